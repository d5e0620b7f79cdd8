"""A no (or a yes) to sharing in an emergency with a question of their own behind it: neither is lost."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ASKED = ("hola", "1", "acepto", "1")
CHILD = "children_hearing/go/say"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no q me van a llamar a este numero no chamo y mi hijo tiene 4 años tengo q llevarlo a la corte?", "no"),
        ("no chamo. mi hijo tiene 4 años tengo q llevarlo a la corte?", "no"),
        ("no, que no me llamen. y mi hijo tiene que ir a la corte?", "no"),
        ("si, y mi hijo tiene que ir a la corte?", "yes"),
    ],
)
def test_the_answer_is_kept_and_the_question_answered(words: str, said: str) -> None:
    """It is answered as soon as the welcome is over."""
    player = heard(words, welcomed=ASKED)
    assert player.conversation.answers["welcome/emergency_sharing"].value == said
    assert CHILD in contexts(player, "no")


@pytest.mark.parametrize(
    "words",
    [
        "mi hijo tiene q ir a la corte o no?",
        "no se si mi hijo tiene q ir a la corte?",
        "no tengo abogado y mi hijo tiene que ir a la corte?",
        "si mi hijo no va a la corte que pasa?",
    ],
)
def test_a_no_about_something_else_answers_nothing(words: str) -> None:
    """The question waits."""
    assert "welcome/emergency_sharing" not in heard(words, welcomed=ASKED).conversation.answers
