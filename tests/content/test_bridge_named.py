"""The bridge that somebody names is said back and kept with its port; none is guessed."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard, shown

TOLD = "mi corte es el 14 de enero 2027 a las 8:30 am en brownsville"


@pytest.mark.parametrize(
    ("messages", "named"),
    [
        ((f"{TOLD} y puente gateway a las 4 am",), "Brownsville (Gateway)"),
        ((TOLD, "si", "si", "brownsville, puente nuevo", "a las 4 am"), "Brownsville (Puente Nuevo)"),
        ((TOLD, "si", "si", "brownsville, por el b&m", "a las 4 am"), "Brownsville (B&M)"),
        ((TOLD, "si", "si", "brownsville el puente viejo", "4 am"), "Brownsville (Puente Viejo)"),
    ],
)
def test_it_is_read_back_and_kept(messages: tuple[str, ...], named: str) -> None:
    player = heard(*messages)

    assert asks(player) == "hearing_date/right"
    assert named in shown(player)
    player.say("si")
    assert player.hearing is not None
    assert f"Brownsville ({player.hearing.bridge})" == named


@pytest.mark.parametrize(
    "messages",
    [
        (f"{TOLD} y el puente a las 4 am",),
        (TOLD, "si", "si", "brownsville", "a las 4 am"),
        (TOLD, "si", "si", "brownsville, no se si gateway o b&m", "a las 4 am"),
        (TOLD, "si", "si", "brownsville, no es el gateway", "a las 4 am"),
        (TOLD, "si", "si", "laredo", "a las 4 am en el puente nuevo"),
    ],
)
def test_none_is_guessed(messages: tuple[str, ...]) -> None:
    assert "(Puente" not in shown(player := heard(*messages))
    assert "(Gateway" not in shown(player)
    assert "(B&M" not in shown(player)
