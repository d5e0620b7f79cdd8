"""An hour of which the minutes are not known, "a las 4 y algo": it is asked for, and 4:00 is never written."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard

READ_BACK = "mi corte es el 14 de enero de 2027 a las 8:30 en brownsville"


def told(player: Player, name: str) -> object:
    """What is told at a question; None for nothing."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(f"hearing_date/{name}")
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    "reply",
    [
        "si la tengo es esa q le digo a las 4 y algo",
        "si la tengo dice como a las 4 y pico",
        "si a las 4 y tantos",
        "si la tengo 4 y fraccion de la madrugada",
        "si las cuatro y pico",
        "yes i have it is 4 something",
        "yes 4 o'clock something in the morning",
    ],
)
def test_the_sheet_is_there_and_its_hour_is_asked(reply: str) -> None:
    """First the port, as ever; then the hour with its minutes."""
    player = heard(READ_BACK, "si", welcomed=WELCOMED)
    assert contexts(player, reply)[0] == "hint/hour.minutes"
    assert told(player, "sheet") == "yes"
    assert told(player, "report_hour") is None
    player.say("brownsville")
    assert asks(player) == "hearing_date/report_when"
    player.say("el mismo dia a las 4:30 de la mañana")
    assert told(player, "report_hour") == "04:30"


@pytest.mark.parametrize(
    "reply",
    ["a las 8 y algo", "8 y pico de la mañana", "8 something", "tipo 8 y algo", "8 y cachito", "ocho y algo"],
)
def test_the_hour_in_court_is_asked_with_its_minutes(reply: str) -> None:
    """The question waits."""
    player = heard("mi corte es en brownsville el 14 de enero 2027", welcomed=WELCOMED)
    assert contexts(player, reply) == ["hint/hour.minutes", "hearing_date/court_hour/ask"]
    assert told(player, "court_hour") is None


@pytest.mark.parametrize(
    "first",
    [
        "mi corte es el 14 de enero 2027 a las 8 y algo en brownsville",
        "my court is january 14 2027 8 something am brownsville",
        "tengo corte 14 enero 2027 8 y pico de la mañana brownsville",
    ],
)
def test_the_day_beside_it_is_kept(first: str) -> None:
    """Only the hour is open."""
    player = heard(first, welcomed=WELCOMED)
    assert told(player, "court_when") == {"kind": "date", "iso": "2027-01-14"}
    assert asks(player) == "hearing_date/court_hour"


@pytest.mark.parametrize(
    ("reply", "hour"),
    [
        ("a las 8", "08:00"),
        ("8:30 algo asi", "08:30"),
        ("a las 8 y media", "08:30"),
        ("a las 8 y 15", "08:15"),
        ("a las 8:30 y algo mas que no entiendo", "08:30"),
    ],
)
def test_an_hour_is_taken_as_it_was(reply: str, hour: str) -> None:
    """Nothing is missing in it."""
    assert told(heard("mi corte es en brownsville el 14 de enero 2027", reply, welcomed=WELCOMED), "court_hour") == hour


def test_the_same_day_beside_it_is_kept() -> None:
    """Its hour is asked then."""
    player = heard(READ_BACK, "si", "si la tengo", "brownsville", "el mismo dia a las 4 y algo", welcomed=WELCOMED)
    assert told(player, "report_when") == {"kind": "date", "iso": "2027-01-14"}
    assert asks(player) == "hearing_date/report_hour"
