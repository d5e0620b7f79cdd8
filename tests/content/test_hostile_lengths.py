"""Messages as long as a channel carries them, made to be slow to read: each is answered like any other."""

from __future__ import annotations

import random

import pytest

from app.services.playing import Player
from tests.support.bounded import within
from tests.support.released import new_player
from tests.support.talks import WELCOMED

LENGTH = 4096
"""Characters of one WhatsApp message."""

BOUND = 10.0
"""Seconds of the processor's time; the slowest takes one, and what runs away takes minutes."""

UNITS = ("\n", " ", "no ", "si ", ". ", ",", " y ", "a", "1", "?", "-", "a, ", "el la ", "mi nombre es ", "😀")
MIXED = {
    "words that join": ("no ", "si ", ", ", ". ", " y "),
    "marks": (". ", ", ", "?", "-", "\n"),
    "lines": ("\n", "\n ", ", ", "y "),
    "small words": ("el ", "la ", "de ", "mi ", "es ", "y ", "que ", "no ", "1 ", "20 "),
    "digits": tuple("0123456789 "),
    "letters": ("a", "b"),
    "days": ("el 3 ", "no ", "de mayo ", "a las 8 ", ", ", "perdon "),
}
PLACES = {
    "first message": (),
    "language": ("hola",),
    "menu": WELCOMED,
    "hearing": (*WELCOMED, "tengo mi corte"),
    "story": (*WELCOMED, "falté a mi corte"),
    "name": ("hola", "1", "si", "2", "1", "no", "no", "formulario", "1", "1"),
}


def _mixed(parts: tuple[str, ...]) -> str:
    """The same order on every run: nothing in it is said over and over."""
    drawn = random.Random(LENGTH)
    return "".join(drawn.choice(parts) for _ in range(LENGTH))[:LENGTH]


TEXTS = {**{repr(unit): (unit * LENGTH)[:LENGTH] for unit in UNITS}, **{name: _mixed(of) for name, of in MIXED.items()}}


@pytest.fixture(scope="module", params=PLACES)
def at_place(request: pytest.FixtureRequest) -> Player:
    """Somebody whom one question waits for."""
    one = new_player()
    for words in PLACES[request.param]:
        one.say(words)
    return one


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_long_message_is_answered(at_place: Player, text: str) -> None:
    """Within a bound that nobody notices who wrote it by accident."""
    before = at_place.scene
    with within(BOUND):
        shown = at_place.say(text)
    at_place.scene = before
    assert shown
