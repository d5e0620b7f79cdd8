"""Whoever tells what was done to them hears one human sentence, and the question beside it is not lost."""

from __future__ import annotations

import pytest

from app.dialogue.talk.condoling import grief_in
from tests.support.released import new_player, released_content
from tests.support.talks import WELCOMED, contexts

STORY = (*WELCOMED, "miedo", "contar", "1")


@pytest.mark.parametrize(
    ("text", "grief"),
    [
        ("unos policias me golpearon en monterrey", "hurt"),
        ("a mi hermano mataron a mi hermano enfrente", "hurt"),
        ("they kidnapped us near the bridge", "hurt"),
        ("me violaron y me robaron todo", "violence"),
        ("me golpee la rodilla", None),
        ("quiero saber de mi corte", None),
        ("tengo miedo de que me secuestren", None),
    ],
)
def test_what_was_done_to_somebody_is_known_from_a_worry(text: str, grief: str | None) -> None:
    """Harm that was done is heard by its words; a fear, a question or a bruise is none."""
    assert grief_in(text, released_content().words) == grief


def test_in_a_story_harm_is_answered_once() -> None:
    """The first part that tells of it gets the sentence, the next ones only the question how to go on."""
    player = new_player()
    assert (
        contexts(player, *STORY, "cuando veniamos nos secuestraron a todos en un hotel de reynosa")[0] == "safety/hurt"
    )
    assert "safety/hurt" not in contexts(player, "alli me golpearon con una tabla delante de mis hijos")


def test_at_a_list_of_topics_the_sentence_comes_first() -> None:
    """Told where a topic was to be chosen: the sentence, then what can be done."""
    player = new_player()
    said = contexts(player, *WELCOMED, "a mi me golpearon unos policias y me quitaron todo, que puedo hacer")
    assert said[0] == "safety/hurt"
    assert len(said) > 1


def test_before_the_question_about_danger_there_is_a_human_word() -> None:
    """What sounds like danger and tells of harm is met as a person would meet it."""
    player = new_player()
    said = contexts(player, *WELCOMED, "anoche me golpearon y me dijeron que si no me voy me matan")
    assert said[0] in ("safety/hurt", "emergency/danger_now")


def test_a_question_at_the_end_of_a_telling_is_asked_about_and_what_was_told_stays() -> None:
    """The answer goes to the question; the part of the story is kept whole."""
    player = new_player()
    part = "nos tuvieron dos dias sin comer en una casa y desde entonces no duermo, esto quien lo va a leer"
    assert contexts(player, *STORY, part)[-1] == "engine/aside_end"
    assert dict(player.said[-1].values)["held"] == "esto quien lo va a leer"
    assert any(context.startswith("privacy") for context in contexts(player, "2"))
    assert player.conversation is not None
    assert player.conversation.answers["my_story/told"].parts[-1].text == part


@pytest.mark.parametrize("said", ["español poquito, yo hablar mam", "yo hablo mam no mucho español", "mam"])
def test_a_language_named_beside_ours_is_recorded_at_once(said: str) -> None:
    """At the first question: the language is read back, its place asked for, nothing has to be said twice."""
    player = new_player()
    assert contexts(player, "hola", said) == ["engine/noted", "welcome/other_place/ask"]
    assert player.conversation is not None
    assert player.conversation.answers["welcome/other_language"].value["code"] == "mam"


@pytest.mark.parametrize("said", ["español", "hola buenas tardes", "no hablo mam, español", "castellano por favor"])
def test_our_own_languages_are_no_other(said: str) -> None:
    """Nobody who writes Spanish is taken for a speaker of something else."""
    player = new_player()
    assert "welcome/who_we_are/say" in contexts(player, "hola", said)


def test_a_language_named_later_is_recorded_from_its_sentence() -> None:
    """In the middle of the chat: the flow about languages takes it from the words that opened it."""
    player = new_player()
    assert contexts(player, *WELCOMED, "yo hablo mam no español")[:2] == ["engine/noted", "language/place/ask"]
