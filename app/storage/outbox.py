"""The outbox as use cases see it, inside their own transaction: enqueue, withdraw, statuses, what was spent.

Enqueueing is an INSERT and nothing else. The key makes a repeat harmless. What leaves, when, and in which order is the
business of `app.storage.outbox_queue` and `app.worker.dispatcher`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from app.errors import SealBroken
from app.services.delivery import STATUS_RANK, UNDELIVERED, Outcome, State
from app.services.messages import Channel, Outbound, StatusUpdate
from app.services.ports import Queued
from app.services.records import Left
from app.storage.database import transaction_of
from app.storage.envelopes import pack, unpack
from app.storage.instants import Instant
from app.storage.outbox_tables import (
    IS_DUE,
    IS_OPEN,
    IS_WAITING,
    KEY_LIMIT,
    MAY_BE_OUT,
    early_statuses,
    outbox,
    senders,
)
from app.storage.tables import cases, persons

TOPIC = "outbox"

_KEY = re.compile(r"[A-Za-z0-9_.:/-]{1,200}")
_SEPARATORS = "/:"


class Sealer(Protocol):
    """Seals and opens bytes under a person's key. `open` raises SealBroken when the key is gone or is another's."""

    def seal(self, person_id: int, plain: bytes) -> bytes:
        """Sealed bytes that only this person's key opens."""
        ...

    def open(self, person_id: int, sealed: bytes) -> bytes:
        """The bytes again."""
        ...


