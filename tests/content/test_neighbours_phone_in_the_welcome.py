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


CHOSEN = (*START, "si")
NOTHING = (*CHOSEN, "1")
AT_PIN = (*NOTHING, "no")


@pytest.mark.parametrize(
    "words", ["nada ya le dije q es de la vecina", "nada, ya te dije que no es mio", "nada xq no es mio"]
)
def test_nothing_with_what_was_said_before_is_taken(words: str) -> None:
    """It is not asked again whether it is that."""
    player = heard(words, welcomed=CHOSEN, channel="sms")
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
    assert asks(player) == "welcome/emergency_sharing"


@pytest.mark.parametrize("words", ["no q no llamen aqui xq contesta la vecina", "no, no me llamen a este numero"])
def test_who_wants_nothing_sent_and_no_calls_is_not_told_that_we_write(words: str) -> None:
    """Neither calls nor messages."""
    said = contexts(heard(welcomed=NOTHING, channel="sms"), words)
    assert "engine/wish_neither" in said
    assert "engine/wish_write" not in said


def test_who_wants_to_be_written_to_is() -> None:
    """That is said in so many words."""
    assert "engine/wish_write" in contexts(heard(welcomed=NOTHING, channel="sms"), "no, no me llamen, solo escriban")


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("pero tampoco escribir chamo q la vecina lo ve. y q es eso del pin", True),
        ("tampoco escriban xq la vecina lo ve", False),
    ],
)
def test_nor_messages_and_the_pin_is_explained(words: str, is_asked: bool) -> None:
    """The wish is noted, what is asked beside it is explained, and no PIN is refused by it."""
    player = heard(words, welcomed=AT_PIN, channel="sms")
    said = [each.context for each in player.said]
    assert "engine/wish_neither" in said
    assert ("term/pin" in said) == is_asked
    assert asks(player) == "welcome/wants_pin"
    assert player.conversation is not None
    assert "escrib" in player.conversation.wished["emergency_sharing"]


def test_no_pin_for_who_is_in_a_hurry() -> None:
    """The reason changes nothing."""
    player = heard("no sin pin q me tardo", welcomed=AT_PIN, channel="sms")
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
