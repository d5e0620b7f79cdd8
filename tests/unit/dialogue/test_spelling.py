"""Known words are found behind slips of the finger, and other words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from app.dialogue.words.spelling import Speller, slips_allowed

KNOWN = ("menu", "ayuda", "corregir", "fuente", "alto", "si", "audiencia", "09")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param("ayuda", ("ayuda",), id="a known word is itself"),
        pytest.param("ayda", ("ayuda",), id="letter missing"),
        pytest.param("ayuuda", ("ayuda",), id="letter too many"),
        pytest.param("ayyda", ("ayuda",), id="other letter"),
        pytest.param("auyda", ("ayuda",), id="two letters swapped"),
        pytest.param("yuda", ("ayuda",), id="first letter missing"),
        pytest.param("coregri", (), id="two slips need a long word, and this one is too short"),
        pytest.param("auduencai", ("audiencia",), id="two slips in a long word"),
        pytest.param("puente", (), id="another first letter is another word"),
        pytest.param("so", (), id="short words are never guessed"),
        pytest.param("08", (), id="numbers are never guessed"),
        pytest.param("xyzzy", (), id="nothing near"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_nearest(written: str, found: tuple[str, ...]) -> None:
    """The nearest known words, or none."""
    assert Speller(KNOWN).nearest(written) == found


def test_equally_near_words_are_all_given() -> None:
    """Whoever asks can see that a slip points two ways."""
    assert Speller(("salir", "saltar", "salta")).nearest("saltr") == ("salir", "salta", "saltar")


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcd", min_size=1, max_size=10), max_size=12), st.text(alphabet="abcde", max_size=10))
def test_nearest_agrees_with_measuring_every_word(vocabulary: list[str], written: str) -> None:
    """The index finds nothing nearer or farther than comparing with each word would."""
    found = Speller(vocabulary).nearest(written)
    if written in vocabulary:
        assert found == (written,)
    for word in found:
        assert OSA.distance(word, written) <= min(slips_allowed(word), slips_allowed(written)) or word == written
    in_reach = [
        word
        for word in set(vocabulary)
        if word[0] == written[:1] and OSA.distance(word, written) <= min(slips_allowed(word), slips_allowed(written))
    ]
    if in_reach:
        nearest = min(OSA.distance(word, written) for word in in_reach)
        assert found
        assert OSA.distance(found[0], written) <= nearest
