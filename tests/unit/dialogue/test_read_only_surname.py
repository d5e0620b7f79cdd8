"""The one surname that is to be taken, beside the one that is not."""

from __future__ import annotations

import pytest

from app.dialogue.readers.only_surname import only_surname


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("el apellido es solo urdaneta, portillo es de mi mama no lo pongas", "urdaneta"),
        ("solo Urdaneta, no ponga Portillo", "Urdaneta"),
        ("mi apellido nada mas García. López es el de mi mamá", "García"),
        ("ponga solo Pérez Gómez, el de mi esposo no lo uso", "Pérez Gómez"),
        ("only Rivas, dont put Soto", "Rivas"),
    ],
)
def test_the_one_that_counts(text: str, name: str) -> None:
    """As it was typed."""
    assert only_surname(text) == name


@pytest.mark.parametrize(
    "text",
    ["urdaneta portillo", "solo tengo un apellido", "solo urdaneta", "el apellido de mi mama es Soto", "no lo pongas",
     "Urdaneta es de mi papa y Portillo es de mi mama", "solo uno, el otro no lo uso"],
)  # fmt: skip
def test_nothing_is_taken(text: str) -> None:
    """Where no surname is named as the only one against another."""
    assert only_surname(text) is None
