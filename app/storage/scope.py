"""What the repositories of one transaction share: the connection, the keys, and what was already looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from app.storage.journal import Lasting, LastingKind
from app.storage.person_keys import NotThere, PersonKeys
from app.storage.sealing import Keyring
from app.storage.tables import cases, conversations


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case's clear columns as last read or written in this transaction."""

    person_id: int
    state: str
    language: str | None
    flags: tuple[str, ...]
    last_activity_at: datetime
    purge_announced_at: datetime | None
    review_state: str | None = None


@dataclass
class Scope:
    """One transaction's surroundings. `entropy(n)` gives n random bytes; `organisation_id` takes new cases.

    After an erasure, what is still written for the erased case in the same transaction is dropped: the turn that
    erased it ends like any other, and leaves nothing behind.
    """

    connection: Connection
    keyring: Keyring
    organisation_id: int
    entropy: Callable[[int], bytes]
    keys: PersonKeys = field(init=False)
    known_cases: dict[int, CaseNow] = field(default_factory=dict)
    known_conversations: dict[int, tuple[int, int]] = field(default_factory=dict)
    erased_cases: set[int] = field(default_factory=set)
    erased_conversations: set[int] = field(default_factory=set)
    lasting: list[Lasting] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.keys = PersonKeys(self.connection, self.keyring)

    def person_of_case(self, case_id: int) -> int:
        """Whose case this is. Raises NotThere."""
        if (known := self.known_cases.get(case_id)) is not None:
            return known.person_id
        found = self.connection.execute(select(cases.c.person_id).where(cases.c.id == case_id)).scalar_one_or_none()
        if found is None:
            raise NotThere("there is no such case")
        return int(found)

    def contact_and_person(self, conversation_id: int) -> tuple[int, int]:
        """Which contact speaks for which person in this conversation. Raises NotThere."""
        if (known := self.known_conversations.get(conversation_id)) is not None:
            return known
        row = conversations.c
        found = self.connection.execute(
            select(row.contact_id, row.person_id).where(row.id == conversation_id)
        ).one_or_none()
        if found is None:
            raise NotThere("there is no such conversation")
        self.known_conversations[conversation_id] = (found.contact_id, found.person_id)
        return self.known_conversations[conversation_id]

    def forget_lookups(self) -> None:
        """Rows were moved between persons: look everything up again."""
        self.known_cases.clear()
        self.known_conversations.clear()

    def journal_opt_out(self, hashes: Iterable[bytes], opted_out: bool, now: datetime) -> None:
        """Write down that these contacts stopped or allowed messages."""
        kind: LastingKind = "opted_out" if opted_out else "opted_in"
        self.lasting += [Lasting(kind, each.hex(), now) for each in sorted(hashes)]

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT, in the engine's own dialect."""
        return insert_into(self.connection, table)

    def insert_missing(self, table: Table) -> Insert:
        """An INSERT that leaves rows alone which are already there."""
        return _insert_missing(table, self.connection.dialect.name)


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, in the engine's own dialect."""
    return insert_in(connection.dialect.name, table)


def insert_in(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The same by the name of the dialect, for statements that are made once."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _insert_missing(table: Table, dialect: str) -> Insert:
    return insert_in(dialect, table).on_conflict_do_nothing()
