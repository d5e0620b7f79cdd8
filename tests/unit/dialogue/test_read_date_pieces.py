"""A piece of a date: what a short message names of one day, and what it is not."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("it was february", (None, 2, None)),
        ("fue en marzo", (None, 3, None)),
        ("del 2024", (2024, None, None)),
        ("last year", (2025, None, None)),
        ("el año pasado", (2025, None, None)),
        ("como el 10", (None, None, 10)),
        ("the 11 i think", (None, None, 11)),
        ("2025. the 11 i think", (2025, None, 11)),
        ("el diez de marzo", (None, 3, 10)),
        ("marzo del 24 o 25", None),
        ("10/03", None),
        ("2024-03", None),
        ("marzo o abril", None),
        ("40", None),
        ("no me acuerdo", None),
        ("el 2O24", None),
    ],
)
def test_the_parts_that_are_named(text: str, parts: tuple[int | None, ...] | None) -> None:
    """Year, month and day as far as they are said."""
    said = readers.piece_said(text, TODAY, "past")
    assert (said and (said.year, said.month, said.day)) == parts


@pytest.mark.parametrize("text", ["the 11 i think", "creo que el 10", "maybe march", "fue en el 2024"])
def test_nothing_but_a_piece(text: str) -> None:
    """Words of doubt and joining go with it."""
    assert readers.is_only_piece(text, TODAY, "past")


@pytest.mark.parametrize(
    "text", ["vienen en 10 minutos", "son 3 hijos", "me mataron el 10", "i have 2 kids", "vivo en el 12"]
)
def test_more_than_a_piece(text: str) -> None:
    """Anything else is heard as what it is."""
    assert not readers.is_only_piece(text, TODAY, "past")


@pytest.mark.parametrize(
    ("texts", "lang", "shown", "missing"),
    [
        (["fue en marzo"], "es", "marzo", "date.year_alone"),
        (["fue en marzo", "del 2024"], "es", "marzo de 2024", "date.day_alone"),
        (["el 10", "marzo"], "es", "10 de marzo", "date.year_alone"),
        (["february", "2025"], "en", "February 2025", "date.day_alone"),
        (["the 11"], "en", "11", "date.month_alone"),
        (["2024", "marzo", "el 10"], "es", "10 de marzo de 2024", None),
        (["marzo", "abril"], "es", "abril", "date.year_alone"),
    ],
)
def test_together(texts: list[str], lang: str, shown: str, missing: str | None) -> None:
    """The later of two counts; what is missing is named."""
    whole = readers.together(said for each in texts if (said := readers.piece_said(each, TODAY, "past")))
    assert readers.show_piece(whole, lang) == shown
    assert readers.missing_piece(whole) == missing
