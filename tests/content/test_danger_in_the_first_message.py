"""Somebody whose very first words sound like danger is asked about it before anything else."""

from __future__ import annotations

import pytest

from tests.support.released import new_player


@pytest.mark.parametrize(
    "first",
    ["ponen llave de noche y se turnan para cuidarnos", "vienen atras de nosotros en una troca desde la garita"],
)
def test_a_first_message_that_sounds_like_danger_is_asked_about(first: str) -> None:
    """No welcome stands before the question; "yes" brings the emergency line, "no" the welcome."""
    for said, next_up in (("no", "welcome"), ("sí", None)):
        player = new_player()
        player.say(first)
        assert player.conversation is not None
        assert player.conversation.pending is not None
        assert player.conversation.pending.kind == "danger"
        player.say(said)
        assert player.conversation.pending is None
        assert player.conversation.is_paused == (said == "sí")
        if next_up:
            assert player.conversation.place is not None
            assert player.conversation.place.flow == next_up
