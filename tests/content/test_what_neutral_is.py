"""What neutral lines are, asked beside the wish that nothing be said, where it is chosen what may be sent."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard

AT_CHOICE = ("hola", "1", "si")


def chosen(player: Player) -> object:
    """What may be sent; None while it is open."""
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/unasked")
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    "reply",
    [
        "no le entiendo q es neutros. q no digan nada de mi hija ni del asilo por favor q el telefono lo agarra el "
        "sobrino",
        "que es eso de neutros mijo. que no digan del asilo",
        "no se que es neutros. no quiero que digan de la corte",
        "what is neutral? i dont want it say asylum",
    ],
)
def test_it_is_said_and_offered(reply: str) -> None:
    """A one takes it."""
    player = heard(welcomed=AT_CHOICE)
    assert contexts(player, reply) == ["term/neutral", "hint/sure"]
    assert chosen(player) is None
    player.say("1")
    assert chosen(player) == "neutral"


@pytest.mark.parametrize(
    "reply", ["no se que es neutros. mi sobrino agarra el telefono", "que es neutro? que nadie se entere"]
)
def test_beside_anything_else_the_question_comes_again(reply: str) -> None:
    """It is said what they are."""
    player = heard(welcomed=AT_CHOICE)
    assert contexts(player, reply)[0] == "term/neutral"
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize("reply", ["pos el 2 el neutro ese", "neutros. que no digan nada", "uno que no diga nada"])
def test_a_choice_is_taken(reply: str) -> None:
    """It asks for no meaning."""
    assert chosen(heard(reply, welcomed=AT_CHOICE)) == "neutral"
