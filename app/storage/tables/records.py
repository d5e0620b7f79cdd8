"""What was said: messages as they came, files, answers and what was told. `person_id` is whose key seals the row."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from app.storage.append_only import keep_until_erased
from app.storage.metadata import metadata
from app.storage.tables.columns import RowId, moment, refers, row_id, sealed, uid

inbound_messages = Table(
    "inbound_messages",
    metadata,
    row_id(),
    Column("sid", Text, nullable=False, unique=True),
    refers("conversation_id", "conversations"),
    refers("contact_id", "contacts", index=False),
    refers("person_id", "persons", index=False),
    sealed("sealed_message"),
    moment("received_at"),
    sqlite_autoincrement=True,
)
Index(None, inbound_messages.c.contact_id, inbound_messages.c.received_at)

kept_sids = Table("kept_sids", metadata, Column("sid_hash", LargeBinary(16), primary_key=True), moment("kept_at"))

media = Table(
    "media",
    metadata,
    row_id(),
    refers("conversation_id", "conversations"),
    refers("person_id", "persons", index=False),
    Column("message_sid", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("state", Text, nullable=False),
    sealed("sealed_source"),
    sealed("sealed_content", nullable=True),
    Column("tries", Integer, nullable=False),
    moment("not_before", nullable=True),
    moment("kept_at", nullable=True),
    UniqueConstraint("message_sid", "position"),
    sqlite_autoincrement=True,
)
Index(None, media.c.state, media.c.not_before)

answer_revisions = Table(
    "answer_revisions",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases", index=False),
    refers("person_id", "persons", index=False),
    Column("address_hash", LargeBinary(16), nullable=False),
    sealed("sealed_revision"),
    moment("at"),
    sqlite_autoincrement=True,
)
Index(None, answer_revisions.c.case_id, answer_revisions.c.address_hash, answer_revisions.c.id)
keep_until_erased(answer_revisions, ("id", "uid", "person_id", "address_hash", "sealed_revision", "at"))

told = Table(
    "told",
    metadata,
    row_id(),
    uid(),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    sealed("sealed_told"),
    moment("at"),
    sqlite_autoincrement=True,
)

told_facts = Table(
    "told_facts",
    metadata,
    Column("fact_hash", LargeBinary(16), primary_key=True),
    Column("case_id", RowId, ForeignKey("cases.id"), primary_key=True, index=True),
)
