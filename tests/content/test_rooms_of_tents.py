"""Who lives in a tent or a camp has no number of a room: said in many ways, it is none."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("no hay numero/es carpa", "none"),
        ("es carpa", "none"),
        ("es una carpa", "none"),
        ("no es edificio es una carpa", "none"),
        ("vivo en carpa ya le dije", "none"),
        ("vivo en un campamento no tiene numero", "none"),
        ("no tiene numero, es una carpa en el campamento", "none"),
        ("no hay, es una tienda de campaña", "none"),
        ("no number it is tent", "none"),
        ("i live in tent, not building", "none"),
        ("it is a camp no number", "none"),
        ("es un albergue", "none"),
        ("carpa 12", "carpa 12"),
        ("carpa azul", "carpa azul"),
        ("la carpa de atras", "la carpa de atras"),
        ("tent number 4", "tent number 4"),
        ("cuarto 3", "cuarto 3"),
        ("casa del fondo", "casa del fondo"),
    ],
)
def test_a_tent_has_no_room_number(text: str, state: str) -> None:
    """None where nothing names the tent; a number, a colour or a place of it is the answer."""
    player = player_at("apt")
    player.say(text)
    answer = standing(player).answers["i589/a1/apt"]
    assert (answer.value or answer.state) == state
    assert place(player).node == "city"
