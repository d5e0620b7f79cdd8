"""Which messages may leave now: the heads of their lanes, as many as each sender's rate allows.

Within a lane the order is by id among the messages that are due, and one that was ever tried goes first: it holds back
all others, a reminder that comes due meanwhile included, until it is at its end. A message for later does not exist for
its lane until it is due, so it never blocks a reply. At most one message per lane is being sent: a partial unique index
forbids a second, whatever any process believes.

Replies go before reminders and notices when a sender's rate is the bottleneck. The rate is a token bucket in the
sender's row, shared by all processes; a message of more segments than the bucket holds may leave when it is full, and
the bucket then owes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, exists, or_, select, text, update

from app.errors import SealBroken
from app.services.delivery import Claim, EndState, QueueRules, Rate
from app.storage.envelopes import unpack
from app.storage.outbox import Sealer
from app.storage.outbox_records import Records
from app.storage.outbox_tables import IS_DUE, outbox, senders

log = logging.getLogger(__name__)


_SENDERS = select(senders)
_TURN = select(senders.c.id).order_by(senders.c.id).with_for_update(key_share=True)
"""Locks against other dispatchers, not against an enqueue, which refers to its sender."""


def _is_held_back() -> ColumnElement[bool]:
    """True for a message with another one of its lane before it, or being sent."""
    other = outbox.alias("other")
    was_tried, is_tried = other.c.claims > 0, outbox.c.claims > 0
    goes_first = or_(and_(was_tried, ~is_tried), and_(was_tried == is_tried, other.c.id < outbox.c.id))
    blocks = or_(text("other.state = 'sending'"), and_(other.c.due_at <= bindparam("now"), goes_first))
    same_lane = and_(other.c.lane == outbox.c.lane, other.c.id != outbox.c.id)
    is_open = text("other.state IN ('waiting', 'uncertain', 'sending')")
    return exists(select(1).select_from(other).where(same_lane, is_open, blocks)).correlate(outbox)


_HEADS = (
    select(outbox)
    .where(
        IS_DUE,
        outbox.c.sender_id == bindparam("sender_id"),
        outbox.c.priority == bindparam("priority"),
        outbox.c.next_try_at <= bindparam("now"),
        ~_is_held_back(),
    )
    .order_by(outbox.c.next_try_at, outbox.c.id)
    .limit(bindparam("room"))
    .with_for_update(skip_locked=True)
)
"""Messages of one sender and priority that may leave, the longest due first."""


class Bucket:
    """One sender's tokens at one moment. `held` is None for a sender that was never used: its bucket is full."""

    def __init__(self, rate: Rate, held: float | None, since: datetime | None, now: datetime) -> None:
        self._rate = rate
        self._now = now
        seconds = max(0.0, (now - since).total_seconds()) if since else 0.0
        self.tokens = rate.burst if held is None else min(rate.burst, held + seconds * rate.per_second)

    def can_pay(self, cost: float) -> bool:
        """True when a message of this cost may leave now."""
        return self.tokens >= min(cost, self._rate.burst)

    def pay(self, cost: float) -> None:
        """Take the cost out; the bucket may owe."""
        self.tokens -= cost

    def when(self, cost: float) -> datetime:
        """When a message of this cost may leave."""
        missing = max(0.0, min(cost, self._rate.burst) - self.tokens)
        return self._now + timedelta(seconds=missing / self._rate.per_second)


def take_turn(connection: Connection) -> None:
    """Wait until no other dispatcher writes down or claims anything.

    It must be the first lock of a transaction: who already held a sender or a message and waited here would stop
    another that waits for that one.
    """
    connection.execute(_TURN)


class Claims:
    """Claims on one connection. `looks` are moments at which more may be claimed."""

    def __init__(
        self, connection: Connection, sealer: Sealer, records: Records, owner: str, rules: QueueRules, now: datetime
    ) -> None:
        self._connection = connection
        self._sealer = sealer
        self._records = records
        self._owner = owner
        self._rules = rules
        self._now = now
        self.looks: list[datetime] = []

    def take(self, room: int) -> Iterator[Claim]:
        """Up to `room` messages; the sender that waited longest goes first."""
        if room <= 0:
            return
        for sender in self._senders():
            if sender.paused_until is not None and sender.paused_until > self._now:
                self.looks.append(sender.paused_until)
                continue
            rate = self._rules.rate_of(sender.channel, sender.name)
            bucket = Bucket(rate, sender.tokens, sender.refilled_at, self._now)
            picked = self._pick(sender.id, bucket, room)
            room -= len(picked)
            self._mark(sender.id, bucket, picked)
            yield from filter(None, map(self._opened, picked))

    def _senders(self) -> Sequence[Row[Any]]:
        """The least recently used first. `take_turn` came before, so nobody changes them meanwhile."""
        rows = self._connection.execute(_SENDERS).all()
        return sorted(rows, key=lambda row: row.refilled_at.timestamp() if row.refilled_at else 0.0)

    def _pick(self, sender_id: int, bucket: Bucket, room: int) -> list[Row[Any]]:
        """The heads of lanes that this sender can pay for, replies first."""
        picked: list[Row[Any]] = []
        for priority in (0, 1):
            for row in self._heads(sender_id, priority, room - len(picked)):
                cost = row.segments if row.channel == "sms" else 1
                if not bucket.can_pay(cost):
                    self.looks.append(bucket.when(cost))
                    return picked
                bucket.pay(cost)
                picked.append(row)
        return picked

    def _heads(self, sender_id: int, priority: int, limit: int) -> Sequence[Row[Any]]:
        if limit <= 0:
            return []
        wanted = {"sender_id": sender_id, "priority": priority, "now": self._now, "room": limit}
        return self._connection.execute(_HEADS, wanted).all()

    def _mark(self, sender_id: int, bucket: Bucket, picked: Sequence[Row[Any]]) -> None:
        """These are ours until the lease ends, and the bucket has paid."""
        if not picked:
            return
        held = {"state": "sending", "owner": self._owner, "claimed_at": self._now, "lease_until": self._lease_until}
        ours = update(outbox).where(outbox.c.id.in_([row.id for row in picked]))
        self._connection.execute(ours.values(**held, claims=outbox.c.claims + 1))
        spent = update(senders).where(senders.c.id == sender_id)
        self._connection.execute(spent.values(tokens=bucket.tokens, refilled_at=self._now))

    @property
    def _lease_until(self) -> datetime:
        return self._now + self._rules.lease

    def _opened(self, row: Row[Any]) -> Claim | None:
        """The claim with its message; one that was erased or does not open ends here, visibly."""
        if row.payload is None:
            self._refuse(row.id, "withdrawn")
            return None
        try:
            message = unpack(self._sealer.open(row.person_id, row.payload))
        except SealBroken:
            log.error("message %s does not open", row.id)
            self._refuse(row.id, "failed")
            return None
        return Claim(
            id=row.id,
            number=row.claims + 1,
            lane=row.lane,
            person_id=row.person_id,
            sender_id=row.sender_id,
            kind=row.kind,
            message=message,
            due_at=row.due_at,
            claimed_at=self._now,
            lease_until=self._lease_until,
            expires_at=row.expires_at,
            attempts=row.attempts,
            asks=row.asks,
            uncertain_since=row.uncertain_since,
            is_withdrawn=row.is_withdrawn,
        )

    def _refuse(self, row_id: int, state: EndState) -> None:
        """End a message that cannot be tried; the next of its lane may leave at once."""
        self._records.end(row_id, state)
        self.looks.append(self._now)
