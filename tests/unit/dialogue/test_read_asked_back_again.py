"""Replies that look like an answer and are another's, of two, or not yet; and slips that are one all the same."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

TODAY = date(2025, 9, 17)
HOW = ("A pie", "En autobús", "En avión", "En barco")
PARTS = ("Por la mañana", "Por la tarde", "Por la noche")


@pytest.mark.parametrize(
    ("kind", "text", "context"),
    [
        ("a_number", "A 217 66 and then 1 or 7 and then 903", None),
        ("a_number", "SSN 612 34 9981", None),
        ("marital_status", "my parents are divorced", None),
        ("marital_status", "mi hija es soltera", None),
        ("marital_status", "we get married next month", None),
        ("sex", "i like men", None),
        ("language", "the other interpreter speaks Russian", None),
        ("date", "me la cambiaron, era el 8 de julio 2025 y la nueva no la se", "hearing"),
        ("date", "a tuesday", "hearing"),
        ("date", "i got my parole paper 6 may 2024", "entry"),
    ],
)
def test_it_is_asked_back(kind: str, text: str, context: str | None) -> None:
    """No box is filled from it."""
    assert read(kind, text, lang="es", today=TODAY, context=context).status != "ok"  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "choices"), [("mañana te digo", PARTS), ("en camion", HOW)])
def test_no_line_is_picked(text: str, choices: tuple[str, ...]) -> None:
    """Tomorrow is not the morning, and a lorry is no plane."""
    assert read("choice", text, lang="es", today=TODAY, choices=choices).status != "ok"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("sex", "onbre", "M"),
        ("sex", "muger", "F"),
        ("sex", "femail", "F"),
        ("country", "cuva", "CU"),
        ("yes_no", "nombre para nada", "no"),
    ],
)
def test_a_slip_is_read(kind: str, text: str, value: object) -> None:
    """Spelled by ear, or with a note on the spelling."""
    reading = read(kind, text, lang="es", today=TODAY)  # type: ignore[arg-type]
    assert (reading.status, reading.value) == ("ok", value)


def test_a_misspelled_word_for_option_still_counts() -> None:
    """The number is what counts."""
    assert read("choice", "opsion 4", lang="es", today=TODAY, choices=HOW).value == 4


def test_a_note_on_the_spelling_is_no_name() -> None:
    """The parts of the name are offered without it."""
    reading = read("name", "doris xiomara velasquez (velasquez con s)", lang="es", today=TODAY)
    assert {"last": "velasquez", "first": "doris", "middle": "xiomara"} in (reading.value or [])  # type: ignore[operator]
