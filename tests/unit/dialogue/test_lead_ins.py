"""What only leads to a question weighs nothing."""

from __future__ import annotations

import pytest

from app.dialogue.words.lead_ins import question_behind, what_is_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("q es lo que quiero saber es q pasa si llego tarde", "q pasa si llego tarde"),
        ("Lo que quiero saber es: ¿qué pasa si llego tarde?", "¿qué pasa si llego tarde?"),
        ("mire mi duda es cuanto cuesta", "cuanto cuesta"),
        ("solo queria preguntarle q es mpp", "q es mpp"),
        ("es que lo que yo quiero saber es a que hora tengo que estar", "a que hora tengo que estar"),
        ("what i want to know is what happen if i am late", "what happen if i am late"),
        ("please my question is how much it cost", "how much it cost"),
        ("que es lo que pasa si llego tarde", "que pasa si llego tarde"),
        ("i just want to ask where is the court", "where is the court"),
    ],
)
def test_the_question_is_left(text: str, asked: str) -> None:
    """In both languages, with sighs before it."""
    assert question_behind(text) == asked


@pytest.mark.parametrize(
    "text",
    ["quiero saber mi fecha", "que es lo que", "mi pregunta es", "lo que quiero saber es si", "quiero un abogado", "",
     "lo que digo es que no", "i want to know you"],
)  # fmt: skip
def test_what_is_left_whole(text: str) -> None:
    """Where the words are the matter themselves, or nothing follows."""
    assert question_behind(text) == text


def test_a_condition_is_no_yes() -> None:
    """Read as an answer its "si" would be one; where it leads it says nothing."""
    text = "lo que quiero saber es si me pueden deportar"
    assert question_behind(text) == text
    assert what_is_asked(text) == "me pueden deportar"
