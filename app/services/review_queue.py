"""The queue: drafts by state, the soonest hearing first; taking, handing over, moving.

A page costs the same with twenty thousand drafts as with two hundred: it goes on from where the last one ended.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import get_args

from app.errors import BadInput
from app.services.cases import NoSuchCase
from app.services.ports import UnitOfWorkFactory
from app.services.review_case import ReviewTools, see_case, take_case
from app.services.review_ports import Cursor, Filters, QueueLine, ReviewEvent, ReviewState, Staff
from app.services.review_states import BY_HAND

PAGE = 50
MOST_NOTE = 2000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue. `next` continues it; None at the end. `counts` are by state, up to a hundred each."""

    lines: tuple[QueueLine, ...]
    next: str | None
    counts: dict[str, int]
    now: datetime


def read_queue(
    uow: UnitOfWorkFactory, staff: Staff, filters: Filters, *, now: datetime, after: str = "", limit: int = PAGE
) -> QueuePage:
    """The drafts that this member of staff may open. A cursor that is not ours begins at the top."""
    asked = filters if staff.sees_all else _only(filters, staff)
    with uow() as work:
        lines = work.reviews.page(staff.organisation_id, asked, now=now, limit=limit + 1, after=read_cursor(after))
        counts = dict(work.reviews.counts(staff.organisation_id)) if staff.sees_all else {}
    shown = lines[:limit]
    return QueuePage(tuple(shown), write_cursor(shown[-1], now) if len(lines) > limit else None, counts, now)


def _only(filters: Filters, staff: Staff) -> Filters:
    return Filters(filters.states, staff.code, filters.language, filters.flag, filters.is_answered)


def write_cursor(line: QueueLine, now: datetime) -> str:
    """Where the next page begins, as text for a link: times and a row, nothing about anybody."""
    segment = 1 if line.hearing_at is None else 0 if line.hearing_at >= now else 2
    at = line.touched_at if line.hearing_at is None else line.hearing_at
    text = json.dumps([segment, at.timestamp(), line.case_id])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor | None:
    """The cursor again, or None for anything else."""
    try:
        segment, at, case_id = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if type(segment) is not int or type(case_id) is not int or not 0 <= segment <= 2:
            return None
        return Cursor(segment, datetime.fromtimestamp(float(at), UTC), case_id)
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        return None


def find_draft(uow: UnitOfWorkFactory, staff: Staff, code: str) -> str:
    """The code of a case as it is written, for a code as people type it. Raises NoSuchCase."""
    with uow() as work:
        card = see_case(work, staff, code)
        if work.reviews.line(card.case_id) is None:
            raise NoSuchCase("there is no draft in this case yet")
    return card.code


def assign(tools: ReviewTools, staff: Staff, code: str, to: str | None) -> None:
    """Give a draft to somebody or to nobody; only who sees all cases may. Raises NoSuchCase."""
    now = tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        if card.is_practice or not staff.sees_all:
            raise NoSuchCase("there is no case with this code")
        work.cases.assign(card.case_id, to, now)
        work.reviews.touch(card.case_id, now=now)
        work.reviews.add(card.case_id, ReviewEvent("assigned", staff.code, now, {"to": to}))
        work.commit()


def hand_over(tools: ReviewTools, staff: Staff, code: str, note: str, to: str | None = None) -> None:
    """Give a draft on with a note, to somebody or back to whoever assigns. Raises BadInput without a note."""
    words, now = checked_note(note), tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        if card.is_practice:
            raise NoSuchCase("a practice case stays with who practises")
        work.cases.assign(card.case_id, to, now)
        work.reviews.touch(card.case_id, now=now)
        data = {"from": card.assignee, "to": to, "note": words}
        work.reviews.add(card.case_id, ReviewEvent("hand_over", staff.code, now, data))
        work.commit()


def set_state(tools: ReviewTools, staff: Staff, code: str, state: str) -> None:
    """Move a draft by hand. Raises BadInput for a state that follows from what is done."""
    if state not in BY_HAND:
        raise BadInput("a draft is moved there by what is done, not by hand")
    now = tools.clock()
    with tools.uow() as work:
        card = take_case(work, staff, code)
        move(work, card.case_id, state, staff, now)
        work.commit()


def move(work: object, case_id: int, state: ReviewState, staff: Staff, now: datetime) -> None:
    """Move a draft and note it; a draft that is there already is only touched."""
    reviews = work.reviews  # type: ignore[attr-defined]
    line = reviews.line(case_id)
    if line is None:
        raise NoSuchCase("there is no draft in this case yet")
    reviews.move(case_id, state, now=now)
    if line.state != state:
        reviews.add(case_id, ReviewEvent("moved", staff.code, now, {"from": line.state, "to": state}))


def hours_left(line: QueueLine, now: datetime) -> int | None:
    """Whole hours until the hearing; negative when it is past, None without one."""
    return None if line.hearing_at is None else (line.hearing_at - now) // timedelta(hours=1)


def checked_note(note: str) -> str:
    """A note's words. Raises BadInput for an empty or an endless one."""
    words = note.strip()
    if not words:
        raise BadInput("a note needs words")
    if len(words) > MOST_NOTE:
        raise BadInput(f"a note has at most {MOST_NOTE} characters")
    return words


def states_named(names: list[str]) -> tuple[ReviewState, ...]:
    """The states among these names, in their order."""
    return tuple(state for state in get_args(ReviewState) if state in names)
