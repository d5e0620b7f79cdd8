"""No PIN, for they forget it: the no counts, and what is asked besides is answered right after the welcome."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

AT_PIN = ("hola", "1", "si", "2", "1", "no")


@pytest.mark.parametrize(
    "no",
    [
        "no mijo se me olvida",
        "ay no mijita porque luego se me olvida",
        "no se me olvida todo",
        "no pues ya no tengo memoria",
    ],
)
def test_the_no_counts(no: str) -> None:
    """And the papers of the child are answered."""
    player = heard(*AT_PIN, welcomed=())
    said = contexts(player, f"{no}. y el acta de la niña la tengo pero no soy la mama q papel ocupo")
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
    assert "welcome/wants_pin/ask" not in said
    assert any(each.startswith("kin_papers/") for each in said)


@pytest.mark.parametrize("words", ["y si se me olvida? que hago", "no se que es eso"])
def test_a_question_about_the_pin_is_no_answer(words: str) -> None:
    """It is asked again."""
    player = heard(*AT_PIN, words, welcomed=())
    assert player.conversation is not None
    assert "welcome/wants_pin" not in player.conversation.answers
