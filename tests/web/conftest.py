"""A real Chromium for the tests of pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the tests are skipped, but fail where CI promises one."""
    from tests.support.browsers import NoBrowser, chromium  # the library is not there on every machine

    try:
        with chromium() as started:
            yield started
    except NoBrowser as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(missing))