class Outbox:
    """Fulfils the port `Outbox` on one connection; `sealer` reads its keys through the same transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer

    def enqueue(self, messages: Sequence[Queued], *, person_id: int, now: datetime) -> int:
        """Insert; returns how many were new. Raises ValueError for a key that is not made of our own ids."""
        added = sum(self._add(queued, person_id, now) for queued in messages)
        if added:
            transaction_of(self._connection).announce(TOPIC)
        return added

    def withdraw(self, key_prefix: str, *, now: datetime) -> int:
        """Withdraw messages that have not left yet; returns how many.

        The prefix counts in whole parts: `hearing/1` means `hearing/1` and `hearing/1/…`, never `hearing/17`. One that
        is under way or uncertain may have left; it is not sent again.
        """
        stem = key_prefix.rstrip(_SEPARATORS)
        under = [outbox.c.key.startswith(stem + separator, autoescape=True) for separator in _SEPARATORS]
        return self._withdraw(or_(outbox.c.key == stem, *under), now)

    def withdraw_lane(self, lane: int, *, now: datetime) -> int:
        """The same for all of a conversation: its contact has opted out."""
        return self._withdraw(outbox.c.lane == lane, now)

    def forget(self, person_id: int) -> list[str]:
        """Erase a person's messages; returns the provider's ids of those it took, to be deleted there.

        A message that may be under way keeps its row, emptied, until it is known whether a copy must be deleted.
        """
        mine = outbox.c.person_id == person_id
        taken = self._connection.execute(select(outbox.c.sid).where(mine, outbox.c.sid.is_not(None))).scalars().all()
        self._connection.execute(update(outbox).where(mine, MAY_BE_OUT).values(is_withdrawn=True, payload=None))
        self._connection.execute(delete(outbox).where(mine, outbox.c.state.not_in(("uncertain", "sending"))))
        return [str(sid) for sid in taken]

    def under_way(self, person_id: int) -> int:
        """How many of a person's messages may be leaving now: sending, or nobody knows whether they left."""
        query = select(func.count()).where(outbox.c.person_id == person_id, MAY_BE_OUT)
        return int(self._connection.execute(query).scalar_one())

    def apply_status(self, update: StatusUpdate, *, now: datetime) -> bool:
        """Move a delivery status forward, never back; False when unknown or not newer.

        A callback may overtake the record that its message was taken: its status is kept until that is known.
        """
        lock_sids(self._connection, [update.sid])
        if advance_status(self._connection, update):
            return True
        is_known = self._connection.execute(select(exists().where(outbox.c.sid == update.sid))).scalar_one()
        if not is_known:
            _keep_early(self._connection, update, now)
        return False

    def outcome_of(self, sid: str, *, now: datetime) -> Outcome | None:
        """How the message with this provider's id stands; None when it is not ours."""
        row = self._connection.execute(select(outbox).where(outbox.c.sid == sid)).first()
        return outcome(row, now) if row else None

    def send_again(self, sid: str, *, not_before: datetime, now: datetime) -> bool:
        """Queue once more a message the provider took and could not deliver; False when it is unknown or erased.

        Each delivery failure gives at most one repeat, whatever comes twice.
        """
        row = self._connection.execute(select(outbox).where(outbox.c.sid == sid)).first()
        if row is None or row.payload is None or row.delivery_status not in UNDELIVERED:
            return False
        again = {name: getattr(row, name) for name in _REPEATED} | {"key": f"{row.key}/again"}
        if len(again["key"]) > KEY_LIMIT or not self._insert(again | _fresh(not_before, now)):
            return False
        transaction_of(self._connection).announce(TOPIC)
        return True

    def revive(self, outbox_id: int, *, now: datetime) -> bool:
        """Put a failed message back in its lane after a person has mended what stopped it; False when it is not one."""
        failed = update(outbox).where(outbox.c.id == outbox_id, text("state = 'failed'"), outbox.c.payload.is_not(None))
        back = case((outbox.c.uncertain_since.is_(None), "waiting"), else_="uncertain")
        done = self._connection.execute(
            failed.values(state=back, due_at=now, next_try_at=now, ended_at=None, claims=0, attempts=0, asks=0)
        )
        if done.rowcount:
            transaction_of(self._connection).announce(TOPIC)
        return bool(done.rowcount)

    def spent_since(self, since: datetime) -> Mapping[Channel, int]:
        """Segments (SMS) and messages (WhatsApp) accepted since then, or queued to leave at once."""
        spent = {channel: int(total) for channel, total in self._connection.execute(_SPENT, {"since": since})}
        return {"whatsapp": spent.get("whatsapp", 0), "sms": spent.get("sms", 0)}

    def spent_by(self, person_id: int, since: datetime) -> int:
        """The same for one person, on all channels together."""
        spent = self._connection.execute(_SPENT_BY, {"person": person_id, "since": since}).scalar_one_or_none()
        return int(spent or 0)

    def counts(self) -> Mapping[State, int]:
        """How many messages are in each state."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        return {state: int(number) for state, number in self._connection.execute(query)}

    def oldest_due(self, *, now: datetime) -> datetime | None:
        """Since when the longest waiting message that may leave has been due; None when nothing waits."""
        query = select(func.min(outbox.c.due_at)).where(IS_DUE, outbox.c.due_at <= now)
        return self._connection.execute(query).scalar_one_or_none()

    def left(self, case_id: int) -> list[Left]:
        """Everything queued for the person of this case, oldest first, without what was taken back."""
        whose = select(cases.c.person_id).where(cases.c.id == case_id).scalar_subquery()
        people = select(persons.c.id).where((persons.c.id == whose) | (persons.c.absorbed_by_id == whose))
        query = select(outbox.c.person_id, outbox.c.payload, outbox.c.due_at).where(outbox.c.person_id.in_(people))
        query = query.where(outbox.c.is_withdrawn.is_(False)).order_by(outbox.c.due_at, outbox.c.id)
        return [self._left(row) for row in self._connection.execute(query).all()]

    def _left(self, row: Any) -> Left:
        if row.payload is None:
            return Left(row.due_at, None)
        try:
            return Left(row.due_at, unpack(self._sealer.open(row.person_id, row.payload)).body)
        except SealBroken:
            return Left(row.due_at, None)

    def drop_early_statuses(self, before: datetime) -> int:
        """Forget early statuses of messages that were never ours; returns how many."""
        return self._connection.execute(delete(early_statuses).where(early_statuses.c.at < before)).rowcount

    def _add(self, queued: Queued, person_id: int, now: datetime) -> bool:
        if not _KEY.fullmatch(queued.key):
            raise ValueError("a key is made of our own ids: letters, digits and _ . : / - only, at most 200")
        message = queued.message
        values = {
            "lane": queued.lane,
            "key": queued.key,
            "person_id": person_id,
            "channel": message.to.channel,
            "kind": queued.kind,
            "priority": 0 if queued.kind == "reply" else 1,
            "segments": max(1, queued.segments),
            "payload": self._sealer.seal(person_id, pack(message)),
            "expires_at": queued.expires_at,
        }
        values |= _fresh(queued.not_before, now) | {"sender": message.sender}
        statement = _add_for_sender(self._connection.dialect.name)
        if self._connection.execute(statement, values).first() is not None:
            return True
        # A known key, or a sender without a row. Another transaction may have made that row meanwhile, so whether
        # ours was new says nothing: only a second try tells the two apart.
        self._know_sender(message)
        return self._connection.execute(statement, values).first() is not None

    def _know_sender(self, message: Outbound) -> None:
        """Make the row of a sender that has none; waits for another transaction that is making it."""
        names = {"channel": message.to.channel, "name": message.sender}
        self._connection.execute(insert_ignoring(self._connection, senders).values(**names))

    def _insert(self, values: Mapping[str, Any]) -> bool:
        return self._connection.execute(_add_message(self._connection.dialect.name), values).first() is not None

    def _withdraw(self, which: Any, now: datetime) -> int:
        gone = update(outbox).where(which, IS_OPEN, IS_WAITING).values(state="withdrawn", ended_at=now)
        withdrawn = self._connection.execute(gone).rowcount
        self._connection.execute(update(outbox).where(which, IS_OPEN).values(is_withdrawn=True))
        if withdrawn:
            transaction_of(self._connection).announce(TOPIC)
        return withdrawn


_REPEATED = (
    "lane",
    "person_id",
    "sender_id",
    "channel",
    "kind",
    "priority",
    "segments",
    "payload",
    "expires_at",
)


_FRESH = ("state", "created_at", "due_at", "next_try_at", "is_later")


def _fresh(not_before: datetime | None, now: datetime) -> dict[str, Any]:
    due_at = max(not_before or now, now)
    return {"state": "waiting", "created_at": now, "due_at": due_at, "next_try_at": due_at, "is_later": due_at > now}


def insert_ignoring(connection: Connection, table: Any) -> Insert:
    """An INSERT that leaves an existing row alone. What it returns, not its rowcount, tells which it was."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


