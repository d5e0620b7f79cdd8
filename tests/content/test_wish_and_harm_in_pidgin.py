"""A yes with a wish to be written to, asked or said; and having been followed, told in pidgin beside an answer."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

AT_CONSENT, EN_PERMISO = ("hello", "english"), ("hola", "1")
AT_SHARING = ("hello", "english", "1", "1")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (AT_CONSENT, "ok i gree. but una go call me? i no want make una call, write only"),
        (AT_CONSENT, "i agree but will you call me? write only please"),
        (AT_CONSENT, "yes i agree. you go call? no calls abeg"),
        (EN_PERMISO, "acepto. pero me van a llamar? no quiero que llamen, solo escriban"),
        (EN_PERMISO, "si acepto, y me llaman? mejor solo mensajes"),
    ],
)
def test_yes_and_wish_are_both_kept(before: tuple[str, ...], words: str) -> None:
    """Nobody is told first that it cannot be answered."""
    player = heard(*before, words, welcomed=())
    said = [each.context for each in player.said]
    assert asks(player) == "welcome/unasked"
    assert "engine/own_question" not in said
    assert "engine/wish_write" in said


@pytest.mark.parametrize("words", ["una go call me?", "i agree?", "will you call me?"])
def test_a_question_alone_agrees_to_nothing(words: str) -> None:
    """The permission is still asked for."""
    player = heard(*AT_CONSENT, words, welcomed=())
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


@pytest.mark.parametrize(
    "words",
    [
        "yes na. but make dem write. some men bin follow me saturday for matamoros, but now i dey ok for house",
        "yes. some men bin follow me saturday, but now i dey ok",
        "yes, make una write. two men bin chase me last week for matamoros, i dey fine now",
    ],
)
def test_having_been_followed_is_met(words: str) -> None:
    """A human word comes with what was taken."""
    player = heard(*AT_SHARING, words, welcomed=())
    assert "safety/followed" in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"


@pytest.mark.parametrize(
    "words", ["some men dey follow me now for outside", "dem bin follow me saturday and now dem dey outside my door"]
)
def test_danger_now_is_danger(words: str) -> None:
    """What is past hides nothing of what is now."""
    said = contexts(heard(*AT_SHARING, welcomed=()), words)
    assert any(each.startswith(("emergency/", "engine/danger")) for each in said)
