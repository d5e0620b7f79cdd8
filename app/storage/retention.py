"""Retention: which cases end, and when. The time runs from the last activity of person or clinic."""

from __future__ import annotations

import calendar
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.sql.elements import ColumnElement

from app.services.records import PRACTICE, DueCase, Ending, EndingCase
from app.storage.person_keys import NotThere
from app.storage.reviews import agreed
from app.storage.tables import cases, conversations, organisations


class SqlRetention:
    """Fulfils `app.services.ports.Retention`. A person's time is that of their case touched last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due_for_notice(self, *, now: datetime, months: int = 12, notice_days: int = 30) -> list[DueCase]:
        """Cases that end within `notice_days` and were not announced yet, oldest first."""
        limit = months_before(now + timedelta(days=notice_days), months)
        return self._due(cases.c.last_activity_at <= limit, cases.c.purge_announced_at.is_(None))

    def mark_announced(self, case_id: int, now: datetime) -> None:
        """Person and clinic were told. Any later activity takes it back."""
        self._change(case_id, purge_announced_at=now)

    def due_for_purge(self, *, now: datetime, months: int = 12, notice_days: int = 30) -> list[DueCase]:
        """Cases past their time that were announced at least `notice_days` ago, oldest first."""
        announced = now - timedelta(days=notice_days)
        return self._due(
            cases.c.last_activity_at <= months_before(now, months), cases.c.purge_announced_at <= announced
        )

    def note_activity(self, case_id: int, now: datetime) -> None:
        """The clinic did something for this case: its time starts anew."""
        self._change(case_id, last_activity_at=now, purge_announced_at=None)

    def ending(self, case_id: int, *, now: datetime, months: int = 12, notice_days: int = 30) -> Ending:
        """When this case ends by itself. Raises NotThere."""
        row = cases.c
        query = select(row.last_activity_at, row.purge_announced_at).where(row.id == case_id)
        found = self._connection.execute(query).one_or_none()
        if found is None:
            raise NotThere("there is no such case")
        return _ending(found, now, months, notice_days)

    def ending_soon(
        self, organisation_id: int, *, now: datetime, months: int = 12, notice_days: int = 30, days: int = 90
    ) -> list[EndingCase]:
        """Cases of an organisation, with their person's consent, that end within so many days; the soonest first."""
        row = cases.c
        query = (
            select(row.code, row.assignee, row.review_state, row.last_activity_at, row.purge_announced_at)
            .where(row.organisation_id == organisation_id, agreed(organisation_id))
            .where(row.last_activity_at <= months_before(now + timedelta(days=days), months))
            .order_by(row.last_activity_at, row.id)
        )
        return [
            EndingCase(each.code, each.assignee, each.review_state is not None, _ending(each, now, months, notice_days))
            for each in self._connection.execute(query)
        ]

    def _due(self, *conditions: ColumnElement[bool]) -> list[DueCase]:
        """Due cases whose person has no livelier one: erasing takes all of a person."""
        livelier = cases.alias("livelier")
        is_alive = (
            select(livelier.c.id)
            .where(livelier.c.person_id == cases.c.person_id, livelier.c.last_activity_at > cases.c.last_activity_at)
            .correlate(cases)
            .exists()
        )
        practice = select(organisations.c.id).where(organisations.c.slug == PRACTICE)
        query = (
            select(cases.c.id, cases.c.code, cases.c.organisation_id, cases.c.last_activity_at)
            .where(*conditions, ~is_alive, cases.c.organisation_id.not_in(practice))
            .order_by(cases.c.last_activity_at, cases.c.id)
        )
        rows = self._connection.execute(query).all()
        talks = self._conversations([row.id for row in rows])
        return [
            DueCase(row.id, row.code, row.organisation_id, row.last_activity_at, tuple(talks.get(row.id, ())))
            for row in rows
        ]

    def _conversations(self, case_ids: list[int]) -> dict[int, list[int]]:
        row = conversations.c
        query = select(row.case_id, row.id).where(row.case_id.in_(case_ids)).order_by(row.id)
        found: dict[int, list[int]] = {}
        for case_id, conversation_id in self._connection.execute(query):
            found.setdefault(case_id, []).append(conversation_id)
        return found

    def _change(self, case_id: int, **values: object) -> None:
        self._connection.execute(update(cases).where(cases.c.id == case_id).values(values))


def _ending(row: Any, now: datetime, months: int, notice_days: int) -> Ending:
    """Not before its time, and not before it was announced long enough; one that is not announced yet is, now."""
    announced: datetime | None = row.purge_announced_at
    told = (announced or now) + timedelta(days=notice_days)
    return Ending(row.last_activity_at, announced, max(months_before(row.last_activity_at, -months), told))


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and time so many months earlier, or that month's last day where it is shorter."""
    index = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(index, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
