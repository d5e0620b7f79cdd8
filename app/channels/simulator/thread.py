"""The conversation as the phone shows it, what each message cost, and the turn behind each."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Literal

from app.channels.simulator.traces import cost

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
    messages: list[dict[str, Any]], turns: list[dict[str, Any]], channel: str, kinds: Kinds
) -> dict[str, Any]:
    """Messages with cost, turns with what they sent, and the sum of all that left.

    A message belongs to the turn of the last message before it; a reminder shows at the turn that it followed.
    """
    shown, sent, total = [], dict[str, list[dict[str, Any]]](), {"messages": 0, "characters": 0, "segments": 0}
    latest = ""
    for message in messages:
        if message["direction"] == "in":
            latest = message["sid"]
            shown.append({**_bare(message), "kind": kinds.of(latest)})
            continue
        price = cost(message["body"], channel)
        shown.append({**_bare(message), "kind": "text", "cost": price})
        sent.setdefault(latest, []).append(price)
        total = {
            "messages": total["messages"] + 1,
            "characters": total["characters"] + price["characters"],
            "segments": total["segments"] + price["segments"],
        }
    return {"messages": shown, "turns": [{**t, "sent": sent.get(t["sid"], [])} for t in turns], "total": total}


def _bare(message: dict[str, Any]) -> dict[str, Any]:
    """A message of the stand-in; rows of a list get the names that buttons have."""
    picker = message["list"]
    rows = picker and [
        {"id": row["id"], "title": row.get("item", ""), "description": row.get("description", "")}
        for row in picker["items"]
    ]
    kept = {name: message[name] for name in ("sid", "direction", "body", "at", "status", "error_code", "buttons")}
    return kept | {"list": {"button": picker["button"], "rows": rows} if picker else None}
