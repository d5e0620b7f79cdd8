"""What the service keeps for itself: none of it holds a name, a number or a person's words."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from app.storage.append_only import keep_for_ever
from app.storage.metadata import metadata
from app.storage.tables.columns import moment, refers, row_id

opt_outs = Table("opt_outs", metadata, Column("key_hash", LargeBinary(16), primary_key=True), moment("since"))

alerts = Table(
    "alerts",
    metadata,
    row_id(),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("case_code", Text, nullable=True, index=True),
    refers("organisation_id", "organisations", nullable=True),
    moment("at"),
    moment("notified_at", nullable=True, index=True),
    Column("tries", Integer, nullable=False),
    moment("not_before", nullable=True),
    Column("taken_by", Text, nullable=True),
    moment("taken_at", nullable=True),
    moment("answered_at", nullable=True),
    Column("closed_by", Text, nullable=True),
    moment("closed_at", nullable=True),
    sqlite_autoincrement=True,
)
Index(None, alerts.c.organisation_id, alerts.c.kind, alerts.c.at)

erasures = Table(
    "erasures",
    metadata,
    row_id(),
    Column("person_uid", LargeBinary(16), nullable=False, unique=True),
    Column("receipt", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("messages", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("provider_copies", Integer, nullable=False),
    moment("at"),
    sqlite_autoincrement=True,
)

provider_deletions = Table(
    "provider_deletions",
    metadata,
    Column("sid", Text, primary_key=True),
    moment("asked_at"),
    moment("not_before", index=True),
    Column("tries", Integer, nullable=False),
)

access_log = Table(
    "access_log",
    metadata,
    row_id(),
    Column("staff", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("case_code", Text, nullable=False, index=True),
    moment("at"),
    sqlite_autoincrement=True,
)
keep_for_ever(access_log)

content_acts = Table(
    "content_acts",
    metadata,
    row_id(),
    Column("subject", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("digests", JSON, nullable=False),
    Column("until", Text, nullable=True),
    moment("at"),
    Column("act_hash", LargeBinary(16), nullable=False),
    sqlite_autoincrement=True,
)
keep_for_ever(content_acts)

content_templates = Table(
    "content_templates",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content_sid", Text, nullable=False, unique=True),
    moment("created_at"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
)

service_state = Table(
    "service_state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    moment("at"),
)
