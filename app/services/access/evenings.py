"""Clinic evenings, and the button that closes everything at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from app.errors import BadInput
from app.services.access.people import OPERATOR, NotYours
from app.services.access.records import Evening
from app.services.access.staff import Staff
from app.services.access.tools import Tools

LONGEST = timedelta(hours=16)
FURTHEST = timedelta(days=366)


class CannotPlan(BadInput):
    """An evening that cannot be: `which` names why."""

    def __init__(self, which: str) -> None:
        super().__init__(f"this evening cannot be: {which}")
        self.which = which


def plan(tools: Tools, by: Staff, staff_ids: Collection[int], opens_at: datetime, closes_at: datetime) -> int:
    """Plan an evening for time-boxed members of one's own organisation. Raises CannotPlan and NotYours."""
    now = tools.clock()
    if not timedelta(0) < closes_at - opens_at <= LONGEST or closes_at <= now or opens_at > now + FURTHEST:
        raise CannotPlan("times")
    if not staff_ids:
        raise CannotPlan("nobody")
    with tools.uow() as work:
        book = tools.book(work)
        ours = {each.staff.id for each in book.members(by.organisation_id) if each.is_time_boxed}
        if not set(staff_ids) <= ours:
            raise NotYours("there is no such member")
        made = book.add_evening(by.organisation_id, staff_ids, opens_at, closes_at, now)
        book.note_act(by.organisation_id, by=by.code, deed="planned_evening", subject=str(made), now=now)
        work.commit()
    return made


def evenings(tools: Tools, by: Staff) -> list[Evening]:
    """Evenings that are open or ahead, soonest first."""
    with tools.uow() as work:
        return tools.book(work).evenings(by.organisation_id, tools.clock())


def close(tools: Tools, by: Staff, evening_id: int) -> None:
    """Close an evening now: those who are in because of it are signed out. Raises NotYours."""
    now = tools.clock()
    with tools.uow() as work:
        book = tools.book(work)
        found = next((each for each in book.evenings(by.organisation_id, now) if each.id == evening_id), None)
        if found is None or not book.end_evening(by.organisation_id, evening_id, now):
            raise NotYours("there is no such evening")
        for member in found.members:
            if member.is_time_boxed and book.open_until(member.staff.id, now) is None:
                book.end_sessions("over", now, staff_id=member.staff.id)
        book.note_act(by.organisation_id, by=by.code, deed="closed_evening", subject=str(evening_id), now=now)
        work.commit()


def lock_down(tools: Tools, organisation_id: int, by: Staff | None, session_id: int | None) -> int:
    """End every session of the organisation but one's own, and let nobody sign in until it is lifted.

    Returns how many ended. `by` None is the operator.
    """
    now, name = tools.clock(), by.code if by is not None else OPERATOR
    with tools.uow() as work:
        book = tools.book(work)
        book.lock(organisation_id, name, now)
        ended = book.end_sessions("locked", now, organisation_id=organisation_id, but=session_id)
        book.note_act(organisation_id, by=name, deed="locked_down", subject=str(ended), now=now)
        work.commit()
    return ended


def lift(tools: Tools, organisation_id: int, by: Staff | None) -> bool:
    """Let people sign in again; False when it was not locked."""
    now, name = tools.clock(), by.code if by is not None else OPERATOR
    with tools.uow() as work:
        book = tools.book(work)
        was_locked = book.unlock(organisation_id, name, now)
        if was_locked:
            book.note_act(organisation_id, by=name, deed="lifted_lockdown", subject="", now=now)
        work.commit()
    return was_locked


def locked_since(tools: Tools, organisation_id: int) -> datetime | None:
    """Since when the organisation is locked; None when it is not."""
    with tools.uow() as work:
        return tools.book(work).locked_since(organisation_id)
