"""A piece of the hearing that is asked anew, and was right: nothing is changed, and all of it is read back."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, contexts, heard

READ_BACK = "mi corte es el 14 de enero de 2027 a las 8:30 en brownsville"
WRONG = ("el dia esta mal", "la corte esta mal", "2")
"""The day is asked anew; the court; which piece."""


def day(player: Player) -> str:
    """The day and hour that are told."""
    assert player.conversation is not None
    return player.conversation.answers["hearing_date/court_when"].value["iso"]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "reply",
    [
        "corregir q?? si ya estaba bien",
        "ya me enrede. es igual como se lo dije no cambie nada",
        "no cambie nada",
        "corregir q??",
        "no le mueva nada mijo",
        "no espere, ya estaba bien",
        "no hay que corregir nada",
        "leave it as it is",
        "correct what? it was right",
        "no change am. e be the same as i tell you",
    ],
)
def test_nothing_is_changed_and_it_is_read_back(wrong: str, reply: str) -> None:
    """A yes to it saves it then."""
    player = heard(READ_BACK, wrong, welcomed=WELCOMED)
    assert contexts(player, reply) == ["engine/unchanged", "hearing_date/right/choose"]
    assert day(player) == "2027-01-14T08:30"
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.court_at is not None
    assert player.hearing.court_at.iso == "2027-01-14T08:30"


def test_what_is_asked_besides_is_answered() -> None:
    """The papers of a child, behind it."""
    said = contexts(
        heard(READ_BACK, WRONG[0], welcomed=WELCOMED),
        "corregir q?? si ya estaba bien. los papeles de la niña le pregunte, la partida de nacimiento y el acta de "
        "defuncion de mi hija?",
    )
    assert said[0] == "engine/unchanged"
    assert said[-1] == "hearing_date/right/choose"
    assert len(said) > 2


@pytest.mark.parametrize(
    ("wrong", "reply", "now"),
    [
        ("el dia esta mal", "el 15 de enero de 2027", "2027-01-15T08:30"),
        ("el dia esta mal", "es el 15 de enero de 2027, no cambie la hora", "2027-01-15T08:30"),
        ("la hora esta mal", "a las 9. no cambie nada mas", "2027-01-14T09:00"),
    ],
)
def test_a_new_value_is_taken(wrong: str, reply: str, now: str) -> None:
    """Also beside the wish that nothing else be changed."""
    assert day(heard(READ_BACK, wrong, reply, welcomed=WELCOMED)) == now


@pytest.mark.parametrize("reply", ["no es igual", "cambie la hora", "no esta bien", "me equivoque de hora"])
def test_what_says_otherwise_leaves_nothing(reply: str) -> None:
    """It is no wish that nothing be changed."""
    assert "engine/unchanged" not in contexts(heard(READ_BACK, WRONG[0], welcomed=WELCOMED), reply)
