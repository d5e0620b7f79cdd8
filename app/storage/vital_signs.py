"""Signs of life of the worker and of the provider, and the spells in which one of them was quiet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from app.services.delivery import STATUS_RANK
from app.services.vital_ports import FailingJob, Part, PausedSender, Watched
from app.storage.outbox_tables import IS_DUE, jobs, outbox, senders
from app.storage.scope import insert_into
from app.storage.service_records import keep_state, state_of
from app.storage.tables import inbound_messages, service_state

_LEFT = STATUS_RANK["sent"]
"""From this rank on a status is the provider's own word about a message that it took."""


class SqlVitals:
    """Fulfils `app.services.vital_ports.Vitals`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, part: Part, now: datetime) -> None:
        """This part of a worker lives."""
        keep_state(self._connection, f"beat/{part}", now.isoformat(), now)

    def last_beat(self, part: Part) -> datetime | None:
        """When this part of a worker last lived, whichever worker it was."""
        return _moment(state_of(self._connection, f"beat/{part}"))

    def owed_since(self, before: datetime) -> datetime | None:
        """Since when something was to leave, or had left, without any sign of the provider after it."""
        heard = self._heard_at()
        stuck = select(func.min(outbox.c.due_at)).where(IS_DUE, outbox.c.due_at <= before)
        left = select(func.min(outbox.c.accepted_at)).where(
            outbox.c.accepted_at <= before, outbox.c.delivery_rank < _LEFT
        )
        waits = self._one(stuck)
        taken = self._one(select(func.max(outbox.c.accepted_at)))
        if heard is not None:
            left = left.where(outbox.c.accepted_at > heard)
        signs = [moment for moment in (heard, taken) if moment is not None]
        is_stuck = waits is not None and all(sign <= before for sign in signs)
        found = [moment for moment in (waits if is_stuck else None, self._one(left)) if moment is not None]
        return min(found, default=None)

    def quiet_since(self, what: Watched) -> datetime | None:
        """When the present spell was noticed, or None."""
        return _moment(state_of(self._connection, f"quiet/{what}"))

    def begin_quiet(self, what: Watched, now: datetime) -> bool:
        """A spell begins; False when one is already known: another was faster."""
        values = {"value": now.isoformat(), "at": now}
        statement = insert_into(self._connection, service_state).values(key=f"quiet/{what}", **values)
        ours = statement.on_conflict_do_update(
            index_elements=["key"], set_=values, where=service_state.c.value == ""
        ).returning(service_state.c.key)
        return self._connection.execute(ours).first() is not None

    def end_quiet(self, what: Watched, now: datetime) -> bool:
        """The spell is over; False when there was none."""
        over = update(service_state).where(service_state.c.key == f"quiet/{what}", service_state.c.value != "")
        return bool(self._connection.execute(over.values(value="", at=now)).rowcount)

    def paused_senders(self, now: datetime) -> list[PausedSender]:
        """Senders from which nothing leaves now."""
        query = select(senders).where(senders.c.paused_until > now).order_by(senders.c.channel, senders.c.name)
        return [PausedSender(row.channel, row.name, row.paused_until) for row in self._connection.execute(query)]

    def failing_jobs(self) -> list[FailingJob]:
        """Recurring work whose last run failed."""
        query = select(jobs).where(jobs.c.failures > 0).order_by(jobs.c.name)
        return [FailingJob(row.name, row.failures, row.last_error or "") for row in self._connection.execute(query)]

    def _heard_at(self) -> datetime | None:
        """The last sign of the provider: a person's message, or a status of the newest message that has one."""
        wrote = select(inbound_messages.c.received_at).order_by(inbound_messages.c.id.desc()).limit(1)
        told = (
            select(outbox.c.accepted_at)
            .where(outbox.c.accepted_at.is_not(None), outbox.c.delivery_rank >= _LEFT)
            .order_by(outbox.c.accepted_at.desc())
            .limit(1)
        )
        found = [moment for moment in (self._one(wrote), self._one(told)) if moment is not None]
        return max(found, default=None)

    def _one(self, query: Any) -> datetime | None:
        found = self._connection.execute(query).scalar_one_or_none()
        return found if isinstance(found, datetime) else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
