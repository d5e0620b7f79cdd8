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


@pytest.mark.parametrize(
    ("before", "said", "waits"),
    [
        ((), "pero me anoto la fecha? 3 febrero 2027 0830", "hearing_date/court"),
        ((), "me guardo la cita? es 3 febrero 2027 0830", "hearing_date/court"),
        ((), "ya anotaron mi fecha? es el 3 de febrero 2027 8:30 en el paso", "hearing_date/right"),
        (("mi corte es el 3 febrero 2027 0830",), "pero me anoto la fecha? 3 febrero 2027 0830", "hearing_date/court"),
        (("mi corte es el 3 febrero 2027 0830",), "me guardo la fecha? la corte es el paso", "hearing_date/right"),
    ],
)
def test_did_you_note_my_date_is_answered_with_what_is_told(before: tuple[str, ...], said: str, waits: str) -> None:
    """What is had so far stands there, and nobody is told that it cannot be answered."""
    player = heard(*before)
    answered = contexts(player, said)
    assert {"engine/told_so_far", "hearing_date/right/choose"} & set(answered)
    assert not {"engine/own_question", "engine/topic"} & set(answered)
    assert asks(player) == waits


@pytest.mark.parametrize("said", ["me anoto la fecha?", "me la apunto?", "pero guardaron mi cita?", "ya la anoto?"])
def test_did_you_note_it_alone(said: str) -> None:
    """Nothing is."""
    assert contexts(heard(), said)[0] == "date_kept/nothing/say"


def test_asked_at_the_offer_nothing_told_before_is_lost() -> None:
    """The day said again with the question is the yes to the offer."""
    first = ("hola", "1", "si", "nada. mi papel dice 3 febrero 2027 0830 corte de el paso", "no", "no")
    player = heard(*first, welcomed=())
    assert contexts(player, "pero me anoto la fecha? 3 febrero 2027 0830")[-1] == "hearing_date/right/choose"


@pytest.mark.parametrize("said", ["como anoto la fecha?", "me anoto la fecha 3 febrero 2027 0830"])
def test_who_wants_it_noted_is_not_told_whether_it_is(said: str) -> None:
    """How to, and the wish itself."""
    assert not any(each.startswith("date_kept/") for each in contexts(heard(), said))
