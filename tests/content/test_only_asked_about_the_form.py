"""Whoever asks something about the form or asylum is answered and not led into it; a clear wish begins it."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
BEGINS = "i589/ready"


@pytest.mark.parametrize("before", [(), ("corte",), ("asilo", "1")])
@pytest.mark.parametrize(
    "words",
    [
        "que es el formulario i-589",
        "en que idioma va el formulario",
        "donde entrego el formulario",
        "a quien le doy el formulario cuando este",
        "como pido asilo",
        "me rechazaron el asilo",
        "el juez me dijo del formulario de asilo que significa",
    ],
)
def test_a_question_begins_nothing(words: str, before: tuple[str, ...]) -> None:
    """At the menu and at other lists."""
    player = heard(*before, words)
    assert not any(each.context.startswith("i589/") for each in player.said)
    assert not asks(player).startswith("i589/")


@pytest.mark.parametrize(
    "words", ["what is the asylum form", "what language is the form in", "where do i give the form"]
)
def test_nor_in_english(words: str) -> None:
    """It is told what the form is, and how to begin when one wants to."""
    said = [each.context for each in heard(words, welcomed=ENGLISH).said]
    assert "about_form/how/say" in said


@pytest.mark.parametrize(
    "words",
    [
        "6",
        "formulario",
        "el formulario por favor",
        "formulario de asilo",
        "quiero llenar el formulario",
        "como lleno el formulario",
        "ayudeme con el formulario",
        "quiero empezar mi solicitud de asilo",
        "la 6 por favor",
    ],
)
def test_a_wish_begins(words: str) -> None:
    """By its line, its name, or in words that say so."""
    assert asks(heard(words)) == BEGINS


@pytest.mark.parametrize("words", ["form", "i want to fill the form", "how i fill the form", "help me with the form"])
def test_a_wish_in_english(words: str) -> None:
    """The same."""
    assert asks(heard(words, welcomed=ENGLISH)) == BEGINS


def test_it_can_be_begun_right_after() -> None:
    """As the answer says."""
    assert asks(heard("que es el formulario i-589", "FORMULARIO")) == BEGINS


def test_a_question_asks_for_no_consent() -> None:
    """It is told before anybody agreed."""
    player = heard("que es el formulario i-589", welcomed=("hola", "1"))
    assert not any(each.context == "engine/needs_agreement" for each in player.said)
