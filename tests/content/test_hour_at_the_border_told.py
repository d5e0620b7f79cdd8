"""The hour at the border told while its sheet is asked about, and whether the hearing is saved asked beside it."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

ENGLISH = ("english", "yes", "1", "1", "no")
AT_SHEET = ("i have hearing 14 december 2026, el paso", "court 8:30 in the morning", "yes")
A_LA_HOJA = ("tengo audiencia el 14 de diciembre de 2026 en el paso", "8:30 de la mañana", "si")


def told(player: Player, name: str) -> object:
    """What is kept so far at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value if answer else None


@pytest.mark.parametrize(
    "reply",
    [
        "yes i have, it say bridge 5 am 14 december 2026",
        "yes the paper say 5 am bridge paso del norte",
        "i have it. 5 am",
        "yes 5 am same day",
        "yes i have it 5 in the morning",
    ],
)
def test_the_sheet_and_its_hour_in_one_reply(reply: str) -> None:
    """The sheet is at hand, and its hour is kept."""
    player = heard(*AT_SHEET, reply, welcomed=ENGLISH)
    assert told(player, "sheet") == "yes"
    assert told(player, "report_hour") == "05:00"
    assert told(player, "court_hour") == "08:30"


@pytest.mark.parametrize(
    "reply",
    ["si la tengo dice puente 5 am 14 de diciembre de 2026", "si tengo. a las 5 de la mañana en el puente"],
)
def test_the_same_in_spanish(reply: str) -> None:
    """Without a comma between."""
    player = heard(*A_LA_HOJA, reply)
    assert (told(player, "sheet"), told(player, "report_hour")) == ("yes", "05:00")


def test_the_port_beside_the_bridge_is_kept() -> None:
    """It is not asked for again."""
    player = heard(*AT_SHEET, "yes the paper say 5 am bridge paso del norte", welcomed=ENGLISH)
    assert told(player, "port") == "paso_del_norte"
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "reply", ["5 am", "5 in the morning. i tell you already", "the same day 5 am", "14 december 5 am morning"]
)
def test_the_hour_alone_answers_for_the_day_at_the_border(reply: str) -> None:
    """The day is that in court, and is read back with it."""
    player = heard(*AT_SHEET, "yes", "paso del norte", reply, welcomed=ENGLISH)
    assert asks(player) == "hearing_date/right"
    assert "At the border, Paso del Norte: Monday, December 14, 2026, 5:00 AM" in shown(player)


@pytest.mark.parametrize("reply", ["13 december 2026 5 am", "14 de noviembre de 2026 5 am"])
def test_another_day_at_the_border_is_not_that_in_court(reply: str) -> None:
    """It is taken as it was told."""
    player = heard(*AT_SHEET, "yes", "paso del norte", reply, welcomed=ENGLISH)
    assert told(player, "report_hour") is None


def test_no_sheet_with_the_hour_in_court_again_tells_none_of_the_border() -> None:
    """What is not at hand has no hour."""
    player = heard(*AT_SHEET, "no, it is 8:30 am only", welcomed=ENGLISH)
    assert told(player, "report_hour") is None
    assert told(player, "sheet") == "no"


def test_whether_it_is_saved_is_answered_with_the_read_back() -> None:
    """What was told beside it counts, and nothing else is asked first."""
    player = heard(
        *AT_SHEET,
        "yes i have, it say bridge 5 am 14 december 2026",
        "14 december 5 am morning i tell you 3 times. so my hearing is saved or no?",
        welcomed=ENGLISH,
    )
    assert asks(player) == "hearing_date/right"
    assert contexts(player)[:2] == ["date_kept/is_kept/say", "date_kept/half_new/say"]
    assert "5:00 AM" in shown(player)
    assert player.hearing is not None
    assert player.hearing.report_at is None
    player.say("yes")
    assert asks(player) == "hearing_date/port"
    assert player.hearing.report_at is not None
    assert player.hearing.report_at.iso == "2026-12-14T05:00"


@pytest.mark.parametrize(
    "asked", ["so my hearing is saved or no?", "ya quedo guardado?", "ya esta guardada o no", "entonces ya quedo o no?"]
)
def test_whether_it_is_saved_after_the_yes(asked: str) -> None:
    """It had its yes: it is saved, and that is said, with what of the border is not."""
    player = heard(*A_LA_HOJA, asked, welcomed=WELCOMED)
    assert contexts(player) == ["date_kept/is_kept/say", "hearing_date/sheet/choose"]
    player = heard(*A_LA_HOJA, "si", "paso del norte", asked, welcomed=WELCOMED)
    assert contexts(player) == ["date_kept/is_kept/say", "date_kept/half_new/say", "hearing_date/report_when/ask"]
    assert "Falta: día en la frontera, " in shown(player)
    assert player.hearing is not None


def test_an_answer_with_that_question_behind_it_is_taken_first() -> None:
    """The hour is not lost to it."""
    player = heard(*A_LA_HOJA, "si", "paso del norte", "a las 5 de la mañana ya le dije. entonces ya quedo o no?")
    assert {"date_kept/is_kept/say", "date_kept/half_new/say"} <= set(contexts(player))
    assert asks(player) == "hearing_date/right"
    assert "5:00" in shown(player)
    player.say("si")
    assert player.hearing is not None
    assert player.hearing.report_at is not None
