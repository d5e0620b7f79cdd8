"""A draft reviewed in a real Chromium: with keys and a script, without any, on a small screen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page, expect

from tests.support.clinic_walk import Clinic
from tests.support.drafts import answer_of
from tests.support.loopback import served

pytestmark = pytest.mark.browser

SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1366, "height": 768}
STORY = "Me dijeron que me fuera.\n\nDespués volvieron."


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic, served."""
    made = Clinic(tmp_path)
    yield made
    made.close()


def fits(page: Page) -> bool:
    """True when nothing stands beyond the right edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_draft_is_reviewed_by_keys_and_the_words_are_kept_while_typed(browser: Browser, clinic: Clinic) -> None:
    """Queue, next by key, Enter marks and goes on; a translation is kept without a button; no error in the console."""
    code = clinic.begins("3", "A 012 345 678", "no tengo")
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        work.answers.append(card.case_id, [answer_of("B.1.A.text", STORY)])
        work.commit()
    with served(clinic.app) as url:
        page = browser.new_context(viewport=LARGE).new_page()  # type: ignore[arg-type]
        troubles: list[str] = []
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.goto(f"{url}/clinic/practice")
        page.locator("form[action$='/practice/coordinator'] button").click()
        page.goto(f"{url}/clinic/drafts")
        page.get_by_role("link", name=code).click()
        page.wait_for_url(f"**/drafts/{code}")
        page.keyboard.press("n")
        expect(page).to_have_url(re.compile(r"item\?at=A\.I\.1$"))
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"item\?at=A\.I\.2$"))
        page.goto(f"{url}/clinic/drafts/{code}")
        page.keyboard.press("q")
        expect(page).to_have_url(re.compile(r"/item\?at="))
        page.keyboard.press("q")
        expect(page.locator("input.settle").first).to_be_focused()
        page.goto(f"{url}/clinic/drafts/{code}/translation?at=B.1.A.text")
        area = page.locator("#english-0")
        area.fill("They told me to leave.")
        expect(page.locator("#p0 [role=status]")).to_have_text(re.compile("guardado|kept"))
        page.reload()
        expect(area).to_have_value("They told me to leave.")
        page.locator("#english-1").fill("Then they came back.")
        expect(page.locator("#p1 [role=status]")).to_have_text(re.compile("guardado|kept"))
        page.locator("form[action$='/translated'] button").click()
        expect(page.locator(".tag.good").first).to_be_visible()
        assert troubles == []


@pytest.mark.parametrize("viewport", [SMALL, LARGE], ids=["phone", "laptop"])
def test_every_page_fits_and_works_without_a_script(
    browser: Browser, clinic: Clinic, viewport: dict[str, int], tmp_path: Path
) -> None:
    """JavaScript off: an edit, a note and the next answer by buttons; nothing runs beyond the edge."""
    code = clinic.begins("3", "A 012 345 678")
    shots = Path(os.environ.get("ORIENTA_SHOTS", tmp_path))
    with served(clinic.app) as url:
        context = browser.new_context(viewport=viewport, java_script_enabled=False)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{url}/clinic/practice")
        page.locator("form[action$='/practice/reviewer'] button").click()
        item = f"{url}/clinic/drafts/{code}/item?at=A.I.1"
        page.goto(item)
        page.locator("#value").fill("A087654321")
        page.locator("#reason").fill("El papel dice otra cosa.")
        page.locator("form[action$='/edit'] button").click()
        expect(page.locator(".history")).to_contain_text("El papel dice otra cosa.")
        page.locator("#note").fill("Mirar otra vez.")
        page.locator("form[action$='/note'] button").click()
        expect(page.get_by_text("Mirar otra vez.")).to_be_visible()
        page.locator("#reviewed").click()
        context.close()
        seen = browser.new_context(viewport=viewport).new_page()  # type: ignore[arg-type]
        seen.goto(f"{url}/clinic/practice")
        seen.locator("form[action$='/practice/reviewer'] button").click()
        for name in (
            "",
            f"/{code}",
            f"/{code}/item?at=A.I.1",
            f"/{code}/approval",
            f"/{code}/translation",
            f"/{code}/checklist",
        ):
            seen.goto(f"{url}/clinic/drafts{name}")
            assert fits(seen), name
            slug = re.sub(r"\W+", "-", name.replace(code, "case")) or "queue"
            seen.screenshot(path=shots / f"{viewport['width']}{slug}.png", full_page=True)
