"""Cases as staff and reminders see them: their clear columns, and nothing that needs a key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from app.errors import BadInput
from app.services.records import PRACTICE, CaseCard
from app.storage.codes import read_code
from app.storage.person_keys import NotThere
from app.storage.scope import Scope
from app.storage.tables import case_consents, cases, conversations, organisations


class SqlCases:
    """Fulfils `app.services.ports.Cases` in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, code: str) -> CaseCard | None:
        """The case with this code as people type it, or None."""
        try:
            wanted = read_code(code)
        except BadInput:
            return None
        found = self._cards(cases.c.code == wanted)
        return found[0] if found else None

    def visible_to(self, organisation_id: int) -> list[CaseCard]:
        """Cases whose newest consent for this organisation is a yes; last touched first."""
        row = case_consents.c
        newest = select(func.max(row.id)).where(row.organisation_id == organisation_id).group_by(row.case_id)
        agreed = select(row.case_id).where(row.id.in_(newest), row.is_granted)
        return self._cards(cases.c.id.in_(agreed), newest_first=True)

    def with_hearing(self, start: datetime, end: datetime) -> list[CaseCard]:
        """Cases with a hearing from `start` to before `end`, soonest first."""
        found = self._cards(cases.c.hearing_at >= start, cases.c.hearing_at < end)
        return sorted(found, key=lambda each: (each.hearing_at or end, each.case_id))

    def set_hearing(self, case_id: int, at: datetime | None, place_id: str | None, now: datetime) -> None:
        """Remember the next hearing, or that there is none. Raises NotThere."""
        self._change(case_id, now, hearing_at=at, place_id=place_id)

    def assign(self, case_id: int, assignee: str | None, now: datetime) -> None:
        """Give the case to a member of staff, or to nobody. Raises NotThere."""
        self._change(case_id, now, assignee=assignee)

    def conversations(self, case_id: int) -> list[int]:
        """Through which conversations the person of this case can be written to, oldest first."""
        query = select(conversations.c.id).where(conversations.c.case_id == case_id).order_by(conversations.c.id)
        return [int(each) for each in self._scope.connection.execute(query).scalars()]

    def _cards(self, *conditions: ColumnElement[bool], newest_first: bool = False) -> list[CaseCard]:
        return read_cards(self._scope.connection, *conditions, newest_first=newest_first)

    def _change(self, case_id: int, now: datetime, **values: object) -> None:
        if case_id in self._scope.erased_cases:
            return
        lively = {"last_activity_at": now, "purge_announced_at": None}
        statement = update(cases).where(cases.c.id == case_id).values(values | lively)
        if self._scope.connection.execute(statement).rowcount != 1:
            raise NotThere("there is no such case")


def read_cards(connection: Connection, *conditions: ColumnElement[bool], newest_first: bool = False) -> list[CaseCard]:
    """The cards of the cases that fulfil all conditions."""
    order = (cases.c.last_activity_at.desc(), cases.c.id) if newest_first else (cases.c.id,)
    whose = organisations.c.slug.label("slug")
    query = select(cases, whose).join(organisations, organisations.c.id == cases.c.organisation_id)
    return _read(connection.execute(query.where(*conditions).order_by(*order)).all())


def _read(rows: Sequence[Row[Any]]) -> list[CaseCard]:
    return [
        CaseCard(
            case_id=row.id,
            code=row.code,
            person_id=row.person_id,
            organisation_id=row.organisation_id,
            state=row.state,
            language=row.language,
            flags=tuple(row.flags),
            hearing_at=row.hearing_at,
            place_id=row.place_id,
            assignee=row.assignee,
            created_at=row.created_at,
            last_activity_at=row.last_activity_at,
            is_practice=row.slug == PRACTICE,
        )
        for row in rows
    ]
