"""The clock at a port is called after a city: nobody knows the "hour of Paso del Norte", which is a bridge."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, heard, shown

TOLD = "mi corte es el 14 de enero 2027 a las 8:30 am en el paso y en el puente paso del norte a las 4 am"


@pytest.mark.parametrize(
    ("said", "clocks", "never"),
    [
        (TOLD, ["(hora de El Paso)"], "hora de Paso del Norte"),
        (
            "mi corte es el 14 de enero 2027 a las 8:30 am en brownsville y en el puente de matamoros a las 4 am",
            ["(hora de Brownsville)"],
            "hora de Matamoros",
        ),
    ],
)
def test_it_is_that_of_its_city(said: str, clocks: list[str], never: str) -> None:
    player = heard(said)

    assert asks(player) == "hearing_date/right"
    assert all(each in shown(player) for each in clocks)
    assert never not in shown(player)
