"""Whether a message asks what a word means, and which word: whole messages only, one slip forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.talk.defining import terms_in
from tests.support.released import released_content

WORDS, TERMS = released_content().words, released_content().library.terms


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("¿Qué es USCIS?", ["uscis"], id="plain"),
        pytest.param("oiga disculpe q es el uscis por favor", ["uscis"], id="politeness around it"),
        pytest.param("que es apellidos?", ["surnames"], id="a word of the form"),
        pytest.param("que es seguro social?", ["ssn"], id="two words"),
        pytest.param("que es eso de nacionalidad", ["nationality"], id="that thing about"),
        pytest.param("what is a middle name", ["middle"], id="English"),
        pytest.param("what does NTA mean?", ["nta"], id="mean, at the end"),
        pytest.param("apellidos que es?", ["surnames"], id="the word first"),
        pytest.param("no se que es estado sivil", ["marital"], id="one slip"),
        pytest.param("que es uscis y que es ice", ["uscis", "ice"], id="two of them"),
        pytest.param("que es un grupo social y una etnia", ["social_group", "race"], id="two, one opening"),
        pytest.param("que es uscis y cuanto cuesta", [], id="another question besides"),
        pytest.param("que es zacatecas", [], id="no term"),
        pytest.param("que es eso", [], id="nothing named"),
        pytest.param("mi nacionalidad es hondureña", [], id="an answer"),
        pytest.param("ice", [], id="the word alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_message_that_asks_for_a_meaning(text: str, named: list[str]) -> None:
    """Each of these asks for these terms, or for none."""
    assert [term.context for term in terms_in(text, TERMS, WORDS)] == [f"term/{name}" for name in named]


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, at most two terms are explained."""
    assert len(terms_in(text, TERMS, WORDS)) <= 2


def test_every_term_is_found_by_each_of_its_words() -> None:
    """Nothing is listed in vain, and no word of one term leads to another."""
    lost = [
        (term.context, word)
        for term in TERMS
        for word in term.words
        if terms_in(f"qué es {word}", TERMS, WORDS) != (term,)
    ]
    assert not lost
