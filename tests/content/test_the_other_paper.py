"""The paper of the bridge told beside an answer about the court, with "is it the same?": told, answered, read back."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard

OFFERED = ("hola", "1", "si", "nada. mi papel dice 3 febrero 2027 0830 corte de el paso", "no", "no")
AT_COURT = (*WELCOMED, "mi corte es el 3 febrero 2027 0830")
ORDER = "bridge_first/order/say"
COURTS = "court/about/choose"


def told(player: Player, name: str) -> object:
    """What is kept at a question of the hearing's date."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value if answer else None


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (OFFERED, "1 apuntelo. la otra hoja dice puente paso del norte 0430 es la misma?"),
        (OFFERED, "1. la otra hoja dice puente paso del norte 4:30 es la misma?"),
        (OFFERED, "1 la otra hoja dice puente paso del norte 0430, sera la misma?"),
        (OFFERED, "si apuntelo y la otra hoja dice a las 4:30 de la mañana en el puente, es otra cita?"),
        (OFFERED, "si. en el otro papel dice puente 4:30 am, son la misma cita?"),
        (AT_COURT, "el paso, la otra hoja dice puente 4 30 am es lo mismo?"),
        (AT_COURT, "la 4. y el papel de la frontera dice 0430 puente paso del norte, sera la misma cita?"),
        (AT_COURT, "el paso. pero el puente dice 4:30, is it the same?"),
        (AT_COURT, "4. y el papel del puente dice 0430, es el mismo dia?"),
    ],
)
def test_the_answer_and_the_bridge_are_kept_and_the_question_is_answered(before: tuple[str, ...], said: str) -> None:
    """All in one turn, and the whole is read back; that both are on one day is not yet told."""
    player = heard(*before, welcomed=(), channel="sms")
    answered = contexts(player, said)
    assert answered[-1] == "hearing_date/right/choose"
    assert answered.count("hearing_date/right/choose") == 1
    assert {ORDER, "hearing_date/same_day/say"} <= set(answered)
    assert (told(player, "court"), told(player, "report_hour")) == ("el_paso", "04:30")


def test_a_doubt_at_the_end_takes_nothing_away() -> None:
    """ "Will it be?" behind the hour; the court said again is no new question."""
    player = heard(*AT_COURT, welcomed=(), channel="sms")
    said = contexts(player, "el paso. y la otra hoja puente paso del norte 0430 de la madrugada sera?")
    assert said[-1] == "hearing_date/right/choose"
    assert (told(player, "port"), told(player, "report_hour")) == ("paso_del_norte", "04:30")
    assert contexts(player, "ya le dije el paso")[-1] == "hearing_date/right/choose"


@pytest.mark.parametrize("said", ["y la hoja del puente es la misma?", "la otra hoja del puente sera otra cita?"])
def test_asked_alone_no_list_is_opened(said: str) -> None:
    """What each paper is for is the answer."""
    answered = contexts(heard(welcomed=WELCOMED), said)
    assert ORDER in answered
    assert COURTS not in answered


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("1", "hearing_date/right"),
        ("1 apuntelo", "hearing_date/right"),
        ("2 no lo guarde", "menu/home"),
        ("1. el otro papel dice que en el puente a las 4:30", "hearing_date/right"),
        ("apuntelo y el niño tiene que ir?", "hearing_date/right"),
    ],
)
def test_what_asks_nothing_of_it_is_taken_as_ever(said: str, waits: str) -> None:
    """A plain pick, a no, and another question."""
    player = heard(*OFFERED, welcomed=(), channel="sms")
    assert ORDER not in contexts(player, said)
    assert asks(player) == waits
