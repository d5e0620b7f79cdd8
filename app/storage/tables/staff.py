"""Members of staff, how they enter, and what they did about access.

Names, e-mail addresses, passwords' digests and secrets are sealed under the service's key; tokens and addresses are
kept as keyed hashes. In clear are codes, roles, the language of the pages, deeds and times.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.storage.append_only import keep_for_ever
from app.storage.metadata import metadata
from app.storage.tables.columns import RowId, moment, refers, row_id, sealed, uid

staff = Table(
    "staff",
    metadata,
    row_id(),
    uid(),
    Column("code", Text, nullable=False, unique=True),
    refers("organisation_id", "organisations"),
    Column("email_hash", LargeBinary(16), nullable=False, unique=True),
    sealed("sealed_profile"),
    Column("roles", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("is_time_boxed", Boolean, nullable=False),
    sealed("sealed_password", nullable=True),
    sealed("sealed_totp", nullable=True),
    Column("totp_step", BigInteger, nullable=False),
    moment("created_at"),
    moment("seen_at", nullable=True),
    moment("left_at", nullable=True),
    sqlite_autoincrement=True,
)

staff_recovery_codes = Table(
    "staff_recovery_codes",
    metadata,
    Column("code_hash", LargeBinary(16), primary_key=True),
    refers("staff_id", "staff"),
    moment("used_at", nullable=True),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    row_id(),
    Column("token_hash", LargeBinary(16), nullable=False, unique=True),
    refers("staff_id", "staff"),
    moment("began_at"),
    moment("seen_at"),
    moment("ends_at", index=True),
    moment("ended_at", nullable=True),
    Column("end_reason", Text, nullable=True),
    sqlite_autoincrement=True,
)

staff_devices = Table(
    "staff_devices",
    metadata,
    Column("device_hash", LargeBinary(16), primary_key=True),
    refers("staff_id", "staff"),
    moment("seen_at"),
)

staff_tries = Table(
    "staff_tries",
    metadata,
    Column("key_hash", LargeBinary(16), primary_key=True),
    Column("tries", Integer, nullable=False),
    moment("last_at", index=True),
    moment("not_before"),
)

staff_invitations = Table(
    "staff_invitations",
    metadata,
    row_id(),
    uid(),
    Column("token_hash", LargeBinary(16), nullable=False, unique=True),
    refers("organisation_id", "organisations"),
    sealed("sealed_invitation"),
    Column("roles", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("is_time_boxed", Boolean, nullable=False),
    refers("staff_id", "staff", nullable=True),
    moment("made_at"),
    moment("expires_at"),
    moment("spent_at", nullable=True),
    sqlite_autoincrement=True,
)

staff_evenings = Table(
    "staff_evenings",
    metadata,
    row_id(),
    refers("organisation_id", "organisations"),
    moment("opens_at"),
    moment("closes_at", index=True),
    moment("made_at"),
    sqlite_autoincrement=True,
)

staff_evening_members = Table(
    "staff_evening_members",
    metadata,
    Column("evening_id", RowId, ForeignKey("staff_evenings.id"), primary_key=True),
    Column("staff_id", RowId, ForeignKey("staff.id"), primary_key=True, index=True),
)

staff_lockdowns = Table(
    "staff_lockdowns",
    metadata,
    row_id(),
    refers("organisation_id", "organisations"),
    Column("locked_by", Text, nullable=False),
    moment("since"),
    Column("lifted_by", Text, nullable=True),
    moment("lifted_at", nullable=True),
    sqlite_autoincrement=True,
)

staff_kept_texts = Table(
    "staff_kept_texts",
    metadata,
    row_id(),
    uid(),
    refers("staff_id", "staff"),
    sealed("sealed_text"),
    moment("at", index=True),
    sqlite_autoincrement=True,
)

staff_acts = Table(
    "staff_acts",
    metadata,
    row_id(),
    refers("organisation_id", "organisations", index=False),
    Column("staff", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("subject", Text, nullable=False),
    moment("at"),
    sqlite_autoincrement=True,
)
Index(None, staff_acts.c.organisation_id, staff_acts.c.at)
keep_for_ever(staff_acts)
