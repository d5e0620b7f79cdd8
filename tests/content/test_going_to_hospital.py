"""A child who is ill in the middle of a form: the alarm, the answer before it, and "I am going to the hospital"."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

FIRST = ("6", "empezar", "1", "no tengo", "no tengo", "no tengo", "urdaneta", "carolina")


def test_the_number_before_an_alarm_is_kept() -> None:
    """ "1. chamo la bebé está vomitando": the alarm comes alone, and the answer is there."""
    player = heard(welcomed=("hola", "1"))
    said = contexts(player, "1. chamo la bebe esta vomitando y sigue con fiebre")
    assert said == ["emergency/medical"]
    assert player.conversation is not None
    assert player.conversation.answers["welcome/agree"].value == "agree"
    assert "welcome/unasked/choose" in contexts(player, "ya esta mejor, estamos bien, seguimos")


def test_whoever_goes_to_hospital_is_sent_off() -> None:
    """Nothing is echoed, nothing is offered to be saved, and what is asked is answered."""
    player = heard(*FIRST, "1. chamo la bebe esta vomitando y sigue con fiebre", channel="sms")
    said = contexts(player, "ok voy al hospital. se guardo mi audiencia? y q apellido anotaste")
    assert said == ["engine/go_now", "engine/written", "date_kept/nothing/say"]
    assert "rdaneta" in shown(player)
    assert asks(player) == "i589/a1/middle"


@pytest.mark.parametrize(
    "text",
    ["ok me voy al hospital", "ya la llevo al doctor", "i am going to the hospital now", "vamos para la clinica"],
)
def test_going_is_met_in_a_line(text: str) -> None:
    """Also without an alarm."""
    assert contexts(heard(*FIRST), text) == ["engine/go_now"]


@pytest.mark.parametrize(
    "text", ["puedo ir al hospital sin papeles?", "cuando fui al hospital me robaron", "si voy al hospital me cobran?"]
)
def test_a_question_about_it_is_no_leaving(text: str) -> None:
    """Those are answered as ever."""
    assert "engine/go_now" not in contexts(heard(), text)


@pytest.mark.parametrize(
    "text",
    [
        "manda de esos q no dicen nada",
        "no, los q avisan pero no dicen de q se trata",
        "los que no dicen nada",
        "send the ones that dont say anything",
    ],
)
def test_lines_that_say_nothing_are_the_neutral_ones(text: str) -> None:
    """They are no "nothing"."""
    player = heard(welcomed=("hola", "1", "si"))
    said = contexts(player, text)
    assert "engine/danger_now" not in said
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"


@pytest.mark.parametrize("text", ["nada", "no me manden nada", "que no me manden nada", "no mandes nada"])
def test_nothing_is_still_nothing(text: str) -> None:
    """Whoever wants no message gets none."""
    player = heard(welcomed=("hola", "1", "si"))
    contexts(player, text)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
