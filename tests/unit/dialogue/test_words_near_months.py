"""Everyday words that are one slip from a month or a weekday are neither; slips of the months themselves are read."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers
from app.dialogue.readers.vocabulary import MONTHS, WEEKDAYS


@pytest.mark.parametrize(
    "word",
    [
        "sheet",
        "slept",
        "swept",
        "match",
        "marca",
        "mareo",
        "abrir",
        "abrio",
        "mall",
        "entro",
        "entero",
        "nombre",
        "hago",
        "junte",
        "julia",
        "junior",
        "jueces",
        "lines",
        "moon",
        "thugs",
        "vienes",
        "luces",
        "mates",
    ],
)
def test_everyday_words_are_no_month_and_no_weekday(word: str) -> None:
    """ "Same day the sheet say" had become September."""
    assert MONTHS.find(word) is None
    assert WEEKDAYS.find(word) is None


@pytest.mark.parametrize(
    ("slip", "month"),
    [
        ("septienbre", 9),
        ("sept", 9),
        ("henero", 1),
        ("febreo", 2),
        ("avril", 4),
        ("jullio", 7),
        ("agsoto", 8),
        ("marso", 3),
    ],
)
def test_slips_of_a_month_are_read(slip: str, month: int) -> None:
    """As before."""
    assert MONTHS.find(slip) == month


@pytest.mark.parametrize(
    "text", ["yes exactly so. same day the sheet say", "the sheet say", "no vienes", "hago la cola"]
)
def test_a_sentence_with_them_names_no_day(text: str) -> None:
    """Nothing of a date is heard in it."""
    assert readers.read("date", text, lang="en", today=date(2026, 11, 21)).status == "invalid"
