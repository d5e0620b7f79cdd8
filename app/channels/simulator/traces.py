"""What happened in the last turns, for authors: kept in memory, outside production only, for a few invented people."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.channels.twilio_client import channel_address
from app.dialogue import events as e
from app.dialogue.conversation import Conversation
from app.dialogue.run import Turn
from app.messaging.segments import measure
from app.services.messages import Inbound

PEOPLE = 20
TURNS = 50
HIDDEN = "••••"
"""Stands for a PIN, which is shown nowhere."""


class Traces:
    """The last turns by address, in the provider's form with channel prefix.

    `is_said`: whether production would say a text; what it would not is marked.
    """

    def __init__(self, is_said: Callable[[e.Said], bool] = lambda said: True) -> None:
        self._is_said = is_said
        self._held: OrderedDict[str, deque[dict[str, Any]]] = OrderedDict()

    def add(self, inbound: Inbound, turn: Turn) -> None:
        """Remember one turn and the message that caused it."""
        person = channel_address(inbound.address)
        turns = self._held.setdefault(person, deque(maxlen=TURNS))
        self._held.move_to_end(person)
        while len(self._held) > PEOPLE:
            self._held.popitem(last=False)
        has_pin = any(isinstance(event, e.AnswerRecorded) and event.save == "@pin" for event in turn.events)
        turns.append(
            {
                "sid": inbound.sid,
                "turn": turn.conversation.turn,
                "said": HIDDEN if has_pin else inbound.body,
                "payload": inbound.payload or "",
                "waits": waits(turn.conversation),
                "events": [self._described(event) for event in turn.events],
            }
        )

    def _described(self, event: e.Event) -> dict[str, Any]:
        told = describe(event)
        if isinstance(event, e.Said) and event.facts:
            told["held_back"] = not self._is_said(event)
        return told

    def of(self, person: str) -> list[dict[str, Any]]:
        """The turns of one person, oldest first."""
        return list(self._held.get(person, ()))


def waits(conversation: Conversation) -> dict[str, str]:
    """Where the conversation waits: the place in the flows, and the engine's own question before it, if any."""
    place, pending = conversation.place, conversation.pending
    return {"place": place.key if place else "", "pending": pending.kind if pending else ""}


def describe(event: e.Event) -> dict[str, Any]:
    """One event as an author reads it: its kind, what it is about, and what else there is to know.

    Every description has `event` and `what`; `value`, `where`, `facts`, `options` and `source` where they apply.
    """
    match event:
        case e.Said():
            options = [offer.id for offer in event.offers]
            told = {"facts": list(event.facts), "options": options, "source": event.source}
            return {"event": "said", "what": event.context, **told}
        case e.AnswerRecorded():
            return {"event": "answered", "what": event.key, "where": event.save or "", "value": _answer(event)}
        case e.AnswerWithdrawn():
            return {"event": "withdrawn", "what": event.key, "where": event.save or ""}
        case e.QuestionSkipped():
            return {"event": "skipped", "what": event.key, "where": event.save or "", "value": event.words}
        case e.LanguageChanged():
            return {"event": "language", "what": event.language}
        case e.HandoffRequested():
            return {"event": "handoff", "what": event.topic}
        case e.CallTakenBack():
            return {"event": "handoff_back", "what": event.topic}
        case e.WishTold():
            return {"event": "wish", "what": event.about, "value": event.words}
        case e.EmergencyRaised():
            return {"event": "emergency", "what": event.kind}
        case e.ActionRequested():
            return {"event": "action", "what": event.name, "value": readable(event.args)}


def _answer(event: e.AnswerRecorded) -> str:
    if event.save == "@pin":
        return HIDDEN
    return readable(event.answer.value) if event.answer.state == "answered" else event.answer.state


def readable(value: Any) -> str:
    """A value in one line: names before parts, commas between."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {readable(part)}" for name, part in value.items() if part not in (None, ""))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(readable(part) for part in value)
    return "" if value is None else str(value)


def cost(body: str, channel: str) -> dict[str, Any]:
    """What a message costs on its channel: characters, and for SMS its alphabet and the segments that are billed."""
    if channel == "whatsapp":
        return {"characters": len(body), "encoding": "", "segments": 1}
    measured = measure(body)
    return {"characters": measured.characters, "encoding": measured.encoding, "segments": measured.segments}
