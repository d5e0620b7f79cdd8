"""The conversation as the phone shows it, what each message cost, and the turn behind each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

from app.channels.simulator.traces import cost

Message = dict[str, Any]
Kind = Literal["text", "tap", "row", "voice", "picture", "location"]
REMEMBERED = 500


class Kinds:
    """What the last messages of invented people were; a voice note or a place has no words to show."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Kind] = OrderedDict()

    def note(self, sid: str, kind: Kind) -> None:
        """Remember what this message was."""
        self._held[sid] = kind
        while len(self._held) > REMEMBERED:
            self._held.popitem(last=False)

    def of(self, sid: str) -> Kind:
        """What it was; a text when it is not remembered."""
        return self._held.get(sid, "text")


def shown_thread(
    messages: Sequence[Message], turns: Sequence[Message], channel: str, kinds: Kinds, keys: Mapping[str, str]
) -> dict[str, Any]:
    """Messages with cost, turns with what they sent, and the sum of all that left.

    `keys` are our own keys by sid: they tell the turn. What no turn sent, such as a reminder, counts in the sum alone.
    """
    shown = [_priced(message, channel, kinds) for message in messages]
    left = [message for message in shown if message["direction"] == "out"]
    sent: dict[str, list[Message]] = {}
    for message in left:
        sent.setdefault(turn_of(keys.get(message["sid"], "")), []).append(message["cost"])
    total = {name: sum(message["cost"][name] for message in left) for name in ("characters", "segments")}
    return {
        "messages": shown,
        "turns": [turn | {"sent": sent.get(turn["sid"][-8:], [])} for turn in turns],
        "total": {"messages": len(left)} | total,
    }


def turn_of(key: str) -> str:
    """The end of the incoming sid in the key of an answer (`c7/t3/1a2b3c4d/0`); empty for other keys."""
    parts = key.split("/")
    return parts[2] if len(parts) == 4 and parts[1].startswith("t") else ""


def _priced(message: Message, channel: str, kinds: Kinds) -> Message:
    if message["direction"] == "in":
        return _bare(message) | {"kind": kinds.of(message["sid"])}
    return _bare(message) | {"kind": "text", "cost": cost(message["body"], channel)}


def _bare(message: Message) -> Message:
    """A message of the stand-in; rows of a list get the names that buttons have, files of ours their path."""
    picker = message["list"]
    rows = picker and [
        {"id": row["id"], "title": row.get("item", ""), "description": row.get("description", "")}
        for row in picker["items"]
    ]
    media = [path for url in message["media"] if (path := urlsplit(url).path).startswith("/media/")]
    names = ("sid", "direction", "body", "at", "status", "error_code", "buttons")
    kept = {"media": media} | {name: message[name] for name in names}
    return kept | {"list": {"button": picker["button"], "rows": rows} if picker else None}
