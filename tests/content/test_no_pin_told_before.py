"""No PIN, said before it is asked for: it is noted, what stands beside it is taken, and nobody is asked again."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard

AGREE, UNASKED, HOURS, SHARING = "welcome/agree", "welcome/unasked", "welcome/hours", "welcome/emergency_sharing"


def _value(player: Player, key: str) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer else None


@pytest.mark.parametrize(
    ("said", "key", "value", "rest"),
    [
        (("hola", "1", "si acepto pero sin pin"), AGREE, "agree", ("1", "no")),
        (("hola", "1", "acepto, no quiero pin"), AGREE, "agree", ("1", "no")),
        (("hola", "1", "si. y no quiero clave"), AGREE, "agree", ("1", "no")),
        (("hola", "español sin pin"), "welcome/language", "es", ("si", "1", "no")),
        (("hola", "1", "si", "nada y no pin"), UNASKED, "nothing", ("no",)),
        (("hola", "1", "si", "2", "de dia y no quiero pin"), HOURS, "day", ("no",)),
        (("hola", "1", "si", "1", "no y sin pin tampoco"), SHARING, "no", ()),
        (("hola", "1", "si", "1", "si pero sin clave por favor"), SHARING, "yes", ()),
        (("hola", "1", "acepto. no me pidan pin"), AGREE, "agree", ("1", "no")),
        (("hola", "1", "acepto, pin no gracias"), AGREE, "agree", ("1", "no")),
        (("hola", "1", "acepto pero no quiero eso del pin"), AGREE, "agree", ("1", "no")),
        (("hi", "2", "i agree no pin please"), AGREE, "agree", ("nothing", "no")),
        (("hi", "2", "yes", "nothing. no pin"), UNASKED, "nothing", ("no",)),
        (("hi", "2", "yes", "nothing", "no. and i dont want a pin"), SHARING, "no", ()),
    ],
)
def test_it_is_noted_beside_an_answer(said: tuple[str, ...], key: str, value: str, rest: tuple[str, ...]) -> None:
    """The answer counts, it is said that there is no PIN, and it is not asked about."""
    player = heard(*said, welcomed=())
    assert "engine/no_pin" in [each.context for each in player.said]
    assert _value(player, key) == value
    asked = [asks(player), *(_next(player, each) for each in rest)]
    assert "welcome/wants_pin" not in asked
    assert asked[-1] == "menu/home"
    assert player.conversation is not None
    assert not player.conversation.has_pin


def _next(player: Player, said: str) -> str:
    player.say(said)
    return asks(player)


@pytest.mark.parametrize(
    ("before", "waits"),
    [
        (("hola", "1"), AGREE),
        (("hola", "1", "si"), UNASKED),
        (("hola", "1", "si", "2"), HOURS),
        (("hola", "1", "si", "1"), SHARING),
    ],
)
@pytest.mark.parametrize("said", ["no pin", "no quiero pin", "sin pin por favor", "sin clave mijo", "i dont want pin"])
def test_alone_it_answers_nothing_else(before: tuple[str, ...], waits: str, said: str) -> None:
    """It refuses no consent: what waits is asked again."""
    player = heard(*before, said, welcomed=())
    assert player.said[0].context == "engine/no_pin"
    assert asks(player) == waits
    assert _value(player, waits) is None


@pytest.mark.parametrize("first", ["hola no quiero pin", "buenas, sin pin por favor", "hi no pin"])
def test_it_is_kept_of_the_first_message(first: str) -> None:
    """No question waits that nobody asked."""
    player = heard(first, "1", "si", "1", "no", welcomed=())
    assert asks(player) == "menu/home"


@pytest.mark.parametrize(
    "said",
    ["que es un pin?", "no se que es pin", "no entiendo lo del pin", "y si no quiero pin?", "no me de el pin de otro"],
)
def test_what_asks_about_a_pin_refuses_none(said: str) -> None:
    """It is asked in its turn."""
    player = heard("hola", "1", "si", said, welcomed=())
    assert _value(player, "welcome/wants_pin") is None


def test_what_else_is_asked_is_answered() -> None:
    """A term beside it."""
    assert "engine/no_pin" in contexts(
        heard("hola", "1", welcomed=()), "acepto sin pin. mi corte es el 3 de marzo a las 8"
    )
