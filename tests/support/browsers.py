"""A real Chromium: where it is, and how it is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def chromium_path() -> str:
    """Where Chromium is: ORIENTA_CHROMIUM, else the first known name on the path. Raises NoBrowser."""
    named = os.environ.get("ORIENTA_CHROMIUM", "")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        raise NoBrowser("no Chromium found; install chromium or set ORIENTA_CHROMIUM to its path")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A started Chromium, closed afterwards. Raises NoBrowser."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
