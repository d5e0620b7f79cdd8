"""A hearing told again: the day alone takes neither its year nor its hour nor its court away; another is another."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard, shown

TOLD = "mi corte es el 14 de enero 2027 a las 8:30 en brownsville"


@pytest.mark.parametrize(
    "said",
    [
        "tengo corte el 14 de enero",
        "ya le dije mi corte es el 14 de enero a las 8:30",
        "mi papel dice 14 de enero brownsville",
        "guardar mi fecha del 14 de enero",
    ],
)
def test_after_the_menu_all_of_it_stays(said: str) -> None:
    player = heard(TOLD, "menu", said)

    assert asks(player) == "hearing_date/right"
    assert "2027" in shown(player)
    assert "8:30" in shown(player)
    assert "Brownsville" in shown(player)


def test_what_lacks_is_added() -> None:
    player = heard("mi corte es el 14 de enero 2027 a las 8:30", "menu", "mi corte es el 14 de enero en laredo")

    assert asks(player) == "hearing_date/right"
    assert "Laredo" in shown(player)
    assert "8:30" in shown(player)


def test_an_hour_told_apart_stays_too() -> None:
    player = heard("mi corte es el 14 de enero 2027", "laredo", "8:30", "menu", "mi corte es el 14 de enero")

    assert asks(player) == "hearing_date/right"
    assert "8:30" in shown(player)


@pytest.mark.parametrize(
    "said",
    [
        "mi corte es el 15 de enero",
        "mi corte es el 14 de enero a las 9",
        "mi corte es el 14 de enero en laredo",
        "mi corte es el 14 de enero 2028",
    ],
)
def test_another_day_hour_or_court_is_asked_for_anew(said: str) -> None:
    player = heard(TOLD, "menu", said)

    assert asks(player) != "hearing_date/right"
    assert "engine/back_to" not in [each.context for each in player.said]


@pytest.mark.parametrize("said", ["si, el 14 de enero", "ya te dije el 14 de enero", "mi corte es el 14 de enero"])
def test_at_the_offer_of_what_was_told_it_is_a_yes(said: str) -> None:
    player = heard(said, welcomed=("hola", "1", "si", TOLD, "1", "no", "no"))

    assert asks(player) == "hearing_date/right"
    assert "2027" in shown(player)


@pytest.mark.parametrize("said", ["tengo corte el 14 de enero", "mi fecha es el 14 de enero brownsville"])
def test_what_is_saved_is_said_and_not_asked_again(said: str) -> None:
    player = heard(TOLD, "si", "menu", welcomed=WELCOMED)

    assert "hearing/known/say" in contexts(player, said)
    assert asks(player) == "hearing/what"


@pytest.mark.parametrize("said", ["mi fecha es el 15 de enero brownsville", "mi corte es el 14 de enero en laredo"])
def test_another_than_the_saved_one_is_taken_down(said: str) -> None:
    player = heard(TOLD, "si", "menu", said)

    assert asks(player).startswith("hearing_date/")
