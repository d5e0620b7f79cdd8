"""A value of the form beside talk: a name behind a question, an address before words on not being able to write."""

from __future__ import annotations

import pytest

from tests.support.form_places import player_at, standing


@pytest.mark.parametrize(
    "text", ["el de mi papa tambien? zuniga cruz", "los dos apellidos? zuniga cruz", "of my father also? Zuniga Cruz"]
)
def test_surnames_behind_a_question_are_offered(text: str) -> None:
    """The name is shown for a yes, and written down after it."""
    player = player_at("last")
    player.say(text)
    player.say("si")
    assert str(standing(player).answers["i589/a1/last"].value["last"]).lower() == "zuniga cruz"


@pytest.mark.parametrize("text", ["el de mi papa tambien?", "y si no tengo papeles? no se", "zuniga cruz?"])
def test_a_question_alone_is_no_surname(text: str) -> None:
    """Nothing is written down of a question without a name behind it."""
    player = player_at("last")
    player.say(text)
    assert "i589/a1/last" not in standing(player).answers


@pytest.mark.parametrize(
    "behind",
    [
        "yo nunca fui a la escuela no se como se escribe",
        "perdon es que no se escribir bien",
        "i never went to school sorry",
    ],
)
def test_words_on_writing_are_no_part_of_an_address(behind: str) -> None:
    """The address is offered without them."""
    player = player_at("street")
    player.say(f"una carpa junto al rio, no tiene numero ni calle. {behind}")
    player.say("si")
    assert standing(player).answers["i589/a1/street"].value == "una carpa junto al rio, no tiene numero ni calle"
