"""Folding keeps what tells words apart and drops what a phone, a hurry or a keyboard put there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.text import bare, calm, clean, fold, loose, sound, squeeze, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("¡Menú, por favor! 🙏🏽", "menu por favor", id="accents, punctuation and emoji"),
        pytest.param("AÑO", "ano", id="ñ is n"),
        pytest.param("an\u0303o", "ano", id="ñ typed as n and a loose tilde"),
        pytest.param("ANO", "ano", id="n is n"),
        pytest.param("pingüino", "pinguino", id="ü is u"),
        pytest.param("ã õ", "a o", id="a tilde over a vowel is an accent"),
        pytest.param("1️⃣", "1", id="keycap emoji"),
        pytest.param("\u200bal\u00adto\ufeff", "alto", id="invisible characters"),
        pytest.param("\u202estop\u202c", "stop", id="direction marks"),
        pytest.param("ＭＥＮＵ", "menu", id="full-width letters"),
        pytest.param("𝗠𝗲𝗻𝘂", "menu", id="mathematical letters"),
        pytest.param("don’t", "dont", id="curly apostrophe vanishes"),
        pytest.param("don´t", "dont", id="acute accent used as apostrophe"),
        pytest.param("sí\n\n  no", "si no", id="line breaks are spaces"),
        pytest.param("09/05/1988", "09 05 1988", id="dates fall into their numbers"),
        pytest.param("2000", "2000", id="repeated digits stay"),
        pytest.param("snake_case", "snake case", id="underscore is punctuation"),
        pytest.param("👍", "", id="emoji alone"),
        pytest.param("", "", id="nothing"),
        pytest.param("ANO\u0303", "ano", id="a tilde over o does not reach the n"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Folding gives words and digits in lower case, without accents, ñ as n."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  ¿Sí?\u200b  ", "¿Sí?", id="case, accents and punctuation stay"),
        pytest.param("e\u0301l", "él", id="composed"),
        pytest.param("a\tb\r\nc", "a b c", id="any space is one space"),
        pytest.param("ma\x00l", "mal", id="control characters go"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    """Cleaning changes the encoding of words, never the words."""
    assert clean(text) == expected


def test_bare_keeps_punctuation() -> None:
    """A date keeps its slashes and a question its marks."""
    assert bare("¿El 09/05/1988, Ñuñoa?") == "¿el 09/05/1988, ñuñoa?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siiiii", "si"),
        ("ESPAÑOL!!", "espanol"),
        ("nooo gracias", "no gracias"),
        ("llamar", "llamar"),
        ("year 2000", "year 2000"),
        ("100000", "100000"),
    ],
)
def test_loose(text: str, expected: str) -> None:
    """Emphasis and the missing ñ key are forgiven; numbers are left alone."""
    assert loose(text) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ke", "que"),
        ("q", "k"),
        ("kiero", "quiero"),
        ("kuando", "cuándo"),
        ("avogado", "abogado"),
        ("lisenciado", "licenciado"),
        ("sita", "cita"),
        ("lla", "ya"),
        ("llamar", "yamar"),
        ("aser", "hacer"),
        ("ablar", "hablar"),
        ("boy", "voy"),
        ("jente", "gente"),
        ("estoi", "estoy"),
        ("conprar", "comprar"),
        ("estorsion", "extorsión"),
        ("Mejico", "México"),
        ("zapato", "sapato"),
        ("asilo", "acilo"),
        ("tengooo", "tengo"),
    ],
)
def test_sound_of_misspelling(written: str, meant: str) -> None:
    """A word written by ear sounds like the word that was meant."""
    assert sound(written) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("año", "amo"), ("miedo", "medio"), ("cita", "cinta"), ("pena", "pera")])
def test_sound_keeps_words_apart(one: str, other: str) -> None:
    """Words that sound different stay different."""
    assert sound(one) != sound(other)


@settings(deadline=None)
@given(st.text())
def test_any_text_folds(text: str) -> None:
    """No text breaks folding, and a folded text folds to itself."""
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)
    assert words(text) == tuple(fold(text).split())
    assert squeeze(loose(text)) == loose(text)
    assert isinstance(sound(text), str)


@settings(deadline=None)
@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúü ", max_size=40))
def test_case_does_not_matter(text: str) -> None:
    """Capitals fold like small letters."""
    assert fold(text.upper()) == fold(text)


@settings(deadline=None)
@given(st.text(alphabet="abcñ \u200b\u00ad\ufe0f", max_size=30))
def test_nothing_is_invented(text: str) -> None:
    """Every letter that comes out went in, ñ as n."""
    assert set(fold(text)) <= set(text.replace("ñ", "n")) | {" "}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Me llamo Ana.\n\nSoy de Choloma... ¿sí?", None, id="ordinary words stay"),
        pytest.param("Ana  Maria\tLopez", None, id="two spaces may part names"),
        pytest.param("nooo!!! jajajaja", None, id="emphasis stays"),
        pytest.param("1111", None, id="digits stay"),
        pytest.param("no, no, no, no, no!", None, id="said five times"),
        pytest.param("si" + "!" * 9, "si!!!", id="a mark"),
        pytest.param("nombre " + "_" * 30, "nombre ___", id="a line to write on"),
        pytest.param("🥺" * 1600, "🥺🥺🥺", id="pictures"),
        pytest.param("hola" + "\n" * 1600 + "2", "hola\n\n2", id="empty lines"),
        pytest.param("hola \n \n \n 2", "hola\n\n2", id="lines with spaces"),
        pytest.param("Ana" + " " * 40 + "2", "Ana  2", id="spaces"),
        pytest.param("no " * 1000, "no " * 16, id="a word"),
        pytest.param("a" * 4096, "a" * 16, id="a letter"),
        pytest.param(", ya no quiero" * 200, ", ya no quiero" * 16, id="a few words"),
    ],
)
def test_calm(text: str, read: str | None) -> None:
    """What goes on for pages is read once; what people write stays as it is."""
    assert calm(text) == (text if read is None else read)


@given(st.text(max_size=24).filter(bool), st.integers(170, 400))
def test_nothing_that_goes_on_for_pages_stays_long(unit: str, times: int) -> None:
    """Whatever is repeated, what is read of it is short."""
    assert len(calm(unit * times)) <= 24 * 17
