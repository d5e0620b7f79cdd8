"""A hearing read back in which something is not so: what is said instead changes that alone; it is read back again."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import REMINDED, asks, heard, shown

ENGLISH = ("english", "yes", "1", "1", "no")
AT_NIGHT_EN = ("i have hearing 14 december 2026, el paso", "court 8:30 at night")
AT_NIGHT_ES = ("tengo audiencia el 14 de diciembre de 2026 en el paso", "a las 8:30 de la noche")


def of_court(player: Player) -> tuple[object, object]:
    """Day and hour in court, and the court, as told so far."""
    assert player.conversation is not None
    told = player.conversation.answers
    day = told["hearing_date/court_when"].value
    assert isinstance(day, dict)
    hour = told.get("hearing_date/court_hour")
    return f"{day['iso'][:10]}T{hour.value}" if hour else day["iso"], told["hearing_date/court"].value


def put_right(setup: tuple[str, ...], *replies: str, welcomed: tuple[str, ...] = REMINDED) -> Player:
    """What is said at the read-back; it is read back again."""
    player = heard(*setup, *replies, welcomed=welcomed)
    assert asks(player) == "hearing_date/right"
    return player


@pytest.mark.parametrize(
    "reply",
    [
        "something differs. court na 8:30 in the morning",
        "no no 8:30 for morning. not night",
        "something differs: morning",
        "not night, morning",
        "no na morning",
        "it is morning not night",
        "no it is am",
        "the court is 8:30 in the morning",
        "wrong. court is 8:30 am",
        "2, 8:30 am",
        "a.m. please",
    ],
)
def test_the_half_of_the_day_is_put_right_in_english(reply: str) -> None:
    """With the hour said again or without it."""
    player = put_right(AT_NIGHT_EN, reply, welcomed=ENGLISH)
    assert of_court(player) == ("2026-12-14T08:30", "el_paso")
    assert "8:30 AM" in shown(player)


@pytest.mark.parametrize(
    "reply",
    [
        "no, esta mal la hora, es de la mañana",
        "algo no es asi, la corte es 8:30 de la mañana",
        "no no es de noche es de la mañana",
        "es de la mañana no de la noche",
        "esta mal. de la mañana",
        "no mijo es en la mañana",
        "la hora no, es de la mañana",
        "de la noche no, de la mañana",
        "algo es distinto. es a las 8:30 de la mañana",
    ],
)
def test_the_half_of_the_day_is_put_right_in_spanish(reply: str) -> None:
    """The same."""
    assert of_court(put_right(AT_NIGHT_ES, reply)) == ("2026-12-14T08:30", "el_paso")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("something differs. it is laredo", ("2026-12-14T20:30", "laredo")),
        ("something differs. court na 15 december", ("2026-12-15T20:30", "el_paso")),
        ("something differs. bridge is 5 am", ("2026-12-14T20:30", "el_paso")),
    ],
)
def test_another_piece_is_put_right(reply: str, told: tuple[object, object]) -> None:
    """The rest stays."""
    assert of_court(put_right(AT_NIGHT_EN, reply, welcomed=ENGLISH)) == told


@pytest.mark.parametrize("reply", ["something differs, the hour", "hour is not right"])
def test_the_hour_alone_is_asked(reply: str) -> None:
    """Where it is not said what it is."""
    assert asks(heard(*AT_NIGHT_EN, reply, welcomed=ENGLISH)) == "hearing_date/court_hour"


def test_half_a_day_moves_only_the_hour_of_the_other_half() -> None:
    """The hour at the bridge is in the morning already."""
    player = put_right(
        ("tengo audiencia el 14 de diciembre de 2026 en el paso", "corte 8:30 de la noche, puente 5 am"),
        "es de la mañana",
    )
    assert of_court(player)[0] == "2026-12-14T08:30"
    assert "5:00 a. m." in shown(player)


@pytest.mark.parametrize("reply", ["mañana le contesto", "en la mañana le digo", "no mañana le digo", "no wait"])
def test_when_they_write_again_is_no_hour(reply: str) -> None:
    """No hour is moved by when somebody means to answer."""
    player = heard(*AT_NIGHT_ES, reply)
    assert player.conversation is not None
    hour = player.conversation.answers.get("hearing_date/court_hour")
    assert hour is None or hour.value == "20:30"
