"""A question in the very first message is never lost: it waits until the welcome is over, and that is said."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED as WHOLE_WELCOME
from tests.support.talks import contexts

WELCOMED = WHOLE_WELCOME[1:]
"""The welcome after a first message of their own."""


def test_an_unsure_question_is_asked_about_after_the_welcome() -> None:
    """The nearest topics are offered with the words shown; the menu follows where none of them is it."""
    player = new_player()
    opening = "si me caso alla que pasa con lo mio"
    assert contexts(player, opening) == ["engine/first_waits", "welcome/language/choose"]
    assert contexts(player, *WELCOMED)[-1] == "engine/topic_first"
    assert dict(player.said[-1].values)["held"].startswith("si me caso alla")
    options = len(player.said[-1].offers)
    assert contexts(player, str(options)) == ["engine/topic_none", "menu/home/choose"]


def test_a_sure_question_is_answered_after_the_welcome() -> None:
    """Its topic opens by itself."""
    player = new_player()
    assert "engine/first_waits" in contexts(player, "cuando es mi corte y como la reviso")
    said = contexts(player, *WELCOMED)
    assert "engine/topic_first" not in said
    assert player.conversation is not None
    assert player.conversation.said is None
    assert any(frame.flow.startswith("court") for frame in player.conversation.frames)


def test_a_narrower_flow_answers_a_first_message_too() -> None:
    """What somebody wants her to sign is not met with the wide topic of the court."""
    player = new_player()
    said = contexts(player, "me dijeron que hay que firmar una hoja para que me regresen es cierto", *WELCOMED)
    assert any(context.startswith("signing/") for context in said)


@pytest.mark.parametrize("answer", ["no", "no señor no peligro, solo preguntar"])
def test_a_question_held_by_the_question_about_danger_is_kept(answer: str) -> None:
    """Whoever is in no danger is welcomed, and what they asked first comes back."""
    player = new_player()
    contexts(player, "nos vienen siguiendo en una troca y quiero saber como lleno el formulario de asilo")
    assert player.conversation is not None
    assert player.conversation.pending is not None
    assert contexts(player, answer) == ["engine/first_waits", "welcome/language/choose"]
    said = contexts(player, *WELCOMED)
    assert any(context == "engine/topic_first" or context.startswith("i589/") for context in said)


@pytest.mark.parametrize("greeting", ["hola", "buenas tardes", "Hola buenas noches 🙏", "hi", "gracias", "info"])
def test_a_greeting_asks_nothing(greeting: str) -> None:
    """No promise of an answer where nothing was asked."""
    assert contexts(new_player(), greeting) == ["welcome/language/choose"]
