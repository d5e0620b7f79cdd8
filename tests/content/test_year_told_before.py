"""A day said again without its year, where its year was told before: the year is not asked anew."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard

READ_BACK = "mi corte es el 14 de enero de 2027 a las 8:30 en brownsville"
AT_BORDER = (READ_BACK, "si", "si la tengo", "brownsville")


def told(player: Player, name: str) -> str | None:
    """The day that is told at a question."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(f"hearing_date/{name}")
    return answer.value["iso"] if answer is not None else None


@pytest.mark.parametrize(
    ("reply", "day"),
    [
        ("14 de enero 8:30. esta bien", "2027-01-14T08:30"),
        ("14 de enero. asi estaba bien", "2027-01-14T08:30"),
        ("enero 14", "2027-01-14T08:30"),
        ("14 january 8:30 am", "2027-01-14T08:30"),
        ("es el 14 de enero a las 9", "2027-01-14T09:00"),
        ("el 15 de enero. no cambie nada mas", "2027-01-15T08:30"),
        ("el 14 de enero de 2028", "2028-01-14T08:30"),
    ],
)
def test_the_told_year_stays(reply: str, day: str) -> None:
    """Read back once more; another year only where it is said."""
    player = heard(READ_BACK, "el dia esta mal", reply, welcomed=WELCOMED)
    assert told(player, "court_when") == day
    assert asks(player) == "hearing_date/right"


def test_another_month_is_asked_about() -> None:
    """Its year may be another."""
    player = heard(READ_BACK, "el dia esta mal", welcomed=WELCOMED)
    assert "hint/date.which_year" in contexts(player, "17 de marzo 8:30")


def test_whether_it_is_in_the_morning_stays_open() -> None:
    """Four o'clock may be either; the year is not asked with it."""
    player = heard(READ_BACK, "el dia esta mal", welcomed=WELCOMED)
    assert contexts(player, "14 de enero a las 4") == ["hint/date.morning_or_afternoon"]


def test_the_day_at_the_bridge_is_that_of_the_court() -> None:
    """Where it is the very day; another one is asked about."""
    assert told(heard(*AT_BORDER, "14 de enero", welcomed=WELCOMED), "report_when") == "2027-01-14"
    assert "hint/date.which_year" in contexts(heard(*AT_BORDER, welcomed=WELCOMED), "13 de enero")
