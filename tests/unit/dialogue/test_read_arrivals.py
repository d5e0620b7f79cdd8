"""The speaker's own arrival in the United States, found in a sentence that asks something else."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("entre en marzo de 2019, ya se me paso el año para pedir asilo?", "2019-03"),
        ("entré el 12 de marzo de 2019 y ya no sé si puedo pedir asilo", "2019-03-12"),
        ("¿todavia puedo pedir asilo si entre en 2019?", "2019"),
        ("cruce el 3 de mayo de 2026 por reynosa, cuanto tiempo tengo", "2026-05-03"),
        ("llegue hace 8 meses, cuanto tiempo me queda", "2026-03"),
        ("me entregue en la frontera en enero de 2026", "2026-01"),
        ("i entered in march 2019, did i miss the one year?", "2019-03"),
        ("we crossed on june 5 2026 and how long do we have", "2026-06-05"),
        ("llevo 8 meses aqui, cuanto tiempo tengo para pedir asilo?", "2026-03"),
        ("llevo ocho meses acá", "2026-03"),
        ("ya tengo 5 meses de haber entrado", "2026-06"),
        ("llevo casi un año aqui", "2025-11"),
        ("llevo año y medio aqui", "2025-05"),
        ("llevo 1 año y 3 meses en estados unidos", "2025-08"),
        ("i have been here 8 months", "2026-03"),
        ("ive been in the us for 2 years", None),
        ("tengo 3 semanas aqui", "2026-10"),
        ("i enter usa september 2025 they return me mexico", "2025-09"),
        ("i don enter america for september 2025", "2025-09"),
        ("i cross 12 september 2025", "2025-09-12"),
        ("i enter america first september 2025, dem say asylum na one year", "2025-09"),
        ("i came first in september 2025", "2025-09"),
        ("i entered on the first of september 2025", "2025-09-01"),
        ("i entered september first 2025", "2025-09-01"),
        ("yo cruse en sep 2025", "2025-09"),
        ("pase por el desierto en agosto de 2025", "2025-08"),
        ("septiembre 2025 cruzamos el rio", "2025-09"),
        ("september 2025 i cross the river", "2025-09"),
    ],
)
def test_the_arrival_is_found(text: str, iso: str | None) -> None:
    """With its precision, and never more of it."""
    reading = readers.arrival_said(text, "es", TODAY)
    if iso is None:
        return
    assert reading.status == "ok"
    assert isinstance(reading.value, dict)
    assert reading.value["iso"] == iso


@pytest.mark.parametrize(
    "text",
    [
        "sali de honduras en marzo de 2019",
        "mi esposo entro en marzo de 2019",
        "mi hijo llego hace 8 meses",
        "llevo 8 meses en tijuana",
        "llevo 8 meses en mexico, puedo pedir asilo?",
        "tengo 5 meses de embarazo",
        "llevo 8 meses esperando mi corte",
        "tengo corte el 12 de marzo de 2027",
        "llegue a mexico en marzo de 2019",
        "entre marzo y mayo de 2019 no hubo cortes",
        "cuanto tiempo tengo para pedir asilo?",
        "tengo 2 hijos aqui",
        "naci el 12 de marzo de 1990",
        "entre en 2019 y luego entre en 2021",
        "entre en enero",
        "i come from honduras in march 2020",
        "i cross into mexico in may 2026",
        "i reach the shelter in january 2026",
        "vine a la clinica en septiembre de 2025",
        "entre a trabajar en enero de 2025",
        "can i enter in december 2025",
        "i came to mexico in september 2025",
        "naci en septiembre de 1985 y llegue a estados unidos",
    ],
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    """Leaving, somebody else's arrival, a stay in Mexico, a time that is not one, two arrivals."""
    assert readers.arrival_said(text, "es", TODAY).status == "invalid"
