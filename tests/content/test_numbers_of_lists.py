"""A list of the engine's own and its number with more words: it is read against what was shown last."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import contexts, heard, shown

ENGLISH = ("hi", "2", "yes", "2")
AT_A_PAIR = (*ENGLISH, "morning or evening")
"""The hours at which messages may arrive, of which two were named."""


def _talk(*messages: str) -> Player:
    return heard(*messages, welcomed=())


def _value(player: Player, key: str) -> object:
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer else None


def _pending(player: Player) -> str | None:
    assert player.conversation is not None
    return player.conversation.pending.kind if player.conversation.pending else None


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("2. and they send me back to mexico i am afraid here, is that credible fear", "evening"),
        ("2 and what is mpp", "evening"),
        ("2, how much is it", "evening"),
        ("ok good. 2", "evening"),
        ("thank you, the 2", "evening"),
        ("1. but how far is the court", "morning"),
        ("number 1 please and what about food for my kids", "morning"),
        ("2", "evening"),
    ],
)
def test_the_number_is_of_the_list_that_was_shown_last(said: str, taken: str) -> None:
    """The second of two lines is no second of four, whatever stands behind it."""
    player = _talk(*AT_A_PAIR)
    assert _pending(player) == "readings"
    player.say(said)
    assert _value(player, "welcome/hours") == taken


@pytest.mark.parametrize("said", ["3. and is that credible fear", "4 and what is mpp", "no the 1, i dont know"])
def test_a_number_that_the_list_does_not_have_takes_no_other_line(said: str) -> None:
    """Nothing is read against the older list either."""
    player = _talk(*AT_A_PAIR, said)
    assert _value(player, "welcome/hours") is None


@pytest.mark.parametrize(
    "said",
    ["2. and they send me back to mexico i am afraid here, is that credible fear", "2 and what about food and clothes"],
)
def test_what_stands_behind_the_number_is_kept(said: str) -> None:
    """It is said that it comes after the questions."""
    player = _talk(*AT_A_PAIR)
    said_now = contexts(player, said)
    assert "engine/asked_after" in said_now
    assert said_now[-1] == "welcome/emergency_sharing/ask"


def test_what_a_word_behind_the_number_means_is_said_at_once() -> None:
    """A term is told in a line, and the question comes last."""
    player = _talk(*AT_A_PAIR)
    assert contexts(player, "2. what is a PIN")[-2:] == ["term/pin", "welcome/emergency_sharing/ask"]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("6 pm to 9", "evening"),
        ("6 to 9", "evening"),
        ("from 6 to 9", "evening"),
        ("6pm-9pm", "evening"),
        ("9 to 1", "morning"),
        ("1 pm to 6", "afternoon"),
        ("ok good. 4", "evening"),
        ("ok good. 7", None),
        ("6 or 9", None),
        ("between 6 and 9", None),
    ],
)
def test_an_hour_is_no_line_that_there_is_not(said: str, taken: str | None) -> None:
    """Numbers beyond the list are never offered as its lines, nor kept."""
    player = _talk(*ENGLISH, said)
    assert _value(player, "welcome/hours") == taken
    assert _pending(player) is None


WELCOMED = ("hi", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize("said", ["1 and gateway bridge brownsville", "ok good. 1", "1. and do i bring my kids?"])
def test_a_topic_that_was_offered_is_opened_by_its_number(said: str) -> None:
    """Whatever stands behind the number, the first line opens the first topic."""
    player = _talk(*WELCOMED, "what happens with my thing there")
    assert player.conversation is not None
    assert player.conversation.pending is not None
    flow = player.conversation.pending.options[0]
    player.say(said)
    assert _pending(player) != "topic"
    assert any(context.split("/")[0] == str(flow) for context in (each.context for each in player.said)), shown(player)
