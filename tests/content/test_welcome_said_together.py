"""Answers of the welcome said in one breath: the messages with their hours, one's name, a PIN refused, and MORE."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard, shown

UNASKED = ("hi", "2", "yes")


@pytest.mark.parametrize(
    ("said", "messages", "hours"),
    [
        ("the last one evening. and my name Emmanuel", "full", "evening"),
        ("3 evening", "full", "evening"),
        ("la ultima en la noche. y me llamo Rosa Lopez", "full", "evening"),
        ("2 en la tarde", "neutral", "afternoon"),
    ],
)
def test_the_line_and_its_hours_are_both_taken(said: str, messages: str, hours: str) -> None:
    """The hours that are asked for next are not asked again."""
    player = heard(said, welcomed=UNASKED)
    assert player.conversation is not None
    given = player.conversation.answers
    assert (given["welcome/unasked"].value, given["welcome/hours"].value) == (messages, hours)
    assert asks(player) == "welcome/emergency_sharing"


@pytest.mark.parametrize(
    "said", ["evening", "in the evening", "la tarde", "nada en la noche", "2, i work in the morning"]
)
def test_hours_alone_choose_no_messages(said: str) -> None:
    """Nor are they kept for whoever wants nothing."""
    player = heard(said, welcomed=UNASKED)
    assert player.conversation is not None
    assert "welcome/hours" not in player.conversation.answers


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the last one evening. and my name Emmanuel", "Emmanuel"),
        ("full. my name is Emmanuel", "Emmanuel"),
        ("la 3, me llamo Rosa", "Rosa"),
    ],
)
def test_a_name_told_is_said_back(said: str, name: str) -> None:
    """Noted for the form, and in a word."""
    assert name in shown(heard(said, welcomed=UNASKED)).replace(said, "")


def test_no_name_is_said_back_before_anybody_agreed() -> None:
    """Nothing is kept yet that the person was told of."""
    assert "engine/noted" not in contexts(new_player(), "hola", "1", "me llamo Rosa")


@pytest.mark.parametrize(
    "said",
    [
        "no pin i go forget it. my paper say 12 december 8:30 and other paper say 14 which one is the true time",
        "no, se me olvida. mi papel dice 12 de diciembre y otro dice 14, cual es la hora buena",
    ],
)
def test_no_to_the_pin_is_taken_and_what_is_asked_comes_at_once(said: str) -> None:
    """Without the promise of a topic that follows in the same answer."""
    player = heard(welcomed=("hi", "2", "yes", "1", "no"))
    now = contexts(player, said)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
    assert "engine/asked_after" not in now
    assert any(each.startswith("two_dates/") for each in now)


@pytest.mark.parametrize("said", ["que ninguno. mas", "no, ninguno. MÁS", "nada. more"])
def test_more_at_the_end_is_heard(said: str) -> None:
    """Where the text before told to write it."""
    assert "separated/if/more" in contexts(heard("me la quitan?"), said)


@pytest.mark.parametrize("said", ["ninguno mas", "no quiero saber mas", "ya no tengo mas"])
def test_more_within_words_is_not(said: str) -> None:
    """It is a clause of its own."""
    assert "separated/if/more" not in contexts(heard("me la quitan?"), said)
