"""No pattern of the dialogue runs away: each looks through a long hostile text in a bounded time of the processor.

What a channel carries in one message is 4,096 characters. A pattern that goes back over the same run in many ways takes
minutes or hours for it; one that only looks at each pair of places takes a part of a second.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import app.dialogue
from tests.support.bounded import RunsAwayError, within

LENGTH = 2048
"""Half of what one message carries: enough for whatever goes wrong by its cube."""

BOUND = 2.0
"""Seconds of the processor's time, not of the clock; the slowest takes a half."""

UNITS = ("no ", "si ", " y ", ". ", ", ", ",", ".", "\n", "?", "a ", "a", "1", "1 ", "que ", "el la ", "ok ", "i must ")
ENDS = ("", "x", " no")


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a name of a module stands for, also those in a table."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns_in(each)


def _patterns() -> dict[str, list[re.Pattern[str]]]:
    """Every pattern of the dialogue by the module that makes it, each once."""
    found: dict[str, list[re.Pattern[str]]] = {}
    seen: set[tuple[str, int]] = set()
    for module in pkgutil.walk_packages(app.dialogue.__path__, "app.dialogue."):
        for value in vars(importlib.import_module(module.name)).values():
            for pattern in _patterns_in(value):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    found.setdefault(module.name, []).append(pattern)
    return found


PATTERNS = _patterns()


def _runs_away(pattern: re.Pattern[str]) -> str | None:
    """The unit that a pattern cannot look through in time."""
    for unit in UNITS:
        try:
            with within(BOUND):
                for end in ENDS:
                    pattern.search((unit * LENGTH)[: LENGTH - len(end)] + end)
        except RunsAwayError:
            return unit
    return None


@pytest.mark.parametrize("module", PATTERNS)
def test_no_pattern_runs_away(module: str) -> None:
    """Whatever small words, marks or lines are repeated."""
    found = [(pattern.pattern[:80], unit) for pattern in PATTERNS[module] if (unit := _runs_away(pattern))]
    assert found == []


def test_one_that_runs_away_is_found() -> None:
    """The guard itself: words that may be parted in two ways."""
    assert _runs_away(re.compile(r"^(?:(?:no|si) ?,? ?)*z")) == "no "
