"""What the repositories of one transaction share: the connection, the keys, and what was already looked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Insert, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from app.errors import OrientaError, SealBroken
from app.storage.sealing import DataKey, Keyring
from app.storage.tables import cases, conversations, persons


class NotThere(OrientaError):
    """The case, conversation or person is not there: it was erased, or never was."""

    status = 404


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case's clear columns as last read or written in this transaction."""

    person_id: int
    state: str
    language: str | None
    flags: tuple[str, ...]
    last_activity_at: datetime
    purge_announced_at: datetime | None


class PersonKeys:
    """Data keys by person, each read from the database at most once in a transaction."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring
        self._known: dict[int, DataKey] = {}

    def of(self, person_id: int) -> DataKey:
        """This person's data key. Raises SealBroken when the key is gone or does not open."""
        if (known := self._known.get(person_id)) is not None:
            return known
        found = self._connection.execute(
            select(persons.c.uid, persons.c.wrapped_key).where(persons.c.id == person_id)
        ).one_or_none()
        if found is None:
            raise NotThere("there is no such person")
        return self.learn(person_id, found.uid, found.wrapped_key)

    def learn(self, person_id: int, uid: bytes, wrapped: bytes | None) -> DataKey:
        """The same, from columns already read."""
        if wrapped is None:
            raise SealBroken("the key of this person was destroyed")
        key = self._keyring.open_data_key(wrapped, uid.hex())
        self._known[person_id] = key
        return key

    def forget(self, person_id: int) -> None:
        """Drop an erased person's key from this transaction."""
        self._known.pop(person_id, None)


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

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT, in the engine's own dialect."""
        return insert_into(self.connection, table)


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, in the engine's own dialect."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_missing(connection: Connection, table: Table) -> Insert:
    """An INSERT that leaves rows alone which are already there."""
    return insert_into(connection, table).on_conflict_do_nothing()
