"""An answer of the form that is to be changed, asked in a sentence with or without its new value."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import REMINDED, asks, contexts, heard, shown

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


IN_ENGLISH = (
    "form",
    "continue",
    "sure",
    "none",
    "none",
    "none",
    "Urdaneta Portillo",
    "yes",
    "Yorgelis",
    "Carolina",
)
"""The same in an English talk."""

TALKS = ((NAMED, REMINDED), (IN_ENGLISH, ("hi", "2", "yes", "2", "1", "no", "no")))


@pytest.mark.parametrize(("named_in", "welcomed"), TALKS, ids=["es", "en"])
@pytest.mark.parametrize("after", [(), ("menu",)], ids=["form", "menu"])
@pytest.mark.parametrize(
    "text",
    [
        "el apellido es solo Urdaneta, portillo es de mi mama no lo pongas",
        "no, mi apellido es Urdaneta nada mas, sin Portillo",
        "my last name is only Urdaneta",
        "my surname is Urdaneta, not Portillo",
        "change my surname to Urdaneta",
        "cambiame el apellido a Urdaneta",
    ],
)
def test_it_is_changed_in_either_language_and_from_the_menu(
    named_in: tuple[str, ...], welcomed: tuple[str, ...], after: tuple[str, ...], text: str
) -> None:
    """Also where it is only said how it is; what waited waits again."""
    player = heard(*named_in, *after, welcomed=welcomed)
    waits = asks(player)
    assert "engine/noted" in contexts(player, text)
    assert "Portillo" not in str(surname(player))
    assert "Urdaneta" in str(surname(player))
    assert asks(player) == waits


@pytest.mark.parametrize(("named_in", "welcomed"), TALKS, ids=["es", "en"])
@pytest.mark.parametrize("after", [(), ("menu",)], ids=["form", "menu"])
@pytest.mark.parametrize(
    "text", ["change my surname", "cambiar mi apellido", "quita el Portillo de mi apellido", "fix my last name please"]
)
def test_it_is_asked_again_in_either_language(
    named_in: tuple[str, ...], welcomed: tuple[str, ...], after: tuple[str, ...], text: str
) -> None:
    """By what people call it, whichever language the talk is in."""
    player = heard(*named_in, *after, text, welcomed=welcomed)
    assert asks(player) == "i589/a1/last"


@pytest.mark.parametrize(
    "text",
    [
        "cambiar mi fecha de corte",
        "cambie el apellido de mi hijo",
        "mi hija es solo una niña, no la pueden llevar",
        "mi casa es solo un cuarto, no tiene numero",
        "change my address",
        "mi caso es solo de miedo, no de trabajo",
    ],
)
@pytest.mark.parametrize("after", [(), ("menu",)], ids=["form", "menu"])
def test_what_is_said_of_something_else_changes_no_name(after: tuple[str, ...], text: str) -> None:
    """Only what is called so, and only one's own."""
    player = heard(*NAMED, *after, text)
    assert "Urdaneta Portillo" in str(surname(player))
    assert asks(player) != "i589/a1/last"
