"""Sets labelled by somebody who had not seen the code: how well people are understood, with floors that hold."""

from __future__ import annotations

import pytest

from tests.support import understanding

# The least share, or for what is wrong the most, that each split may have.
FLOORS = {
    "tuning": {"topic right": 0.98, "right among offered": 0.99, "emergencies found": 1.0, "replies right": 0.985},
    "aside": {"topic right": 0.92, "right among offered": 0.97, "emergencies found": 0.95, "replies right": 0.95},
    "hard": {"topic right": 0.77, "right among offered": 0.93, "emergencies found": 0.9, "replies right": 0.88},
    "final": {"topic right": 0.91, "right among offered": 0.96, "emergencies found": 0.93, "replies right": 0.93},
}
CEILINGS = {
    "tuning": {"false alarms": 0.01, "wrong but confident": 0.01},
    "aside": {"false alarms": 0.02, "wrong but confident": 0.015},
    "hard": {"false alarms": 0.08, "wrong but confident": 0.02},
    "final": {"false alarms": 0.02, "wrong but confident": 0.028},
}


@pytest.mark.parametrize("split", understanding.splits())
def test_people_are_understood(split: str) -> None:
    """No figure of a set falls below its floor, and nothing goes wrong more often than its ceiling."""
    topics = understanding.of_utterances(understanding.rows("utterances", split))
    replies = understanding.rows("replies", split)
    shares = {**topics.shares, **(understanding.of_replies(replies).shares if replies else {})}
    low = {name: shares[name] for name, floor in FLOORS[split].items() if shares[name] < floor}
    high = {name: shares[name] for name, ceiling in CEILINGS[split].items() if shares[name] > ceiling}
    assert not low, topics.confusion
    assert not high, topics.confusion


def test_the_table_names_what_was_taken_for_what() -> None:
    """A confusion is shown with what was meant, what it was taken for and how often."""
    figures = understanding.Figures({"topic right": 0.5}, {("fear", "court"): 2})
    shown = understanding.markdown("A set", figures, 4)
    assert "| topic right | 50.0% |" in shown
    assert "| fear | court | 2 |" in shown
