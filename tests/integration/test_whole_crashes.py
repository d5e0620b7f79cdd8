"""SIGKILL at random moments of whole conversations: nothing lost, nothing doubled, replies in order."""

from __future__ import annotations

from pathlib import Path

from tests.support.crashes import FAULTS, crash
from tests.support.people import MARIA, WILSON
from tests.support.whole import running

PEOPLE = [MARIA, WILSON]
MESSAGES = 22
"""Of each: past consent and the menu, into the form's questions."""


def test_kills_lose_and_double_nothing(database_url: str, tmp_path: Path) -> None:
    """A few kills on either engine; the long count is `make soak`."""
    with running(tmp_path, database_url, faults=FAULTS) as service:
        counts = crash(service, PEOPLE, kills=3, seed=3, most=MESSAGES)
    assert counts.kills >= 3
    assert counts.is_clean, str(counts)
