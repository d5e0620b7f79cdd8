"""The outbox as a dispatcher sees it: one short transaction records, takes back, expires and claims."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update
from sqlalchemy.exc import IntegrityError

from app.services.delivery import Claim, Exchange, Outcome, QueueRules, Verdict
from app.storage.database import Database
from app.storage.outbox import Sealer
from app.storage.outbox_claims import Claims, take_turn
from app.storage.outbox_records import Records, taken_back
from app.storage.outbox_tables import IS_DUE, IS_SENDING, IS_WAITING, OWNER_LIMIT, outbox

log = logging.getLogger(__name__)

OnOutcome = Callable[[Connection, Outcome], None]
"""Told, in the same transaction, how each message ended or why its sender stopped."""

_BATCH = 500


def _locked(*which: Any) -> Select[Any]:
    """Rows that nobody else is handling, locked."""
    query = select(outbox.c.id, outbox.c.claims).where(*which).limit(_BATCH)
    return query.with_for_update(skip_locked=True)


_LAPSED = _locked(IS_SENDING, outbox.c.lease_until <= bindparam("now"))
_STALE = _locked(IS_WAITING, IS_DUE, outbox.c.expires_at <= bindparam("now"))
_FIRST_DUE = select(func.min(outbox.c.next_try_at)).where(IS_DUE)
_FIRST_LAPSE = select(func.min(outbox.c.lease_until)).where(IS_SENDING)
_NEXT_DUE = select(func.min(outbox.c.next_try_at)).where(IS_DUE, outbox.c.next_try_at > bindparam("now"))


class OutboxQueue:
    """Fulfils the port `DeliveryQueue` for one owner: a process that keeps its name when it is started again.

    `sealer_for` gives the sealer that reads its keys through a connection.
    """

    def __init__(
        self,
        database: Database,
        sealer_for: Callable[[Connection], Sealer],
        *,
        owner: str,
        rules: QueueRules | None = None,
        on_outcome: OnOutcome = lambda connection, outcome: None,
    ) -> None:
        self._database = database
        self._sealer_for = sealer_for
        self._owner = owner if len(owner) <= OWNER_LIMIT else sha256(owner.encode()).hexdigest()
        self._rules = rules or QueueRules()
        self._on_outcome = on_outcome

    def exchange(self, verdicts: Sequence[Verdict], *, room: int, now: datetime) -> Exchange:
        """Record, take back, expire, claim up to `room`: all of it, or nothing when the database refuses."""
        with self._database.write() as connection:
            take_turn(connection)
            records = Records(connection, now)
            records.record(verdicts)
            self._take_back_lapsed(connection, records, now)
            self._expire_stale(connection, records, now)
            claims, looks = self._claim(connection, records, room, now)
            for outcome in records.outcomes:
                self._tell(connection, outcome)
            if (next_due := connection.execute(_NEXT_DUE, {"now": now}).scalar_one_or_none()) is not None:
                looks.append(next_due)
        return Exchange(claims, tuple(records.outcomes), min(looks, default=None))

    def take_back_own(self, *, now: datetime) -> int:
        """What this owner was sending when it died is uncertain now."""
        with self._database.write() as connection:
            mine = update(outbox).where(IS_SENDING, outbox.c.owner == self._owner)
            return connection.execute(mine.values(**taken_back(now))).rowcount

    def earliest(self) -> datetime | None:
        """When the next message is or was due, or the next lease runs out."""
        with self._database.read() as connection:
            found = [connection.execute(query).scalar_one_or_none() for query in (_FIRST_DUE, _FIRST_LAPSE)]
        return min((moment for moment in found if moment is not None), default=None)

    def known_sids(self, sids: Collection[str]) -> set[str]:
        """Which of these provider ids already belong to a message of ours."""
        with self._database.read() as connection:
            return set(connection.execute(select(outbox.c.sid).where(outbox.c.sid.in_(sids))).scalars())

    def _claim(
        self, connection: Connection, records: Records, room: int, now: datetime
    ) -> tuple[tuple[Claim, ...], list[datetime]]:
        """Claims, and when to look again. When another process took a lane first, none, and look again at once."""
        work = Claims(connection, self._sealer_for(connection), records, self._owner, self._rules, now)
        try:
            with connection.begin_nested():
                return tuple(work.take(room)), work.looks
        except IntegrityError:
            return (), [now]

    def _tell(self, connection: Connection, outcome: Outcome) -> None:
        """Tell how a message ended. Whoever listens must not be able to stop delivery by failing."""
        try:
            with connection.begin_nested():
                self._on_outcome(connection, outcome)
        except Exception as error:
            log.error(
                "nobody could be told that message %s is %s: %s", outcome.id, outcome.detail, type(error).__name__
            )

    def _take_back_lapsed(self, connection: Connection, records: Records, now: datetime) -> None:
        """What somebody held for too long is uncertain; what killed its process every time is ended."""
        lapsed = connection.execute(_LAPSED, {"now": now}).all()
        if not lapsed:
            return
        back = update(outbox).where(outbox.c.id.in_([row.id for row in lapsed]))
        connection.execute(back.values(**taken_back(now)))
        for row in lapsed:
            if row.claims >= self._rules.max_claims:
                records.end(row.id, "failed")

    def _expire_stale(self, connection: Connection, records: Records, now: datetime) -> None:
        """What was not sent before it became stale says so. An uncertain one is asked about first."""
        for row in connection.execute(_STALE, {"now": now}).all():
            records.end(row.id, "expired")
