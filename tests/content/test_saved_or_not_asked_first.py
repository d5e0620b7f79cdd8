"""Whether the date is saved, asked before the hearing is told again, or in a hurry: answered, never by a list."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

BOTH = "ok gracias. y mi fecha quedo? la corte es el paso el 3 de febrero 2027 a las 0830 y el puente 0430"
HOURS = "tengo corte en la mañana a las 8:30 y en el puente paso del norte a las 4:30"
DAY = "tengo corte el 3 de febrero 2027 a las 830"
SAVED = (
    "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso, en el puente paso del norte a las 4:30",
    "si",
)


@pytest.mark.parametrize("before", [(), (DAY,), (HOURS,), (HOURS, "que es withholding")])
@pytest.mark.parametrize("words", [BOTH, BOTH.replace("quedo?", "quedo guardada?")])
def test_what_is_told_behind_the_question_is_read_back(before: tuple[str, ...], words: str) -> None:
    """Court, day and both hours are taken."""
    player = heard(*before, words, welcomed=WELCOMED, channel="sms")
    assert asks(player) == "hearing_date/right"
    assert player.conversation is not None
    answers = player.conversation.answers
    assert answers["hearing_date/court"].value == "el_paso"
    assert answers["hearing_date/court_when"].value["iso"] == "2027-02-03T08:30"
    assert answers["hearing_date/report_hour"].value == "04:30"


def test_of_what_is_saved_it_is_said_so() -> None:
    """The question is answered first."""
    assert contexts(heard(*SAVED), BOTH)[0] == "date_kept/is_kept/say"


@pytest.mark.parametrize(
    "words",
    [
        "y mi fecha? dime rapido si quedo",
        "y mi fecha quedo?",
    ],
)
@pytest.mark.parametrize(("before", "said"), [(SAVED, "is_kept"), ((), "nothing"), ((DAY,), "half")])
def test_a_hurried_question_is_answered(words: str, before: tuple[str, ...], said: str) -> None:
    """Saved, not at all, or with what lacks."""
    assert f"date_kept/{said}/say" in contexts(heard(*before, welcomed=WELCOMED), words)


def test_before_the_phone_goes_back_both_are_answered() -> None:
    """The date, and that nothing is sent; the goodbye is the last word."""
    words = (
        "chamo ya me voy tengo q devolver el telefono xq la vecina viene. mi fecha quedo guardada? y no me van a "
        "mandar nada aqui verdad"
    )
    said = contexts(heard(*SAVED, welcomed=WELCOMED), words)
    assert said == ["date_kept/is_kept/say", "engine/nothing_sent", "engine/goodbye"]
