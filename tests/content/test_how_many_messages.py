"""How many messages come, asked or complained of: what is sent, and the way to fewer."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import REMINDED, asks, contexts, heard

TOLD = "how_many/say/say"
AT_UNASKED = ("hola", "1", "si")


@pytest.mark.parametrize("welcomed", [REMINDED, AT_UNASKED], ids=["menu", "welcome"])
@pytest.mark.parametrize(
    "text",
    [
        "cuantos mensajes me mandas",
        "mandas muchos mensajes",
        "how many messages you send",
        "muchos mensajes, ya no quiero tantos",
        "cada cuando me escriben",
        "how often do you write me",
        "how much messages i will get",
        "me van a llenar de mensajes?",
        "ya no quiero recordatorios",
        "why you send so many messages",
    ],
)
def test_it_is_answered_with_the_way_to_fewer(welcomed: tuple[str, ...], text: str) -> None:
    """Nothing is changed by it."""
    player = heard(welcomed=welcomed)
    waits = asks(player)
    assert TOLD in contexts(player, text)
    if waits != "menu/home":
        assert asks(player) == waits


@pytest.mark.parametrize(
    "text",
    [
        "cuantos mensajes mando el juez",
        "recibi muchos mensajes de amenazas",
        "mi ex me manda muchos mensajes",
        "mi abogado no contesta mis mensajes",
        "quiero recordatorios de mi audiencia",
    ],
)
def test_messages_of_others_are_something_else(text: str) -> None:
    """Threats are danger, and reminders wanted are no complaint."""
    assert TOLD not in contexts(heard(), text)


@pytest.mark.parametrize(
    "text", ["CORREGIR MENSAJES", "EDIT messages", "corregir los avisos", "CORREGIR recordatorios"]
)
def test_what_may_be_sent_is_changed_by_the_words_told(text: str) -> None:
    """In either language."""
    player: Player = heard(text)
    assert asks(player) == "welcome/unasked"
    player.say("1")
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "nothing"
