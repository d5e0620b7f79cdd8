"""What people raised until somebody closes it, by clear columns; no key is needed to list it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    update,
)

from app.services.handoff_ports import RAISED, URGENT, InboxLine, InboxState, Raised
from app.services.records import AlertKind
from app.services.wishes import FLAG
from app.storage.reviews import agreed
from app.storage.tables import alerts, cases, conversations

_GRAVITY = case((alerts.c.kind == "emergency", 0), (alerts.c.detail.in_(sorted(URGENT)), 1), else_=2)
_IS_RAISED = and_(alerts.c.kind.in_(RAISED), alerts.c.case_code.is_not(None))


class SqlHandoffs:
    """Fulfils `app.services.handoff_ports.Handoffs`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(
        self, organisation_id: int, state: InboxState, *, assignee: str | None = None, limit: int, offset: int = 0
    ) -> list[InboxLine]:
        """Lines in this state, gravest first and newest within; closed ones by when they were closed."""
        query = _lines(organisation_id, state, assignee)
        order = ("closed_at",) if state == "closed" else ("gravity", "newest_at")
        columns = query.selected_columns
        ordered = [columns[name] if name == "gravity" else columns[name].desc() for name in order]
        rows = self._connection.execute(query.order_by(*ordered, columns["code"]).limit(limit).offset(offset)).all()
        raised = self._raised_of([row.code for row in rows], is_closed=state == "closed")
        return [_line(row, raised.get(row.code, ())) for row in rows]

    def counts(self, organisation_id: int, *, assignee: str | None = None, most: int = 100) -> dict[InboxState, int]:
        """How many lines are open and answered, counted up to `most`."""
        states: tuple[InboxState, ...] = ("open", "answered")
        found: dict[InboxState, int] = {}
        for state in states:
            some = _lines(organisation_id, state, assignee).limit(most).subquery()
            found[state] = int(self._connection.execute(select(func.count()).select_from(some)).scalar_one())
        return found

    def raised(self, case_code: str) -> list[Raised]:
        """All that a case ever raised, oldest first."""
        query = select(alerts).where(_IS_RAISED, alerts.c.case_code == case_code).order_by(alerts.c.id)
        return [_raised(row) for row in self._connection.execute(query)]

    def take(self, case_code: str, by: str | None, *, now: datetime) -> None:
        """Somebody takes what is open of a case, or gives it back."""
        self._change(case_code, taken_by=by, taken_at=now if by else None)

    def note_answer(self, case_code: str, *, now: datetime) -> None:
        """The clinic wrote back to what is open of a case."""
        self._change(case_code, answered_at=now)

    def close(self, case_code: str, organisation_id: int, by: str, *, now: datetime) -> int:
        """Nothing is left to do about what is open of a case; how many alerts were closed."""
        mine = alerts.c.organisation_id == organisation_id
        return self._change(case_code, mine, closed_by=by, closed_at=now)

    def reopen(self, case_code: str, *, now: datetime) -> bool:
        """The newest of what was closed is open again; False when nothing was closed."""
        row = alerts.c
        newest = select(func.max(row.id)).where(_IS_RAISED, row.case_code == case_code, row.closed_at.is_not(None))
        again = update(alerts).where(row.id == newest.scalar_subquery())
        values = {"closed_by": None, "closed_at": None, "answered_at": None, "taken_by": None, "taken_at": None}
        return bool(self._connection.execute(again.values(**values)).rowcount)

    def _change(self, case_code: str, *further: ColumnElement[bool], **values: object) -> int:
        row = alerts.c
        is_open = (_IS_RAISED, row.case_code == case_code, row.closed_at.is_(None), *further)
        return self._connection.execute(update(alerts).where(*is_open).values(**values)).rowcount

    def _raised_of(self, codes: Collection[str], *, is_closed: bool) -> dict[str, list[Raised]]:
        """What each of these cases raised that is open; of closed ones what was closed."""
        row = alerts.c
        which = row.closed_at.is_not(None) if is_closed else row.closed_at.is_(None)
        query = select(alerts).where(_IS_RAISED, row.case_code.in_(codes), which).order_by(row.id)
        found: dict[str, list[Raised]] = {}
        for each in self._connection.execute(query):
            found.setdefault(each.case_code, []).append(_raised(each))
        return found


def _lines(organisation_id: int, state: InboxState, assignee: str | None) -> Select[Any]:
    """One row for each case in this state. A new alert of a closed case opens the case again."""
    row = alerts.c
    is_mine = and_(_IS_RAISED, row.organisation_id == organisation_id)
    unclosed = row.closed_at.is_(None)
    grouped = (
        select(
            row.case_code,
            func.min(_GRAVITY).label("gravity"),
            func.max(row.at).label("newest_at"),
            func.min(case((row.answered_at.is_(None), row.at))).label("unanswered_at"),
            func.max(row.answered_at).label("answered_at"),
            func.max(row.taken_by).label("taken_by"),
            func.max(row.closed_at).label("closed_at"),
            func.max(row.closed_by).label("closed_by"),
        )
        .where(is_mine, *(() if state == "closed" else (unclosed,)))
        .group_by(row.case_code)
        .having(func.count() == func.count(row.closed_at) if state == "closed" else literal(value=True))
        .subquery()
    )
    wrote_at = (
        select(func.max(conversations.c.last_inbound_at))
        .where(conversations.c.case_id == cases.c.id)
        .correlate(cases)
        .scalar_subquery()
    )
    held = (
        select(
            grouped.c.gravity, grouped.c.newest_at, grouped.c.unanswered_at, grouped.c.answered_at,
            grouped.c.taken_by, grouped.c.closed_at, grouped.c.closed_by, cases.c.id, cases.c.code, cases.c.assignee,
            cases.c.language, cases.c.flags, cases.c.hearing_at, cases.c.place_id, wrote_at.label("wrote_at"),
            agreed(organisation_id).label("is_agreed"),
        )
        .join(cases, cases.c.code == grouped.c.case_code)
        .where(cases.c.organisation_id == organisation_id)
    )  # fmt: skip
    if assignee is not None:
        held = held.where(cases.c.assignee == assignee, agreed(organisation_id))
    if state == "closed":
        return held
    is_open = or_(grouped.c.unanswered_at.is_not(None), func.coalesce(wrote_at > grouped.c.answered_at, False))
    return held.where(is_open if state == "open" else ~is_open)


def _line(row: Row[Any], raised: Collection[Raised]) -> InboxLine:
    is_new = row.answered_at is not None and row.wrote_at is not None and row.wrote_at > row.answered_at
    waits = [at for at in (row.unanswered_at, row.wrote_at if is_new else None) if at is not None]
    return InboxLine(
        case_id=row.id,
        code=row.code,
        gravity=row.gravity,
        raised=tuple(raised),
        newest_at=row.newest_at,
        waits_since=None if row.closed_at is not None and not raised else min(waits, default=None),
        answered_at=row.answered_at,
        wrote_at=row.wrote_at,
        taken_by=row.taken_by,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        assignee=row.assignee,
        language=row.language,
        hearing_at=row.hearing_at,
        place_id=row.place_id,
        is_agreed=bool(row.is_agreed),
        has_wish=FLAG in row.flags,
    )


def _raised(row: Row[Any]) -> Raised:
    return Raised(
        cast(AlertKind, row.kind), row.detail, row.at, row.taken_by, row.taken_at, row.answered_at, row.closed_by,
        row.closed_at,
    )  # fmt: skip
