"""Somebody says in a few words that they were not at their hearing: steps at once, and nobody has to tell why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.dialogue.events import HandoffRequested
from app.services.playing import Player
from tests.support.scripts import player

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
OPENING = ("hola", "1", "si", "2", "1", "no", "no")


def at_the_menu() -> Player:
    """Somebody who has been welcomed and sees the menu."""
    one = player("whatsapp:+5216641230001", NOW)
    for words in OPENING:
        one.say(words)
    return one


@pytest.mark.parametrize(
    "text", ["no pude ir a mi corte ayer", "nos bajaron del camion y no llegamos", "i missed my court"]
)
def test_a_missed_hearing_is_met_with_todays_steps(text: str) -> None:
    """From the menu, in their own words: a person is told, and the steps for today are said."""
    one = at_the_menu()
    one.say(text)
    assert {"hearing_missed/today/say", "hearing_missed/why/story"} <= {each.context for each in one.said}
    assert [event.topic for event in one.events if isinstance(event, HandoffRequested)] == ["missed_hearing"]


@pytest.mark.parametrize("way_out", ["saltar", "skip"])
def test_nobody_has_to_tell_why(way_out: str) -> None:
    """SKIP goes past a story that is offered outside the form, to what follows it."""
    one = at_the_menu()
    one.say("nos bajaron del camion y no llegamos")
    one.say(way_out)
    said = {each.context for each in one.said}
    assert "engine/cannot_skip" not in said
    assert "hearing_missed/law/say" in said


@pytest.mark.parametrize("text", ["no pude ir", "no pude llegar", "i could not go"])
def test_not_having_gone_is_not_having_no_paper(text: str) -> None:
    """Where it is asked whether the paper is at hand, "I could not go" is no answer to it: the missed day is met."""
    one = at_the_menu()
    one.say("mi audiencia")
    one.say(text)
    assert "hearing_missed/today/say" in {each.context for each in one.said}
