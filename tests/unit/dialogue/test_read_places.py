"""Places, as far as they were said."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read


def read_it(text: str) -> tuple[str, object]:
    reading = read("place", text, lang="es", today=date(2026, 11, 21))
    return reading.status, reading.value


@pytest.mark.parametrize(
    ("text", "city", "state", "country"),
    [
        ("Tijuana", "Tijuana", None, None),
        ("Tijuana, Baja California", "Tijuana", "Baja California", None),
        ("Tijuana Baja California", "Tijuana", "Baja California", None),
        ("Baja California", None, "Baja California", None),
        ("Tijuana, B.C., México", "Tijuana", "B.C", "MX"),
        ("San Pedro Sula, Cortés, Honduras", "San Pedro Sula", "Cortés", "HN"),
        ("San Pedro Sula Honduras", "San Pedro Sula", None, "HN"),
        ("Tegucigalpa, Hondruas", "Tegucigalpa", None, "HN"),
        ("Honduras", None, None, "HN"),
        ("El Salvador", None, None, "SV"),
        ("San Salvador, El Salvador", "San Salvador", None, "SV"),
        ("San Salvador", "San Salvador", None, None),
        ("nací en San Salvador", "San Salvador", None, None),
        ("vivo en Reynosa, Tamaulipas", "Reynosa", "Tamaulipas", None),
        ("I live in Matamoros", "Matamoros", None, None),
        ("Tapachula Chiapas", "Tapachula", "Chiapas", None),
        ("Tapachula, Chiapas, Mexico", "Tapachula", "Chiapas", "MX"),
        ("Ciudad de México", "Ciudad de México", None, None),
        ("Ciudad de México, México", "Ciudad de México", None, "MX"),
        ("Ciudad de Guatemala", "Ciudad de Guatemala", None, None),
        ("Guatemala", None, None, "GT"),
        ("Huehuetenango, Guatemala", "Huehuetenango", None, "GT"),
        ("Huehuetenango", "Huehuetenango", None, None),
        ("El Paso, Texas", "El Paso", "Texas", None),
        ("El Paso TX", "El Paso", "TX", None),
        ("Atlanta, Georgia", "Atlanta", "Georgia", None),
        ("Santa Rosa de Copán", "Santa Rosa de Copán", None, None),
        ("Santa Rosa de Copán, Honduras", "Santa Rosa de Copán", None, "HN"),
        ("Puerto Cortés", "Puerto Cortés", None, None),
        ("Ciudad Juárez, Chihuahua, México", "Ciudad Juárez", "Chihuahua", "MX"),
        ("León, Nicaragua", "León", None, "NI"),
        ("Granada", "Granada", None, None),
        ("Granada, Nicaragua", "Granada", None, "NI"),
        ("Port-au-Prince, Haiti", "Port-au-Prince", None, "HT"),
        ("Nuevo México", None, "Nuevo México", None),
        ("Choloma, Cortés", "Choloma", "Cortés", None),
        ("Tijuana 🙏", "Tijuana", None, None),
        ("colonia Guatemala", "colonia Guatemala", None, None),
        ("aldea El Rosario, Yoro, Honduras", "aldea El Rosario", "Yoro", "HN"),
        ("Nuevo Laredo", "Nuevo Laredo", None, None),
        ("pues en Mexicali", "Mexicali", None, None),
        ("Monterrey NL", "Monterrey", "NL", None),
    ],
)
def test_a_place(text: str, city: str | None, state: str | None, country: str | None) -> None:
    """Each part that was said, and no country from a city."""
    assert read_it(text) == ("ok", {"city": city, "state": state, "country": country})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("no sé", "unknown"),
        ("paso", "declined"),
        ("no", "invalid"),
        ("🙏", "invalid"),
        ("123", "invalid"),
        ("Bluefields, Guinea", "ambiguous"),
    ],
)
def test_what_is_not_a_place(text: str, status: str) -> None:
    """Nothing said is no place; a country of two readings is asked about."""
    assert read_it(text)[0] == status


@pytest.mark.parametrize(
    "text",
    ["Huí porque me amenazaron.\nDespués vine a México.", "Baja California", "cancelaron mi cita", "no", "¡Ayuda! 🙏"],
)
def test_text_is_kept_whole(text: str) -> None:
    """Free text is the person's words, lines and signs included."""
    assert read("text", f"  {text}\u200b \x00", lang="es", today=None).value == text
