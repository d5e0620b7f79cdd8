"""What a whole sentence names of a hearing: one day, one hour, one place, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue import readers

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        pytest.param("mi corte es el 17 de marzo de 2027 a las 8:30 en laredo", ["2027-03-17T08:30"], id="whole"),
        pytest.param("mi corte es el 17 de marzo de 2027 a las 9 no a las 8", ["2027-03-17T09:00"], id="a denied hour"),
        pytest.param("tengo corte el martes a las 9", ["2026-11-24T09:00"], id="a weekday, counted from today"),
        pytest.param(
            "tengo corte el 15 de diciembre a las 8 y media en brownsville",
            ["2026-12-15T08:30", "2027-12-15T08:30"],
            id="no year: each that it can be",
        ),
        pytest.param("mi audiencia es 12/15 8:30 am laredo", ["2026-12-15T08:30", "2027-12-15T08:30"], id="month/day"),
        pytest.param(
            "me cambiaron la corte para el 3 de enero a las 9 en el paso",
            ["2027-01-03T09:00", "2028-01-03T09:00"],
            id="El Paso is no hour",
        ),
        pytest.param(
            "es el 3/1 a las 9",
            ["2027-01-03T09:00", "2027-03-01T09:00", "2028-01-03T09:00", "2028-03-01T09:00"],
            id="day or month, and no year",
        ),
        pytest.param("tuve corte el 3 de noviembre", ["2026-11-03", "2027-11-03", "2028-11-03"], id="one of them over"),
        pytest.param(
            "tengo corte el 15 de diciembre de 2026 a las 2",
            ["2026-12-15T02:00", "2026-12-15T14:00"],
            id="morning or afternoon",
        ),
        pytest.param("me cambiaron la corte del 15 de diciembre al 3 de enero", [], id="two days are none"),
        pytest.param("a las 4 en el puente y a las 8 30 en la corte el 15 de diciembre", [], id="two hours are none"),
        pytest.param("tengo corte el 30 de febrero de 2027 a las 8", [], id="a day that does not exist"),
        pytest.param("mi corte es en enero", [], id="a month alone"),
        pytest.param("como el 15 de diciembre de 2026 más o menos", [], id="an approximate day"),
        pytest.param("tengo corte el 15", [], id="a day without its month"),
        pytest.param("la hora es a las 9", [], id="an hour alone"),
        pytest.param("mi numero es 664 555 0100", [], id="a phone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_sentence_names_one_day(text: str, isos: list[str]) -> None:
    """One day, or all that it can be, in their order; the year is never supplied."""
    reading = readers.day_said(text, "es", TODAY, "hearing")
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    assert [value["iso"] for value in values if isinstance(value, dict)] == isos
    assert reading.status == {0: "invalid", 1: "ok"}.get(len(isos), "ambiguous")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        pytest.param("la hora es a las 9 no a las 8", "09:00", id="denied after"),
        pytest.param("no es a las 8 es a las 9", "09:00", id="denied before"),
        pytest.param("no es a las ocho y media, es a las nueve", "09:00", id="denied in words"),
        pytest.param("ya no a las 8:30 am sino a las 10", "10:00", id="sino"),
        pytest.param("es a las 9:30 en vez de las 8", "09:30", id="en vez de"),
        pytest.param("it is 9 am, not 8 am", "09:00", id="English"),
        pytest.param("a las 8 o a las 9", None, id="two hours"),
        pytest.param("cambio la hora", None, id="no hour"),
        pytest.param("a las 40", None, id="no such hour"),
    ],
)
def test_a_sentence_names_one_hour(text: str, hour: str | None) -> None:
    """One hour that is not denied; two are none."""
    assert readers.hour_said(text, "hearing").value == hour


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("tengo corte el 15 a las 8 en Brownsville", 2, id="by its name"),
        pytest.param("ME TOCA EN EL PASO", 1, id="capitals"),
        pytest.param("no se me paso la fecha", None, id="a part of a name"),
        pytest.param("en el paso o en brownsville", None, id="two names"),
        pytest.param("otra fecha", None, id="none"),
    ],
)
def test_a_sentence_names_an_option(text: str, number: int | None) -> None:
    """Only its own name, as whole words, and only one."""
    assert readers.option_said(text, [("El Paso",), ("Brownsville",), ("Otra corte", "Another court")]) == number


@given(st.text(max_size=120), st.sampled_from(["es", "en"]))
def test_no_words_break_it(text: str, lang: str) -> None:
    """Any text is read or not; what is read is a day that exists, never more than four."""
    reading = readers.day_said(text, lang, TODAY, "hearing")
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    assert len(values) <= 4
    assert all(date.fromisoformat(str(value["iso"])[:10]) for value in values if isinstance(value, dict))
    assert readers.hour_said(text, "hearing").status in ("ok", "ambiguous", "invalid")
    readers.option_said(text, [("El Paso",)])
    readers.year_said(text)
