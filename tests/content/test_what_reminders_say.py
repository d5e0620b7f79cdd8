"""What a reminder will say is answered in the manner that was chosen, and what is wished beside it is kept."""

from __future__ import annotations

import pytest

from app.dialogue.events import WishTold
from tests.support.talks import asks, contexts, heard, shown

SAVED = ("mi audiencia es el 14 de enero 2027 8 30 san diego individual", "si", "2", "1", "1")
ASKED = [
    "que van a decir los recordatorios",
    "q dicen los avisos",
    "oiga y que dice el recordatorio",
    "what will the reminder say",
    "what the reminder go say",
    "lo que quiero saber es que van a decir los mensajes",
]


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ((), "reminder_words/neutral/say"),
        (("2",), "reminder_words/full/say"),
        (("1",), "reminder_words/neutral/say"),
    ],
)
def test_it_is_told_in_the_chosen_manner(words: str, chosen: tuple[str, ...], told: str) -> None:
    """And the question that waits comes back."""
    player = heard(*SAVED, *chosen)
    waiting = asks(player)
    assert told in contexts(player, words)
    assert asks(player) == waiting


@pytest.mark.parametrize("words", ASKED)
def test_both_are_told_before_anything_is_chosen(words: str) -> None:
    """Where it is asked what may be sent."""
    player = heard(words, welcomed=("hola", "1", "si"))
    assert "reminder_words/both/say" in [each.context for each in player.said]
    assert asks(player) == "welcome/unasked"


def test_a_wish_beside_it_is_kept() -> None:
    """Neither swallows the other."""
    player = heard(*SAVED, "yes ok. so what the reminder go say full or not. and nobody call me eh")
    assert "reminder_words/neutral/say" in [each.context for each in player.said]
    assert any(isinstance(event, WishTold) and "nobody call me" in event.words for event in player.events)
    assert "nobody call me" in shown(player)


@pytest.mark.parametrize(
    "words",
    ["que dice el aviso de comparecencia", "que dicen los mensajes que me llegaron de migracion", "full", "2",
     "que los recordatorios no digan nada"],
)  # fmt: skip
def test_what_asks_something_else(words: str) -> None:
    """A paper, messages of others, a choice."""
    said = [each.context for each in heard(*SAVED, words).said]
    assert not any(each.startswith("reminder_words/") for each in said)
