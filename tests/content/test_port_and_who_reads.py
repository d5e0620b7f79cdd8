"""The port said again with a question behind it: the port is kept, who reads is told, and no law about fear."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = ("i want to save my hearing, 14 december 2026 8:30 brownsville, bridge 5am", "yes")


@pytest.mark.parametrize(
    "words",
    [
        "i tell you gateway bridge already, for matamoros. and men dem follow me e be somebody go see the message? "
        "what they go do",
        "i tell you gateway bridge already. somebody go see the message?",
        "i tell you gateway bridge already, for matamoros. who go read wetin i write",
        "el puente gateway, ya le dije. alguien lee lo que escribo de los hombres que me siguieron?",
    ],
)
def test_the_port_is_kept_and_who_reads_is_told(words: str) -> None:
    """Both in one turn, then what was told is read back."""
    player = heard(*TOLD, words, welcomed=ENGLISH)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/port"].value == "brownsville_port"
    said = [each.context for each in player.said]
    assert "privacy/who/say" in said
    assert "court/about/choose" not in said
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "words",
    [
        "unos hombres me siguieron",
        "what they go do about the men?",
        "i tell you about the men and nobody answer",
        "me robaron y no me contesto nadie",
        "no me contesto nadie lo que pregunte del robo",
    ],
)
def test_no_law_about_fear_for_who_complains(words: str) -> None:
    """It leans to that topic, and asks for none of its law."""
    player = heard(*TOLD, words, welcomed=ENGLISH)
    assert not any(each.context.startswith("fear/") for each in player.said)
    assert asks(player) == "hearing_date/port"


def test_a_fear_of_being_sent_back_is_answered() -> None:
    """It is what the law is told for."""
    player = heard(*TOLD, "tengo miedo de regresar a mexico", welcomed=ENGLISH)
    assert "fear/rule/say" in [each.context for each in player.said]
