"""A hearing told in the very first message, or beside something else, comes back by itself once the welcome is over."""

from __future__ import annotations

import pytest

from app.services.messages import Channel
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard, shown

SPANISH = ("español", "si", "1", "no", "no")
ENGLISH = ("english", "yes", "1", "no", "no")
PAPER = "un papel que dice 14 de enero 2027 8:30 en brownsville creo y quiero que me lo guarde"


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("first", "welcome"),
    [
        (PAPER, SPANISH),
        ("tengo corte el 14 de enero 2027 a las 8:30 en brownsville", SPANISH),
        ("me regresaron a mexico con " + PAPER, SPANISH),
        ("mi corte me la cambiaron al 14 de enero 2027 a las 8:30 en brownsville", SPANISH),
        (PAPER + ". que llevo ese dia", SPANISH),
        ("quiero que me recuerden mi corte, es el 14 enero 2027 8:30 en brownsville", SPANISH),
        ("i have court january 14 2027 at 8:30 in brownsville", ENGLISH),
        (
            "i have a paper which says Jan 14, 2027 at 8:30 AM in Brownsville I think, and I would like you to keep it",
            ENGLISH,
        ),
        ("hi, i have one paper it say january 14 2027 8:30 brownsville i think and i want you save", ENGLISH),
        ("i want you to remember me of my court 14 january 2027 8:30 am brownsville", ENGLISH),
    ],
)
def test_it_is_read_back_after_the_welcome(channel: Channel, first: str, welcome: tuple[str, ...]) -> None:
    player = new_player(channel)
    player.say(first)
    for text in welcome:
        player.say(text)

    assert asks(player) == "hearing_date/right"
    assert "14" in shown(player)
    assert "Brownsville" in shown(player)


@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
@pytest.mark.parametrize(
    ("first", "answered", "welcome"),
    [
        ("no se leer bien, " + PAPER, "few_words/kept/say", SPANISH),
        ("perdi mi papel pero decia 14 de enero 2027 8:30 brownsville", "lost_papers/look/say", SPANISH),
        ("i lost my paper but it was january 14 2027 8:30 brownsville", "lost_papers/look/say", ENGLISH),
        (PAPER + ". tengo miedo", "fear/rule/say", SPANISH),
        (
            "me dieron un papel en la frontera y dice 14 de enero 2027 8:30 brownsville que hago con eso",
            "welcome/thanks/say",
            SPANISH,
        ),
    ],
)
def test_beside_a_topic_it_is_offered_once_that_is_answered(
    channel: Channel, first: str, answered: str, welcome: tuple[str, ...]
) -> None:
    player = new_player(channel)
    player.say(first)

    last = contexts(player, *welcome)

    assert answered in last
    assert last[-1] == "engine/offer"
    assert contexts(player, "1")[-1] == "hearing_date/right/choose"
    assert "Brownsville" in shown(player)


def test_at_a_list_it_is_offered_too() -> None:
    player = heard("perdi mi papel pero decia 14 de enero 2027 8:30 brownsville")

    assert "lost_papers/look/say" in [each.context for each in player.said]
    assert [each.context for each in player.said][-1] == "engine/offer"


def test_the_hour_at_the_bridge_before_a_question_is_told_too() -> None:
    player = heard(
        "mi corte es el 14 de enero 2027 8:30 am en brownsville y el puente a las 4, puedo llevar a mi hijo?", "1"
    )

    assert asks(player) == "hearing_date/right"
    assert "4:00" in shown(player)


def test_a_doubt_before_what_is_wished_is_of_the_place() -> None:
    player = new_player()
    for text in (PAPER, *SPANISH):
        player.say(text)

    assert "engine/doubted" in [each.context for each in player.said]


@pytest.mark.parametrize(
    "said",
    [
        "mi corte fue el 12 de enero y no fui, que hago?",
        "mi hijo nacio el 14 de enero de 2020 y no tiene papeles",
        "entre a mexico el 14 de enero de 2024 y quiero pedir asilo",
        "me mataron a mi hermano el 14 de enero y ya no tengo abogado",
        "tengo cita con el doctor el 14 de enero y no tengo abogado",
        "they kidnapped us on january 14 and i have no lawyer",
        "my permit expires january 14 2027 and i need a lawyer",
    ],
)
def test_another_day_is_no_hearing(said: str) -> None:
    player = heard(said)

    assert player.conversation is not None
    assert all(each.about != "hearing" for each in player.conversation.tellings)
    assert not asks(player).startswith("hearing_date/")
