"""Random people on the real content: never an error, always an answer, something that waits, and a way home."""

from __future__ import annotations

import pytest

from tests.support.wandering import wanderers

TURNS = 150


@pytest.mark.parametrize("wanderer", wanderers(seed=1, count=12), ids=lambda w: f"{w.language}-{w.channel}-{w.seed}")
def test_whatever_somebody_does(wanderer) -> None:  # type: ignore[no-untyped-def]
    """Commands, answers, nonsense, old buttons and silence in any order; the long walk is `make soak`."""
    wanderer.wander(TURNS)
    assert wanderer.turns == TURNS
