"""Who stops for today inside the form is told that it is kept and how to go on."""

from __future__ import annotations

import pytest

from tests.support.form_places import place, player_at, standing


@pytest.mark.parametrize("question", ["ssn", "last", "street", "birth"])
@pytest.mark.parametrize(
    "text",
    [
        "ok i stop now my data finish. what i must do tomorrow",
        "ya me voy a dormir, lo sigo mañana, se guardo verdad?",
        "sorry i go sleep now, tomorrow i continue",
        "le sigo mañana, ya casi no tengo pila, si se guardo?",
        "bueno lo sigo otro dia gracias",
        "bye i will continue tomorrow, is it saved?",
    ],
)
def test_a_goodbye_pauses_and_keeps(question: str, text: str) -> None:
    """Nothing is written into the box; it is said that all is kept, and the question waits."""
    player = player_at(question)
    before = standing(player).answers
    player.say(text)
    assert [each.context for each in player.said] == ["engine/paused"]
    assert standing(player).answers == before
    assert place(player).node == question


@pytest.mark.parametrize("text", ["calle Adios 5", "vivo en la calle, ya me voy a morir", "Buenas Noches Mejía", "bye"])
def test_other_words_do_not_pause(text: str) -> None:
    """A street, despair and a greeting are no goodbye."""
    player = player_at("street")
    player.say(text)
    assert "engine/paused" not in [each.context for each in player.said]
