"""Whoever says after an alarm that they are inside now, and fears the way to the bridge, is told of the way."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
BEFORE = (
    "i want to save my hearing, 14 december 2026 8:30 brownsville, bridge 5am",
    "saturday some men follow me near the shelter, two men in white truck",
)


@pytest.mark.parametrize(
    "words",
    [
        "good morning, i wake. i dey ok now inside shelter. that road to the bridge by night i dey fear am, 4am dark. "
        "how i go know e safe",
        "i dey ok now inside shelter. that road to the bridge by night i dey fear am, how i go know e safe",
        "i am ok now inside the shelter. i am afraid of the road to the bridge at night",
        "ya estoy bien adentro del albergue. me da miedo el camino al puente de noche, como se si es seguro",
        "i am ok now inside the shelter, but i am afraid of the road to the bridge at night",
    ],
)
def test_it_is_over_and_the_way_is_answered(words: str) -> None:
    """Then what was told is read back, since it is not saved."""
    player = heard(*BEFORE, words, welcomed=ENGLISH)
    said = [each.context for each in player.said]
    assert said[0] == "engine/alarm_over"
    assert "way_in_dark/before/say" in said
    assert said[-1] == "hearing_date/right/choose"
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "i dey fear, men dey outside. i no dey ok",
        "i dey inside but they are coming. i am afraid of the road to the bridge at night",
        "i am afraid of the road to the bridge at night",
        "i dey inside. men dey outside. i dey fear that road to the bridge by night",
    ],
)
def test_it_is_not_over(words: str) -> None:
    """A fear alone ends nothing."""
    said = [each.context for each in heard(*BEFORE, words, welcomed=ENGLISH).said]
    assert "engine/alarm_over" not in said
