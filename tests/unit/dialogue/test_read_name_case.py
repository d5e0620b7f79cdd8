"""Capitals of names typed without any."""

from __future__ import annotations

import pytest

from app.dialogue.readers.name_case import name_with_capitals, with_capitals


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("urdaneta portillo", "Urdaneta Portillo"),
        ("de la cruz lópez", "de la Cruz López"),
        ("ñáñez", "Ñáñez"),
        ("pérez-gómez", "Pérez-Gómez"),
        ("McArthur", "McArthur"),
        ("URDANETA", "URDANETA"),
        ("de León", "de León"),
    ],
)
def test_capitals(typed: str, kept: str) -> None:
    """Only where there was none."""
    assert with_capitals(typed) == kept


def test_parts_of_a_name() -> None:
    """A part that was not said stays so, and what is no name."""
    assert name_with_capitals({"last": "soto", "first": None}) == {"last": "Soto", "first": None}
    assert name_with_capitals({"last": "Soto", "first": "ana"}) == {"last": "Soto", "first": "ana"}
    assert name_with_capitals("none") == "none"
