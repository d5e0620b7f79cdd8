"""Telephone numbers, read with the region of the phone that writes."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read


def read_it(text: str, region: str | None) -> tuple[str, object]:
    reading = read("phone", text, lang="es", today=date(2026, 11, 21), region=region)
    return reading.status, reading.value


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("664 123 4567", "MX", "+526641234567"),
        ("6641234567", "MX", "+526641234567"),
        ("(664) 123-4567", "MX", "+526641234567"),
        ("664.123.4567", "MX", "+526641234567"),
        ("66 41 23 45 67", "MX", "+526641234567"),
        ("6 6 4 1 2 3 4 5 6 7", "MX", "+526641234567"),
        ("+52 664 123 4567", None, "+526641234567"),
        ("+52 1 664 123 4567", None, "+526641234567"),
        ("+5216641234567", "US", "+526641234567"),
        ("5216641234567", None, "+526641234567"),
        ("52 664 123 4567", "MX", "+526641234567"),
        ("526641234567", None, "+526641234567"),
        ("044 664 123 4567", "MX", "+526641234567"),
        ("045 664 123 4567", "MX", "+526641234567"),
        ("01 664 123 4567", "MX", "+526641234567"),
        ("0052 664 123 4567", None, "+526641234567"),
        ("011 52 664 123 4567", "US", "+526641234567"),
        ("1 664 123 4567", "MX", "+526641234567"),
        ("mi número es 664 123 4567", "MX", "+526641234567"),
        ("mi cel: 664-123-4567 gracias", "MX", "+526641234567"),
        ("es el 6641234567, es de mi hermana", "MX", "+526641234567"),
        ("tel. 664-123-4567", "MX", "+526641234567"),
        ("６６４１２３４５６７", "MX", "+526641234567"),
        ("664\u200b1234567", "MX", "+526641234567"),
        ("seis seis cuatro uno dos tres cuatro cinco seis siete", "MX", "+526641234567"),
        ("sesenta y seis cuarenta y uno veintitrés cuarenta y cinco sesenta y siete", "MX", "+526641234567"),
        ("664 123 4567 📞", "MX", "+526641234567"),
        ("\u202a+52 664 123 4567\u202c", None, "+526641234567"),
        ("55 1234 5678", "MX", "+525512345678"),
        ("9988-7766", "HN", "+50499887766"),
        ("+504 9988 7766", "MX", "+50499887766"),
        ("50499887766", "MX", "+50499887766"),
        ("7123 4567", "SV", "+50371234567"),
        ("5123 4567", "GT", "+50251234567"),
        ("(213) 373-4253", "US", "+12133734253"),
        ("213-373-4253", "MX", "+12133734253"),
        ("1 213 373 4253", "MX", "+12133734253"),
        ("+1 213 373 4253", "HN", "+12133734253"),
        ("6641234567 o 664 123 4567", "MX", "+526641234567"),
    ],
)
def test_a_number(text: str, region: str | None, number: str) -> None:
    """A number in any national or international form becomes E.164, Mexico's old mobile 1 removed."""
    assert read_it(text, region) == ("ok", number)


@pytest.mark.parametrize(
    "text",
    [
        "este mismo",
        "Este",
        "este número",
        "este mismo número por favor",
        "el mismo",
        "es el mismo",
        "al mismo",
        "de este que le escribo",
        "del que le escribo",
        "el número del que le escribo",
        "mi whatsapp",
        "este whatsapp",
        "el de whatsapp",
        "a este cel",
        "this one",
        "this number",
        "same number",
        "the same",
        "this is my number",
        "use this one",
        "the number I'm texting from",
        "sí, este",
        "puede llamarme a este",
    ],
)
def test_the_number_that_writes(text: str) -> None:
    """Pointing at the phone in hand is `sender`."""
    assert read_it(text, "MX") == ("ok", "sender")


@pytest.mark.parametrize(
    "text",
    [
        "no tengo",
        "no tengo teléfono",
        "ninguno",
        "none",
        "I don't have one",
        "I don't have a phone",
        "no tengo celular",
    ],
)
def test_no_phone(text: str) -> None:
    """Having no telephone is kept as `none`."""
    assert read_it(text, "MX") == ("ok", "none")


@pytest.mark.parametrize(
    ("text", "region", "status"),
    [
        ("99887766", None, "ambiguous"),
        ("664 123 4567 o 664 765 4321", "MX", "ambiguous"),
        ("664 123 45", "MX", "ambiguous"),
        ("664O234567", "MX", "clarify"),
        ("123456", "MX", "clarify"),
        ("+52 664 123", None, "clarify"),
        ("12345678901234567890", "MX", "clarify"),
        ("555 1234", "MX", "clarify"),
        ("hola", "MX", "invalid"),
        ("Baja California", "MX", "invalid"),
        ("no", "MX", "invalid"),
        ("esta bien", "MX", "invalid"),
        ("no sé", "MX", "unknown"),
        ("no me lo sé", "MX", "unknown"),
        ("no lo tengo a la mano", "MX", "unknown"),
        ("prefiero no dar", "MX", "declined"),
        ("paso", "MX", "declined"),
    ],
)
def test_what_is_not_one_number(text: str, region: str | None, status: str) -> None:
    """A number of the wrong length, with letters, or of several countries is asked about."""
    assert read_it(text, region)[0] == status


def test_an_extension_is_not_lost_in_silence() -> None:
    """E.164 has no extension; the hint says that one was given."""
    reading = read("phone", "213 373 4253 ext 5", lang="en", today=date(2026, 11, 21), region="US")
    assert (reading.value, reading.hint) == ("+12133734253", "phone.extension")
