"""How many messages a talk takes is told as it is: the figures of `sms_needed` are counted here."""

from __future__ import annotations

import re

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, heard, shown

WELCOME = ("1", "si", "2", "1", "no", "no")
"""What answers the first questions: language, agreement, what may be sent and when, sharing, PIN."""

WITHOUT_SHEET = (
    *("mi audiencia", "1", "8", "15 de marzo de 2027, 8:30 am", "1", "2", "8", "2"),
    *("1", "1", "no", "no"),
)
"""A date saved with its reminders, by somebody without a border sheet."""

WITH_SHEET = (
    *("mi audiencia", "1", "8", "15 de marzo de 2027, 8:30 am", "1"),
    *("1", "9", "15 de marzo de 2027 a las 4:30 am", "1", "8", "1", "2", "1", "1", "no", "no", "no"),
)
"""The same with the hour at the bridge, and asked about the day itself."""

IN_ONE = "mi corte es el 15 de marzo de 2027 a las 8:30 am en brownsville, individual"


@pytest.mark.parametrize(
    ("question", "welcomed"),
    [("cuantos sms son", ("hola", *WELCOME)), ("how many sms", ("hi", "2", "yes", "2", "1", "no", "no"))],
)
def test_the_figures_are_what_a_talk_takes(question: str, welcomed: tuple[str, ...]) -> None:
    """Six, and twelve to sixteen more."""
    player = heard(question, welcomed=welcomed)
    told = [int(each) for each in re.findall(r"\d+", shown(player).replace("I-589", ""))][:3]
    assert told == [len(WELCOME), len(WITHOUT_SHEET), len(WITH_SHEET)]


def test_the_first_questions_end_after_so_many() -> None:
    """No sooner and no later."""
    player = new_player("sms")
    player.say("hola")
    for answer in WELCOME:
        assert asks(player).startswith("welcome/")
        player.say(answer)
    assert asks(player) == "menu/home"


@pytest.mark.parametrize("path", [WITHOUT_SHEET, WITH_SHEET], ids=["without_sheet", "with_sheet"])
def test_a_date_is_saved_after_so_many(path: tuple[str, ...]) -> None:
    """Back at the list of topics after the last one, each answer taken at once."""
    player = heard(channel="sms")
    for answer in path:
        player.say(answer)
        assert not [each.context for each in player.said if each.context.startswith("hint/")]
    assert asks(player) == "menu/home"
    assert player.conversation is not None
    assert "hearing_date/court_when" in player.conversation.answers or player.hearing is not None


def test_all_in_one_message_takes_fewer() -> None:
    """What the paper says is read from it; the date is read back next."""
    assert asks(heard(IN_ONE, channel="sms")) == "hearing_date/right"
