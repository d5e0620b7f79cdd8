"""Who there is: organisations, persons, the contacts they write from, their cases and conversations.

A contact is a number or a WhatsApp id; a person may have several, and several persons may share one. A conversation is
one contact speaking for one person. After an erasure a person's row stays, emptied: times, and for two days a new key
that seals the last message to them and nothing else.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from app.storage.append_only import keep_until_erased
from app.storage.metadata import metadata
from app.storage.tables.columns import RowId, moment, refers, row_id, sealed, uid

organisations = Table(
    "organisations",
    metadata,
    row_id(),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    moment("created_at"),
    sqlite_autoincrement=True,
)

persons = Table(
    "persons",
    metadata,
    row_id(),
    uid(),
    Column("wrapped_key", LargeBinary, nullable=True),
    sealed("sealed_recovery_word", nullable=True),
    Column("wrong_tries", Integer, nullable=False, server_default="0"),
    moment("locked_until", nullable=True),
    refers("absorbed_by_id", "persons", nullable=True),
    moment("created_at"),
    moment("farewell_until", nullable=True, index=True),
    moment("erased_at", nullable=True),
    sqlite_autoincrement=True,
)

contacts = Table("contacts", metadata, row_id(), moment("created_at"), sqlite_autoincrement=True)

contact_keys = Table(
    "contact_keys",
    metadata,
    Column("key_hash", LargeBinary(16), primary_key=True),
    refers("contact_id", "contacts"),
    Column("kind", Text, nullable=False),
)

contact_persons = Table(
    "contact_persons",
    metadata,
    Column("contact_id", RowId, ForeignKey("contacts.id"), primary_key=True),
    Column("person_id", RowId, ForeignKey("persons.id"), primary_key=True, index=True),
    sealed("sealed_address"),
    Column("is_current", Boolean, nullable=False),
    moment("since"),
)
Index(
    "uq_contact_persons_current",
    contact_persons.c.contact_id,
    unique=True,
    sqlite_where=text("is_current"),
    postgresql_where=text("is_current"),
)

cases = Table(
    "cases",
    metadata,
    row_id(),
    Column("code", Text, nullable=False, unique=True),
    refers("person_id", "persons"),
    refers("organisation_id", "organisations"),
    Column("state", Text, nullable=False),
    Column("language", Text, nullable=True),
    Column("flags", JSON, nullable=False),
    moment("hearing_at", nullable=True, index=True),
    Column("place_id", Text, nullable=True),
    Column("assignee", Text, nullable=True),
    moment("created_at"),
    moment("last_activity_at", index=True),
    moment("purge_announced_at", nullable=True),
    Column("review_state", Text, nullable=True),
    moment("touched_at", nullable=True),
    moment("answered_at", nullable=True),
    moment("began_at", nullable=True),
    moment("approved_at", nullable=True),
    sqlite_autoincrement=True,
)
Index(None, cases.c.organisation_id, cases.c.review_state, cases.c.hearing_at, cases.c.id)
Index(None, cases.c.organisation_id, cases.c.review_state, cases.c.touched_at, cases.c.id)
Index(None, cases.c.assignee, cases.c.review_state)

case_consents = Table(
    "case_consents",
    metadata,
    row_id(),
    refers("case_id", "cases"),
    refers("person_id", "persons"),
    refers("organisation_id", "organisations"),
    Column("is_granted", Boolean, nullable=False),
    moment("at"),
    sqlite_autoincrement=True,
)
keep_until_erased(case_consents, ("id", "person_id", "organisation_id", "is_granted", "at"))

applicants = Table(
    "applicants",
    metadata,
    row_id(),
    refers("case_id", "cases", index=False),
    Column("position", Integer, nullable=False),
    moment("created_at"),
    UniqueConstraint("case_id", "position"),
    sqlite_autoincrement=True,
)

conversations = Table(
    "conversations",
    metadata,
    row_id(),
    refers("contact_id", "contacts", index=False),
    refers("person_id", "persons"),
    refers("case_id", "cases"),
    sealed("sealed_state", nullable=True),
    Column("version", Integer, nullable=False),
    Column("is_handed_off", Boolean, nullable=False),
    moment("last_inbound_at", nullable=True),
    moment("created_at"),
    UniqueConstraint("contact_id", "person_id"),
    sqlite_autoincrement=True,
)
