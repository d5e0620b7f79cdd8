"""That nothing be sent to this phone, said outside its question: answered in one line, and kept from now on."""

from __future__ import annotations

import pytest

from tests.support.talks import REMINDED, WELCOMED, contexts, heard, shown

WISHES = (
    "no me manden nada a este tlf pues",
    "gracias chamo chao, no me manden nada a este telefono",
    "si chao. no me va a mandar nada verdad",
    "no me mande mensajes a este cel por favor",
    "bueno adios, que no me envien nada al telefono",
    "nada me manden a este numero mijo",
    "dont send me anything to this phone please",
    "bye, no send me anything",
    "ok thank you, you wont send me anything right",
)


@pytest.mark.parametrize("words", WISHES)
def test_who_chose_nothing_is_told_that_it_stays_so(words: str) -> None:
    """One line, beside a goodbye too; no list and nothing asked back."""
    player = heard(welcomed=WELCOMED)
    said = contexts(player, words)
    assert said[0] == "engine/nothing_sent"
    assert set(said[1:]) <= {"engine/goodbye"}
    is_leaving = any(word in words for word in ("chao", "adios", "bye"))
    assert ("engine/goodbye" in said) == is_leaving


@pytest.mark.parametrize("words", WISHES)
def test_who_had_chosen_messages_gets_none_from_now_on(words: str) -> None:
    """The wish is kept, and said with how to change it."""
    player = heard(welcomed=REMINDED)
    said = contexts(player, words)
    assert said[0] == "engine/nothing_sent_now"
    assert "CORREGIR" in shown(player) or "EDIT" in shown(player)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
    assert contexts(player, "no me manden nada a este tlf")[0] == "engine/nothing_sent"


@pytest.mark.parametrize(
    "words",
    [
        "no me mandaron nada",
        "no me manda nada la corte",
        "no me van a mandar nada de la corte?",
        "no me manden nada en la noche",
        "no me manden a mexico",
        "no le manden nada a mi esposo",
        "no me manden mensajes que digan de que es",
        "ya no me manden nada",
        "si no me mandan nada como se mi fecha",
        "no me manden nada a este, mejor a otro numero",
        "no me va a mandar nada?",
        "dont send me back",
        "they dont send me anything",
    ],
)
def test_what_says_something_else_changes_nothing(words: str) -> None:
    """Messages that were chosen still come."""
    player = heard(welcomed=REMINDED)
    said = contexts(player, words)
    assert "engine/nothing_sent_now" not in said
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"


@pytest.mark.parametrize(
    "words",
    [
        "gracias chamo, no me manden nada a este telefono",
        "nada. no me manden nada a este tlf",
        "nada mejor, no me manden nada a este telefono",
    ],
)
def test_at_the_choice_itself_it_is_nothing(words: str) -> None:
    """Taken, and said back."""
    player = heard(words, welcomed=("hola", "1", "si"))
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
    assert player.said[0].context == "engine/noted"


def test_after_a_goodbye_it_is_answered_too() -> None:
    """And what waits is recalled with the next message."""
    player = heard("mi corte es el 14 de enero a las 8:30 en brownsville", "gracias chao", welcomed=WELCOMED)
    assert contexts(player, "no me manden nada a este tlf pues") == ["engine/nothing_sent"]
    assert contexts(player, "hola") == ["engine/recap"]
