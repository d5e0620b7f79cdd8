"""A yes to sharing in an emergency that was said before is a yes, and what is asked behind it is answered."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

BEFORE = ("hello", "2", "yes", "2", "1")


@pytest.mark.parametrize(
    "words",
    [
        "i don say yes before. yes.",
        "i don say yes before. yes. i want know the day dem go remind me",
        "ya le dije que si. si",
        "i already told you yes",
    ],
)
def test_it_is_a_yes(words: str) -> None:
    """Without asking again."""
    player = heard(*BEFORE, welcomed=())
    assert asks(player) == "welcome/emergency_sharing"
    said = contexts(player, words)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"
    assert asks(player) == "welcome/wants_pin"
    assert any(each.startswith("reminder_days/") for each in said) == ("remind" in words)
