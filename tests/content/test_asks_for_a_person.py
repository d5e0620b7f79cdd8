"""Whoever asks in their own words that a person call or write, with more beside it: all of it is passed on."""

from __future__ import annotations

import pytest

from app.dialogue.events import HandoffRequested, WishTold
from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

ENGLISH = ("english", "yes", "1", "1", "no")
FORM = ("formulario", "1", "1", "no tengo", "no tengo", "no tengo")
LEGAL = ("7",)
FEAR = ("tengo miedo de cruzar",)


def calls(player: Player) -> list[str]:
    """Whom the last turn calls."""
    return [event.topic for event in player.events if isinstance(event, HandoffRequested)]


def wishes(player: Player) -> list[str]:
    """What the last turn passes on."""
    return [event.words for event in player.events if isinstance(event, WishTold)]


@pytest.mark.parametrize("before", [(), FEAR, FORM, LEGAL])
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "si mijo avisales por favor que me llame una persona yo no puedo leer tanto",
            {"engine/wish_call", "engine/wish_reading"},
        ),
        ("dile a alguien que me escriba sobre eso", {"engine/wish_write"}),
        ("que me hable una persona, no se leer bien", {"engine/wish_reading"}),
        ("digale a una persona que me marque en la tarde", {"engine/wish_call", "engine/wish_hours"}),
        ("me puede llamar alguien? no veo bien", {"engine/wish_call", "engine/wish_reading"}),
        ("puede alguien escribirme despues de las 6", {"engine/wish_write", "engine/wish_hours"}),
        ("no se leer, quiero hablar con alguien", {"engine/wish_reading"}),
        ("que una persona de ustedes me llame por favor", {"engine/wish_call"}),
        ("alguien que me llame por favor", {"engine/wish_call"}),
        ("que alguien me ayude por telefono no se leer", {"engine/wish_call", "engine/wish_reading"}),
        ("ay mijo yo no se leer, mandame a una persona", {"engine/wish_reading"}),
        ("que me llamen por favor no puedo leer tanto", {"engine/wish_call", "engine/wish_reading"}),
    ],
)
def test_the_team_is_told_and_the_wish_with_it(before: tuple[str, ...], words: str, lines: set[str]) -> None:
    """What was passed on, and what we do not know; few words from then on for whoever reads little."""
    player = heard(*before)
    said = contexts(player, words)
    assert calls(player) == ["person"]
    assert wishes(player) == [words]
    assert {"person/told/text", "engine/wish_told"} <= set(said)
    assert {each for each in said if each.startswith("engine/wish_") and each != "engine/wish_told"} == lines
    assert player.conversation is not None
    assert ("few_words/told" in player.conversation.seen) == ("engine/wish_reading" in lines)
    assert "hint/" not in "".join(said)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "ok make person write me about that road, evening time i dey house",
            {"engine/wish_write", "engine/wish_hours"},
        ),
        ("let somebody call me please, i cant read well", {"engine/wish_call", "engine/wish_reading"}),
        ("abeg tell person make e call me", {"engine/wish_call"}),
        ("can i get a call from a person", {"engine/wish_call"}),
        ("i no sabi read, make person call me", {"engine/wish_call", "engine/wish_reading"}),
        ("please can a person call me at 6pm", {"engine/wish_call", "engine/wish_hours"}),
        ("i want to talk with somebody, i dont know how to read", {"engine/wish_reading"}),
    ],
)
def test_in_english_too(words: str, lines: set[str]) -> None:
    """Also from people who speak it as a second language."""
    player = heard(words, welcomed=ENGLISH)
    assert calls(player) == ["person"]
    assert wishes(player) == [words]
    said = {each.context for each in player.said}
    assert lines == {each for each in said if each.startswith("engine/wish_") and each != "engine/wish_told"}


def test_what_is_not_known_is_said() -> None:
    """Neither that they call, nor at that hour."""
    player = heard("que me llame alguien en la tarde, no se leer")
    text = shown(player)
    assert "usted prefiere que le llamen" in text
    assert "No puedo prometer que llamen" in text
    assert "le cuesta leer" in text
    assert "No puedo prometer esa hora" in text


def test_the_list_that_offers_to_tell_them_is_answered_by_it() -> None:
    """It is not asked again whether to tell."""
    player = heard(*LEGAL, "que me llame una persona por favor")
    assert player.conversation is not None
    assert player.conversation.answers["legal_help/tell"].value == "tell"
    assert asks(player) != "legal_help/tell"


@pytest.mark.parametrize(
    "opening",
    [("que me llame una persona, no se leer",), ("hola", "1", "que me llame una persona no puedo leer tanto")],
)
def test_before_anything_is_agreed_only_the_call_goes(opening: tuple[str, ...]) -> None:
    """A code, and none of their words; few words are used all the same."""
    player = heard(*opening, welcomed=())
    assert calls(player) == ["person"]
    assert wishes(player) == []
    assert player.conversation is not None
    assert "few_words/told" in player.conversation.seen


@pytest.mark.parametrize(
    "words",
    [
        "no quiero que me llame una persona",
        "no necesito que alguien me llame",
        "me da miedo que me llame alguien",
        "alguien me llama y me amenaza",
        "una persona me llamo ayer",
        "que me llame alguien de la corte",
        "que me llamen los del hospital, mi mama contesta",
        "quiero hablar con alguien de migracion",
        "me dijo que me llame una persona",
        "cuando me llame una persona que digo",
        "dile a mi hermana que me llame",
        "espero que me llamen",
        "no le avise a alguien",
        "alguien que me llame es mi hermana",
        "call from somebody i dont know",
        "dont let anybody call me",
        "i am afraid somebody call me",
        "if somebody call me what i say",
        "somebody called me yesterday",
    ],
)
def test_what_only_sounds_like_it_calls_nobody(words: str) -> None:
    """Others' calls, fears and what is not wanted."""
    assert calls(heard(words)) == []


@pytest.mark.parametrize("words", ["no se leer bien", "casi no leo mijo"])
def test_who_only_reads_little_is_offered_a_person(words: str) -> None:
    """Nobody is called unasked."""
    player = heard(words)
    assert calls(player) == []
    assert player.said[0].context == "few_words/kept/say"


@pytest.mark.parametrize(
    "words", ["que alguien me llame por favor me quieren hacer algo", "quiero hablar con alguien, me siguen"]
)
def test_what_may_be_danger_beside_it_is_asked_first(words: str) -> None:
    """And the person is called once it is none."""
    player = heard(words)
    assert player.said[0].context == "engine/danger_now"
    player.say("no")
    assert calls(player) == ["person"]
    assert wishes(player) == [words]
