"""Where a long text is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messaging.chunks import split
from app.messaging.graphemes import graphemes
from app.messaging.segments import measure

texts = st.text(alphabet="aeo áñ.?!\n1¿👍⚖\ufe0f\u200d👩👧€", max_size=900)


def seen(text: str) -> list[str]:
    """What a reader sees as characters, white space left out."""
    return [cluster.strip() for cluster in graphemes(text) if cluster.strip()]


def at_most(limit: int):  # type: ignore[no-untyped-def]
    return lambda text: len(text) <= limit


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        pytest.param("One. Two.", 40, ["One. Two."], id="all of it fits"),
        pytest.param("", 40, [], id="nothing"),
        pytest.param(" \n ", 40, [], id="only space"),
        pytest.param("One two.\n\nThree four.", 12, ["One two.", "Three four."], id="paragraph"),
        pytest.param("One two three\nfour five", 16, ["One two three", "four five"], id="line"),
        pytest.param("One two. Three four", 16, ["One two.", "Three four"], id="sentence before word"),
        pytest.param("Dijo “sí.” Luego no", 14, ["Dijo “sí.”", "Luego no"], id="closing quotes stay"),
        pytest.param("¿Sí? ¿No? Tal vez", 12, ["¿Sí? ¿No?", "Tal vez"], id="questions"),
        pytest.param("1. Yes please", 8, ["1. Yes", "please"], id="a list number is no sentence"),
        pytest.param("Hi.\n\nAlpha beta gamma delta", 18, ["Hi.\n\nAlpha beta", "gamma delta"], id="no tiny pieces"),
        pytest.param("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"], id="a word that fits nowhere"),
        pytest.param("see https://a.example/b now", 20, ["see", "https://a.example/b", "now"], id="a link is whole"),
    ],
)
def test_split(text: str, limit: int, pieces: list[str]) -> None:
    """Paragraph, line, sentence, word: the strongest break that leaves a fair piece."""
    assert split(text, at_most(limit)) == pieces


def test_a_long_link_goes_alone_and_whole() -> None:
    """A web address longer than a piece is not cut while the provider still takes it."""
    link = "https://a.example/" + "b" * 60
    assert split(f"Read {link} today", at_most(30), fits_alone=at_most(100)) == ["Read", link, "today"]
    assert len(split(link, at_most(30), fits_alone=at_most(40))) == 3


@given(texts, st.integers(min_value=8, max_value=200))
def test_nothing_is_lost(text: str, limit: int) -> None:
    """The pieces hold every character but white space at the cuts, in order, and each fits."""
    pieces = split(text, at_most(limit))
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < len(piece) <= limit or len(graphemes(piece)) == 1 for piece in pieces)


@given(texts)
def test_words_and_emoji_stay_whole(text: str) -> None:
    """At three segments a piece, no word of the text that fits by itself is cut, and no emoji ever."""

    def fits(piece: str) -> bool:
        return measure(piece).segments <= 3

    pieces = split(text, fits)
    assert all(fits(piece) for piece in pieces)
    if all(fits(word) for word in text.split()):
        assert [word for piece in pieces for word in piece.split()] == text.split()
    assert [g for piece in pieces for g in seen(piece)] == seen(text)
