"""Two hours of which one is meant: the day is told without one, and neither is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers

TODAY = date(2026, 11, 22)


def days(text: str) -> list[str]:
    """The days that a sentence names, in all its readings."""
    reading = readers.day_said(text, "es", TODAY, "hearing")
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    return [str(value["iso"]) for value in values if isinstance(value, dict)]


@pytest.mark.parametrize(
    "text",
    [
        "el 12 de enero de 2027, a las 8 o 9 no me acuerdo",
        "12 de enero de 2027 a las 8 o a las 9",
        "january 12 2027 at 8 or 9 i dont remember",
        "el 12 de enero de 2027 8 o 9 am",
        "el 12 de enero de 2027 entre 8 y 9",
        "12 de enero de 2027 creo que a las 8 o 8:30",
        "a las ocho o nueve, el 12 de enero de 2027",
        "January 12, 2027 at 8 or 8:30, not sure",
        "12 de enero de 2027 8 y media o 9 de la mañana",
    ],
)
def test_the_day_is_told_without_an_hour(text: str) -> None:
    """Only the hour is open."""
    assert days(text) == ["2027-01-12"]
    assert len(readers.two_hours(text, "hearing")) == 2
    assert readers.hour_said(text, "hearing").status == "invalid"


def test_without_its_year_the_day_may_be_of_several() -> None:
    """The year is asked as ever, and no hour with it."""
    assert days("el 12 de enero, a las 8 o 9 no me acuerdo") == ["2027-01-12", "2028-01-12"]


@pytest.mark.parametrize(
    "text",
    [
        "8 o 9 de enero de 2027",
        "el 8 o 9 a las 4",
        "enero 8 o 9",
        "entre el 8 y el 9 de enero",
        "12 de enero de 2027 o 2028",
        "12 de enero de 2027 a las 8",
        "15 de diciembre a las 4 y media de la mañana puente, corte 8 y media",
        "5 o 6 de mayo",
        "03/04/2027 8:30",
    ],
)
def test_two_days_or_one_hour_are_not_two_hours(text: str) -> None:
    """What is a day stays one."""
    assert readers.two_hours(text, "hearing") == []


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8 o 9", ["08:00", "09:00"]),
        ("a las 8 o 9 de la mañana", ["08:00", "09:00"]),
        ("1 or 2 pm", ["13:00", "14:00"]),
    ],
)
def test_at_the_question_for_the_hour_both_are_shown(text: str, hours: list[str]) -> None:
    """Asked which, never the first of them."""
    reading = readers.read("hour", text, lang="es", today=TODAY, context="hearing")
    assert (reading.status, reading.value) == ("ambiguous", hours)
