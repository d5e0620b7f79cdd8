"""What was told of harm is offered to be kept without a word of it: other people see the phone."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import contexts, heard, shown

TOLD = ("mi hijo y yo venimos de lejos. a mi hija la mataron en la mañana que el no esta", "no")


@pytest.mark.parametrize(
    ("told", "never"),
    [
        (TOLD, ("mataron", "la mañana", "no esta")),
        (("me golpearon y me amenazaron los pandilleros en mi colonia", "no"), ("golpe", "pandill", "colonia")),
    ],
)
def test_nothing_of_it_is_written_back(told: tuple[str, ...], never: tuple[str, ...]) -> None:
    """Neither harm nor who is home when."""
    player = heard(*told)
    for _ in range(3):
        if "engine/offer_harm" in [each.context for each in player.said]:
            break
        player.say("abogado")
        assert not any(word in shown(player) for word in never)
    assert "engine/offer_harm" in [each.context for each in player.said]
    assert not any(word in shown(player) for word in never)


def _offered() -> Player:
    player = heard(*TOLD)
    for _ in range(3):
        if "engine/offer_harm" in [each.context for each in player.said]:
            return player
        player.say("abogado")
    raise AssertionError("no offer")


def test_where_it_was_keeps_it() -> None:
    """And that is said."""
    player = _offered()
    said = contexts(player, "alla en Honduras mijo fue en Olancho")
    assert said[0] == "engine/told_for_form"


@pytest.mark.parametrize(
    "asked",
    [
        "pero no me contesto q papel llevo de la niña que no soy la mama",
        "y que papel ocupo para mi nieta",
    ],
)
def test_what_is_asked_beside_it_is_answered(asked: str) -> None:
    """Kept first, then the answer."""
    player = _offered()
    said = contexts(player, f"alla en Honduras mijo fue en Olancho. {asked}")
    assert said[0] == "engine/told_for_form"
    assert any(each.startswith("kin_papers/") for each in said)
