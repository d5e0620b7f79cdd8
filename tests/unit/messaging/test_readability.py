"""How easy a text is to read: syllables as dictionaries divide them, and figures that grow with ease."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messaging.readability import english_syllables, readability, spanish_syllables

SPANISH = {
    "a": 1, "y": 1, "muy": 1, "rey": 1, "quien": 1, "país": 2, "juez": 1, "corte": 2, "miedo": 2, "garita": 3,
    "aquí": 2, "guerra": 2, "pingüino": 3, "línea": 3, "audiencia": 3, "abogado": 4, "teléfono": 4, "ciudad": 2,
    "ayuda": 3, "leyes": 2, "caer": 2, "maíz": 2, "aeropuerto": 5, "migración": 3, "policía": 4, "hablaríais": 4,
    "ahora": 3, "reunir": 2, "oí": 2, "averiguáis": 4, "veintiuno": 3, "cooperar": 4, "petición": 3, "dígalo": 3,
}  # fmt: skip
ENGLISH = {
    "a": 1, "the": 1, "court": 1, "hearing": 2, "asked": 1, "wanted": 2, "people": 2, "notice": 2, "judge": 1,
    "lawyer": 2, "asylum": 3, "interview": 3, "papers": 2, "table": 2, "sentences": 3, "Mexico": 3, "border": 2,
    "officer": 3, "immigration": 4, "dates": 1, "house": 1, "free": 1, "question": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SPANISH.items(), ids=lambda value: str(value))
def test_spanish_syllables(word: str, count: int) -> None:
    """Spelling tells the syllables: strong vowels part, an accent on i or u parts, u after q and g is silent."""
    assert spanish_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), ENGLISH.items(), ids=lambda value: str(value))
def test_english_syllables(word: str, count: int) -> None:
    """Groups of vowels, without the silent endings."""
    assert english_syllables(word) == count


def test_the_formulas_are_those_that_are_named() -> None:
    """Szigriszt-Pazos and Flesch, worked out by hand on one sentence each."""
    spanish = readability("El juez decide el caso.", "es")
    english = readability("The judge decides the case.", "en")
    assert (spanish.words, spanish.sentences, spanish.syllables) == (5, 1, 8)
    assert spanish.ease == round(206.835 - 62.3 * 8 / 5 - 5, 1)
    assert (english.words, english.sentences, english.syllables) == (5, 1, 6)
    assert english.ease == round(206.835 - 84.6 * 6 / 5 - 1.015 * 5, 1)


@pytest.mark.parametrize(
    ("language", "plain", "official"),
    [
        pytest.param(
            "es",
            "Vaya a la corte. Lleve sus papeles. Diga la verdad.",
            "La incomparecencia injustificada determinará la emisión de una orden administrativa de expulsión.",
            id="Spanish",
        ),
        pytest.param(
            "en",
            "Go to court. Take your papers. Tell the truth.",
            "Unjustified nonappearance constitutes sufficient justification for administrative determinations.",
            id="English",
        ),
    ],
)
def test_plain_words_are_easier_than_official_ones(language: str, plain: str, official: str) -> None:
    """The order that the limit rests on."""
    assert readability(plain, language).ease > 80
    assert readability(official, language).ease < 30


def test_links_placeholders_and_abbreviations_make_no_text_hard() -> None:
    """A web address is no word, {organisation} is one short word, EE. UU. ends no sentence; a list line does."""
    assert readability("Vea www.justice.gov/eoir/list hoy.", "es").words == 2
    assert readability("Escriba a {organisation} hoy.", "es").syllables == 7
    assert readability("La corte de EE. UU. decide.", "es").sentences == 1
    assert readability("- uno\n- dos\n- tres", "es").sentences == 3


@pytest.mark.parametrize(("text", "language"), [("", "es"), ("911 - 12:30", "en"), ("Olá, bom dia.", "pt")])
def test_what_cannot_be_measured_has_no_figure(text: str, language: str) -> None:
    """No words, or a language without a measure."""
    assert readability(text, language) is None


@given(st.text(max_size=200), st.sampled_from(["es", "en"]))
def test_any_text_is_measured_or_not_and_never_breaks(text: str, language: str) -> None:
    """Every word has a syllable and every text with words a sentence."""
    figure = readability(text, language)
    assert figure is None or (figure.syllables >= figure.words >= 1 and figure.sentences >= 1)
