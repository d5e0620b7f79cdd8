"""Both hours read off the paper before any day: the notebook opens, holds both, and reads both back with the day."""

from __future__ import annotations

import pytest

from app.dialogue import readers
from tests.support.talks import asks, contexts, heard, shown

BOTH = "hearing_date/court_hour", "hearing_date/report_hour"


@pytest.mark.parametrize(
    ("said", "court", "border"),
    [
        ("the paper say bridge 5 am gateway, court na 8:30", "08:30", "05:00"),
        ("my paper say court 8:30 and bridge 5 am", "08:30", "05:00"),
        ("i must be at the bridge at 4 am and see the judge 8:30", "08:30", "04:00"),
        ("el papel dice puente 4 de la mañana y corte 8 y media", "08:30", "04:00"),
        ("dice q en el puente a las 4 y en la corte a las 8 y media", "08:30", "04:00"),
        ("la hoja dice garita 4 30 y juez 8 30", "08:30", "04:30"),
    ],
)
def test_it_opens_the_notebook_with_both(said: str, court: str, border: str) -> None:
    player = heard(said)

    assert player.conversation is not None
    assert [player.conversation.answers[key].value for key in BOTH] == [court, border]
    assert asks(player) == "hearing_date/court"
    assert "engine/told_so_far" in [each.context for each in player.said]

    assert contexts(player, "brownsville", "14 de enero 2027")[-1] == "hearing_date/right/choose"
    assert "8:30" in shown(player)
    assert f"{border[1:]}" in shown(player)


def test_at_the_question_for_the_paper_too() -> None:
    player = heard("guardar mi fecha", "si, dice puente 4 de la mañana y corte 8 y media")

    assert asks(player) == "hearing_date/court"
    assert "engine/told_so_far" in [each.context for each in player.said]


def test_with_the_saved_hour_the_other_is_added() -> None:
    player = heard(
        "mi corte es el 14 de enero 2027 a las 8:30 en brownsville", "si", "menu",
        "el papel dice puente 4 de la mañana y corte 8 y media",
    )  # fmt: skip

    assert asks(player) == "hearing_date/right"
    assert "4:00" in shown(player)
    assert "14" in shown(player)


def test_in_the_first_message_too() -> None:
    first = "el papel dice puente 4 de la mañana y corte 8 y media"
    player = heard(welcomed=(first, "1", "si", "1", "no", "no"))

    assert asks(player) == "hearing_date/court"
    assert "8:30" in shown(player)


@pytest.mark.parametrize(
    "said",
    [
        "tengo que ir al puente el 14 de enero 2027 a las 4 am y la corte es a las 8:30 en brownsville",
        "be at the bridge january 14 2027 at 4 am and court 8:30 am brownsville",
    ],
)
def test_a_day_between_the_bridge_and_its_hour_is_the_day(said: str) -> None:
    player = heard(said)

    assert asks(player) == "hearing_date/right"
    assert "4:00" in shown(player)
    assert "8:30" in shown(player)
    assert "hearing_date/same_day/say" not in [each.context for each in player.said]


@pytest.mark.parametrize(
    "said",
    [
        "a que hora abre el puente y la corte?",
        "cruce el puente a las 4 y la corte fue a las 8",
        "el puente esta cerrado y no llego a la corte",
        "the bridge is far and the judge is angry",
    ],
)
def test_other_talk_of_bridge_and_court_tells_no_hours(said: str) -> None:
    player = heard(said)

    assert player.conversation is not None
    assert not set(BOTH) & set(player.conversation.answers)


@pytest.mark.parametrize("text", ["al puente el 13 de enero a las 10 y la corte el 14 de enero a las 8", "puente 4 am"])
def test_of_two_days_none_is_moved(text: str) -> None:
    assert not readers.is_border_day_told(text)
