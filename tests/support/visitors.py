"""Somebody at the clinic's pages in a real browser: what they see fits, has no fault by axe, and logs no error."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, ClassVar

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WIDTHS = {"phone": {"width": 360, "height": 740}, "laptop": {"width": 1366, "height": 768}}


class Visitor:
    """One window at the clinic. It may log no error, run over its width, or have a serious fault by axe."""

    looked_at: ClassVar[set[tuple[str, ...]]] = set()
    """Kinds of page that axe saw already, by screen and language: one of each is enough."""

    def __init__(self, browser: Browser, url: str, language: str, screen: str, *, has_script: bool) -> None:
        self.has_script, self.url, self.language, self.screen = has_script, url, language, screen
        locale = {"es": "es-MX", "en": "en-US"}[language]
        context = browser.new_context(viewport=WIDTHS[screen], locale=locale, java_script_enabled=has_script)  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.troubles: list[str] = []
        self.page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def looks(self) -> None:
        """What is shown now fits the screen and has no serious fault."""
        if not self.has_script:
            return
        self.page.wait_for_load_state("domcontentloaded")
        self.page.wait_for_function("document.documentElement !== null && document.body !== null")
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels too wide"
        kind = (re.sub(r"/[A-Z0-9]{8}\b|\?.*|https?://[^/]*", "", self.page.url), self.screen, self.language)
        if self.page.locator("[role=alert], .flash").count() == 0 and kind in self.looked_at:
            return
        self.looked_at.add(kind)
        found: Any = Axe().run(self.page).response
        serious = [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert serious == [], f"{self.page.url}: {serious}"

    def shot(self, name: str) -> None:
        """Keep a picture of the page where ORIENTA_SHOTS names a folder."""
        if folder := os.environ.get("ORIENTA_SHOTS"):
            width = (self.page.viewport_size or {"width": 0})["width"]
            self.page.screenshot(path=Path(folder) / f"{width}-{re.sub(r'[^a-z0-9]+', '-', name)}.png", full_page=True)

    def open(self, path: str) -> None:
        """A page of the clinic, looked at."""
        self.page.goto(path if path.startswith("http") else f"{self.url}/clinic{path}")
        self.looks()

    def close(self) -> None:
        """Close the window; nothing may have gone wrong in it."""
        self.page.context.close()
        assert [each for each in self.troubles if "status of 4" not in each] == []
