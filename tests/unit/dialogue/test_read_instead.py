"""What was told before and is now said otherwise: what is taken back, what stands in its place, and of which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue import readers

TODAY = date(2026, 11, 22)
HELD = {"kind": "datetime", "iso": "2026-12-15T08:30"}


@pytest.mark.parametrize(
    ("text", "taken_back", "meant"),
    [
        ("no era a las 8 y media es a las 9", "a las 8 y media", "a las 9"),
        ("no a las 8 a las 9", "a las 8", "a las 9"),
        ("no el 15 el 17", "el 15", "el 17"),
        ("la hora no es a las 8, es a las 9", "a las 8", "a las 9"),
        ("es el 14 no el 15", "el 15", "es el 14"),
        ("el 15 no, el 14", "el 15", "el 14"),
        ("no es en el paso es en san diego", "en el paso", "en san diego"),
        ("san diego en vez de el paso", "el paso", "san diego"),
        ("cambie el paso por san diego", "el paso", "san diego"),
        ("it's not at 8 it's at 9", "at 8", "at 9"),
        ("not the 15th but the 14th", "the 15th", "the 14th"),
        ("perdón, a las 9", "", "a las 9"),
        ("no es a las 8 y media", "a las 8 y media", ""),
    ],
)
def test_both_sides_are_found(text: str, taken_back: str, meant: str) -> None:
    """What a message takes back and what it says instead."""
    assert (taken_back, meant) in [(pair.taken_back, pair.meant) for pair in readers.said_instead(text)]


@pytest.mark.parametrize("text", ["si", "a las 9", "el 14 de diciembre", "master", "gracias", ""])
def test_nothing_is_taken_back_where_nothing_is_denied(text: str) -> None:
    """A plain answer corrects nothing."""
    assert readers.said_instead(text) == []


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        pytest.param("el 14", ["2026-12-14"], id="day of the month"),
        pytest.param("14", ["2026-12-14"], id="its number alone"),
        pytest.param("el 14 a las 9", ["2026-12-14T09:00"], id="with its hour"),
        pytest.param("2027", ["2027-12-15"], id="year"),
        pytest.param("en enero", ["2027-01-15", "2028-01-15"], id="another month: its year is open"),
        pytest.param("enero de 2027", ["2027-01-15"], id="month and year"),
        pytest.param("14 de diciembre", ["2026-12-14"], id="of the month that was told"),
        pytest.param("3 de enero", ["2027-01-03", "2028-01-03"], id="of another month"),
        pytest.param("3 de enero de 2027", ["2027-01-03"], id="a whole day"),
        pytest.param("el 31 de febrero", [], id="no such day"),
        pytest.param("el 45", [], id="no day"),
        pytest.param("el lunes", [], id="a weekday names no day of a paper"),
        pytest.param("a las 9", [], id="an hour alone"),
        pytest.param("9", ["2026-12-09"], id="a bare number is a day here"),
        pytest.param("en laredo", [], id="nothing of a day"),
    ],
)
def test_a_day_said_by_what_changes(text: str, isos: list[str]) -> None:
    """What is left out of the day is that of the day told before; only the year of another month is asked."""
    reading = readers.day_instead(text, HELD, "es", TODAY, "hearing")
    values = reading.value if isinstance(reading.value, list) else [reading.value] if reading.value else []
    assert [value["iso"] for value in values if isinstance(value, dict)] == isos


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a las 9", "09:00"),
        ("9", "09:00"),
        ("9 y media", "09:30"),
        ("es 9:30", "09:30"),
        ("el 14", None),
        ("the 14th", None),
    ],
)
def test_an_hour_also_bare(text: str, value: str | None) -> None:
    """Where it is known that an hour is meant a number is enough; a day is no hour."""
    assert readers.hour_instead(text, "hearing").value == value


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("14 de octubre del 2020 a las 8 en san diego", True),
        ("15/12/2026 8:30 am laredo", True),
        ("march 17 2027 at 8:30 am in laredo", True),
        ("el 15 de diciembre a las 8 me robaron en laredo", False),
        ("15 de diciembre de 2026", False),
        ("naci el 15 de diciembre de 1990 a las 8", False),
    ],
)
def test_a_line_off_a_paper(text: str, is_alone: bool) -> None:
    """A day with its hour and a court's name, and nothing that tells of something else."""
    assert readers.is_day_alone(text, ["san diego", "laredo"]) is is_alone


@given(st.text(max_size=80))
def test_any_words_can_be_read(text: str) -> None:
    """Nothing that can be typed raises, and a day that is read is one that the calendar has."""
    for pair in readers.said_instead(text):
        assert isinstance(pair.taken_back, str)
    readers.hour_instead(text, "hearing")
    readers.is_day_alone(text, ["laredo"])
    reading = readers.day_instead(text, HELD, "es", TODAY, "hearing")
    if reading.status == "ok" and isinstance(reading.value, dict):
        date.fromisoformat(str(reading.value["iso"])[:10])
