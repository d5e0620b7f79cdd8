"""The half of the day right behind its hour, in few words: "8.30 morning", "5 for morning", "6 o clock for evening"."""

from __future__ import annotations

import pytest

from app.dialogue import readers


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("8.30 morning", "08:30"),
        ("8.30 for morning", "08:30"),
        ("8:30 for the morning", "08:30"),
        ("5 for morning", "05:00"),
        ("5 o clock for morning", "05:00"),
        ("gateway bridge 5 o clock for morning", "05:00"),
        ("4 30 morning", "04:30"),
        ("1 afternoon", "13:00"),
        ("2 o clock for afternoon", "14:00"),
        ("6 for evening", "18:00"),
    ],
)
def test_it_says_which_hour(words: str, iso: str) -> None:
    """None of them is asked back."""
    assert readers.hour_said(words, "hearing").value == iso


@pytest.mark.parametrize("words", ["good morning, court at 3", "i dey house for 3 nights", "for morning"])
def test_what_says_no_half(words: str) -> None:
    """A greeting says nothing of the hour behind it."""
    assert readers.hour_said(words, "hearing").status != "ok"
