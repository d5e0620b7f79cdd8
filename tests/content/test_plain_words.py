"""Somebody does not understand: the same in plain words, once; then a person, and what waited is asked again."""

from __future__ import annotations

import pytest

from app.dialogue.words.asides import aside_of
from tests.support.released import new_player, released_content
from tests.support.talks import WELCOMED, asks, contexts, heard

SAID = [
    "no entiende, mucha palabra", "no entendi nada", "más sencillo", "explicame fácil", "in simple words",
    "perdon no entiendo, muy complicado", "too many words, make it simpler please",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_each_is_heard_as_not_understanding(text: str) -> None:
    """Alone, after one another, and with a polite word."""
    assert aside_of(text, released_content().words) == "confused"


@pytest.mark.parametrize("text", ["perdon gracias", "mucha gente", "Simple Plan", "no entiendo por que me niegan"])
def test_other_words_are_not(text: str) -> None:
    """Politeness alone, and words of one's own besides."""
    assert aside_of(text, released_content().words) != "confused"


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        pytest.param(("mpp",), ["mpp/what/plain"], id="a topic"),
        pytest.param(("perdí mis papeles",), ["lost_papers/look/plain"], id="papers that are lost"),
        pytest.param(("puedo trabajar en mexico",), ["work/work/plain"], id="work"),
        pytest.param(("formulario", "1"), ["i589/truth/plain", "i589/confidential/plain"], id="the warnings"),
    ],
)
def test_what_was_told_comes_in_plain_words(typed: tuple[str, ...], plain: list[str], text: str) -> None:
    """Then the offer of a person; the same question waits. A second time only a person can explain it."""
    player = new_player()
    contexts(player, *WELCOMED, *typed)
    waiting = asks(player)
    said = contexts(player, text)
    assert said[: len(plain)] == plain
    assert said[len(plain)].startswith("engine/confused")
    assert asks(player) == waiting
    assert not any(each.endswith("/plain") for each in contexts(player, text))


def test_a_question_of_the_form_comes_in_plain_words() -> None:
    """What it asks, easier, instead of why; nothing is written down."""
    player = new_player()
    contexts(player, *WELCOMED, "formulario", "1", "1")
    assert player.conversation is not None
    for _ in range(40):
        if asks(player) == "i589/a1/race":
            break
        contexts(player, "saltar")
    assert asks(player) == "i589/a1/race"
    assert "i589/a1/race/plain" in contexts(player, "más sencillo")
    assert "i589/a1/race" not in player.conversation.answers


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("ya se me paso el año, ya no puedo?", "year_passed/passed/plain"),
        ("me robo la policia mi dinero", "officers/wrong/plain"),
        ("es seguro este chat?", "privacy/who/plain"),
        ("me van a separar de mi nieta?", "separated/rule/plain"),
        ("que pasa si llego tarde", "late/now/plain"),
        ("me da miedo ir sola al puente a las 4 am", "way_in_dark/missed/plain"),
    ],
)
def test_who_reads_little_meets_plain_words_first(words: str, plain: str) -> None:
    """What frightened people ask first has its few words."""
    assert plain in contexts(heard("no se leer mucho"), words)
