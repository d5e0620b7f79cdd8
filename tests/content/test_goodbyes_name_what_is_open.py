"""A goodbye at a question that asks yes or no is no answer and no confusion; what is open is named in one line."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard

HALF = ("mi audiencia es el 14 de enero 2027 8 30 san diego individual",)
WEEKLY = (*HALF, "si", "2", "1", "1", "1")
GOODBYES = ["merci. good night", "gracias mija, ya me voy a dormir", "ok bye", "bueno hasta mañana", "mesi anpil, bye"]


@pytest.mark.parametrize("words", GOODBYES)
@pytest.mark.parametrize(("before", "opened"), [(HALF, "engine/half_told"), (WEEKLY, "engine/goodbye_open")])
def test_it_is_a_goodbye(words: str, before: tuple[str, ...], opened: str) -> None:
    """Nothing is answered by it, and the question waits."""
    player = heard(*before)
    waiting = asks(player)
    assert player.conversation is not None
    answers = dict(player.conversation.answers)
    assert contexts(player, words) == ["engine/goodbye", opened]
    assert asks(player) == waiting
    assert dict(player.conversation.answers) == answers


@pytest.mark.parametrize("words", GOODBYES)
def test_at_the_menu_nothing_is_open(words: str) -> None:
    """A list of topics waits for nobody."""
    assert contexts(heard(), words)[:1] == ["engine/goodbye"]
    assert "engine/goodbye_open" not in contexts(heard(), words)


@pytest.mark.parametrize(("words", "value"), [("no gracias", "no"), ("si gracias", "yes")])
def test_an_answer_with_thanks_is_taken(words: str, value: str) -> None:
    """It leaves nobody."""
    player = heard(*WEEKLY, words)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_reminders/weekly"].value == value
