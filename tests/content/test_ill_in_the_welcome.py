"""Somebody ill, or robbed by the police, told of in the welcome: answered at once, the yes or no beside it is taken."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard, shown

SHARED = ("hola", "1", "si", "2", "1")
AGREEING = ("hola", "1")
PIN_WANTED = (*SHARED, "no", "si")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("bueno si. ay chamo la bebe tiene fiebre esta noche 39 q hago", "yes"),
        ("…bueno si. mi hijo tiene mucha diarrea donde lo llevo", "yes"),
        ("SI. LA BEBE TIENE FIEBRE 39 a donde la llevo", "yes"),
        ("no, y mi niña esta enferma con tos", "no"),
        ("yes. my baby is sick, she has fever", "yes"),
    ],
)
def test_illness_is_answered_at_once_and_the_answer_is_taken(text: str, value: str) -> None:
    """No question about danger of their own, no wish noted: the doctor, and then the next question."""
    player = heard(welcomed=SHARED, channel="sms")
    said = contexts(player, text)
    assert "care/danger/say" in said
    assert not {"engine/danger_now", "engine/wish_kept", "engine/asked_after"} & set(said)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == value
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize("text", ["yo no, la bebe! esta enferma", "mi hija tiene fiebre y no quiere la teta, que hago"])
def test_illness_alone_leaves_the_question_where_it_is(text: str) -> None:
    """What says neither yes nor no decides nothing."""
    player = heard(welcomed=SHARED, channel="sms")
    said = contexts(player, text)
    assert said[0] == "care/danger/say"
    assert asks(player) == "welcome/emergency_sharing"


def test_illness_in_the_first_message() -> None:
    """Before anything is asked."""
    player = new_player("sms")
    said = contexts(player, "hola mi bebe tiene fiebre y vomita, que hago")
    assert "care/danger/say" in said
    assert said[-1] == "welcome/language/choose"


def test_illness_at_the_consent() -> None:
    """Its yes is taken, and nothing is agreed to without one."""
    player = heard(welcomed=AGREEING, channel="sms")
    assert "care/danger/say" in contexts(player, "acepto. mi nena tiene fiebre desde ayer")
    assert asks(player) == "welcome/unasked"
    player = heard(welcomed=AGREEING, channel="sms")
    assert "care/danger/say" in contexts(player, "mi nena esta enferma con fiebre")
    assert asks(player) == "welcome/agree"


def test_what_is_told_of_a_child_is_not_met_by_months_of_pregnancy() -> None:
    """The text asks for whom it is and what is wrong."""
    player = heard(welcomed=SHARED, channel="sms")
    contexts(player, "la bebe tiene fiebre")
    assert "embaraz" not in shown(player)


@pytest.mark.parametrize(
    "text", ["estan afuera y me van a matar, la bebe tiene fiebre", "la bebe tiene fiebre y no respira"]
)
def test_danger_comes_before_the_doctor(text: str) -> None:
    """What is certain is no illness to be met by advice."""
    assert contexts(heard(welcomed=SHARED), text)[0].startswith("emergency/")


def test_they_follow_us_and_a_child_is_ill_is_asked_about() -> None:
    """A phrase of danger is never answered by the doctor alone."""
    said = contexts(heard(welcomed=SHARED), "creo que nos siguen y la bebe tiene fiebre")
    assert said[0].startswith("emergency/") or said[-1] == "engine/danger_now"


@pytest.mark.parametrize(
    "text", ["tiene 7 meses", "la bebe tiene 7 meses", "ella tiene 15 años", "she is 3 months old"]
)
def test_an_age_alone_is_no_danger(text: str) -> None:
    """Right after the doctor it is said where it is of use."""
    player = heard(welcomed=SHARED, channel="sms")
    contexts(player, "no. la bebe tiene fiebre")
    assert contexts(player, text) == ["engine/age_told", "welcome/wants_pin/ask"]
    assert "engine/danger_now" not in contexts(heard(), text)


@pytest.mark.parametrize("text", ["mi hija tiene 7 años y esta sola en la calle", "tiene 7 meses y no respira"])
def test_an_age_with_danger_is_danger(text: str) -> None:
    """Only an age and nothing else is quiet."""
    said = contexts(heard(), text)
    assert said[0].startswith("emergency/") or said[-1] == "engine/danger_now"


@pytest.mark.parametrize(
    "text", ["no quiero pin", "mejor no", "ya no quiero el pin", "sin pin", "i dont want a pin", "no"]
)
def test_a_pin_may_be_given_up_where_it_is_asked_for(text: str) -> None:
    """Nobody is caught at six digits."""
    player = heard(welcomed=PIN_WANTED)
    contexts(player, text)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
    assert asks(player) != "welcome/pin"


def test_a_pin_given_up_beside_an_illness() -> None:
    """Both are heard."""
    player = heard(welcomed=PIN_WANTED)
    said = contexts(
        player, "no quiero pin… mi hija tiene fiebre y no quiere la teta, hay hospital q la atienda sin papeles?"
    )
    assert "care/danger/say" in said
    assert "engine/danger_now" not in said
    assert asks(player) != "welcome/pin"


@pytest.mark.parametrize(
    "text",
    [
        "1. pero dime donde denuncio a la policia q me robo y me pego",
        "nada, y donde se queja uno de eso de la policia",
        "nothing. where do i complain about the police",
    ],
)
def test_where_to_complain_is_answered_at_once(text: str) -> None:
    """Nothing of their words is named as a topic."""
    player = heard(welcomed=("hola", "1", "si"), channel="sms")
    said = contexts(player, text)
    assert "officers/where/say" in said
    assert asks(player) == "welcome/emergency_sharing"


def test_what_waits_behind_a_pick_in_the_welcome_is_not_named_by_its_words() -> None:
    """ "Vamos a: dime donde denuncio" is nobody's topic."""
    player = heard(welcomed=SHARED, channel="sms")
    contexts(player, "1. pero dime xq los perros ladran tanto aqui")
    assert "ladran" not in shown(player)


def test_no_harm_is_asked_about_while_a_child_is_ill() -> None:
    """What was told before can wait."""
    player = heard(welcomed=(*SHARED[:2], "si. ayer la policia me robo y me pego", "2", "1", "1", "no"), channel="sms")
    assert "engine/offer_harm" not in contexts(player, "no. mi hija tiene fiebre")


def test_in_a_box_of_words_an_illness_is_no_value() -> None:
    """It is asked about, or answered; it is nobody's street."""
    player = heard("6", "empezar", "1", "no tengo", "no tengo", "no tengo", "urdaneta", "carolina", "no", "no")
    assert asks(player) == "i589/a1/street"
    said = contexts(player, "mi hija tiene fiebre")
    assert "engine/danger_now" in said or "care/danger/say" in said
    assert player.conversation is not None
    assert "i589/a1/street" not in player.conversation.answers
