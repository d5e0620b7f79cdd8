"""The welcome of somebody on a neighbour's phone, in a hurry: agreed, nothing sent, no PIN, and the cost told."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

START = ("hola", "1")


@pytest.mark.parametrize(
    "words",
    [
        "bueno ta bien acepto pero no me manden nada a este numero",
        "ta bien acepto pero no me manden nada",
        "bueno acepto pero no me manden nada a este numero",
    ],
)
def test_agreed_and_nothing_sent(words: str) -> None:
    """Both are taken."""
    player = heard(words, welcomed=START, channel="sms")
    assert player.conversation is not None
    assert player.conversation.answers["welcome/agree"].value == "agree"
    assert player.conversation.answers["welcome/unasked"].value == "nothing"


@pytest.mark.parametrize("words", ["q acepto", "que acepto", "pues que si acepto"])
def test_agreed_again_to_who_has_not_understood(words: str) -> None:
    """It says again what was said, and asks nothing."""
    player = heard("mmm asdf qwer", words, welcomed=START, channel="sms")
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize("words", ["que acepto?", "¿que acepto", "para que acepto"])
def test_what_is_agreed_to_may_be_asked(words: str) -> None:
    """With its mark, or as a first word, it is told what for."""
    assert asks(heard("mmm asdf qwer", words, welcomed=START, channel="sms")) == "welcome/agree"
    assert asks(heard("que acepto", welcomed=START, channel="sms")) == "welcome/agree"


@pytest.mark.parametrize(
    "words",
    [
        "cuanto cuesta cuantos mensajes son q el telefono no es mio",
        "cuanto cobran y cuantos mensajes son",
    ],
)
def test_cost_and_how_many_messages(words: str) -> None:
    """The topic of how many says the cost too."""
    assert "sms_needed/say/say" in contexts(heard(welcomed=START, channel="sms"), words)
