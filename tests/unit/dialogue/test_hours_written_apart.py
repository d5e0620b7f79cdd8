"""Hours of a hearing written without their colon: "a las 830", "8 30 morning", "14 december 8 30"."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("3 de febrero 2027 a las 830", "08:30"),
        ("3 de febrero de 2027 a las 1630", "16:30"),
        ("a las 830 en el paso", "08:30"),
        ("feb 3 2027 at 830", "08:30"),
        ("december 14 2026 8 30 morning", "08:30"),
        ("my court na 14 december 8 30 morning brownsville", "08:30"),
        ("14 december 2026 8 30 brownsville", "08:30"),
        ("14 de enero 8 30", "08:30"),
        ("8 30 de la mañana", "08:30"),
        ("el 3 a las 8 30 de la tarde", "20:30"),
        ("at 4 30 am", "04:30"),
    ],
)
def test_the_hour_is_read(text: str, hour: str) -> None:
    """As if it were written with the colon."""
    assert readers.hour_said(text, "hearing").value == hour


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 de marzo 2019", "2019-03-12"),
        ("3 de febrero de 2027 a las 830", "2027-02-03T08:30"),
        ("december 14 2026 8 30 morning", "2026-12-14T08:30"),
    ],
)
def test_the_day_stays_what_it_is(text: str, iso: str) -> None:
    """A year is no hour, and an hour no year."""
    value = readers.read("date", text, lang="es", today=TODAY, context="hearing").value
    assert isinstance(value, dict)
    assert value["iso"] == iso


@pytest.mark.parametrize("text", ["12 de marzo 19 30", "entre en 2019", "8 30", "calle 8 30", "tengo 8 30 pesos"])
def test_other_figures_are_no_hour(text: str) -> None:
    """Two figures alone, a year, an address."""
    assert readers.hour_said(text, "hearing").status == "invalid"
