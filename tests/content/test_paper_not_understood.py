"""Who cannot read what a paper says of the kind of hearing: that is an answer, and the next question comes."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard

AT_KIND = ("tengo audiencia el 14 de enero de 2027 a las 8:30 en brownsville", "si", "no", "matamoros")


@pytest.mark.parametrize(
    "reply",
    [
        "no se mijo no entiendo esas letras",
        "no le entiendo a ese papel",
        "esta en ingles no se",
        "esta en ingles",
        "dice puras letras en ingles",
        "i dont understand this paper",
        "that one i no sabi",
        "no me acuerdo mijo",
        "ps quien sabe",
    ],
)
def test_it_is_not_known_and_goes_on(reply: str) -> None:
    """Nothing is asked twice."""
    player = heard(*AT_KIND, reply)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/kind"].value == "unknown"
    assert asks(player) == "hearing_reminders/remind"


@pytest.mark.parametrize("reply", ["no entiendo la pregunta", "quiero hablar en ingles", "no se leer", "que es master"])
def test_other_words_answer_nothing(reply: str) -> None:
    """A question that is not understood, another language and a word to be told."""
    player = heard(*AT_KIND, reply)
    assert player.conversation is not None
    assert "hearing_date/kind" not in player.conversation.answers


def test_a_kind_that_is_named_is_not_unknown() -> None:
    """It stays, whatever is said beside it."""
    player = heard(*AT_KIND, "individual creo, esta en ingles")
    assert player.conversation is not None
    kind = player.conversation.answers.get("hearing_date/kind")
    assert kind is None or kind.value == "individual"
