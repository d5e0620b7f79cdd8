"""`orienta serve` as a process of its own, and the phone it serves, used as a person uses it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Locator, Page

from tests.support.whole import ROOT, free_port, until

KEPT = ("ORIENTA_CONTENT_DIR", "ORIENTA_LOCALES_DIR")
READY = "the simulator has its"
"""What the server logs once every button and list is there."""


def serve_environment(folder: Path, port: int) -> dict[str, str]:
    """The settings of a server on this machine with no account, all its files in a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ORIENTA_") or name in KEPT}
    return own | {
        "ORIENTA_PORT": str(port),
        "ORIENTA_DATA_DIR": str(folder / "data"),
        "ORIENTA_DATABASE_URL": f"sqlite:///{folder / 'orienta.db'}",
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def serving(folder: Path, waits_for: str = READY) -> Iterator[str]:
    """The address of a server that is ready, its stand-in and its buttons too; stopped afterwards.

    `waits_for`: what it logs before the test begins; who types instead of tapping need not wait for buttons.
    """
    port, log = free_port(), folder / "serve.log"
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    with log.open("wb") as out:
        environment = serve_environment(folder, port)
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        until(
            lambda: process.poll() is not None or waits_for in log.read_text(), seconds=240, what="the server's start"
        )
        assert process.poll() is None, log.read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


class Phone:
    """The page of the simulator. Every question waits for what should be there, never for a time."""

    def __init__(self, page: Page, url: str, *, language: str, channel: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.set_default_timeout(15_000)
        page.goto(f"{url}/simulator?lang={language}")
        page.click(f"[data-channel={channel}]")

    @property
    def messages(self) -> Locator:
        """All messages, both ways, oldest first."""
        return self.page.locator(".message")

    @property
    def answers(self) -> Locator:
        """What we sent, oldest first."""
        return self.page.locator(".message:not(.mine)")

    def write(self, text: str, *, shows: str = "") -> str:
        """Type a text and send it; return the words of the answer, of the one that shows a phrase when one is given."""
        count = self.answers.count()
        self.page.fill("#body", text)
        self.page.press("#body", "Enter")
        return self._answer(count, shows)

    def tap(self, choice: str, *, shows: str = "") -> str:
        """Tap the newest button with this hidden id, through its list where it is in one; return what answers."""
        count = self.answers.count()
        button = self.page.locator(f'.taps [data-choice="{choice}"]').last
        if not button.count():
            self.answers.last.locator(".taps button").click()
            button = self.page.locator(f'#rows [data-choice="{choice}"]')
        button.click()
        return self._answer(count, shows)

    def words(self, index: int = -1) -> str:
        """The words of one of our messages, the last one when nothing else is said."""
        at = index if index >= 0 else self.answers.count() + index
        return self.answers.nth(at).locator(".words").inner_text()

    def buttons(self) -> list[str]:
        """What can be tapped under our last message."""
        return self.answers.last.locator(".taps button").all_inner_texts()

    def waits_at(self) -> str:
        """Where the conversation waits, as the authors' side shows it."""
        return self.page.locator(".turn").first.locator("> p code").last.text_content() or ""

    def _answer(self, before: int, shows: str) -> str:
        self.answers.nth(before).wait_for()
        until(lambda: self._showing(before, shows) is not None, seconds=15, what=f"an answer that shows {shows!r}")
        return self.words(self._showing(before, shows) or 0)

    def _showing(self, before: int, shows: str) -> int | None:
        places = range(before, self.answers.count())
        return next((index for index in places if shows in self.words(index)), None)


def contrast(foreground: str, background: str) -> float:
    """WCAG's contrast ratio of two opaque CSS colours as a browser computes them (`rgb(1, 2, 3)`)."""
    light, dark = sorted((_luminance(foreground), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def answers_at(url: str) -> int:
    """The status of a page; 0 when nobody answers."""
    try:
        return httpx.get(url, timeout=5, trust_env=False).status_code
    except httpx.HTTPError:
        return 0
