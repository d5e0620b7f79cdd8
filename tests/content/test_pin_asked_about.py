"""A wish not to be called with a question behind it, and what a PIN is, asked without its name: both are answered."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

AT_SHARING = ("hola", "1", "si", "1")
AT_PIN = (*AT_SHARING, "no")
TERM = "term/pin"
LATE = "no llamen a este numero q es de la vecina. oiga y si llego tarde o no llego ese dia q pasa"


def _at(before: tuple[str, ...]) -> Player:
    return heard(*before, welcomed=(), channel="sms")


def test_the_wish_is_noted_and_the_question_comes_back() -> None:
    """Promised, promised again to whoever complains, and answered when the welcome is over."""
    player = _at(AT_SHARING)
    said = contexts(player, LATE)
    assert {"engine/wish_neither", "engine/asked_after"} <= set(said)
    assert asks(player) == "welcome/wants_pin"
    assert "oiga" not in shown(player)
    again = contexts(player, "no se q es eso, es pa q la vecina no vea? y lo de llegar tarde no me dijo")
    assert again == [TERM, "engine/asked_after", "welcome/wants_pin/ask"]
    assert "late/now/say" in contexts(player, "no")


@pytest.mark.parametrize(
    "said",
    [
        "no se q es eso, es pa q la vecina no vea?",
        "que es eso? es para que mi marido no lea?",
        "eso es pa que no vean los mensajes?",
        "no entiendo, es una clave?",
        "what is that, so my neighbor cant see?",
    ],
)
def test_what_it_is_is_said_in_a_line(said: str) -> None:
    """And it is asked again."""
    assert contexts(_at(AT_PIN), said) == [TERM, "welcome/wants_pin/ask"]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("es para que nadie vea mi caso? si quiero", "yes"),
        ("que es eso? no", "no"),
        ("what is that? is it so that my husband cant read it? yes", "yes"),
    ],
)
def test_the_answer_beside_it_is_taken(said: str, value: str) -> None:
    """With the line that explains it."""
    player = _at(AT_PIN)
    assert contexts(player, said)[0] == TERM
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == value


def test_another_question_beside_it_is_promised() -> None:
    """It comes after the welcome."""
    player = _at(AT_PIN)
    said = contexts(player, "no se que es un pin, y si llego tarde que pasa?")
    assert said == [TERM, "engine/asked_after", "welcome/wants_pin/ask"]
    assert "late/now/say" in contexts(player, "no")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("es para borrar los mensajes?", "clear_phone/how/say"),
        ("como borro esto para que la vecina no vea", "clear_phone/how/say"),
        ("si, para que no vea mi marido", "welcome/pin/ask"),
        ("no se q es eso", "welcome/wants_pin/plain"),
        ("no", "welcome/thanks/say"),
    ],
)
def test_other_replies_stay_what_they_are(said: str, answered: str) -> None:
    """Erasing, a reason, and not to understand."""
    player = _at(AT_PIN)
    said_now = contexts(player, said)
    assert answered in said_now
    assert TERM not in said_now
