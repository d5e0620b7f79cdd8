"""Whoever names another language and says that ours is all right is written to in ours, and nobody is called."""

from __future__ import annotations

import pytest

from app.dialogue.events import HandoffRequested
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, heard

OURS = [
    ("english or francais, english is ok", "en"),
    ("french or english both fine", "en"),
    ("french or english", "en"),
    ("francais ou anglais, les deux", "en"),
    ("kreyol o español, español está bien", "es"),
    ("creole o español, cualquiera", "es"),
    ("hablo kreyol pero en español está bien", "es"),
    ("i speak french but english is fine", "en"),
    ("my language is creole, but english works too", "en"),
    ("portugues, pero español no hay problema", "es"),
    ("mam pero puede ser en español", "es"),
    ("i am from haiti, creole. english ok", "en"),
    ("portuguese or spanish, spanish is good for me", "es"),
    ("any, french, english is okay", "en"),
    ("english please i speak little", "en"),
    ("russian but we can go on in english", "en"),
    ("francés o español me da igual", "es"),
    ("i speak french, a bit of portuguese, but english is fine", "en"),
    ("hablo criollo, pero mejor en español", "es"),
    ("mam o español, mejor español", "es"),
]
OTHERS = [
    "español no está bien, mam",
    "mam, español poquito",
    "english is ok but french is better",
    "i prefer french, english is ok only a little",
    "french, my english is not good",
    "french. no english please",
    "creole, english not fine",
    "mam o kiche",
    "hablo mam, entiendo español un poco",
    "español o mam, mejor mam",
    "french, i need interpreter, english is ok a little",
    "kreyol, español está bien difícil para mí",
]


@pytest.mark.parametrize(("words", "code"), OURS)
def test_ours_is_taken_where_it_is_said_to_be_ok(words: str, code: str) -> None:
    """The welcome goes on in it; the team is not called."""
    player = new_player()
    player.say("hola")
    said = contexts(player, words)
    assert player.conversation is not None
    assert player.conversation.language == code
    assert "welcome/who_we_are/say" in said
    assert "engine/asked_after" not in said
    assert not [each for each in player.events if isinstance(each, HandoffRequested)]


@pytest.mark.parametrize("words", OTHERS)
def test_another_language_stays_where_ours_is_not_ok(words: str) -> None:
    """Words that deny it, or want the other more, are those of somebody who needs an interpreter."""
    player = new_player()
    player.say("hola")
    assert "welcome/who_we_are/say" not in contexts(player, words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("english or francais, english is ok", "French"),
        ("kreyol o español, español está bien", "criollo haitiano"),
        ("mam pero puede ser en español", "mam"),
    ],
)
def test_the_other_language_is_noted(words: str, name: str) -> None:
    """It may matter at the hearing: it is kept and said back."""
    player = new_player()
    player.say("hola")
    contexts(player, words)
    noted = [each.values["value"] for each in player.said if each.context == "engine/noted"]
    assert noted == [name]
    assert player.conversation is not None
    assert player.conversation.answers["welcome/other_language"].value["name"]


@pytest.mark.parametrize("words", ["1", "español", "hola", "english", "english please"])
def test_a_plain_choice_notes_nothing(words: str) -> None:
    """Only a language that was named is kept."""
    player = new_player()
    player.say("hola")
    assert "engine/noted" not in contexts(player, words)


@pytest.mark.parametrize(("words", "code"), OURS[:8])
def test_ours_is_taken_at_the_command_too(words: str, code: str) -> None:
    """The same where the language is changed midway."""
    player = heard("idioma")
    assert asks(player) == "language/choose"
    player.say(words)
    assert player.conversation is not None
    assert player.conversation.language == code
    assert not [each for each in player.events if isinstance(each, HandoffRequested)]


@pytest.mark.parametrize(
    ("words", "code"),
    [*OURS[:8], ("i dont speak spanish good but english is fine", "en"), ("my english is bad, spanish is ok", "es")],
)
def test_whoever_has_been_welcomed_is_not_asked_again(words: str, code: str) -> None:
    """Within the menu the sentence changes to the language that is ok; nobody is called."""
    player = heard(words, welcomed=WELCOMED)
    assert player.conversation is not None
    assert not [each for each in player.events if isinstance(each, HandoffRequested)]
    assert player.conversation.language == code
