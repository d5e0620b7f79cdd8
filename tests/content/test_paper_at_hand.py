"""At the question whether the paper is at hand: the answer with something behind it, and said again in complaint."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

SPANISH = ("guardar mi fecha",)
ENGLISH_WELCOME = ("english", "yes", "2", "1", "no", "no")


@pytest.mark.parametrize(
    "said",
    [
        "q si aqui lo tengo ya te dije",
        "ya te dije que si lo tengo",
        "que si aqui lo tengo",
        "si ya te dije",
        "i told you yes i have it",
        "i already say you yes, i have it",
    ],
)
def test_the_answer_is_heard_in_a_complaint(said: str) -> None:
    assert asks(heard(*SPANISH, said)) == "hearing_date/court"


@pytest.mark.parametrize("said", ["ya te dije que no lo tengo", "q no lo tengo ya te dije", "ya te dije que no"])
def test_so_is_a_no(said: str) -> None:
    assert "hearing_date/later/say" in contexts(heard(*SPANISH, said))


@pytest.mark.parametrize("said", ["ya te dije mi fecha", "ya te dije la fecha pues"])
def test_a_complaint_that_answers_nothing_is_no_answer(said: str) -> None:
    player = heard(*SPANISH, said)

    assert asks(player) == "hearing_date/paper"
    assert "hearing_date/none_kept/say" not in [each.context for each in player.said]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("aqui lo tengo. tambien te pregunto si llego tarde me castigan", "late/rule/say"),
        ("si. y si llego tarde me castigan?", "late/rule/say"),
        ("si aqui lo traigo, cuanto cuesta un abogado?", "legal_help/not_me/say"),
    ],
)
def test_the_answer_is_kept_and_the_question_behind_it_answered(said: str, answered: str) -> None:
    player = heard(*SPANISH, said)

    assert answered in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/paper"].value == "paper"


@pytest.mark.parametrize(
    "said",
    [
        "i have it here. also i ask you if i come late they punish me",
        "yes the paper is here with me, and what if i am late?",
    ],
)
def test_so_in_english(said: str) -> None:
    player = heard("save my court date", said, welcomed=("hello", *ENGLISH_WELCOME))

    assert "late/rule/say" in [each.context for each in player.said]
    assert asks(player) == "hearing_date/court"


def test_a_no_with_a_question_is_a_no() -> None:
    player = heard(*SPANISH, "no lo tengo aqui. y si llego tarde?")

    said = [each.context for each in player.said]
    assert "hearing_date/later/say" in said
    assert "late/rule/say" in said
