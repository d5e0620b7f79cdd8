"""A reviewer goes through one whole form with the keyboard alone, and the keys are counted: `python -m bench.keys`.

A real Chromium, from the practice door to the packet: every answer looked at, every question settled with a reason,
every narrative translated, read back, approved. Letters of reasons and translations are counted apart. `docs/clinic.md`
tells the result.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.applicants import ALONE, play
from tests.support.browsers import NoBrowser, chromium
from tests.support.clinic_walk import Clinic
from tests.support.loopback import served

REASON, ENGLISH = "Leído con la persona.", "In English."


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


def walk(page: Page, url: str, code: str) -> dict[str, int]:
    """From the practice door to the packet; what was done, and the keys that it took."""
    keys = Keys(page)
    page.goto(f"{url}/clinic/practice")
    keys.to("form[action$='/practice/reviewer'] button")
    keys.enter()
    keys.to("a[href='/clinic/drafts']")
    keys.enter()
    keys.to(f"a[href$='/{code}']")
    keys.enter()
    done = {
        "keys to the draft": keys.pressed,
        "answers looked at": 0,
        "questions settled": 0,
        "narratives translated": 0,
    }
    keys.go("n")
    while page.locator("#reviewed").count():
        keys.enter()
        done["answers looked at"] += 1
    while settle(keys):
        done["questions settled"] += 1
    if page.locator("#up").count():
        keys.go("u")
    keys.go("t")
    while translate(keys):
        done["narratives translated"] += 1
    keys.go("u")
    keys.go("a")
    approve(keys)
    return done | {"keys in all": keys.pressed, "letters typed": keys.typed}


def main() -> int:
    """Walk it once and print what was counted; 1 where there is no browser."""
    try:
        with tempfile.TemporaryDirectory(prefix="orienta-keys-") as name, chromium() as browser:
            clinic = Clinic(Path(name))
            code = whole_case(clinic)
            with served(clinic.app) as url:
                page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-US").new_page()
                page.set_default_timeout(15_000)
                counted = walk(page, url, code)
            clinic.close()
    except NoBrowser as missing:
        print(missing, file=sys.stderr)
        return 1
    for what, number in counted.items():
        print(f"{what}: {number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
