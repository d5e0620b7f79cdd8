""" "When is my court": the saved date, or what was told so far with the read-back; else how a date is looked up."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

TOLD = "mi corte es el 14 de diciembre de 2026 a las 8:30 am en brownsville"
ASKED = ["cuando es mi corte", "cuando era mi corte mijo", "que dia me toca", "when is my court again",
         "what day my court be", "what time be my court", "when i go court", "my court na when"]  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_told_and_not_saved_it_is_read_back(asked: str) -> None:
    """What lacks is the yes, and it is asked for."""
    player = heard(TOLD, "que es withholding")
    said = contexts(player, asked)
    assert said[0] == "date_kept/only_yes/say"
    assert said[-1] == "hearing_date/right/choose"


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_told_it_is_said_how_to_look(asked: str) -> None:
    """The list of the ways to find a date."""
    assert contexts(heard("que es el mpp"), asked)[-1] == "court_date/about/choose"


@pytest.mark.parametrize("asked", ["when i go court what i carry", "que llevo el dia que me toca"])
def test_what_asks_of_that_day_is_no_question_for_the_date(asked: str) -> None:
    """It is not answered with the read-back."""
    assert "date_kept/only_yes/say" not in contexts(heard(TOLD, "que es withholding"), asked)
