"""A day that was told, with the hour or the day that is said instead."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers

TODAY = date(2026, 11, 22)
AT_FOUR = "mi corte es el 12 de enero de 2027 a las 4 pm"


def told(*lines: str) -> list[str]:
    """The readings of a day told and put right."""
    reading = readers.day_told("\n".join(lines), "es", TODAY, "hearing")
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    return [str(value["iso"]) for value in values if isinstance(value, dict)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("no, a las 4 no, 4 y media", "2027-01-12T16:30"),
        ("no es a las 4 es a las 4 y media", "2027-01-12T16:30"),
        ("perdon 4 y media", "2027-01-12T16:30"),
        ("no it's at 4:30", "2027-01-12T16:30"),
        ("no, es a las 3", "2027-01-12T15:00"),
        ("perdón, a las 9", "2027-01-12T09:00"),
        ("me equivoque, es el 13", "2027-01-13T16:00"),
        ("no, el 12 no, el 13", "2027-01-13T16:00"),
        ("not the 12th, the 13th", "2027-01-13T16:00"),
    ],
)
def test_what_is_said_instead_counts(text: str, iso: str) -> None:
    """The rest of the day stays, and the half of the day with it."""
    assert told(AT_FOUR, text) == [iso]


@pytest.mark.parametrize(
    "text", ["no", "si", "2", "la 2", "perdon la 2", "no es a las 4", "no gracias", "no es de pancho es de mi tio"]
)
def test_other_words_put_nothing_right(text: str) -> None:
    """The number of an option is no hour, and what is only denied has nothing in its place."""
    day = readers.day_said(AT_FOUR, "es", TODAY, "hearing")
    assert readers.day_put_right(day, text, "es", TODAY, "hearing") is None


def test_every_year_it_may_be_is_put_right() -> None:
    """What is open stays open."""
    assert told("mi corte es el 12 de enero a las 4 pm", "no, a las 4 no, 4 y media") == [
        "2027-01-12T16:30",
        "2028-01-12T16:30",
    ]
