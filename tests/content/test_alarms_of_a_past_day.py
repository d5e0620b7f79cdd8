"""An alarm about a day that is over, and what was answered right before it; a wish holds nothing but the wish."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised, WishTold
from tests.support.talks import asks, contexts, heard, shown

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
FOLLOWED = "saturday some men follow me near the shelter, two men in white truck"


def test_the_answer_before_an_alarm_is_not_lost() -> None:
    """ "Brownsville" is taken once it is over, and said back."""
    player = heard("my hearing is 15 december 2026 at 8:30", f"brownsville. my brother i am afraid small, {FOLLOWED}",
                   welcomed=ENGLISH)  # fmt: skip
    assert [event.kind for event in player.events if isinstance(event, EmergencyRaised)] == ["danger_now"]
    said = contexts(player, "now i am inside the shelter, door lock, it is ok")
    assert said[:3] == ["engine/alarm_over", "engine/safe_noted", "engine/also_wrote"]
    assert "Brownsville" in shown(player)
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    ("words", "is_past"),
    [
        (FOLLOWED, True),
        ("el sabado me vienen siguiendo unos hombres", True),
        ("some men follow me near the shelter right now", False),
        ("me vienen siguiendo unos hombres ahorita", False),
        ("since saturday some men follow me and now they are outside", False),
    ],
)
def test_a_kind_word_for_a_day_that_is_over(words: str, is_past: bool) -> None:
    """The alarm stands all the same, with how to end it."""
    player = heard(words, welcomed=ENGLISH)
    said = [each.context for each in player.said]
    assert said[0] == "emergency/danger_now"
    assert ("engine/alarm_past" in said) == is_past


@pytest.mark.parametrize(("words", "is_over"), [
    ("I am safe now", True), ("ya estoy a salvo", True), ("i am not safe", False), ("no estoy a salvo", False),
])  # fmt: skip
def test_what_ends_it(words: str, is_over: bool) -> None:
    """The words that were offered, and none that deny them."""
    player = heard(FOLLOWED, words, welcomed=ENGLISH)
    assert ("engine/alarm_over" in [each.context for each in player.said]) == is_over


def test_a_wish_holds_only_the_wish() -> None:
    """A consent given before is no part of it."""
    player = heard("hello", "2", "yes i agree i say it already", "1", "1",
                   "name yes number yes but no call. only write me", "no", welcomed=())  # fmt: skip
    assert player.conversation is not None
    wished = " / ".join(player.conversation.wished.values())
    assert "agree" not in wished
    assert "only write me" in wished


@pytest.mark.parametrize("words", ["si, pero que no me llamen", "yes but do not tell my husband"])
def test_a_wish_with_its_yes_is_whole(words: str) -> None:
    """Nothing of it is cut."""
    player = heard("hola", "1", words, welcomed=())
    assert [event.words for event in player.events if isinstance(event, WishTold)] == [words]
