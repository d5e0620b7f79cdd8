"""Whoever tells of a past day and says good night hears a human word and goodbye; the team is not alarmed."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised
from tests.support.talks import asks, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = "i want to save my hearing, 14 december 2026 8:30 brownsville, bridge 5am"


@pytest.mark.parametrize(
    "words",
    [
        "i tire well well. saturday some men follow me from market. i go sleep, tomorrow we continue",
        "saturday some men follow me from market. i go sleep",
        "yesterday two men followed us in the street. good night",
        "i am so tired. last week some people followed me. good night",
        "el sabado me siguieron unos hombres. ya me voy a dormir, mañana seguimos",
        "estoy muy cansada. ayer nos siguieron unos hombres. hasta mañana",
    ],
)
def test_a_human_word_and_goodbye(words: str) -> None:
    """And that what was told still waits for its yes."""
    player = heard(TOLD, words, welcomed=ENGLISH)
    assert [each.context for each in player.said] == ["safety/followed", "engine/goodbye", "engine/half_told"]
    assert not any(isinstance(event, EmergencyRaised) for event in player.events)
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "saturday some men follow me and they are outside. good night",
        "since saturday some men follow me. i go sleep",
        "saturday some men follow me and dem dey come again. i go sleep",
        "el sabado me vienen siguiendo unos hombres y siguen afuera. me voy a dormir",
        "some men follow me right now. bye",
    ],
)
def test_what_is_now_is_met(words: str) -> None:
    """A goodbye excuses nothing."""
    said = [each.context for each in heard(TOLD, words, welcomed=ENGLISH).said]
    assert {"emergency/danger_now", "engine/danger_now"} & set(said)
