"""What a word is, asked in the midst of anything; the waiting question is asked again."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts

FORM = (*WELCOMED, "formulario", "1", "1")
PLACES = {"a number": FORM, "a name": (*FORM, "no tengo", "no tengo", "no tengo"), "menu": WELCOMED}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("que es apellidos?", "term/surnames"),
        ("que es uscis?", "term/uscis"),
        ("que es seguro social?", "term/ssn"),
        ("que es eso de nacionalidad", "term/nationality"),
        ("what is a middle name", "term/middle"),
    ],
)
def test_it_is_told_and_the_question_waits(where: str, asked: str, told: str) -> None:
    """What it is, not why it is asked; nothing is written down."""
    player = new_player()
    contexts(player, *PLACES[where])
    assert player.conversation is not None
    waiting, answers = asks(player), dict(player.conversation.answers)
    said = contexts(player, asked)
    assert said[0] == told
    assert len(said) == 2
    assert asks(player) == waiting
    assert player.conversation.answers == answers


@pytest.mark.parametrize(
    ("asked", "flow"), [("que es el asilo", "asylum"), ("que es la comar", "refuge"), ("que es mpp", "mpp")]
)
def test_a_term_with_a_topic_opens_it_outside_the_form(asked: str, flow: str) -> None:
    """At the menu its topic says more; in the form two lines are enough, and the form goes on."""
    player = new_player()
    assert contexts(player, *WELCOMED, asked)[0].startswith(f"{flow}/")
    player = new_player()
    assert contexts(player, *FORM, asked)[0].startswith("term/")


def test_a_story_is_not_interrupted() -> None:
    """In a story the words are kept, and asked about; said to be a question, they are answered."""
    player = new_player()
    said = contexts(player, *WELCOMED, "miedo", "contar", "1", "me amenazaron en mi casa", "que es uscis?")
    assert "term/uscis" not in said


@pytest.mark.parametrize("asked", ["que es mi pin", "que es uscis"])
def test_nothing_is_explained_before_a_pin(asked: str) -> None:
    """Whoever holds a locked phone is asked for the PIN alone."""
    player = new_player()
    contexts(player, *WELCOMED[:-1], "si", "4321", "4321")
    assert player.conversation is not None
    player.conversation = player.conversation.model_copy(update={"is_locked": True})
    assert contexts(player, asked) == ["engine/pin"]


@pytest.mark.parametrize(
    "text",
    [
        "what is MPP. and where is the court, which is it",
        "que es MPP, que es eso, y donde es la corte",
        "what is MPP, is what? and where is the court",
    ],
)
def test_what_is_it_behind_a_word_is_no_question_of_its_own(text: str) -> None:
    """It belongs to the word that stands before it."""
    assert "engine/left_unanswered" not in contexts(new_player(), *WELCOMED, text)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("what is neutral lines? the phone is my own only me i hold it", "Su audiencia es el 12"),
        ("que es un aviso neutro", "Tiene un aviso"),
    ],
)
def test_the_kinds_of_message_are_shown_by_example(asked: str, shown: str) -> None:
    """One of each, and that the choice is the person's."""
    player = new_player()
    assert "term/neutral" in contexts(player, "hola", "1", "si", asked)
    assert shown in "\n".join(message.body for message in player.rendered)
    assert asks(player) == "welcome/unasked"
