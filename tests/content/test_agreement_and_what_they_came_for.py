"""An agreement with a wish for no messages and what they came for, and one that is said again."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

ASKED = ("hola", "1")
ASKED_EN = ("hello", "english")


@pytest.mark.parametrize(
    "words",
    [
        "bueno acepto pero no me manden nada a este numero despues xq la vecina no quiero q vea, yo lo q quiero es "
        "guardar mi fecha",
        "acepto pero no me manden nada, solo quiero guardar mi cita",
        "si acepto. no me manden mensajes q no quiero q lo vea la vecina. necesito apuntar mi fecha de corte",
        "acepto pero no me manden nada despues",
    ],
)
def test_the_agreement_and_the_wish_for_no_messages_are_taken(words: str) -> None:
    """Neither is asked again."""
    player = heard(words, welcomed=ASKED)
    assert player.conversation.answers["welcome/agree"].value == "agree"
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
    assert asks(player) == "welcome/emergency_sharing"


def test_the_same_in_english() -> None:
    """With what they came for."""
    player = heard("i agree but dont send me anything, i just want to save my court date", welcomed=ASKED_EN)
    assert player.conversation.answers["welcome/unasked"].value == "nothing"


@pytest.mark.parametrize(
    "words", ["pero si le dije q acepto chamo", "pero ya te dije que acepto", "but i told you i agree"]
)
def test_an_agreement_said_again_is_one(words: str) -> None:
    """Without asking whether it is this."""
    player = heard(words, welcomed=ASKED_EN if "agree" in words else ASKED)
    assert player.conversation.answers["welcome/agree"].value == "agree"


@pytest.mark.parametrize(
    "words",
    [
        "acepto pero no quiero guardar mi fecha",
        "acepto pero q nadie guarde mis respuestas",
        "no acepto, yo lo que quiero es guardar mi fecha",
        "pero si acepto que pasa",
        "si me prometen que no me mandan nada acepto, quiero guardar mi fecha",
        "pero yo no dije que acepto",
    ],
)
def test_what_denies_or_asks_is_no_agreement(words: str) -> None:
    """A condition, a denial, a question."""
    player = heard(welcomed=ASKED)
    contexts(player, words)
    answer = player.conversation.answers.get("welcome/agree")
    assert answer is None or answer.value != "agree"
