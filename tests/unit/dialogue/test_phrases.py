"""Phrases as editors write them find what they say and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.text import sound
from app.dialogue.words.phrases import PhraseBook, parse

GROUPS = {"kill": ["matar", "matarnos", "hacer daño"], "they": ["ellos", "unos hombres"]}


def places(phrase: str, text: str) -> list[tuple[int, int]]:
    book = PhraseBook([parse(phrase, GROUPS)])
    return [(found.start, found.end) for found in book.find(sound(text).split())]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("están afuera", "ya ESTAN afuera", [(1, 3)], id="words side by side"),
        pytest.param("están afuera", "están muy afuera", [], id="a word between"),
        pytest.param("me van a {kill}", "me ban a matar", [(0, 4)], id="group"),
        pytest.param("me van a {kill}", "me van a hacer daño", [(0, 5)], id="group with two words"),
        pytest.param("{they} afuera", "hay unos hombres afuera", [(1, 4)], id="group first"),
        pytest.param("escond*", "estoy escondida", [(1, 2)], id="beginning"),
        pytest.param("está (aquí) afuera", "esta aqui afuera", [(0, 3)], id="optional word there"),
        pytest.param("está (aquí) afuera", "esta afuera", [(0, 2)], id="optional word missing"),
        pytest.param("(ya) no quiero", "ya no quiero", [(0, 3), (1, 3)], id="optional word first"),
        pytest.param("(hace un mes) me siguen", "hace un mes me siguen", [(0, 5), (3, 5)], id="several optional words"),
        pytest.param("hay {they} ... afuera", "hay ellos con pistolas afuera", [(0, 5)], id="gap"),
        pytest.param("hay {they} ... afuera", "hay ellos afuera", [(0, 3)], id="empty gap"),
        pytest.param("hay {they} ... afuera", "hay ellos uno dos tres cuatro afuera", [], id="gap too long"),
        pytest.param("están afuera de", "están afuera", [], id="cut off by the end"),
    ],
)
def test_find(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    """A phrase is found where it stands, at its longest."""
    assert places(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("me {van} a matar", "there is no group called van"),
        ("(ya)", "needs at least one word that must be there"),
        ("... afuera", "stands between words"),
        ("afuera ...", "stands between words"),
        ("me van a (matar", "is not a word"),
        ("me !! van", "is not a word"),
    ],
)
def test_bad_phrases_are_explained(phrase: str, complaint: str) -> None:
    """An author is told what is wrong with a phrase."""
    with pytest.raises(ValueError, match=complaint):
        parse(phrase, GROUPS)


words = st.lists(st.sampled_from(["me", "van", "a", "matar", "ellos", "afuera", "x"]), max_size=12)


WRITTEN_OUT = PhraseBook([parse("(ellos) me van a {kill}", GROUPS)])
MANY = {"kill": [*GROUPS["kill"], *(f"palabra{number}" for number in range(9000))]}
FOLLOWED = PhraseBook([parse("(ellos) me van a {kill}", MANY)])


@settings(deadline=None)
@given(words)
def test_written_out_and_followed_phrases_agree(heard: list[str]) -> None:
    """A phrase looked up whole and the same phrase followed part by part find the same places."""
    said = [sound(word) for word in heard]
    assert set(WRITTEN_OUT.find(said)) == set(FOLLOWED.find(said))
