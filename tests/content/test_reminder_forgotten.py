"""Whoever asks whether their reminder was forgotten is told the days on which it comes."""

from __future__ import annotations

import pytest

from tests.support.talks import heard

ENGLISH = ("hello", "2", "yes", "3", "3", "no", "no")
ESPANOL = ("hola", "1", "si", "3", "3", "no", "no")
TOLD = ("my court is 14 december 2026 8:30 brownsville. gateway bridge 5am same day", "yes", "matamoros")
CONTADO = ("mi corte es el 14 de diciembre de 2026 a las 8:30 en brownsville y en el puente a las 5 am", "si", "8")


@pytest.mark.parametrize(
    ("words", "is_spanish"),
    [
        ("ah. keep my date here, u don forget my reminder? evening 6 to 9 abeg", False),
        ("u don forget my reminder? evening 6 to 9 abeg", False),
        ("did you forget my reminders?", False),
        ("una go still remind me?", False),
        ("se le olvido mi recordatorio?", True),
        ("ya se les olvidaron mis avisos?", True),
    ],
)
def test_its_days_are_said(words: str, is_spanish: bool) -> None:
    """Also beside a line of a list."""
    before = (*CONTADO, "cuando es mi audiencia") if is_spanish else (*TOLD, "when my hearing is")
    player = heard(*before, words, welcomed=ESPANOL if is_spanish else ENGLISH)
    assert any(each.context.startswith("reminder_days/") for each in player.said)


@pytest.mark.parametrize("words", ["keep my date here", "i forget my paper for house", "what will my reminder say?"])
def test_what_asks_for_no_days(words: str) -> None:
    """A line alone, a paper left behind, and the words of a reminder."""
    player = heard(*TOLD, "when my hearing is", words, welcomed=ENGLISH)
    assert not any(each.context.startswith("reminder_days/") for each in player.said)
