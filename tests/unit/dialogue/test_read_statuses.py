"""Marital status and sex: the form's own boxes, and what fits none of them."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

MARITAL = {
    "single": (
        "soltera|Soltero|SOLTERA|soltero.|soy soltera|madre soltera|single|I'm single|never married|"
        "nunca me casé|nunca he estado casada|no me he casado|soltra|solterá|soltera 😅|unmarried|"
        "soltera, no casada"
    ),
    "married": (
        "casada|casado|Soy casado|estoy casada|casada por el civil|casado por las dos leyes|married|"
        "I'm married|me casé en 2015|casda|kasada"
    ),
    "divorced": "divorciada|divorciado|me divorcié|divorced|divorsiada|diborciado|I'm divorced",
    "widowed": (
        "viuda|viudo|biuda|soy viuda|widow|widower|widowed|se murió mi esposo|mi esposo falleció|"
        "mataron a mi marido|my husband died"
    ),
}
SEX = {
    "M": ("hombre|Hombre|HOMBRE|masculino|varón|h|H|male|Male|man|soy hombre|macho|ombre|👨|♂️|masc|caballero|niño"),
    "F": "mujer|MUJER|femenino|femenina|f|F|female|woman|soy mujer|hembra|muger|♀️|👩|niña|girl|mujer 🙏|fem",
}


def read_it(kind: str, text: str, lang: str = "es") -> tuple[str, object]:
    reading = read(kind, text, lang=lang, today=date(2026, 11, 21))
    return reading.status, reading.value


@pytest.mark.parametrize(
    ("text", "value"), [(text, value) for value, texts in MARITAL.items() for text in texts.split("|")]
)
def test_marital_status(text: str, value: str) -> None:
    """One of the form's four, from the word or what happened."""
    assert read_it("marital_status", text) == ("ok", value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("unión libre", "union"),
        ("en union libre", "union"),
        ("juntados", "union"),
        ("estoy juntada", "union"),
        ("acompañada", "union"),
        ("vivo con mi pareja", "union"),
        ("common law", "union"),
        ("domestic partner", "union"),
        ("tengo novio", "union"),
        ("unidos", "union"),
        ("separado", "separated"),
        ("Separada", "separated"),
        ("casado pero separado", "separated"),
        ("separated", "separated"),
        ("casada por la iglesia", "religious"),
        ("no soy casada", "denied"),
        ("not married", "denied"),
        ("tengo esposo", "spouse_word"),
    ],
)
def test_what_fits_no_box_is_asked(text: str, hint: str) -> None:
    """Living together or apart is never turned into one of the boxes (GLO-80)."""
    reading = read("marital_status", text, lang="es", today=date(2026, 11, 21))
    assert (reading.status, reading.value, reading.hint) == ("clarify", None, f"marital_status.{hint}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("divorciada y casada otra vez", ("ambiguous", ["divorced", "married"])),
        ("soltera o viuda", ("ambiguous", ["single", "widowed"])),
        ("cansada", ("invalid", None)),
        ("en casa", ("invalid", None)),
        ("no", ("invalid", None)),
        ("Baja California", ("invalid", None)),
        ("no sé", ("unknown", None)),
        ("prefiero no decir", ("declined", None)),
        ("window", ("invalid", None)),
    ],
)
def test_no_single_marital_status(text: str, expected: tuple[str, object]) -> None:
    """Two statuses are asked about; a word that only looks like one is not one."""
    assert read_it("marital_status", text) == expected


@pytest.mark.parametrize(
    ("text", "value"), [(text, value) for value, texts in SEX.items() for text in texts.split("|")]
)
def test_sex(text: str, value: str) -> None:
    """M or F from the word, the letter or a sign."""
    assert read_it("sex", text) == ("ok", value)


def test_the_letter_m_is_asked_in_spanish() -> None:
    """On Mexican papers M is mujer, on others masculino; in English it is male."""
    assert read_it("sex", "M") == ("ambiguous", ["M", "F"])
    assert read_it("sex", "M", "en") == ("ok", "M")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("trans", "clarify"),
        ("no binario", "clarify"),
        ("otro", "clarify"),
        ("hombre trans", "clarify"),
        ("hombre o mujer", "ambiguous"),
        ("tengo hambre", "invalid"),
        ("mi nombre", "invalid"),
        ("no", "invalid"),
        ("prefiero no decir", "declined"),
        ("no sé", "unknown"),
        ("no soy hombre", "clarify"),
    ],
)
def test_what_is_not_one_of_two(text: str, status: str) -> None:
    """Whoever fits neither box is asked kindly, not sorted."""
    assert read_it("sex", text)[0] == status
