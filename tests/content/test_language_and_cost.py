"""The language picked by its number in a message that asks what this costs: taken, and answered at once."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("1 pero digame si cuesta q el tlf es prestado tengo q devolverlo ya", "es"),
        ("1 pero cuesta?", "es"),
        ("1 y cuanto cuesta", "es"),
        ("2 but does it cost, the phone is not mine", "en"),
    ],
)
@pytest.mark.parametrize("first", ["hola", "hola buenas, esto le llega a la policia? y eso cobra?"])
def test_the_language_is_taken_and_the_cost_answered(first: str, said: str, language: str) -> None:
    """Whoever has to give the phone back does not wait for the end of the welcome."""
    player = heard(first, welcomed=(), channel="sms")
    answered = contexts(player, said)
    assert answered[0] == "free/say/say"
    assert answered[-1] == "welcome/agree/choose"
    assert player.conversation is not None
    assert player.conversation.language == language


@pytest.mark.parametrize("said", ["español, y cuanto cobran?", "english. how much does it cost?"])
def test_behind_a_name_it_is_promised(said: str) -> None:
    """As ever."""
    player = heard("hola", welcomed=(), channel="sms")
    assert "engine/asked_after" in contexts(player, said)
    assert asks(player) == "welcome/agree"


def test_a_lent_phone_beside_it_takes_nothing_away() -> None:
    """The language counts, and the other comes after."""
    player = heard("hola", welcomed=(), channel="sms")
    assert "engine/asked_after" in contexts(player, "1 pero el telefono es prestado")
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize("said", ["1 hijo tengo", "1 cuesta trabajo escribir"])
def test_a_number_that_counts_picks_nothing(said: str) -> None:
    """It is asked again."""
    player = heard("hola", welcomed=(), channel="sms")
    assert "free/say/say" not in contexts(player, said)
    assert asks(player) == "welcome/language"
