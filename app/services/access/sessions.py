"""Signed-in browsers: who is there, for how long, and how it ends.

The browser holds a random token, the database its keyed hash. A session ends by signing out, after `idle` without a
page, after `longest` whatever happens, when the clinic evening closes, when the member leaves, and at a lockdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.access.ports import AccessBook
from app.services.access.records import EndReason, Session
from app.services.access.staff import Staff
from app.services.access.tools import Tools

TOUCH = timedelta(seconds=30)
"""A session is marked as used at most this often: a page with twenty pictures is one visit."""

REMEMBERED = timedelta(days=7)
"""So long an ended session is known, so that what its owner wrote can wait for them."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who knocks. `staff` is there only while their session lasts; `was` says whose session it was, once it is over."""

    staff: Staff | None = None
    was: Staff | None = None
    session_id: int | None = None


def look(tools: Tools, token: str) -> Visitor:
    """Who holds this token, with the session marked as used, or ended where its time is over."""
    if not token:
        return Visitor()
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        found = book.session(token)
        if found is None:
            return Visitor()
        over = why_over(tools, book, found, now)
        if over is None:
            if now - found.seen_at >= TOUCH:
                book.touch_session(found.id, now)
                work.commit()
            return Visitor(staff=found.staff, was=found.staff, session_id=found.id)
        if found.ended_at is None:
            book.end_session(found.id, over, now)
            work.commit()
        return Visitor(was=found.staff)


def why_over(tools: Tools, book: AccessBook, found: Session, now: datetime) -> EndReason | None:
    """Why a session is over; None while it lasts."""
    if found.ended_at is not None or now >= found.ends_at:
        return "over"
    if now - found.seen_at >= tools.rules.idle:
        return "idle"
    if not found.is_active_member or not (found.is_enrolled or tools.rules.has_practice):
        return "left"
    return None


def sign_out(tools: Tools, session_id: int) -> None:
    """End one session."""
    with tools.uow() as work:
        tools.book(work).end_session(session_id, "signed_out", tools.clock())
        work.commit()


def sign_out_everywhere(tools: Tools, staff: Staff, *, but: int | None = None) -> int:
    """End every session of a member and forget the browsers they used; returns how many ended."""
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        ended = book.end_sessions("everywhere", now, staff_id=staff.id, but=but)
        book.forget_devices(staff.id)
        book.note_act(staff.organisation_id, by=staff.code, deed="signed_out_everywhere", subject=staff.code, now=now)
        work.commit()
    return ended
