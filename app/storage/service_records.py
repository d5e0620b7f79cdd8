"""What the service keeps for itself and its staff: alerts, consents, deletions to ask for, who read what, counters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, update

from app.services.ports import Alert, AlertKind, WaitingAlert
from app.storage.scope import Scope, insert_into
from app.storage.tables import (
    access_log,
    alerts,
    case_consents,
    content_templates,
    counters,
    organisations,
    provider_deletions,
    service_state,
)

SAME = timedelta(minutes=10)
"""Within this time an alert of the same kind, detail and case is the same alert: one person cannot drown the others."""

_CHUNK = 200
"""Rows in one INSERT: the engines limit how many values a statement may carry."""


class SqlAlerts:
    """Fulfils `app.services.ports.Alerts`: an alert stays until somebody was told of it, and after."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, alert: Alert) -> None:
        """Queue an alert; the worker mails it. The same one again within ten minutes is one alert."""
        same = _same(alert)
        if self._connection.execute(select(alerts.c.id).where(same, alerts.c.at > alert.at - SAME).limit(1)).first():
            return
        values = {
            "kind": alert.kind,
            "detail": alert.detail,
            "case_code": alert.case_code,
            "organisation_id": alert.organisation_id,
            "at": alert.at,
        }
        self._connection.execute(insert(alerts).values(**values, tries=0))

    def add_once(self, alert: Alert) -> bool:
        """The same, unless one of this kind, detail and case was ever queued; True when it was new."""
        if self._connection.execute(select(alerts.c.id).where(_same(alert)).limit(1)).first() is not None:
            return False
        self.add(alert)
        return True

    def waiting(self, *, now: datetime, limit: int = 50) -> list[WaitingAlert]:
        """Alerts nobody was told of yet, oldest first."""
        is_due = or_(alerts.c.not_before.is_(None), alerts.c.not_before <= now)
        query = select(alerts).where(alerts.c.notified_at.is_(None), is_due).order_by(alerts.c.id).limit(limit)
        return [WaitingAlert(row.id, _alert(row), row.tries) for row in self._connection.execute(query)]

    def recent(
        self, organisation_id: int, kinds: Collection[AlertKind], *, since: datetime, limit: int = 500
    ) -> list[Alert]:
        """Alerts of these kinds about the organisation's cases or about the service itself, newest first."""
        row = alerts.c
        is_theirs = or_(row.organisation_id == organisation_id, row.organisation_id.is_(None))
        query = select(alerts).where(row.kind.in_(kinds), row.at >= since, is_theirs)
        return [_alert(each) for each in self._connection.execute(query.order_by(row.id.desc()).limit(limit))]

    def mark_notified(self, alert_id: int, now: datetime) -> None:
        """Somebody was told."""
        self._connection.execute(update(alerts).where(alerts.c.id == alert_id).values(notified_at=now))

    def postpone(self, alert_id: int, until: datetime) -> int:
        """Nobody could be told: try again then. Returns how often it has failed."""
        later = update(alerts).where(alerts.c.id == alert_id).values(tries=alerts.c.tries + 1, not_before=until)
        return int(self._connection.execute(later.returning(alerts.c.tries)).scalar_one_or_none() or 0)


def _alert(row: Row[Any]) -> Alert:
    return Alert(cast(AlertKind, row.kind), row.detail, row.at, row.case_code, row.organisation_id)


def _same(alert: Alert) -> ColumnElement[bool]:
    row = alerts.c
    same_case = row.case_code.is_(None) if alert.case_code is None else row.case_code == alert.case_code
    return and_(row.kind == alert.kind, row.detail == alert.detail, same_case)


