"""A call for a person with a city, in the middle of more: the team is told, and the hearing beside it is offered."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

CALL = "fue la municipal de juarez. persona ciudad juarez. y tengo mi corte el 3 de febrero en el paso 0830"


@pytest.mark.parametrize(
    "text",
    [
        CALL,
        "me quitaron el celular y los papeles en la terminal; PERSONA reynosa; gracias por todo dios los bendiga mucho",
        "somos muchos en el albergue y ya no dan comida. estoy en tijuana, persona. tengo dos niñas conmigo, de 3 y 5",
    ],
)
def test_a_sentence_calls_and_says_where(text: str) -> None:
    """All of it goes to the team as it was written."""
    player = heard(channel="sms")
    said = contexts(player, text)
    assert "person/told/text" in said
    assert "engine/wish_told" in said
    assert text.split()[-1] in shown(player)


def test_the_hearing_beside_a_call_is_offered() -> None:
    """Nothing of it is kept without a yes."""
    player = heard(channel="sms")
    assert contexts(player, CALL)[-1] == "engine/offer"
    assert "3 de febrero" in shown(player)
    contexts(player, "1")
    assert asks(player).startswith("hearing")


@pytest.mark.parametrize(
    "text",
    [
        "fue la municipal de juarez. una persona de reynosa me dijo que no fuera. y tengo mi corte el 3 de febrero",
        "mi corte es en el paso. puedo pedir persona en juarez? tengo cita el 3 de febrero a las 8",
        "vino una persona. yo estaba en ciudad juarez. mi corte es el 3 de febrero",
    ],
)
def test_a_person_in_a_story_is_no_call(text: str) -> None:
    """Only a sentence that is a call, and says where, calls."""
    assert "person/told/text" not in contexts(heard(), text)
