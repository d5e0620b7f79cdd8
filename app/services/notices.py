"""What is said unasked: only what the person allowed, at the hours they chose, in neutral words.

That a case nobody touched for long will be erased is said from here; the clinic is told of the same case by its code.
Somebody who asked for nothing unasked, stopped us, or never chose, gets nothing; the clinic still knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.dialogue.conversation import Conversation
from app.dialogue.library import FlowLibrary
from app.dialogue.mending import read_conversation
from app.messaging.markup import plain
from app.services.choosing import ALLOWED, chosen
from app.services.house import House
from app.services.messages import Outbound, Template
from app.services.ports import Alert, DueCase, Queued, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.speech import Voice

HOURS = {"day": (9, 21), "morning": (9, 13), "afternoon": (13, 18), "evening": (18, 21)}
"""From which hour to before which, where the organisation is, by what the person chose (`@hours`)."""

ENDING, NEWS = "engine/retention_notice", "source/notice"
"""The lines that are said unasked."""

WINDOW = timedelta(hours=24)
"""For how long after a person's last message WhatsApp takes words that nobody has approved."""

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
    chosen = where_allowed(seats, voice.library, house)
    if chosen is not None:
        seat, conversation = chosen
        key = f"c{seat.conversation_id}/ending/{now:%Y%m%d}"
        lines = unasked(seat, conversation, ENDING, key, voice, house, now)
        work.outbox.enqueue(lines, person_id=seat.person_id, now=now)
    detail = f"in_{NOTICE_DAYS}_days"
    work.alerts.add(Alert("retention", detail, now, case.case_code, case.organisation_id))
    work.retention.mark_announced(case.case_id, now)


def where_allowed(seats: Sequence[Seat], library: FlowLibrary, house: House) -> tuple[Seat, Conversation] | None:
    """The conversation heard from last among those that may be written to."""
    return heard_from_last(
        (seat, conversation)
        for seat in seats
        if (conversation := open_seat(seat)) is not None and _may_write(seat, conversation, library, house)
    )


def heard_from_last(opened: Iterable[tuple[Seat, Conversation]]) -> tuple[Seat, Conversation] | None:
    """The one whose person wrote last; those who never wrote come after all others."""
    return max(opened, key=lambda pair: (pair[0].last_inbound_at is not None, pair[0].last_inbound_at), default=None)


def open_seat(seat: Seat) -> Conversation | None:
    """The conversation of a seat as far as it can be read; None when nobody has written yet."""
    return read_conversation(seat.state).conversation if seat.state else None


def _may_write(seat: Seat, conversation: Conversation, library: FlowLibrary, house: House) -> bool:
    if seat.is_opted_out or conversation.is_stopped or seat.address.channel not in house.senders:
        return False
    return chosen(conversation.answers, library, "@unasked") in ALLOWED


def unasked(
    seat: Seat, conversation: Conversation, text_id: str, key: str, voice: Voice, house: House, now: datetime
) -> list[Queued]:
    """A neutral line for the next allowed hour; outside WhatsApp's 24 hours as the template approved for it.

    Where none is approved the provider refuses the words, and that becomes an alert like every message that fails.
    """
    language = conversation.language or "es"
    said = voice.own(text_id, language, {})
    due = next_allowed(now, chosen(conversation.answers, voice.library, "@hours") or "day", house.zone)
    channel = seat.address.channel
    closed = channel == "whatsapp" and not is_window_open(seat, due)
    sid = voice.templates.get(notice_key(plain(voice.words(said, channel)), language)) if closed else None
    template = Template(sid) if sid else None
    return [
        Queued(
            seat.conversation_id,
            f"{key}/{number}",
            Outbound(seat.address, house.senders[channel], rendered.body, template),
            kind="notice",
            not_before=due,
            expires_at=due + GOES_STALE,
            segments=rendered.segments,
        )
        for number, rendered in enumerate(voice.render([said], channel))
    ]


def is_window_open(seat: Seat, at: datetime) -> bool:
    """True when WhatsApp still takes free words for this contact at that moment."""
    return seat.last_inbound_at is not None and at < seat.last_inbound_at + WINDOW


def notice_key(words: str, language: str) -> str:
    """Under which key the approved template of a neutral line is remembered: it changes with its words."""
    return "notice_" + hashlib.sha256(f"{language}\0{words}".encode()).hexdigest()[:20]


def next_allowed(now: datetime, hours: str, zone: str) -> datetime:
    """The first moment from now on that lies within the chosen hours of a day in this zone."""
    begin, end = HOURS.get(hours, HOURS["day"])
    local = now.astimezone(ZoneInfo(zone))
    if begin <= local.hour < end:
        return now
    day = local.date() if local.hour < begin else local.date() + timedelta(days=1)
    return datetime.combine(day, time(begin), tzinfo=ZoneInfo(zone)).astimezone(now.tzinfo)
