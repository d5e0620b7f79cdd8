"""What is written instead of a topic offered after the welcome is heard; a reason for no PIN asks nothing."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

BEFORE = ("good evening my pipo. abeg dem say una fit helep pesin wey get court?", "english", "1", "1", "no")
ANTES = ("buenas, me dijeron que ayudan a gente con corte", "español", "1", "1", "no")
FORGETS = "no pin abeg, i go forget am"


def _said(player: Player) -> list[str]:
    return [each.context for each in player.said]


@pytest.mark.parametrize(
    "words",
    [
        "i wan ask about my court paper. e say 14 december for brownsville 8.30 morning. "
        "and make i dey gateway bridge 5 o clock for morning same day",
        "i want to ask about my hearing. it says 14 december brownsville 8:30 am",
        "i wan make una remind me of my court. e dey 14 december 8 30 for brownsville",
        "abeg write down my court, 14 december 8.30 for morning, brownsville",
    ],
)
@pytest.mark.parametrize("pin", [FORGETS, "no"])
def test_a_date_told_as_a_wish_opens_the_hearing(words: str, pin: str) -> None:
    """With what was told, and the years that the day can mean."""
    player = heard(*BEFORE, pin, words, welcomed=())
    assert asks(player) == "hearing_date/court_when"
    assert "hint/date.which_year" in _said(player)
    assert "14 December, 8:30 AM" in shown(player)
    assert "forget" not in shown(player)


def test_the_hour_at_the_bridge_goes_with_it() -> None:
    """Both hours of one day are read back."""
    player = heard(
        *BEFORE,
        FORGETS,
        "i wan ask about my court paper. e say 14 december for brownsville 8.30 morning. "
        "and make i dey gateway bridge 5 o clock for morning same day",
        "1",
        welcomed=(),
    )
    assert asks(player) == "hearing_date/right"
    assert "5:00 AM" in shown(player)
    assert "8:30 AM" in shown(player)


@pytest.mark.parametrize(
    ("words", "context"), [("i need food", "food/food/say"), ("ok thank you", "engine/glad"), ("hello", "engine/here")]
)
def test_other_words_are_heard_too(words: str, context: str) -> None:
    """Nothing that is written instead of a line is lost."""
    assert context in _said(heard(*BEFORE, "no", words, welcomed=()))


def test_the_line_said_again_with_a_complaint() -> None:
    """ "I don write am na" says that it was written, and the line is meant."""
    assert asks(heard(*BEFORE, FORGETS, "none of these", "i don write am na. my hearing date", welcomed=())) == (
        "hearing_date/paper"
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (BEFORE, FORGETS),
        (BEFORE, "no pin, i go forget"),
        (BEFORE, "no pin please, because i always forget numbers"),
        (BEFORE, "no. my memory no good"),
        (ANTES, "sin clave, se me olvida"),
        (ANTES, "sin pin por favor, luego se me olvida todo"),
        (ANTES, "no quiero clave, no me voy a acordar"),
    ],
)
def test_a_reason_for_no_pin_is_not_quoted(before: tuple[str, ...], words: str) -> None:
    """The no counts, and nothing of it comes back with the next list."""
    player = heard(*before, words, welcomed=())
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
    assert "engine/also_wrote" not in contexts(player, "2")
