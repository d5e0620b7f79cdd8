"""Harm told beside an answer: the answer is taken, and who was followed or robbed by officers is met all the same."""

from __future__ import annotations

import pytest

from app.dialogue.safety.past_days import tells_followed
from tests.support.talks import asks, contexts, heard

ENGLISH = ("english", "yes", "1", "1")
HEARING = "mi corte es el 12 de enero de 2027 a las 8 de la mañana en san diego y en el puente a las 4 30"
MET = "safety/followed"
OFFICERS = "officers/where/say"


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("si quiero pin unos hombres me siguieron el sabado", "welcome/pin"),
        ("si si quiero el pin, unos tipos siguieron a mi esposo el sabado", "welcome/pin"),
        ("si porque me han seguido unos hombres", "welcome/pin"),
        ("no la verdad no. a mi hija la siguieron unos hombres el sabado", "menu/home"),
        ("no pin. me habian perseguido unos señores", "menu/home"),
    ],
)
def test_who_was_followed_is_met_beside_the_pin(words: str, waits: str) -> None:
    """Themselves or one of theirs, with no comma behind the yes."""
    player = heard(words, welcomed=("hola", "1", "si", "1", "no"))
    assert MET in [each.context for each in player.said]
    assert asks(player) == waits


def test_the_pin_itself_is_kept_and_nothing_is_said_of_a_question() -> None:
    """Whoever tells why they want one has asked nothing."""
    player = heard("mi pin es 4821, es que el sabado unos hombres me siguieron",
                   welcomed=("hola", "1", "si", "1", "no", "si"))  # fmt: skip
    said = [each.context for each in player.said]
    assert said[:2] == [MET, "welcome/pin_kept/say"]
    assert "engine/own_question" not in said


@pytest.mark.parametrize(
    "words",
    [
        "si, la policia municipal me quito la plata",
        "no. los municipales me robaron",
        "si claro, los agentes del INM me pidieron dinero",
    ],
)
@pytest.mark.parametrize("welcomed", [("hola", "1", "si", "1"), ("hola", "1", "si", "1", "no")])
def test_officers_beside_an_answer_of_the_welcome(welcomed: tuple[str, ...], words: str) -> None:
    """At once, or named as what comes when the questions are over."""
    player = heard(words, welcomed=welcomed)
    said = [each.context for each in player.said]
    assert OFFICERS in said or "engine/asked_after" in said
    key = "welcome/wants_pin" if len(welcomed) > 4 else "welcome/emergency_sharing"
    assert player.conversation is not None
    assert player.conversation.answers[key].value == ("no" if words.startswith("no") else "yes")


@pytest.mark.parametrize(
    "words",
    [
        "si exacto, la policia municipal me quito la plata",
        "si exacto la policia municipal me quito la plata",
        "si exacto. me quitaron la plata los policias",
        "si asi es y la policia me quito dinero",
    ],
)
def test_officers_beside_the_yes_to_what_was_read_back(words: str) -> None:
    """The hearing is saved, the answer given, and the next question comes."""
    player = heard(HEARING, words)
    said = [each.context for each in player.said]
    assert said.index("hearing_date/kept_new/say") < said.index(OFFICERS)
    assert asks(player) == "hearing_date/port"
    assert player.hearing is not None


@pytest.mark.parametrize(
    "words",
    [
        "por paso del norte, la policia municipal me quito la plata",
        "es en paso del norte y la policia municipal me quito la plata",
        "por paso del norte y la policia me quito dinero",
    ],
)
def test_officers_beside_the_port(words: str) -> None:
    """The port is kept."""
    player = heard(HEARING, "si", words)
    assert OFFICERS in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/port"].value == "paso_del_norte"


def test_in_english() -> None:
    """The same."""
    player = heard("my court is january 12 2027 at 8 am in san diego and the bridge 4 30", welcomed=(*ENGLISH, "no"))
    assert OFFICERS in contexts(player, "yes exactly the police take my money")
    assert player.hearing is not None


@pytest.mark.parametrize(
    "words",
    [
        "si me siguieron cuenta para el miedo?",
        "si unos hombres me siguieron que hago",
        "me han seguido ayudando en el albergue",
        "i followed my lawyer",
        "they followed my advice",
        "no me han seguido",
    ],
)
def test_other_words_tell_of_no_followers(words: str) -> None:
    """What if, help that goes on, and what is denied."""
    assert not tells_followed(words)


@pytest.mark.parametrize("words", ["si exacto", "si exacto, gracias", "si asi dice la hoja de la policia"])
def test_a_plain_yes_opens_nothing(words: str) -> None:
    """Nothing was told."""
    assert OFFICERS not in contexts(heard(HEARING), words)
