"""Talks that tests have with the real content: somebody who has been welcomed, and what the last turn said."""

from __future__ import annotations

from app.services.messages import Channel
from app.services.playing import Player
from tests.support.released import new_player

WELCOMED = ("hola", "1", "si", "1", "no", "no")
"""Spanish, agrees, nothing unasked, no sharing in an emergency, no PIN."""

REMINDED = ("hola", "1", "si", "2", "1", "no", "no")
"""The same with neutral lines by day."""


def contexts(player: Player, *typed: str) -> list[str]:
    """Contexts of the texts that the last of these messages was answered with."""
    for words in typed:
        player.say(words)
    return [each.context for each in player.said]


def heard(*messages: str, channel: Channel = "whatsapp", welcomed: tuple[str, ...] = REMINDED) -> Player:
    """Somebody who has been welcomed and then wrote these."""
    player = new_player(channel)
    for text in (*welcomed, *messages):
        player.say(text)
    return player


def shown(player: Player) -> str:
    """Everything that the last turn showed."""
    return "\n".join(message.body for message in player.rendered)


def asks(player: Player) -> str:
    """The question that waits."""
    assert player.conversation is not None
    assert player.conversation.place is not None
    return player.conversation.place.key
