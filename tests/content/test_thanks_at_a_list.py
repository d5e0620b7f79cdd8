"""Thanks at a list of topics are answered, choose no line, and bring no list again."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard


@pytest.mark.parametrize("thanks", ["gracias", "ok gracias", "muchas gracias", "bueno gracias mijo", "thank you"])
@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
def test_thanks_are_answered_without_the_list(thanks: str, channel: str) -> None:
    """The list stands above, and its numbers still count."""
    player = heard("que es el mpp", channel="sms" if channel == "sms" else "whatsapp")
    assert contexts(player, thanks) == ["engine/glad"]
    assert contexts(player, "2")[-1] != "hint/choice.unread"


@pytest.mark.parametrize("said", ["no gracias", "gracias, y cuanto cuesta?", "gracias. 2"])
def test_what_says_more_is_taken(said: str) -> None:
    """A no, a question or a pick beside the thanks counts."""
    assert contexts(heard("que es el mpp"), said) != ["engine/glad"]


def test_at_a_question_thanks_answer_nothing() -> None:
    """The question comes again."""
    assert contexts(heard("mi audiencia"), "gracias")[-1] == "hearing_date/paper/choose"
