"""At which hours messages may come, told in people's words, when it is asked and later; and words about a choice."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import REMINDED, asks, contexts, heard

AT_HOURS = ("hola", "1", "si", "2")
NOTHING = ("hola", "1", "si", "1", "no", "no")


def _hours(player: Player) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/hours")
    return answer.value if answer else None


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("after work evening", "evening"),
        ("evening I say, 6 to 9", "evening"),
        ("I tell you already evening 6 to 9 pm", "evening"),
        ("no quiero los mensajes a las 9, mejor de 6 a 9", "evening"),
        ("en la noche despues del trabajo", "evening"),
        ("from six to nine", "evening"),
        ("de una a seis por favor", "afternoon"),
        ("when i finish work, evening", "evening"),
    ],
)
def test_hours_are_taken_where_they_are_asked_for(said: str, hours: str) -> None:
    """Nobody is asked about danger, nor for one thing at a time."""
    player = heard(said, welcomed=AT_HOURS)
    assert _hours(player) == hours
    assert asks(player) == "welcome/emergency_sharing"


def test_the_hours_are_kept_and_the_question_beside_them_answered_later() -> None:
    """Both in one message: the hours, and a question that waits until the welcome is over."""
    text = "after work evening. but wait… if more than one year pass since I enter, is it finished for me?"
    player = heard(welcomed=AT_HOURS)
    assert "engine/asked_after" in contexts(player, text)
    assert _hours(player) == "evening"
    player.say("no")
    assert "year_passed/passed/say" in contexts(player, "no")


@pytest.mark.parametrize(
    "said",
    [
        "no quiero los mensajes a las 9, mejor de 6 a 9",
        "evening I say, 6 to 9",
        "I tell you already evening 6 to 9 pm",
        "prefiero los mensajes en la noche",
        "better send messages in the evening",
    ],
)
def test_they_are_changed_at_the_menu(said: str) -> None:
    """As wherever else no form waits; whoever gets nothing is asked what may be sent first."""
    player = heard(said, welcomed=REMINDED)
    assert _hours(player) == "evening"
    assert asks(player) == "menu/home"
    assert asks(heard(said, welcomed=NOTHING)) == "welcome/unasked"


@pytest.mark.parametrize(
    "said",
    [
        "mejor en la noche le escribo",
        "ya mejor en la noche me voy",
        "prefiero en la tarde",
        "no le dije que en la noche vinieron",
        "evening they come to hit me",
        "my court is 6 to 9 pm better",
    ],
)
def test_an_hour_of_something_else_changes_nothing(said: str) -> None:
    """When somebody goes on, or when others come, says nothing of messages."""
    assert _hours(heard(said)) == "day"


@pytest.mark.parametrize("said", ["evening they come to hit me", "en la noche vienen a golpearme"])
def test_danger_in_the_evening_is_still_asked_about(said: str) -> None:
    """Where hours are asked for, too."""
    assert contexts(heard(welcomed=AT_HOURS), said)[0] in ("engine/danger_now", "emergency/danger_now")


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (("hola", "1", "si"), "I dont understand neutral. my phone is mine only...", "term/neutral"),
        (("hola", "1", "si", "1", "no"), "q es pin mijo", "term/pin"),
        (("hola", "1", "si", "1", "no"), "señorita que es pin", "term/pin"),
        (("hola", "1", "si"), "no entendi mijo mucha letra", "welcome/unasked/plain"),
        (("hola", "1"), "no entendi mijo mucha letra", "welcome/agree/plain"),
        (("hola", "1", "si", "1"), "no entiendo señorita", "welcome/emergency_sharing/plain"),
        (("hi", "2", "yes", "1", "no"), "i dont understand sir", "welcome/wants_pin/plain"),
    ],
)
def test_a_word_is_explained_and_a_question_put_plainly(before: tuple[str, ...], said: str, told: str) -> None:
    """However we are called; nothing is chosen by it, and the question still waits."""
    player = heard(welcomed=before)
    waits = asks(player)
    assert told in contexts(player, said)
    assert asks(player) == waits


def test_a_call_alone_is_not_confusion() -> None:
    """ "Mire mija" says nothing yet."""
    assert "welcome/agree/plain" not in contexts(heard(welcomed=("hola", "1")), "mire mija")


def test_whoever_wants_nothing_is_told_what_reminders_would_change() -> None:
    """The reminders of a hearing are another choice than that nothing is sent."""
    told = ("mi corte es el 5 de diciembre de 2026 a las 8:30 am en brownsville", "si", "no", "matamoros", "3")
    player = heard(*told, welcomed=NOTHING)
    for _ in range(8):
        if any(each.context == "hearing_reminders/remind/choose" for each in player.said):
            break
        player.say("no")
    said = [each.context for each in player.said]
    assert "hearing_reminders/nothing_so_far/say" in said
