"""The tables of delivery: messages that must leave, the senders they leave from, early statuses, recurring jobs.

No row holds a number or a word of a person in clear: the message is sealed under the person's key. `key` and `lane` are
made of our own ids, `outbox_senders.name` is the organisation's own number or service.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from app.storage.instants import Instant
from app.storage.metadata import metadata

KEY_LIMIT = 255
"""Longest key of a row: a use case's own key has at most 200, the rest is for repeats."""

OWNER_LIMIT = 64
"""Longest name of an owner in a row; a longer one is kept as a digest."""

_Id = BigInteger().with_variant(Integer, "sqlite")

IS_DUE = text("state IN ('waiting', 'uncertain')")
IS_OPEN = text("state IN ('waiting', 'uncertain', 'sending')")
IS_SENDING = text("state = 'sending'")
IS_WAITING = text("state = 'waiting'")
MAY_BE_OUT = text("state IN ('uncertain', 'sending')")
"""Written as SQL literals here and in the queries: with bound values the partial indexes would not apply."""

senders = Table(
    "outbox_senders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(10), nullable=False),
    Column("name", String(140), nullable=False),
    Column("tokens", Float, nullable=True),  # None: never used, the bucket is full
    Column("refilled_at", Instant, nullable=True),
    Column("paused_until", Instant, nullable=True),
    Column("troubles", Integer, nullable=False, server_default="0"),  # in a row, since it last took a message
    UniqueConstraint("channel", "name"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("lane", BigInteger, nullable=False),
    Column("key", String(KEY_LIMIT), nullable=False, unique=True),
    Column("person_id", BigInteger, nullable=False, index=True),
    Column("sender_id", Integer, ForeignKey("outbox_senders.id"), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("priority", SmallInteger, nullable=False),
    Column("segments", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=True),  # sealed; None once the person was erased
    Column("state", String(10), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("is_later", Boolean, nullable=False),  # was asked for a later time than when it was queued
    Column("next_try_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=True),
    Column("claims", Integer, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("asks", Integer, nullable=False, server_default="0"),
    Column("uncertain_since", Instant, nullable=True),
    Column("is_withdrawn", Boolean, nullable=False, server_default=text("false")),
    Column("owner", String(OWNER_LIMIT), nullable=True),
    Column("claimed_at", Instant, nullable=True),
    Column("lease_until", Instant, nullable=True),
    Column("sid", String(64), nullable=True, unique=True),
    Column("accepted_at", Instant, nullable=True),
    Column("ended_at", Instant, nullable=True),
    Column("delivery_status", String(12), nullable=True),
    Column("delivery_rank", SmallInteger, nullable=False, server_default="0"),
    Column("error_code", Integer, nullable=True),
    CheckConstraint(
        "state IN ('waiting', 'uncertain', 'sending', 'accepted', 'expired', 'withdrawn', 'dead', 'opted_out', "
        "'window', 'failed', 'dropped')",
        name="state",
    ),
    sqlite_autoincrement=True,
)

Index("uq_outbox_lane_sending", outbox.c.lane, unique=True, sqlite_where=IS_SENDING, postgresql_where=IS_SENDING)
Index("ix_outbox_lane_open", outbox.c.lane, outbox.c.id, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
Index(
    "ix_outbox_due",
    outbox.c.sender_id,
    outbox.c.priority,
    outbox.c.next_try_at,
    outbox.c.id,
    sqlite_where=IS_DUE,
    postgresql_where=IS_DUE,
)
Index("ix_outbox_next_try", outbox.c.next_try_at, sqlite_where=IS_DUE, postgresql_where=IS_DUE)
Index("ix_outbox_expires", outbox.c.expires_at, sqlite_where=IS_DUE, postgresql_where=IS_DUE)
Index("ix_outbox_lease", outbox.c.lease_until, sqlite_where=IS_SENDING, postgresql_where=IS_SENDING)
Index("ix_outbox_accepted_at", outbox.c.accepted_at)

early_statuses = Table(
    "outbox_early_statuses",
    metadata,
    Column("sid", String(64), primary_key=True),
    Column("status", String(12), nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("error_code", Integer, nullable=True),
    Column("at", Instant, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("next_run_at", Instant, nullable=False),
    Column("last_run_at", Instant, nullable=True),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("last_error", String(80), nullable=True),  # the error's class, never its text
)
