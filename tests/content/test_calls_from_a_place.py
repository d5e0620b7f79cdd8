"""Whoever calls for a person and says where they are is heard on both: the team is called, and knows the town."""

from __future__ import annotations

import pytest

from app.dialogue.events import HandoffRequested, WishTold
from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, heard

FORM = (*WELCOMED, "formulario", "1", "1", "no tengo", "no tengo", "no tengo")


def calls(player: Player) -> list[str]:
    """Whom the last turn calls."""
    return [event.topic for event in player.events if isinstance(event, HandoffRequested)]


def wishes(player: Player) -> list[str]:
    """What the last turn passes on."""
    return [event.words for event in player.events if isinstance(event, WishTold)]


@pytest.mark.parametrize(
    "words",
    [
        "persona. en reynosa",
        "PERSONA y la ciudad es reynosa",
        "persona reynosa",
        "persona, estoy en nuevo laredo",
        "estoy en reynosa. persona por favor",
        "reynosa, persona",
        "persona por favor, vivo en matamoros tamaulipas",
        "persona la ciudad es miguel aleman",
        "person. i am in tijuana",
        "person please, we are in ciudad juarez",
        "im in reynosa, person",
        "persona. no entiendo nada de esto",
        "persona reynosa mi bebe tiene 2 meses y fiebre",
    ],
)
@pytest.mark.parametrize(
    "before",
    [(), ("persona",), ("buscar ayuda legal",), ("persona", "1")],
    ids=["menu", "called before", "a list", "called and then a list"],
)
def test_the_call_is_heard_beside_the_town(before: tuple[str, ...], words: str) -> None:
    """Wherever it is said the team is called, and reads what stood beside it."""
    player = heard(*before, words)
    assert calls(player) == ["person"]
    assert wishes(player)[-1].split("\n")[-1] == words


@pytest.mark.parametrize(
    "where", [("hola", "1", "si"), ("hola", "1", "si", "1", "si"), FORM], ids=["list", "pin", "form"]
)
def test_the_question_that_waits_goes_on_waiting(where: tuple[str, ...]) -> None:
    """In the welcome and in the form the call leaves the question where it was."""
    player = heard(welcomed=where)
    waiting = asks(player)
    player.say("persona. estoy en reynosa")
    assert calls(player) == ["person"]
    assert asks(player) == waiting


@pytest.mark.parametrize("town", ["estoy en reynosa", "reynosa", "la ciudad es reynosa"])
def test_a_town_told_just_before_goes_along(town: str) -> None:
    """Nobody has to say it again with the call."""
    player = heard(town, "persona")
    assert calls(player) == ["person"]
    assert wishes(player) == [town]


@pytest.mark.parametrize("words", ["persona", "persona. en reynosa", "hello, I want to talk to a person", "PERSON"])
def test_a_first_message_that_calls_is_no_question_for_later(words: str) -> None:
    """The team is called before the welcome begins, by a code."""
    player = heard(words, welcomed=())
    assert calls(player) == ["person"]
    assert [each.context for each in player.said] == ["person/told/text", "welcome/language/choose"]
    assert asks(player) == "welcome/language"


@pytest.mark.parametrize(
    "words",
    [
        "hay una persona en reynosa que cobra",
        "una persona de reynosa me dijo que ya no hay citas",
        "a person in tijuana told me it is closed",
        "que persona atiende en reynosa?",
        "mi audiencia es en reynosa",
        "no conozco a ninguna persona en reynosa",
        "perdon, estoy en reynosa",
        "perdon",
        "persona en reynosa me dijo que no vaya",
        "reynosa",
        "estoy en reynosa con mi hija",
    ],
)
def test_a_person_who_is_only_spoken_of_is_no_call(words: str) -> None:
    """Somebody in a town, and a town alone, call nobody."""
    assert calls(heard(words)) == []


@pytest.mark.parametrize("words", ["persona en reynosa", "person in tijuana"])
def test_a_box_of_words_takes_a_person_somewhere(words: str) -> None:
    """Where the form asks for words they may be the answer."""
    assert calls(heard(words, welcomed=(*FORM, "Perez Lopez"))) == []
