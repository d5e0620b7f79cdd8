"""The court's paper and the border's told in one breath open the notebook; which of them comes first is answered."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard, shown


def told(player: object, name: str) -> object:
    """What is kept so far at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}")  # type: ignore[attr-defined]
    return answer.value if answer else None


@pytest.mark.parametrize(
    "words",
    [
        "un papel dice el paso 0830 3 de febrero y la otra hoja puente paso del norte 0430. me lo anotas?",
        "tengo dos papeles uno dice corte el paso 3 de febrero 8:30 y el otro puente paso del norte 4:30",
        "mi corte en El Paso 0830 el 3 de febrero y la hoja del puente dice 0430 Paso del Norte",
        "3 de febrero corte el paso 8:30, puente paso del norte 4:30, me lo apuntan?",
    ],
)
def test_two_papers_in_one_breath(words: str) -> None:
    """Day, both hours, court and port; only the year is asked."""
    player = heard(words, "2027", welcomed=WELCOMED, channel="sms")
    assert asks(player) == "hearing_date/right"
    assert "2027, 4:30" in shown(player)
    assert "2027, 8:30" in shown(player)
    assert "hearing_date/same_day/say" in [each.context for each in player.said]
    assert (told(player, "court"), told(player, "port")) == ("el_paso", "paso_del_norte")


@pytest.mark.parametrize(
    "words",
    ["un papel dice 3 de febrero y otro dice 10 de marzo cual vale", "tengo dos fechas 3 de febrero y 10 de marzo"],
)
def test_two_days_are_two_dates(words: str) -> None:
    """Which one counts is nothing to write down."""
    assert contexts(heard(welcomed=WELCOMED), words)[0] == "two_dates/why/say"


def test_a_question_whether_it_is_so_tells_nothing() -> None:
    """Only a request to write it down is none."""
    player = heard("mi corte es el 3 de febrero de 2027?", welcomed=WELCOMED)
    assert told(player, "court_when") is None
