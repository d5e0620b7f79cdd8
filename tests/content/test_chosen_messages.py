"""What may be sent, told in one breath with its hours and with calls; an employer who would be cross is no danger."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised, WishTold
from tests.support.talks import asks, contexts, heard

ENGLISH, SPANISH = ("hello", "2", "yes"), ("hola", "1", "si")


@pytest.mark.parametrize(
    ("welcomed", "words", "line", "hours", "wish"),
    [
        (
            ENGLISH,
            "full then. but after work, i work for car wash till late. 6 to 9 night only. dont call me o my boss will "
            "vex, write only",
            "full",
            "evening",
            "dont call me o my boss will vex, write only",
        ),
        (ENGLISH, "full then. 6 to 9 night only. dont call me", "full", "evening", "dont call me"),
        (ENGLISH, "neutral in the evening. no calls", "neutral", "evening", "no calls"),
        (
            SPANISH,
            "completos pero despues del trabajo, de 6 a 9. no me llamen que mi patron se enoja",
            "full",
            "evening",
            "no me llamen que mi patron se enoja",
        ),
        (
            SPANISH,
            "completos. no me llamen, mi patrona se molesta, solo escriban",
            "full",
            None,
            "no me llamen, solo escriban",
        ),
        (
            SPANISH,
            "nada mijo no me mande nada… ni me llamen que contesta ella",
            "nothing",
            None,
            "ni me llamen que contesta ella",
        ),
        (SPANISH, "nada. no me llamen", "nothing", None, "no me llamen"),
    ],
)  # fmt: skip
def test_line_hours_and_calls_are_taken(
    welcomed: tuple[str, ...], words: str, line: str, hours: str | None, wish: str
) -> None:
    """All three at once, and no question about danger."""
    player = heard(words, welcomed=welcomed)
    assert player.conversation is not None
    answers = player.conversation.answers
    assert answers["welcome/unasked"].value == line
    assert (answers["welcome/hours"].value if "welcome/hours" in answers else None) == hours
    assert [event.words for event in player.events if isinstance(event, WishTold)] == [wish]
    assert asks(player) == ("welcome/hours" if line != "nothing" and hours is None else "welcome/emergency_sharing")


@pytest.mark.parametrize("words", ["dont call me o my boss will vex", "my boss get mad if i use phone at work"])
def test_a_cross_boss_is_no_danger(words: str) -> None:
    """Nor anywhere else."""
    for before in ((), ("mpp",)):
        assert "engine/danger_now" not in contexts(heard(*before, welcomed=(*ENGLISH, "1", "no", "no")), words)


@pytest.mark.parametrize(
    "words",
    [
        "full, my boss will beat me if i take a call",
        "neutral, my husband will kill me if you call",
        "nada. no me llamen, me estan siguiendo unos hombres ahorita",
        "full then. my boss will vex and he locks me in the room now",
    ],
)
def test_real_danger_beside_it_is_heard(words: str) -> None:
    """It is asked about, or raised."""
    welcomed = SPANISH if "nada" in words else ENGLISH
    player = heard(words, welcomed=welcomed)
    is_raised = any(isinstance(event, EmergencyRaised) for event in player.events)
    assert is_raised or [each.context for each in player.said] == ["engine/danger_now"]


@pytest.mark.parametrize("words", ["full", "neutral", "nothing", "nada", "completos"])
def test_a_line_alone_is_as_before(words: str) -> None:
    """No wish is made of it."""
    player = heard(words, welcomed=SPANISH)
    assert not [event for event in player.events if isinstance(event, WishTold)]