class SqlConsents:
    """Fulfils `app.services.ports.Consents`: every decision is kept, the newest holds."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def record(self, case_id: int, organisation_id: int, granted: bool, now: datetime) -> None:
        """Remember a decision. Raises NotThere for an unknown case."""
        if case_id in self._scope.erased_cases:
            return
        values = {
            "case_id": case_id,
            "person_id": self._scope.person_of_case(case_id),
            "organisation_id": organisation_id,
            "is_granted": granted,
            "at": now,
        }
        self._scope.connection.execute(insert(case_consents).values(**values))

    def is_granted(self, case_id: int, organisation_id: int) -> bool:
        """True when the newest decision for this organisation is a yes."""
        row = case_consents.c
        query = (
            select(row.is_granted)
            .where(row.case_id == case_id, row.organisation_id == organisation_id)
            .order_by(row.id.desc())
            .limit(1)
        )
        return bool(self._scope.connection.execute(query).scalar_one_or_none())


class SqlProviderDeletions:
    """Fulfils `app.services.ports.ProviderDeletions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sids: Sequence[str], now: datetime, *, not_before: datetime | None = None) -> int:
        """Queue them, for now or for later; returns how many were new or are due sooner by this."""
        due = not_before or now
        rows = [{"sid": sid, "asked_at": now, "not_before": due, "tries": 0} for sid in dict.fromkeys(sids)]
        added = 0
        for start in range(0, len(rows), _CHUNK):
            statement = insert_into(self._connection, provider_deletions).values(rows[start : start + _CHUNK])
            sooner = statement.on_conflict_do_update(
                index_elements=["sid"],
                set_={"not_before": statement.excluded.not_before},
                where=provider_deletions.c.not_before > statement.excluded.not_before,
            )
            added += len(self._connection.execute(sooner.returning(provider_deletions.c.sid)).all())
        return added

    def due(self, *, now: datetime, limit: int = 50) -> list[str]:
        """What to delete now, oldest first."""
        row = provider_deletions.c
        query = select(row.sid).where(row.not_before <= now).order_by(row.not_before, row.sid).limit(limit)
        return list(self._connection.execute(query).scalars())

    def done(self, sid: str) -> None:
        """It is gone."""
        self._connection.execute(delete(provider_deletions).where(provider_deletions.c.sid == sid))

    def postpone(self, sid: str, until: datetime) -> int:
        """Not yet: try again then. Returns how often it has failed."""
        row = provider_deletions.c
        later = update(provider_deletions).where(row.sid == sid).values(tries=row.tries + 1, not_before=until)
        return int(self._connection.execute(later.returning(row.tries)).scalar_one_or_none() or 0)


def log_access(
    connection: Connection,
    *,
    staff: str,
    action: str,
    case_code: str,
    now: datetime,
    unless_since: datetime | None = None,
) -> None:
    """Leave the line that reading a case leaves; none where the same one was left after `unless_since`.

    The database refuses to change or delete it.
    """
    row = access_log.c
    same = (row.case_code == case_code, row.staff == staff, row.action == action)
    if unless_since is not None:
        lately = select(row.id).where(*same, row.at > unless_since).limit(1)
        if connection.execute(lately).first() is not None:
            return
    connection.execute(insert(access_log).values(staff=staff, action=action, case_code=case_code, at=now))


def organisation_named(connection: Connection, slug: str, name: str, now: datetime) -> int:
    """The id of the organisation with this slug, made with this name when there is none."""
    values = {"slug": slug, "name": name, "created_at": now}
    connection.execute(insert_into(connection, organisations).values(**values).on_conflict_do_nothing())
    return int(connection.execute(select(organisations.c.id).where(organisations.c.slug == slug)).scalar_one())


def content_sids(connection: Connection) -> Mapping[str, str]:
    """The provider's Content sid of every content template made so far, by its digest."""
    query = select(content_templates.c.digest, content_templates.c.content_sid)
    return {row.digest: row.content_sid for row in connection.execute(query)}


def keep_content_sid(connection: Connection, digest: str, content_sid: str, now: datetime) -> None:
    """Remember the Content sid made for this digest; a newer one takes its place."""
    values = {"content_sid": content_sid, "created_at": now}
    statement = insert_into(connection, content_templates).values(digest=digest, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["digest"], set_=values))


def count(connection: Connection, name: str, by: int = 1) -> None:
    """Add to a counter, such as `signature_rejected`."""
    statement = insert_into(connection, counters).values(name=name, count=by)
    grown = {"count": counters.c["count"] + by}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=grown))


def counts(connection: Connection) -> Mapping[str, int]:
    """All counters."""
    return {row.name: int(row[1]) for row in connection.execute(select(counters.c.name, counters.c["count"]))}


def keep_state(connection: Connection, key: str, value: str, now: datetime) -> None:
    """Remember one small thing about the service, such as when the worker was last seen."""
    values = {"value": value, "at": now}
    statement = insert_into(connection, service_state).values(key=key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))


def state_of(connection: Connection, key: str) -> str | None:
    """What was remembered under this key."""
    query = select(service_state.c.value).where(service_state.c.key == key)
    return connection.execute(query).scalar_one_or_none()
