"""What is said unasked: only what the person allowed, at the hours they chose, in neutral words.

So far that is one thing: that a case nobody touched for long will be erased. The clinic is told of the same case by its
code. Somebody who asked for nothing unasked, stopped us, or never chose, gets nothing; the clinic still knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.dialogue.conversation import Conversation
from app.dialogue.flow import Question
from app.dialogue.library import FlowLibrary
from app.dialogue.mending import read_conversation
from app.dialogue.run import locate
from app.services.house import House
from app.services.messages import Outbound
from app.services.ports import Alert, DueCase, Queued, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.speech import Voice

HOURS = {"day": (9, 21), "morning": (9, 13), "afternoon": (13, 18), "evening": (18, 21)}
"""From which hour to before which, where the organisation is, by what the person chose (`@hours`)."""

ALLOWED = ("neutral", "full")
"""Choices at `@unasked` that allow a neutral line."""

NOTICE_DAYS = 30
GOES_STALE = timedelta(days=7)


def announce_endings(uow: UnitOfWorkFactory, voice: Voice, house: House, now: datetime) -> int:
    """Tell person and clinic of each case that ends in a month; returns how many cases. Each is announced once."""
    months = house.retention_months
    with uow() as work:
        due = work.retention.due_for_notice(now=now, months=months, notice_days=NOTICE_DAYS)
    for case in due:
        with uow() as work:
            _announce(work, case, voice, house, now)
            work.commit()
    return len(due)


def _announce(work: UnitOfWork, case: DueCase, voice: Voice, house: House, now: datetime) -> None:
    seats = [work.seats.at(each) for each in case.conversation_ids]
    chosen = _where_allowed(seats, voice.library, house)
    if chosen is not None:
        seat, conversation = chosen
        work.outbox.enqueue(_notice(seat, conversation, voice, house, now), person_id=seat.person_id, now=now)
    detail = f"in_{NOTICE_DAYS}_days"
    work.alerts.add(Alert("retention", detail, now, case.case_code, case.organisation_id))
    work.retention.mark_announced(case.case_id, now)


def _where_allowed(seats: Sequence[Seat], library: FlowLibrary, house: House) -> tuple[Seat, Conversation] | None:
    """The conversation heard from last among those that may be written to."""
    found = [
        (seat, conversation)
        for seat in seats
        if (conversation := _open(seat)) is not None and _may_write(seat, conversation, library, house)
    ]
    return max(found, key=lambda pair: (pair[0].last_inbound_at is not None, pair[0].last_inbound_at), default=None)


def _open(seat: Seat) -> Conversation | None:
    return read_conversation(seat.state).conversation if seat.state else None


def _may_write(seat: Seat, conversation: Conversation, library: FlowLibrary, house: House) -> bool:
    if seat.is_opted_out or conversation.is_stopped or seat.address.channel not in house.senders:
        return False
    return chosen(conversation, library, "@unasked") in ALLOWED


def chosen(conversation: Conversation, library: FlowLibrary, save: str) -> str | None:
    """What the person answered where `save` is kept (`@unasked`, `@hours`), or None."""
    for key, answer in conversation.answers.items():
        found = locate(library, key)
        if found and isinstance(found[1], Question) and found[1].save == save and answer.state == "answered":
            return str(answer.value)
    return None


def _notice(seat: Seat, conversation: Conversation, voice: Voice, house: House, now: datetime) -> list[Queued]:
    said = voice.own("engine/retention_notice", conversation.language or "es", {})
    due = next_allowed(now, chosen(conversation, voice.library, "@hours") or "day", house.zone)
    channel = seat.address.channel
    return [
        Queued(
            seat.conversation_id,
            f"c{seat.conversation_id}/ending/{now:%Y%m%d}/{number}",
            Outbound(seat.address, house.senders[channel], rendered.body),
            kind="notice",
            not_before=due,
            expires_at=due + GOES_STALE,
            segments=rendered.segments,
        )
        for number, rendered in enumerate(voice.render([said], channel))
    ]


def next_allowed(now: datetime, hours: str, zone: str) -> datetime:
    """The first moment from now on that lies within the chosen hours of a day in this zone."""
    begin, end = HOURS.get(hours, HOURS["day"])
    local = now.astimezone(ZoneInfo(zone))
    if begin <= local.hour < end:
        return now
    day = local.date() if local.hour < begin else local.date() + timedelta(days=1)
    return datetime.combine(day, time(begin), tzinfo=ZoneInfo(zone)).astimezone(now.tzinfo)
