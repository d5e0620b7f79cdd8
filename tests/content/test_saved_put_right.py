"""The date that is saved: told at once when it is asked for in people's words, and put right from anywhere."""

from __future__ import annotations

import pytest

from tests.support.talks import REMINDED, asks, contexts, heard, shown

SAVED = (
    "mi corte es el 14 de enero de 2027 a las 8:30 de la noche en brownsville",
    "si", "1", "no", "matamoros", "3", "menu",
)  # fmt: skip
HALF = ("mi corte es el 14 de enero de 2027 en brownsville", "menu")


@pytest.mark.parametrize(
    "asked",
    [
        "cuando dijo q era mi fecha?",
        "mi fecha mijo la del papel",
        "q dia es lo mio",
        "y lo de mi papel cuando era",
        "lo mio pa cuando es",
        "que fecha era la de mi papel",
        "what day is my date",
        "when was my date",
    ],
)
def test_the_saved_date_is_told_at_once(asked: str) -> None:
    """No list and no question; what was told so far where it is not saved yet."""
    player = heard(*SAVED)
    assert contexts(player, asked)[0] == "date_kept/is_kept/say"
    assert "14 de enero de 2027, 8:30" in shown(player)
    player = heard(*HALF)
    assert contexts(player, asked)[0] == "date_kept/half/say"
    assert "14 de enero de 2027" in shown(player)


@pytest.mark.parametrize("asked", ["que dia es hoy", "que dice mi papel", "cuando es mi cumpleaños"])
def test_another_day_is_not_the_date(asked: str) -> None:
    """Nobody who asks for something else is told their hearing."""
    assert contexts(heard(*SAVED), asked)[0] != "date_kept/is_kept/say"


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("no era 8:30 de la noche era de la mañana", "8:30 a. m."),
        ("la corte no es de noche es de la mañana", "8:30 a. m."),
        ("no es de noche es de la mañana mi corte", "8:30 a. m."),
        ("mi corte no es a las 8:30 es a las 9 de la mañana", "9:00 a. m."),
        ("no 8:30 pm, 8:30 am", "8:30 a. m."),
    ],
)
def test_the_hour_that_is_saved_is_put_right(words: str, now: str) -> None:
    """Read back, and saved by a yes."""
    player = heard(*SAVED, words)
    assert asks(player) == "hearing_change/right"
    assert now in shown(player)
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.court_at is not None
    assert player.hearing.court_at.iso.startswith("2027-01-14T0")


def test_the_day_that_is_saved_is_put_right() -> None:
    """It is told anew, and read back."""
    player = heard(*SAVED, "mi corte no es el 14 es el 15 de enero")
    assert "15 de enero de 2027" in shown(player)


AHEAD = (
    "mi corte es el 14 de enero de 2027 a las 8:30 de la mañana en el paso",
    "si", "1", "no", "matamoros", "3", "menu",
)  # fmt: skip
"""Court on a clock an hour behind that of the place where the person waits."""


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("mi corte no es el 14 es el 15 de enero", "viernes, 15 de enero de 2027, 8:30 a. m."),
        ("no era a las 8:30, era a las 10 de la mañana", "El Paso: jueves, 14 de enero de 2027, 10:00 a. m."),
        ("la corte no es de mañana, es de la tarde", "El Paso: jueves, 14 de enero de 2027, 8:30 p. m."),
    ],
)
def test_the_court_keeps_its_own_clock(words: str, now: str) -> None:
    """The hour of the court is never that which the person's clock shows then, though it stands on the same line."""
    player = heard(*AHEAD, words)
    assert now in shown(player)
    assert "15 de enero de 2027, 9:30" not in shown(player)


@pytest.mark.parametrize(
    "words", ["no quiero los mensajes a las 9, mejor de 6 a 9", "no era de la noche era de la mañana"]
)
def test_the_hours_of_messages_are_no_hour_in_court(words: str) -> None:
    """What says nothing of the court changes nothing of it."""
    assert asks(heard(*SAVED, words, welcomed=REMINDED)) == "menu/home"


def test_nothing_saved_is_put_right() -> None:
    """Where nothing is saved, nothing is changed."""
    player = heard("no era 8:30 de la noche era de la mañana")
    assert not asks(player).startswith("hearing_change")
