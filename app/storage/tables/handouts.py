"""Files made for one person, fetched by an address that nobody can guess: a plan as a drawing, a page, a calendar."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text

from app.storage.metadata import metadata
from app.storage.tables.columns import moment, refers, row_id, sealed

handouts = Table(
    "handouts",
    metadata,
    row_id(),
    Column("token_hash", LargeBinary(16), nullable=False, unique=True),
    refers("case_id", "cases"),
    refers("person_id", "persons", index=False),
    Column("kind", Text, nullable=False),
    sealed("sealed_handout"),
    moment("expires_at", index=True),
    moment("fetched_at", nullable=True),
    moment("at"),
    sqlite_autoincrement=True,
)
