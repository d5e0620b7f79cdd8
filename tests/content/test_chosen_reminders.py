"""Which reminders of a hearing, what they say and when they come, told in one breath: each is kept and said back."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, heard, shown

ENGLISH = ("english", "yes", "1", "1", "no")
ASKED_EN = ("i have hearing 14 december 2026, el paso", "court 8:30 in the morning", "yes", "no", "juarez", "1")
ASKED_ES = ("tengo audiencia el 14 de diciembre de 2026 en el paso", "8:30 de la mañana", "si", "no", "juarez", "1")


def chosen(player: Player) -> tuple[object, ...]:
    """Which reminders, their words, and the hours."""
    assert player.conversation is not None
    answers = player.conversation.answers
    keys = ("hearing_reminders/remind", "hearing_reminders/words", "welcome/hours")
    return tuple(answers[key].value if key in answers else None for key in keys)


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("you can remind me full but only evening 6 to 9", ("all", "full", "evening")),
        ("full but only evening 6 to 9", ("all", "full", "evening")),
        ("remind me all with date and hour, only 6pm to 9pm", ("all", "full", "evening")),
        ("send me only neutral, in the evening", ("all", "neutral", "evening")),
        ("yes remind me all but only in the morning", ("all", None, "morning")),
        ("only three, after 6 pm", ("few", None, "evening")),
        ("full reminders please", ("all", "full", None)),
        ("all", ("all", None, None)),
        ("none", ("off", None, None)),
    ],
)
def test_all_of_it_is_kept(reply: str, kept: tuple[object, ...]) -> None:
    """What was not said is asked as ever."""
    player = heard(*ASKED_EN, reply, welcomed=ENGLISH)
    assert chosen(player) == kept
    if kept[0] != "off":
        assert asks(player) == ("hearing_reminders/weekly" if kept[1] else "hearing_reminders/words")


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("me pueden recordar todo completo pero solo en la tarde de 6 a 9", ("all", "full", "evening")),
        ("todos pero nomas en la noche de 6 a 9", ("all", None, "evening")),
        ("si recuerdeme pero solo despues de las 6", ("all", None, "evening")),
        ("neutros, en la mañana", ("all", "neutral", "morning")),
    ],
)
def test_all_of_it_is_kept_in_spanish(reply: str, kept: tuple[object, ...]) -> None:
    """Also where hours were chosen before: the newest count."""
    player = heard(*ASKED_ES, reply, welcomed=("hola", "1", "si", "2", "1", "no", "no"))
    assert chosen(player) == kept


def test_all_of_it_is_said_back() -> None:
    """Both what may be said and when."""
    player = heard(*ASKED_EN, "you can remind me full but only evening 6 to 9", welcomed=ENGLISH)
    assert "All; The date and hour; 6 pm to 9 pm" in shown(player)


def test_the_hours_behind_the_words_alone() -> None:
    """Where it is asked what they may say."""
    player = heard(*ASKED_EN, "all", "full but only in evening 6 to 9", welcomed=ENGLISH)
    assert chosen(player) == ("all", "full", "evening")


def test_hours_that_are_none_of_ours_are_asked_for() -> None:
    """Nothing is rounded without a word."""
    player = heard(*ASKED_EN, "all but only 4 to 5 pm", welcomed=ENGLISH)
    assert chosen(player)[0] == "all"
    assert asks(player) == "welcome/hours"


@pytest.mark.parametrize(
    "reply", ["you can remind me full but only evening 6 to 9", "can you send full, 6 to 9 pm only"]
)
def test_the_same_where_it_is_first_asked(reply: str) -> None:
    """In the welcome, too."""
    player = heard(reply, welcomed=("english", "yes"))
    assert player.conversation is not None
    answers = player.conversation.answers
    assert (answers["welcome/unasked"].value, answers["welcome/hours"].value) == ("full", "evening")


@pytest.mark.parametrize("reply", ["can you remind me?", "you can remind me", "can i work in the evening"])
def test_nothing_is_chosen_that_was_not_said(reply: str) -> None:
    """Where what may be sent is asked, only a line plainly said is taken."""
    player = heard(reply, welcomed=("english", "yes"))
    assert player.conversation is not None
    assert "welcome/hours" not in player.conversation.answers
