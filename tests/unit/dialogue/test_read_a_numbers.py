"""The A-number in every way it is copied from a paper (COURT-03, COURT-04). All numbers are invented."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read
from app.dialogue.readers.a_numbers import masked


def read_it(text: str) -> tuple[str, object]:
    reading = read("a_number", text, lang="es", today=date(2026, 11, 21))
    return reading.status, reading.value


@pytest.mark.parametrize(
    "text",
    [
        "A208765432",
        "a208765432",
        "A 208 765 432",
        "A-208-765-432",
        "A208-765-432",
        "A# 208765432",
        "A#208-765-432",
        "208765432",
        "208 765 432",
        "208-765-432",
        "208.765.432",
        "A 20 87 65 43 2",
        "  A208765432.  ",
        "Ａ２０８７６５４３２",
        "A208765432 🙏",
        "mi número es A208765432",
        "es el 208765432 gracias",
        "mi numero A es 208 765 432",
        "alien number 208765432",
        "my A-number is A208765432",
        "A número: 208 765 432",
        "№ 208765432",
        "A\u200b208\u200b765432",
        "\u200eA208765432\u200f",
        "“A208765432”",
        "A dos cero ocho siete seis cinco cuatro tres dos",
        "dos cero ocho siete seis cinco cuatro tres dos",
        "two zero eight seven six five four three two",
        "A208765432, A208765432",
        "A208\n765\n432",
        "208,765,432",
        "A_208765432",
        "(A208765432)",
    ],
)
def test_nine_digits(text: str) -> None:
    """Nine digits in any grouping, typed or said, are the number."""
    assert read_it(text) == ("ok", "A208765432")


@pytest.mark.parametrize("text", ["A98765432", "98765432", "98 765 432", "A 98-765-432", "A098765432", "a98765432"])
def test_eight_digits_take_a_zero(text: str) -> None:
    """An older number of eight digits has a zero put in front."""
    assert read_it(text) == ("ok", "A098765432")


@pytest.mark.parametrize(
    "text",
    [
        "no tengo",
        "No tengo número",
        "todavía no tengo",
        "ninguno",
        "none",
        "I don't have one",
        "no me han dado",
        "no tengo ninguno todavía",
        "aún no me lo dan",
    ],
)
def test_no_number(text: str) -> None:
    """Having none is said by the person and kept as `none`."""
    assert read_it(text) == ("ok", "none")


@pytest.mark.parametrize(
    ("text", "status", "hint"),
    [
        ("A2O8765432", "clarify", "a_number.letters"),
        ("A20876543l", "clarify", "a_number.letters"),
        ("A 208 76S 432", "clarify", "a_number.letters"),
        ("AO98765432", "clarify", "a_number.letters"),
        ("A2087654", "clarify", "a_number.too_short"),
        ("1234567", "clarify", "a_number.too_short"),
        ("12", "clarify", "a_number.too_short"),
        ("1234567890", "clarify", "a_number.too_long"),
        ("+52 664 123 4567", "clarify", "a_number.too_long"),
        ("123-45-6789", "clarify", "a_number.looks_like_ssn"),
        ("12/03/1990", "invalid", "a_number.looks_like_date"),
        ("12-03-1990", "invalid", "a_number.looks_like_date"),
        ("MSC2190012345", "clarify", "a_number.other_number"),
        ("G12345678", "clarify", "a_number.other_number"),
        ("000000000", "invalid", "a_number.unread"),
        ("hola", "invalid", "a_number.unread"),
        ("A", "invalid", "a_number.unread"),
        ("Baja California", "invalid", "a_number.unread"),
        ("A208765432 y el de mi hijo A208765433", "ambiguous", "a_number.more_than_one"),
    ],
)
def test_odd_numbers_are_asked_about(text: str, status: str, hint: str) -> None:
    """Nothing is corrected in silence: a wrong number would find somebody else's case."""
    reading = read("a_number", text, lang="es", today=date(2026, 11, 21))
    assert (reading.status, reading.hint) == (status, hint)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("no sé", "unknown"),
        ("no lo tengo a la mano", "unknown"),
        ("no lo tengo aquí conmigo", "unknown"),
        ("i don't have it with me", "unknown"),
        ("no me acuerdo", "unknown"),
        ("prefiero no decir", "declined"),
    ],
)
def test_not_known_or_not_said(text: str, status: str) -> None:
    """A number left at home is not known now, which is not the same as having none."""
    assert read_it(text)[0] == status


def test_the_mask_shows_three_digits() -> None:
    """The number is never shown whole."""
    assert masked("A208765678") == "A•••••678"
