"""Counting cases by their clear columns; no key is needed, and no row of a person leaves the database."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, Text, cast, func, select

from app.services.figures import Group
from app.storage.reviews import agreed
from app.storage.tables import cases


class SqlFigures:
    """Fulfils `app.services.figures.Counting`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def groups(self, organisation_id: int, *, quiet_since: datetime) -> list[Group]:
        """All cases of an organisation, in groups of like ones."""
        row = cases.c
        each = (
            select(
                row.review_state.label("review_state"),
                cast(row.flags, Text).label("flags"),
                agreed(organisation_id).label("is_agreed"),
                (row.last_activity_at < quiet_since).label("is_quiet"),
                row.approved_at.is_not(None).label("was_approved"),
            )
            .where(row.organisation_id == organisation_id)
            .subquery()
        )
        query = select(*each.c, func.count().label("number")).group_by(*each.c)
        return [
            Group(
                found.review_state,
                tuple(json.loads(found.flags)),
                bool(found.is_agreed),
                bool(found.is_quiet),
                bool(found.was_approved),
                found.number,
            )
            for found in self._connection.execute(query)
        ]

    def approvals(self, organisation_id: int, *, since: datetime) -> list[tuple[datetime, datetime]]:
        """When each draft that was approved since then was begun and approved, where both are known."""
        row = cases.c
        query = select(row.began_at, row.approved_at).where(
            row.organisation_id == organisation_id, row.began_at.is_not(None), row.approved_at >= since
        )
        return [(found.began_at, found.approved_at) for found in self._connection.execute(query)]
