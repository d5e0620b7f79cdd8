"""Telephones, A-numbers, languages and countries told among other things, or not told. Every number is invented."""

from __future__ import annotations

from typing import Any

import pytest

from app.dialogue.readers import read


def read_it(kind: str, text: str, region: str | None = None) -> tuple[str, Any]:
    reading = read(kind, text, lang="es", today=None, region=region)
    value = reading.value
    return reading.status, value["code"] if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("text", "region", "status", "value"),
    [
        ("por aki mismo", "MX", "ok", "sender"),
        ("aqui en el q le mando mensajes", "HN", "ok", "sender"),
        ("en dallas 214 555 0123", "MX", "ok", "+12145550123"),
        ("estoy en tijuana pero el numero es de houston 713 555 0190", "MX", "ambiguous", None),
        ("cuatro catorce 555 02 03", "VE", "ok", "+584145550203"),
        ("tengo dos, 664 123 4567", "MX", "ok", "+526641234567"),
        ("55 1234 5678 o 5679", "MX", "ambiguous", ["+525512345678", "+525512345679"]),
        ("6641234567 o por la tarde", "MX", "ok", "+526641234567"),
        ("mi numero no lo doy", "MX", "declined", None),
        ("I never give out my number", "US", "declined", None),
        ("no tengo telefono", "MX", "ok", "none"),
    ],
)
def test_a_telephone(text: str, region: str, status: str, value: Any) -> None:
    """The place that is named tells the country, a second end is asked about, and keeping it back is declining."""
    got = read_it("phone", text, region)
    assert got[0] == status
    assert value is None or got[1] == value


@pytest.mark.parametrize("text", ["eso no lo comparto con nadie", "I don't share that number with anybody"])
def test_an_a_number_kept_back(text: str) -> None:
    """Whoever does not give their A-number has declined."""
    assert read_it("a_number", text) == ("declined", None)


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("solo español, ingles ni jota", "ok", "spa"),
        ("mi mama no sabe mam, yo hablo español", "ok", "spa"),
        ("con mi papa hablo garifuna", "ok", "cab"),
        ("mi esposo habla mam", "ambiguous", None),
        ("spanish and creole", "ambiguous", None),
    ],
)
def test_a_language(text: str, status: str, value: str | None) -> None:
    """One spoken badly, or by another, is left out; a word for several beside a plain one is asked about."""
    got = read_it("language", text)
    assert got[0] == status
    assert value is None or got[1] == value


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("vivi en chile 3 años pero soy haitiano", "ok", "HT"),
        ("pase por panama, soy venezolano", "ok", "VE"),
        ("I am from Cameroon, stayed in Nigeria", "ok", "CM"),
        ("naci en honduras pero soy salvadoreña", "ambiguous", ["HN", "SV"]),
        ("mi papa es de cuba, yo vivi en mexico, soy hondureño", "ambiguous", None),
        ("vivo en mexico", "ambiguous", ["MX"]),
    ],
)
def test_a_country_lived_in(text: str, status: str, value: Any) -> None:
    """Where somebody lived or passed is not where they are from, once they say that too."""
    got = read_it("country", text)
    assert got[0] == status
    assert value is None or got[1] == value
