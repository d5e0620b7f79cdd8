"""An hour without its minutes, and what only looks like one."""

from __future__ import annotations

import pytest

from app.dialogue.readers import lacks_minutes, without_part_hour


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sí, a las 4 y algo", "Sí,"),
        ("como a las cuatro y pico de la mañana", ""),
        ("el mismo día, 4 de la mañana y algo", "el mismo día,"),
        ("at 4 something", ""),
        ("a las 4 y no miro bien el numerito", ""),
    ],
)
def test_it_is_taken_out(text: str, left: str) -> None:
    """The rest stays as it was written."""
    assert lacks_minutes(text)
    assert without_part_hour(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "a las 4",
        "a las 4 y media",
        "hace 4 y pico años",
        "dos años y pico",
        "el 14 y algo mas",
        "4 y algo de comer",
        "son 3 y tantos hijos",
        "4 something else",
        "14/01/2027 y algo",
    ],
)
def test_it_is_no_such_hour(text: str) -> None:
    """A span of years, a day, a count."""
    assert not lacks_minutes(text)
