"""A yes with its reason where we ask whether to tell the team: they are told, and no topic is opened for the reason."""

from __future__ import annotations

import pytest

from app.dialogue.events import HandoffRequested
from tests.support.talks import contexts, heard

LEGAL = ("7", "necesito abogado")


@pytest.mark.parametrize(
    "words",
    [
        "si avisele mijo por favor que es por la nina que no me la quiten",
        "si avisele pues, es por mi corte",
        "avisele porfa que tengo corte",
        "ay si mijo digales que es por mis hijos",
        "si por favor avisen que me van a deportar el asilo",
        "yes please tell them it is for my daughter and the court",
    ],
)
def test_the_team_is_told(words: str) -> None:
    """And the reason is no topic."""
    player = heard(*LEGAL)
    said = contexts(player, words)
    assert any(isinstance(each, HandoffRequested) for each in player.events), said
    assert said[0].startswith(("engine/noted", "engine/wish_kept", "person/"))


@pytest.mark.parametrize(
    "words",
    [
        "no avise",
        "no le avise a nadie",
        "si avisele a mi hermana",
        "mejor no avisele todavia",
        "que le digo al abogado",
        "avisele? no se",
        "avisele a un familiar mio",
        "digame que papeles ocupo",
    ],
)
def test_what_is_no_yes_tells_nobody(words: str) -> None:
    """Nobody is told without a yes."""
    player = heard(*LEGAL)
    contexts(player, words)
    assert not any(isinstance(each, HandoffRequested) for each in player.events)
