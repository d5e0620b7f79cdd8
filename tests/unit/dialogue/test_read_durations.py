"""How long a way takes, as people say it: never shorter than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue import readers


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("media hora", 30),
        ("como media hora", 30),
        ("una hora", 60),
        ("hora y media", 90),
        ("una hora y media", 90),
        ("2 horas y media", 150),
        ("1 hora con 20 minutos", 80),
        ("unos 40 minutos", 40),
        ("cuarenta minutos", 40),
        ("una o dos horas", 120),
        ("de una a dos horas", 120),
        ("media hora o una hora", 60),
        ("5 horas", 300),
        ("seis horas en bus", 360),
        ("half an hour", 30),
        ("about an hour and a half", 90),
        ("two hours", 120),
        ("90 min", 90),
        ("no se", None),
        ("lejos", None),
        ("2", None),
        ("", None),
    ],
)
def test_a_length_is_read_in_minutes(text: str, minutes: int | None) -> None:
    """Of two lengths the longer; a bare number is none, since it may be an option's."""
    assert readers.minutes_said(text) == minutes


@given(st.text(max_size=80))
def test_any_text_has_a_length_or_none(text: str) -> None:
    """Never an error, never less than nothing."""
    assert (readers.minutes_said(text) or 0) >= 0
