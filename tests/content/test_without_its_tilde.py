"""What is said with ñ and without it is heard the same: phones have the letter or not, and so have lists of content."""

from __future__ import annotations

import pytest

from app.dialogue.words.tiredness import is_busy, says_goodbye
from tests.support.talks import WELCOMED, contexts, heard


@pytest.mark.parametrize(
    "text", ["viene la doña", "ahí llegó la dueña", "espere el niño está llorando", "viene mi señora"]
)
def test_with_and_without_it_the_answer_is_one(text: str) -> None:
    """Somebody who comes and a child who cries are heard however their names are spelled."""
    with_it, without = (contexts(heard("4", welcomed=WELCOMED), each) for each in (text, text.replace("ñ", "n")))
    assert with_it == without


@pytest.mark.parametrize("text", ["mañana te digo", "mañana sigo", "mejor mañana le contesto"])
def test_a_morning_that_is_tomorrow(text: str) -> None:
    """Putting off until tomorrow is heard with the letter too."""
    assert is_busy(text)
    assert is_busy(text.replace("ñ", "n"))


def test_until_tomorrow_is_a_goodbye() -> None:
    """So is a goodbye."""
    assert says_goodbye("ya me voy a dormir, hasta mañana")