@cache
def _add_message(dialect: str) -> Insert:
    """The INSERT of one message; gives its id when its key was new."""
    made = sqlite.insert(outbox) if dialect == "sqlite" else postgresql.insert(outbox)
    return made.on_conflict_do_nothing().returning(outbox.c.id)


_COST = case((outbox.c.channel == "sms", outbox.c.segments), else_=1)


@cache
def _add_for_sender(dialect: str) -> Insert:
    """The same for a sender by its name and channel; nothing is inserted while that sender has no row."""
    names = ["key", *(name for name in _REPEATED if name != "sender_id"), *_FRESH]
    columns = [bindparam(name, type_=outbox.c[name].type) for name in names]
    of_sender = select(*columns, senders.c.id).where(
        senders.c.channel == bindparam("channel", type_=outbox.c.channel.type), senders.c.name == bindparam("sender")
    )
    made = sqlite.insert(outbox) if dialect == "sqlite" else postgresql.insert(outbox)
    return made.from_select([*names, "sender_id"], of_sender).on_conflict_do_nothing().returning(outbox.c.id)


def _spent() -> Select[Any]:
    """What was accepted since a moment, and what waits to leave at once, by channel; each half has its own index."""
    cost = _COST.label("cost")
    accepted = select(outbox.c.channel, cost).where(outbox.c.accepted_at >= bindparam("since", type_=Instant))
    waiting = select(outbox.c.channel, cost).where(IS_OPEN, outbox.c.is_later.is_(False))
    both = union_all(accepted, waiting).subquery()
    return select(both.c.channel, func.sum(both.c.cost)).group_by(both.c.channel)


# Built once: putting a statement together costs more than running it.
_SPENT = _spent()
_SPENT_BY = select(func.sum(_COST)).where(
    outbox.c.person_id == bindparam("person"),
    or_(
        outbox.c.accepted_at >= bindparam("since", type_=Instant),
        and_(IS_OPEN, outbox.c.is_later.is_(False)),
    ),
)


def lock_sids(connection: Connection, sids: Sequence[str]) -> None:
    """Keep others from handling the same provider's ids until this transaction ends.

    A callback and the record of its message may come at the same moment; without this, each would miss the other.
    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        for sid in sorted(sids):
            connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(sid, 0))))


def advance_status(connection: Connection, change: StatusUpdate) -> bool:
    """Move the status of the message with this sid forward; False when it has none, or one as high."""
    rank = STATUS_RANK[change.status]
    newer = update(outbox).where(outbox.c.sid == change.sid, outbox.c.delivery_rank < rank)
    values: dict[str, Any] = {"delivery_status": change.status, "delivery_rank": rank}
    if change.error_code is not None:
        values["error_code"] = change.error_code
    return bool(connection.execute(newer.values(**values)).rowcount)


def take_early_statuses(connection: Connection, sids: Sequence[str]) -> list[StatusUpdate]:
    """The statuses that came before their messages were known to be taken, removed from where they waited."""
    early = early_statuses.c.sid.in_(sids)
    rows = connection.execute(select(early_statuses).where(early)).all()
    if rows:
        connection.execute(delete(early_statuses).where(early))
    return [StatusUpdate(row.sid, row.status, row.error_code) for row in rows]


def outcome(row: Row[Any], now: datetime) -> Outcome:
    """A row of the outbox as how it stands."""
    return Outcome(
        id=row.id,
        lane=row.lane,
        person_id=row.person_id,
        channel=row.channel,
        kind=row.kind,
        state=row.state,
        at=now,
        sid=row.sid,
        status=row.delivery_status,
        error_code=row.error_code,
        is_erased=row.payload is None,
    )


def _keep_early(connection: Connection, change: StatusUpdate, now: datetime) -> None:
    """Keep the highest early status of a sid that no message has yet."""
    rank = STATUS_RANK[change.status]
    values = {"status": change.status, "rank": rank, "error_code": change.error_code, "at": now}
    held = connection.execute(select(early_statuses.c.rank).where(early_statuses.c.sid == change.sid)).scalar()
    if held is None:
        connection.execute(insert(early_statuses).values(sid=change.sid, **values))
    elif held < rank:
        connection.execute(update(early_statuses).where(early_statuses.c.sid == change.sid).values(**values))
