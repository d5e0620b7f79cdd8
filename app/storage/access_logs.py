"""Who opened which case, and what was done about access itself. Both logs refuse every change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, or_, select

from app.services.access.records import LogLine
from app.storage.access_base import AccessPart
from app.storage.tables import access_log, cases, staff, staff_acts


class Logs(AccessPart):
    """What was done."""

    def note_act(self, organisation_id: int, *, by: str, deed: str, subject: str, now: datetime) -> None:
        """Leave a line about access itself. Never changed or deleted."""
        values = {"organisation_id": organisation_id, "staff": by, "deed": deed, "subject": subject, "at": now}
        self._connection.execute(insert(staff_acts).values(**values))

    def acts(self, organisation_id: int, *, since: datetime, until: datetime) -> list[LogLine]:
        """Those lines, newest first."""
        at = staff_acts.c
        ours = (at.organisation_id == organisation_id, at.at >= since, at.at < until)
        query = select(at.at, at.staff, at.deed.label("action"), at.subject).where(*ours).order_by(at.id.desc())
        return self._lines(organisation_id, self._connection.execute(query))

    def readings(self, organisation_id: int, *, since: datetime, until: datetime) -> list[LogLine]:
        """Who opened which case of the organisation, newest first: its members, and others who opened its cases."""
        at = access_log.c
        ours = or_(
            at.staff.in_(select(staff.c.code).where(staff.c.organisation_id == organisation_id)),
            at.case_code.in_(select(cases.c.code).where(cases.c.organisation_id == organisation_id)),
        )
        columns = (at.at, at.staff, at.action, at.case_code.label("subject"))
        query = select(*columns).where(ours, at.at >= since, at.at < until).order_by(at.id.desc())
        return self._lines(organisation_id, self._connection.execute(query))

    def _lines(self, organisation_id: int, rows: Iterable[Row[Any]]) -> list[LogLine]:
        members = select(staff).where(staff.c.organisation_id == organisation_id)
        names = {row.code: self._staff(row).name for row in self._connection.execute(members)}
        return [LogLine(row.at, row.staff, names.get(row.staff, ""), row.action, row.subject) for row in rows]
