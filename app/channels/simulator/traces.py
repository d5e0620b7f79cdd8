"""What happened in the last turns, for authors: kept in memory, in development only, for a few invented people."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import asdict, is_dataclass
from typing import Any

from app.dialogue.events import Event, Said
from app.dialogue.run import Turn
from app.messaging.segments import measure

PEOPLE = 20
TURNS = 50


class Traces:
    """The last turns by address."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, deque[dict[str, Any]]] = OrderedDict()

    def add(self, person: str, said: str, turn: Turn) -> None:
        """Remember one turn."""
        turns = self._held.setdefault(person, deque(maxlen=TURNS))
        self._held.move_to_end(person)
        while len(self._held) > PEOPLE:
            self._held.popitem(last=False)
        place = turn.conversation.place
        turns.append(
            {
                "turn": turn.conversation.turn,
                "said": said,
                "waits_at": turn.conversation.pending.kind if turn.conversation.pending else place and place.key,
                "events": [describe(event) for event in turn.events],
            }
        )

    def of(self, person: str) -> list[dict[str, Any]]:
        """The turns of one person, oldest first."""
        return list(self._held.get(person, ()))


def describe(event: Event) -> dict[str, Any]:
    """One event as an author reads it."""
    if isinstance(event, Said):
        return {
            "event": "Said",
            "text": event.context,
            "facts": list(event.facts),
            "offers": [o.id for o in event.offers],
        }
    fields = asdict(event) if is_dataclass(event) else {}
    answer = fields.pop("answer", None)
    if answer is not None:
        fields |= {"state": event.answer.state, "value": event.answer.value}  # type: ignore[union-attr]
    return {"event": type(event).__name__, **fields}


def cost(body: str, channel: str) -> dict[str, Any]:
    """What a message costs on its channel: characters, alphabet, segments."""
    measured = measure(body)
    return {
        "characters": len(body),
        "encoding": measured.encoding if channel == "sms" else "",
        "segments": measured.segments if channel == "sms" else 1,
    }
