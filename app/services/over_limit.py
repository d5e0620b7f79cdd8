"""A message past a limit: what passes all the same, what is kept of the rest, and how often that is said.

Every message is stored before a limit is looked at. What is told in a story goes on being written down, since no answer
is waited for there. Other words get no turn: they would be answers to questions that nobody was shown. A person of the
organisation is asked to read them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from app.dialogue.conversation import Conversation
from app.dialogue.flow import Story
from app.dialogue.routing import SURE
from app.dialogue.run import Turn
from app.dialogue.text import calm
from app.dialogue.world import World
from app.services.limits import FLOOD_WINDOW
from app.services.ports import Alert, Seat, UnitOfWork

Urgency = Literal["danger", "person", "stop", "erase"]
"""Why a message passes every limit."""

UNREAD = "unread"
"""The detail of the call to read what somebody wrote past a limit of their own."""

_PERSON = "person"
"""The command, and the flow, that call a person."""

_HEARD_AS = {"danger": "emergency", "person": "handoff"}


def urgency_of(world: World, before: Conversation | None, text: str) -> Urgency | None:
    """Danger, the call for a person, STOP and ERASE, and the answers that these wait for; None for any other words."""
    waits = before.pending if before else None
    if waits and waits.kind == "danger":
        return "danger"
    if waits and waits.kind == "pin" and "erase" in waits.options:
        return "erase"
    if before and before.place and before.place.flow == "erase":
        return "erase"
    language, text = (before.language if before else None) or "es", calm(text)
    if world.assess(text, lang=language, in_story=False) is not None:
        return "danger"
    command = world.recognise(text, lang=language, expected=())
    if command is not None:
        name = "erase" if command.name == "ask_to_erase" else command.name
        return name if name in ("person", "stop", "erase") else None
    route = world.find_topic(text, lang=language)
    return "person" if route.confidence >= SURE and world.topics.get(route.topic) == _PERSON else None


def passes(uow: UnitOfWork, seat: Seat, urgency: Urgency | None, *, is_deaf: bool, now: datetime) -> bool:
    """True where a message is answered past the limit.

    Where it `is_deaf`, only what was not heard in these minutes: a first cry among hundreds of messages, a first STOP.
    """
    if urgency is None or not is_deaf:
        return urgency is not None
    if urgency == "stop":
        return not seat.is_opted_out
    kind = _HEARD_AS.get(urgency)
    raised = uow.handoffs.raised(seat.case_code) if kind else []
    was_heard = any(each.kind == kind and each.detail != UNREAD and now - each.at < FLOOD_WINDOW for each in raised)
    return kind is not None and not was_heard


def is_telling(world: World, before: Conversation | None) -> bool:
    """True while a story is told: its parts are written down without an answer to each."""
    place = before.place if before else None
    if before is None or place is None or before.pending or before.is_locked or before.is_stopped or before.is_paused:
        return False
    spot = world.library.spot(place.flow, place.node)
    return spot is not None and isinstance(spot.node, Story)


def is_only_told(before: Conversation | None, turn: Turn) -> bool:
    """True where a turn wrote words down and went nowhere, so that nothing that it said needs to be seen."""
    after = turn.conversation
    return before is not None and after.frames == before.frames and after.pending is None and not after.is_paused


def call_to_read(uow: UnitOfWork, seat: Seat, now: datetime) -> None:
    """Somebody of the organisation reads what got no turn; once while that is open."""
    raised = uow.handoffs.raised(seat.case_code)
    if not any(each.detail == UNREAD and each.closed_at is None for each in raised):
        uow.alerts.add(Alert("handoff", UNREAD, now, seat.case_code, seat.organisation_id))
