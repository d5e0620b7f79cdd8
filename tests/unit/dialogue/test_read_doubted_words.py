"""What is said with doubt, the hour at the border told apart, and the year that is meant of several."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.readers import apart_from_border, border_hour, hedged, hour_beside
from app.dialogue.words.year_picks import tells_age, year_meant

TODAY = date(2026, 11, 21)
DAYS = [{"kind": "date", "iso": "2026-12-12"}, {"kind": "date", "iso": "2027-12-12"}]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Brownsville creo", ["brownsville"]),
        ("brownsville, creo", ["brownsville"]),
        ("un papel q dise 14 de enero 8:30 creo q es en brownsville", ["en brownsville"]),
        ("es el 14, 8:30 no estoy segura", ["8:30"]),
        ("I think it is Laredo", ["laredo"]),
        ("no creo que sea brownsville", []),
        ("hace 3 meses", []),
        ("brownsville 8:30", []),
    ],
)
def test_doubt_is_of_what_it_stands_by(text: str, parts: list[str]) -> None:
    """Of what follows its word, or else of what came before."""
    assert hedged(text) == parts


@pytest.mark.parametrize(
    ("text", "rest", "hour"),
    [
        ("12 december 8:30, at bridge 5 am brownsville", "12 december 8:30 , brownsville", "05:00"),
        ("january 12 8:30 and at the bridge 5 am", "january 12 8:30", "05:00"),
        ("en el puente a las 5, corte 8:30 12 de enero", "corte 8:30 12 de enero", "05:00"),
        ("corte 12 de enero 8:30 en la garita 0430", "corte 12 de enero 8:30", "04:30"),
    ],
)
def test_the_hour_at_the_border_is_told_apart(text: str, rest: str, hour: str) -> None:
    """Of two readings the one before the hour in court."""
    found = apart_from_border(text)
    assert found is not None
    assert (found.rest, found.hour) == (rest, hour)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("12 december. 5 in the morning bridge, 8:30 judge. i come which hour", "8:30 judge"),
        ("bridge is 5 am. judge is 8:30. brownsville", "judge is 8:30"),
        ("brownsville 12 december 2026 8:30 judge, 5 am bridge", "8:30 judge"),
        ("12 de diciembre puente 5 am, juez 8:30", "juez 8:30"),
        ("12 de diciembre juez 8:30, puente 5 am", "juez 8:30"),
        ("12 de diciembre 5 am puente 8:30 juez", "8:30 juez"),
        ("5 puente, 8:30 juez", "8:30 juez"),
        ("judge 8:30 bridge 5", "judge 8:30"),
        ("5 de la mañana en el puente y a las 8:30 con el juez", "8:30 con el juez"),
        ("tengo que estar a las 5, el juez a las 8:30", "el juez a las 8:30"),
        ("tengo que estar en la corte a las 8:30 y en el puente a las 5", "en la corte a las 8:30"),
        ("corte: 8:30, puente: 5:00", "corte: 8:30"),
    ],
)
def test_each_hour_belongs_to_the_word_beside_it(text: str, left: str) -> None:
    """In either order, of words and of hours: nobody is told to come when it is over."""
    found = apart_from_border(text)
    assert found is not None
    assert found.hour == "05:00"
    assert left in found.rest


@pytest.mark.parametrize("text", ["12 de diciembre 5 am y 8:30, puente y juez", "8:30 y 5 am, puente y corte"])
def test_of_two_hours_that_nobody_can_tell_apart_neither_is_taken(text: str) -> None:
    """They are asked for."""
    found = apart_from_border(text)
    assert found is not None
    assert found.hour is None
    assert "8:30" not in found.rest


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("is so for the judge but you forget the bridge 5 am", "05:00"),
        ("2 bridge 5 in the morning", "05:00"),
        ("le falta el puente, 5 am", "05:00"),
        ("en el puente a las 4 y media", "04:30"),
        ("8:30 judge", None),
        ("voy al puente", None),
        ("2 puente", None),
        ("bridge 5 am, judge 8:30", None),
        ("el puente, la corte es a las 8:30", None),
    ],
)
def test_the_only_hour_told_beside_the_border(text: str, hour: str | None) -> None:
    """That of the court is none."""
    assert border_hour(text, "08:30") == hour


@pytest.mark.parametrize(
    "text", ["mi cita es el 12 de enero 8:30 en el puente", "el 12 de enero en el puente", "12 de enero 8:30"]
)
def test_one_hour_is_left_as_it_is(text: str) -> None:
    """Nobody can know whose it is."""
    assert apart_from_border(text) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [("brownsville 0830", "08:30"), ("8 30 brownsville", "08:30"), ("el paso 9:15", "09:15"), ("laredo 1030", "10:30")],
)
def test_an_hour_beside_other_words(text: str, hour: str) -> None:
    """Also without a sign between the hour and its minutes."""
    assert hour_beside(text, "hearing").value == hour


@pytest.mark.parametrize("text", ["la 8", "brownsville 8", "956 555 0830", "14 de enero", "2027", "8 y 30 personas"])
def test_other_numbers_are_no_hour(text: str) -> None:
    """The line of a list, a phone, a day, a year."""
    assert hour_beside(text, "hearing").status == "invalid"


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("la 1. y mi nieta… tiene 9 años", (1,), "mi nieta, tiene 9 años"),
        ("el año que viene", (2,), ""),
        ("la que viene", (1,), ""),
        ("este año pues", (1,), ""),
        ("2027", (2,), ""),
        ("la 1, la del otro año", (), ""),
    ],
)
def test_the_year_that_is_meant(text: str, numbers: tuple[int, ...], rest: str) -> None:
    """With what is told beside it."""
    found = year_meant(text, DAYS, TODAY)
    assert found is not None
    assert (found.numbers, found.rest) == (numbers, rest)


@pytest.mark.parametrize("text", ["no se", "no la 1", "el 13 de diciembre", "1, el 15 de enero", "a las 8", "7"])
def test_no_year_is_meant(text: str) -> None:
    """Nothing, or another day."""
    assert year_meant(text, DAYS, TODAY) is None


@pytest.mark.parametrize(
    ("text", "is_age"),
    [
        ("y mi nieta… tiene 9 años", True),
        ("mi hijo tiene 3", True),
        ("my daughter is 9 years old", True),
        ("mi nieta tiene miedo", False),
        ("mi nieta tiene 9 años y se la llevaron", False),
    ],
)
def test_an_age_alone_is_no_alarm(text: str, is_age: bool) -> None:
    """Only where nothing else is told."""
    assert tells_age(text) is is_age


@given(st.text(max_size=80))
def test_any_words_can_be_read(text: str) -> None:
    """Nothing that can be typed raises."""
    hedged(text)
    apart_from_border(text)
    border_hour(text)
    hour_beside(text, "hearing")
    year_meant(text, DAYS, TODAY)
    tells_age(text)
