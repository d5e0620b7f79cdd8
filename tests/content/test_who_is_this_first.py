"""The first message asks who this is and says where the number is from: the welcome answers, nobody asks later."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import contexts

REST = ("1", "si", "2", "1", "si", "no")


@pytest.mark.parametrize(
    "first",
    [
        "hola chamo quien es este numero me lo dio una muchacha en el albergue",
        "hola chamo quien es, me dieron este numero",
        "epa chamo quien es este? mi hermana me paso el numero",
        "hola buenas quien habla? me dijeron q escribiera aqui",
        "hi who is this, a friend gave me this number",
    ],
)
def test_an_old_greeting_is_not_asked_about(first: str) -> None:
    """No "at the beginning you wrote"."""
    player = new_player("sms")
    assert contexts(player, first) == ["welcome/language/choose"]
    said = contexts(player, *REST)
    assert said[-1] == "menu/home/choose"
    assert "engine/topic_first" not in said


@pytest.mark.parametrize(
    "first",
    [
        "hola quien es, me dieron este numero para lo de la corte",
        "quien habla? necesito un abogado para mi asilo por favor",
    ],
)
def test_what_is_asked_besides_still_waits(first: str) -> None:
    """A matter named is kept."""
    assert "engine/first_waits" in contexts(new_player("sms"), first)
