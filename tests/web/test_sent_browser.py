"""A photo and a voice note in a real Chromium: sent by a signed webhook, seen, heard, written down; then erased."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.channels.simulator.samples import voice_note
from tests.support.loopback import served
from tests.support.sent import line, photo

pytestmark = pytest.mark.browser

SMALL, LARGE = {"width": 360, "height": 740}, {"width": 1366, "height": 768}


def looks(page: Page) -> None:
    """It fits the screen and has no serious fault for those who cannot see or use a mouse."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    found: Any = Axe().run(page).response
    serious = [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")]
    assert serious == [], f"{page.url}: {serious}"


@pytest.mark.parametrize(("viewport", "locale"), [(SMALL, "es-MX"), (LARGE, "en-US")], ids=["phone", "laptop"])
def test_what_was_sent_is_seen_heard_and_written_down(
    browser: Browser, tmp_path: Path, viewport: dict[str, int], locale: str
) -> None:
    """The picture is drawn, the recording can be sought in, its words join the story; a receipt ends it all."""
    shots = Path(os.environ.get("ORIENTA_SHOTS", tmp_path))
    with line(tmp_path) as phone, served(phone.clinic.app) as url:
        code = phone.clinic.begins("3", "A 012 345 678")
        phone.sends(photo((1200, 900)), "image/jpeg", "mi papel")
        phone.sends(voice_note(150), "audio/ogg")
        phone.sends(b"<script>alert(1)</script>", "image/jpeg")
        page = browser.new_context(viewport=viewport, locale=locale).new_page()  # type: ignore[arg-type]
        troubles: list[str] = []
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.goto(f"{url}/clinic/practice")
        page.locator("form[action$='/practice/reviewer'] button").click()
        page.goto(f"{url}/clinic/drafts/{code}")
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-draft.png")
        page.locator(f".button[href='/clinic/drafts/{code}/files']").click()
        links = page.locator("tbody th a")
        expect(links).to_have_count(3)
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-list.png", full_page=True)
        links.nth(0).click()
        expect(page.locator(".notice").first).to_be_visible()
        assert page.locator("main img").count() == 0
        looks(page)
        page.goto(f"{url}/clinic/drafts/{code}/files/1")
        expect(page.locator("figure img")).to_have_js_property("naturalWidth", 1200)
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-photo.png", full_page=True)
        page.goto(f"{url}/clinic/drafts/{code}/files/2")
        page.wait_for_function("document.querySelector('audio').duration > 2.5")
        page.evaluate("document.querySelector('audio').currentTime = 2")
        page.wait_for_function(
            "document.querySelector('audio').seekable.length == 1 && !document.querySelector('audio').error"
        )
        page.locator("#at-words").fill("B.1.A.text")
        page.locator("#words").fill("Y también buscaron a mi hermano.")
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-voice.png", full_page=True)
        page.locator("form[action$='/transcribe'] button").click()
        expect(page).to_have_url(re.compile(r"item\?at=B\.1\.A\.text#sent$"))
        expect(page.locator(".proposal audio")).to_be_visible()
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-item.png", full_page=True)
        page.locator("button[value=add]").click()
        expect(page.locator("section[aria-labelledby=said]")).to_contain_text("buscaron a mi hermano")
        expect(page.locator(".proposal")).to_have_count(0)
        phone.clinic.later(days=300)
        page.goto(f"{url}/clinic/practice")
        page.locator("form[action$='/practice/coordinator'] button").click()
        for name in ("endings", f"drafts/{code}/ending"):
            page.goto(f"{url}/clinic/{name}")
            looks(page)
            page.screenshot(path=shots / f"sent-{viewport['width']}-{name[-7:]}.png", full_page=True)
        page.locator("input[value=asked]").check()
        page.locator("#typed").fill(code.lower())
        page.locator("#typed").press("Enter")
        expect(page.locator("dl code").first).to_have_text(re.compile("^[0-9A-Z]{8}$"))
        looks(page)
        page.screenshot(path=shots / f"sent-{viewport['width']}-receipt.png", full_page=True)
        assert troubles == []
        page.context.close()
