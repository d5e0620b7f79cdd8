"""A greeting with who sent them is no topic, and nothing of it is asked about after the welcome."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard


@pytest.mark.parametrize(
    "first",
    [
        "buenas tardes mijo una señora de la iglesia me dio este numero q ayudan",
        "buenas tardes mijo una señora de la iglesia me dijo que ustedes ayudan a uno",
        "hola buenos dias una amiga del albergue me paso su numero que aqui orientan",
        "hello good morning a lady for church give me this number say una dey help people",
    ],
)
def test_the_greeting_alone_asks_nothing(first: str) -> None:
    """The list of topics comes after the welcome."""
    player = heard(first, "1", "si", "1", "no", "no", welcomed=())
    said = [each.context for each in player.said]
    if asks(player).startswith("welcome/"):
        said = contexts(player, "no")
    assert "engine/topic_first" not in said
    assert said[-1] == "menu/home/choose"


@pytest.mark.parametrize(
    "first",
    [
        "buenas tardes una señora de la iglesia me dio este numero, es que tengo mi corte y no se",
        "una amiga me paso este numero. mi hija esta conmigo y no soy la mama",
        "my friend give me this number. i need lawyer for my case",
    ],
)
def test_what_is_told_with_it_is_not_lost(first: str) -> None:
    """The first message waits until the welcome is over."""
    player = heard(first, welcomed=())
    assert player.conversation is not None
    assert player.conversation.said is not None or player.conversation.asked is not None
