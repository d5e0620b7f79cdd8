"""Hearings, what is to be done before them, call notes, second contacts. Words are sealed.

A change of a hearing is a new row; the newest of a case holds. In clear are ids, names of steps, states and times.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, Text, UniqueConstraint

from app.storage.append_only import keep_until_erased
from app.storage.metadata import metadata
from app.storage.tables.columns import moment, refers, row_id, sealed, uid

hearings = Table(
    "hearings",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    sealed("sealed_hearing"),
    moment("at"),
    sqlite_autoincrement=True,
)
keep_until_erased(hearings, ("id", "uid", "person_id", "sealed_hearing", "at"))

hearing_steps = Table(
    "hearing_steps",
    metadata,
    row_id(),
    refers("case_id", "cases"),
    refers("hearing_id", "hearings", index=False),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    moment("due_at"),
    moment("expires_at"),
    refers("conversation_id", "conversations", nullable=True),
    moment("at"),
    UniqueConstraint("hearing_id", "name"),
    sqlite_autoincrement=True,
)
Index(None, hearing_steps.c.state, hearing_steps.c.due_at)

call_notes = Table(
    "call_notes",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    sealed("sealed_note"),
    moment("at"),
    sqlite_autoincrement=True,
)
keep_until_erased(call_notes, ("id", "uid", "person_id", "sealed_note", "at"))

second_contacts = Table(
    "second_contacts",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    Column("state", Text, nullable=False),
    Column("code_hash", LargeBinary(16), nullable=False, unique=True),
    Column("seat_hash", LargeBinary(16), nullable=True, index=True),
    sealed("sealed_second"),
    moment("told_at", nullable=True),
    moment("at"),
    sqlite_autoincrement=True,
)
