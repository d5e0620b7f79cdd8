"""Whether the child comes too, asked beside a hearing: all that was told of it stays, and the question is answered."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard, shown

PAPER = (
    "mira mi papel dice el paso 0830 3 de febrero 2027 y q tengo q estar en el puente paso del norte a las 0430 "
    "ese mismo dia"
)
IN_WELCOME = ("hola", "1", "si", "1", f"no q no llamen aqui xq contesta la vecina. {PAPER}")
LATE = (
    "no sin pin q me tardo. y oiga si llego tarde a la corte o no llego q pasa xq yo tengo un niño de 4 y de donde "
    "vivo es lejos el puente"
)
HOURS = "tengo corte en la mañana a las 8:30 y en el puente paso del norte a las 4:30"
CHILD = "children_hearing/go/say"


@pytest.mark.parametrize(
    "words",
    [
        "si apuntalo",
        "si apuntalo y el niño lo tengo q llevar tambien?",
        "si apuntala, tengo que llevar al niño?",
        "si. y eso cuanto tarda en llegar?",
        "si. y que hago con la ropa?",
    ],
)
def test_a_question_beside_the_yes_loses_nothing(words: str) -> None:
    """Court, day, both hours and port are read back at once."""
    player = heard(LATE, words, welcomed=IN_WELCOME, channel="sms")
    assert asks(player) == "hearing_date/right"
    for piece in ("3 de febrero de 2027, 8:30", "3 de febrero de 2027, 4:30", "Paso del Norte", "En la corte, El Paso"):
        assert piece in shown(player)
    assert ("niño" in words) == (CHILD in [each.context for each in player.said])


def test_what_is_put_right_beside_the_yes_still_is() -> None:
    """Another court is no question, though it carries a mark."""
    player = heard(LATE, "si, pero la corte es en san diego?", welcomed=IN_WELCOME, channel="sms")
    assert asks(player) == "hearing_date/court"


@pytest.mark.parametrize(
    "words",
    [
        "ya le dije el paso. 3 de febrero 2027. y no me contesto lo del niño",
        "ya le dije el paso, 3 de febrero 2027. no me dijo lo de la niña",
        "el paso, 3 de febrero de 2027. no me dijo si llevo al niño",
        "el paso, 3 de febrero de 2027. tengo que llevar al niño?",
    ],
)
def test_a_complaint_beside_the_answer_is_answered(words: str) -> None:
    """Court and day are taken, and no law about fear is told."""
    player = heard(HOURS, welcomed=WELCOMED, channel="sms")
    said = contexts(player, words)
    assert CHILD in said
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/court"].value == "el_paso"
    assert player.conversation.answers["hearing_date/court_when"].value["iso"].startswith("2027-02-03")


@pytest.mark.parametrize(
    "words",
    [
        "a mi niño lo tengo que llevar al doctor?",
        "tengo que llevar al niño a la escuela?",
        "no me contesto lo del niño",
    ],
)
def test_other_cares_for_a_child_are_not_of_the_hearing(words: str) -> None:
    """A doctor, a school, and what is not named at all where no hearing is told."""
    assert CHILD not in contexts(heard(), words)
