"""What the clinic does with a draft: what was noted and done, questions sent back, translations begun, who looked when.

In clear are ids, states, times and counters; words are sealed under the key of the row's person.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from app.storage.append_only import keep_until_erased
from app.storage.metadata import metadata
from app.storage.tables.columns import RowId, moment, refers, row_id, sealed, uid

review_events = Table(
    "review_events",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    sealed("sealed_event"),
    moment("at"),
    sqlite_autoincrement=True,
)
keep_until_erased(review_events, ("id", "uid", "person_id", "sealed_event", "at"))

ask_backs = Table(
    "ask_backs",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    Column("state", Text, nullable=False),
    sealed("sealed_question"),
    sealed("sealed_answer", nullable=True),
    moment("due_at"),
    moment("answered_at", nullable=True),
    moment("at"),
    Column("kind", Text, nullable=False, server_default="item"),
    sqlite_autoincrement=True,
)
Index(None, ask_backs.c.state, ask_backs.c.due_at)

translation_drafts = Table(
    "translation_drafts",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases", index=False),
    refers("person_id", "persons", index=False),
    Column("address_hash", LargeBinary(16), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    sealed("sealed_draft"),
    moment("at"),
    sqlite_autoincrement=True,
)
Index(
    "uq_translation_drafts_place",
    translation_drafts.c.case_id,
    translation_drafts.c.address_hash,
    translation_drafts.c.paragraph,
    unique=True,
)

case_looks = Table(
    "case_looks",
    metadata,
    Column("case_id", RowId, ForeignKey("cases.id"), primary_key=True),
    Column("staff", Text, primary_key=True),
    Column("revisions", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    moment("at"),
)
