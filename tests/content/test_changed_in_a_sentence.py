"""An answer of the form that is to be changed, asked in a sentence with or without its new value."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

NAMED = (
    "formulario",
    "seguir",
    "claro",
    "no tengo",
    "no tengo",
    "no tengo",
    "Urdaneta Portillo",
    "si",
    "Yorgelis",
    "Carolina",
)
OTHER_NAMES = "i589/a1/other_names"


def named() -> Player:
    """Somebody who has given their names and is asked for others."""
    player = heard(*NAMED)
    assert asks(player) == OTHER_NAMES
    return player


def surname(player: Player) -> object:
    """What stands as the surnames."""
    assert player.conversation is not None
    return player.conversation.answers["i589/a1/last"].value


@pytest.mark.parametrize(
    "text",
    [
        "cambiame el apellido a Urdaneta",
        "no, ningun otro nombre. cambiame el apellido a Urdaneta",
        "oiga quiero cambiar el apellido a Urdaneta",
        "me puede corregir mi apellido por Urdaneta",
    ],
)
def test_the_new_value_is_taken_and_said_back(text: str) -> None:
    """The question that waited comes again."""
    player = named()
    contexts(player, text)
    assert "Urdaneta" in str(surname(player))
    assert "Portillo" not in str(surname(player))
    assert "Urdaneta" in shown(player)
    assert asks(player) == OTHER_NAMES


def test_without_a_value_the_question_comes_again() -> None:
    """What waited stays below it."""
    player = named()
    contexts(player, "quiero cambiar el apellido")
    assert asks(player) == "i589/a1/last"
    contexts(player, "Urdaneta")
    assert asks(player) == OTHER_NAMES


@pytest.mark.parametrize(
    "text", ["me cambié el apellido a Lopez", "cambié el apellido a Lopez", "i changed my name to Rosa", "Cambia Lopez"]
)
def test_what_somebody_did_changes_nothing(text: str) -> None:
    """Another name that was used is the answer to the question, not a correction."""
    player = named()
    before = surname(player)
    contexts(player, text)
    assert surname(player) == before
