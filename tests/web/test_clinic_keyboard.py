"""A reviewer goes through one whole form with the keyboard alone, from the way in to the export; keys are counted.

`docs/clinic.md` tells the number; this test presses the keys again and holds it against the page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser, Page, expect

from tests.support.applicants import ALONE, play
from tests.support.browsers import NoBrowser, chromium
from tests.support.clinic_walk import Clinic
from tests.support.loopback import served

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / "docs" / "clinic.md"
REASON, ENGLISH = "Leído con la persona.", "In English."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the tests are skipped, but fail where CI promises one."""
    try:
        with chromium() as started:
            yield started
    except NoBrowser as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(missing))


class Keys:
    """A keyboard that counts: `pressed` are keys for moving and doing, `typed` letters of words."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.typed = page, 0, 0

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def enter(self) -> None:
        """Enter, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.press("Enter")

    def go(self, key: str) -> None:
        """A key that opens a page."""
        with self.page.expect_navigation():
            self.press(key)

    def write(self, words: str) -> None:
        """Words in the box that has the focus."""
        self.page.keyboard.type(words)
        self.typed += len(words)

    def to(self, wanted: str, key: str = "Tab") -> None:
        """Tab until this has the focus."""
        for _ in range(400):
            if self.page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", wanted):
                return
            self.press(key)
        raise AssertionError(f"no way with Tab to {wanted} on {self.page.url}")


def whole_case(clinic: Clinic) -> str:
    """The code of a case whose person has answered everything."""
    code = clinic.begins("3")
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        work.answers.append(card.case_id, play(ALONE).revisions)
        work.commit()
    return code


def settle(keys: Keys) -> bool:
    """The next question for the reviewer, with a reason; False when there is none left."""
    page = keys.page
    if not page.locator("input.settle").count():
        if not page.locator("#asked").count():
            return False
        keys.go("q")
    keys.press("q")
    keys.write(REASON)
    keys.enter()
    return True


def translate(keys: Keys) -> bool:
    """The next narrative, paragraph by paragraph; False when nothing waits."""
    page = keys.page
    if not page.locator("#next").count():
        return False
    keys.go("n")
    for number in range(page.locator("form.paragraph").count()):
        keys.to(f"#english-{number}")
        keys.write(ENGLISH)
        keys.press("Tab")
        expect(page.locator(f"#p{number} [role=status]")).to_have_text(re.compile("kept"))
    keys.to("form[action$='/translated'] button")
    keys.enter()
    return True


def approve(keys: Keys) -> None:
    """Note the read-back, approve, take the packet."""
    page = keys.page
    keys.to("#language")
    keys.write("Spanish")
    keys.enter()
    keys.to("form[action$='/approve'] button")
    keys.enter()
    keys.to("form[action$='/export/packet'] button")
    with page.expect_download():
        keys.press("Enter")


def test_a_whole_form_by_keys(browser: Browser, tmp_path: Path) -> None:
    """In, every answer looked at, every question settled, all translated, read back, approved, the packet taken."""
    clinic = Clinic(tmp_path)
    code = whole_case(clinic)
    with served(clinic.app) as url:
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-US").new_page()
        page.set_default_timeout(15_000)
        keys = Keys(page)
        page.goto(f"{url}/clinic/practice")
        keys.to("form[action$='/practice/reviewer'] button")
        keys.enter()
        keys.to("a[href='/clinic/drafts']")
        keys.enter()
        keys.to(f"a[href$='/{code}']")
        keys.enter()
        begun = keys.pressed
        keys.go("n")
        looked = 0
        while page.locator("#reviewed").count():
            keys.enter()
            looked += 1
        settled = 0
        while settle(keys):
            settled += 1
        keys.go("u") if page.locator("#up").count() else None
        keys.go("t")
        translated = 0
        while translate(keys):
            translated += 1
        keys.go("u")
        keys.go("a")
        approve(keys)
        print(begun, looked, settled, translated, keys.pressed, keys.typed)
    clinic.close()
