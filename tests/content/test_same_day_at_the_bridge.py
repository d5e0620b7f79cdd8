"""The hour at the bridge "on that same day": the day was told, and nobody hears that they told none."""

from __future__ import annotations

import pytest

from app.dialogue import readers
from tests.support.talks import WELCOMED, asks, heard, shown

NOTE = "hearing_date/same_day/say"
ASKED_FOR_BORDER = ("mi corte es el 14 de enero 2027 a las 8:30 am en brownsville", "si", "si", "brownsville")


@pytest.mark.parametrize(
    "said",
    [
        "mi corte es el 14 de enero 2027 a las 8:30 en brownsville y el puente a las 4 el mismo dia",
        "mi corte es el 14 de enero 2027 a las 8:30 en brownsville y ese mismo dia en el puente a las 4 de la mañana",
        "my court is january 14 2027 at 8:30 in brownsville and bridge 4 am same day",
        "paper say bridge 4 am and court 8:30 am same day january 14 2027 brownsville",
    ],
)
def test_it_is_not_said_that_no_day_was_told(said: str) -> None:
    player = heard(said)

    assert asks(player) == "hearing_date/right"
    assert NOTE not in [each.context for each in player.said]
    assert "4:00" in shown(player)


@pytest.mark.parametrize(
    "said",
    [
        "mi corte es el 14 de enero 2027 a las 8:30 en brownsville y el puente a las 4",
        "mi corte es el 14 de enero 2027 a las 8:30 en brownsville y el puente a las 4, no se si el mismo dia",
    ],
)
def test_it_is_where_none_was(said: str) -> None:
    assert NOTE in [each.context for each in heard(said).said]


@pytest.mark.parametrize("said", ["el mismo dia", "es el mismo dia de la corte", "the same day", "el mismo dia pues"])
def test_alone_it_is_the_day_of_the_court(said: str) -> None:
    player = heard(*ASKED_FOR_BORDER, said, "4 am", welcomed=WELCOMED)

    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/report_when"].value == {"kind": "date", "iso": "2027-01-14"}
    assert asks(player) == "hearing_date/right"
    assert "4:00" in shown(player)


@pytest.mark.parametrize(
    "text",
    ["no es el mismo dia", "not the same day", "no se si es el mismo dia", "un dia antes", "el 13 de enero", "igual"],
)
def test_what_says_it_not(text: str) -> None:
    assert not readers.says_same_day(text)
