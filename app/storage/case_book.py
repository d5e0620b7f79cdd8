"""Cases by their clear columns. Nothing sealed is opened here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from app.services.cases import CaseLine
from app.services.records import PRACTICE
from app.storage.codes import read_code
from app.storage.service_records import log_access
from app.storage.tables import cases, organisations
from app.storage.unit_of_work import SqlUnitOfWork


class SqlCaseBook:
    """Fulfils `app.services.cases.CaseBook` in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Sequence[CaseLine]:
        """Every case of somebody real, the one touched last first."""
        practice = select(organisations.c.id).where(organisations.c.slug == PRACTICE)
        query = select(cases).where(cases.c.organisation_id.not_in(practice))
        query = query.order_by(cases.c.last_activity_at.desc(), cases.c.id.desc())
        return [_line(row) for row in self._connection.execute(query)]

    def by_code(self, code: str) -> CaseLine | None:
        """The case with this code, however it was typed, or None. Raises BadInput for what is no code."""
        query = select(cases).where(cases.c.code == read_code(code))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _line(row)

    def note_reading(
        self, *, staff: str, action: str, case_code: str, now: datetime, unless_since: datetime | None = None
    ) -> None:
        """Leave the access log's line; none where the same one was left after `unless_since`."""
        log_access(
            self._connection, staff=staff, action=action, case_code=case_code, now=now, unless_since=unless_since
        )


def book_of(work: SqlUnitOfWork) -> SqlCaseBook:
    """The case book of a unit of work, in its transaction."""
    return SqlCaseBook(work.scope.connection)


def _line(row: Row[Any]) -> CaseLine:
    return CaseLine(
        case_id=row.id,
        code=row.code,
        state=row.state,
        language=row.language,
        flags=tuple(row.flags),
        hearing_at=row.hearing_at,
        place_id=row.place_id,
        assignee=row.assignee,
        created_at=row.created_at,
        last_activity_at=row.last_activity_at,
    )
