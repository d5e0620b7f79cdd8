"""Whoever does not follow us is helped in their language; only a named language leads to the question about it."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts

FORM = (*WELCOMED, "formulario", "1", "1", "no tengo", "no tengo", "no tengo")
PLACES = {"menu": WELCOMED, "form": FORM, "consent": ("hola", "1")}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        "no me entiende usted",
        "you dont understand me",
        "no entiendo todo eso es mucha letra",
        "oiga usted no entiende lo que le digo",
        "too many words, i no read well",
    ],
)
def test_no_language_is_asked_for(where: str, words: str) -> None:
    """A kind sentence or the plain text, and the question waits."""
    player = new_player()
    contexts(player, *PLACES[where])
    waiting = asks(player)
    said = contexts(player, words)
    assert not any(each.startswith("language/") for each in said)
    assert "engine/confused" in said or "engine/confused_short" in said
    assert asks(player) == waiting


@pytest.mark.parametrize("words", ["no entiendo ingles", "no entiendo, hablo mam", "i dont understand spanish"])
def test_a_named_language_leads_to_its_question(words: str) -> None:
    """Where a language is named it is the matter."""
    assert contexts(new_player(), *WELCOMED, words)[0].startswith(
        ("language/", "engine/language_changed", "engine/noted")
    )


@pytest.mark.parametrize(
    "words", ["no me entiende, hay un hombre afuera con pistola", "you dont understand, he is here with a gun"]
)
def test_danger_beside_it_is_heard_first(words: str) -> None:
    """Not being followed never hides danger that is told with it."""
    player = new_player()
    said = contexts(player, *FORM, words)
    assert "engine/confused" not in said
    assert any("danger" in each for each in said)


@pytest.mark.parametrize("where", ["menu", "form"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("asilo es de ancianos?", "term/asylum"),
        ("el asilo no es para viejitos?", "term/asylum"),
        ("que quiere decir la palabra asilo, en mi pueblo alli llevan a los viejitos", "term/asylum"),
        ("que es audiencia, en la radio?", "term/hearing"),
        ("what is exceptions? say me", "term/exceptions"),
        ("que son las excepciones", "term/exceptions"),
        ("i dont know this english word frivolous", "term/frivolous"),
        ("no entiendo la palabra frivola", "term/frivolous"),
    ],
)
def test_a_word_is_explained(where: str, words: str, told: str) -> None:
    """By its text, whatever else they say about the word."""
    player = new_player()
    assert contexts(player, *PLACES[where], words)[0] == told


def test_another_question_behind_a_word_is_not_lost() -> None:
    """Where more is asked behind it, the explanation alone would not do."""
    player = new_player()
    assert contexts(player, *WELCOMED, "que es audiencia? y cuando es la mia?")[0] != "term/hearing"


@pytest.mark.parametrize(
    ("words", "language", "is_other"),
    [
        ("english please. i speak french also a bit but english is ok", "en", False),
        ("English is ok, i speak creole too", "en", False),
        ("español por favor, también hablo mam", "es", False),
        ("english please", "en", False),
        ("español poquito, hablo mam", None, True),
        ("español por favor pero solo hablo mam", None, True),
    ],
)
def test_the_own_language_that_is_asked_for_wins(words: str, language: str | None, is_other: bool) -> None:
    """Another language beside it is no wish for that one; where ours is hardly spoken it is."""
    player = new_player()
    said = contexts(player, "hola", words)
    assert any(each.startswith("welcome/other_") for each in said) == is_other
    if language:
        assert player.conversation is not None
        assert player.conversation.language == language
