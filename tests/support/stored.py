"""What storage tests share: fixed keys, invented people, a factory of units of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, event

from app.services.messages import Address, Inbound, MediaRef, Outbound
from app.services.ports import Queued, Revision, Told
from app.storage.database import Database
from app.storage.journal import Journal
from app.storage.sealing import Keyring
from app.storage.service_records import organisation_named
from app.storage.unit_of_work import SqlUnitOfWorkFactory

NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
OUR_NUMBER = "+15005550006"

ROSA = Address("whatsapp", "MX.rosa1", "+5215512345678", "+525512345678")
ROSA_SMS = Address("sms", "+525512345678", "+525512345678", "+525512345678")
PEDRO = Address("whatsapp", "+50499887766", "+50499887766", "+50499887766")


def keyring(*numbers: int) -> Keyring:
    """The same keys every time: operator keys with these numbers (1 by default), one lookup key."""
    return Keyring({number: bytes([number]) * 32 for number in numbers or (1,)}, b"L" * 32)


def factory(database: Database, *, ring: Keyring | None = None, journal: Path | None = None) -> SqlUnitOfWorkFactory:
    """Units of work on this database, for the organisation `clinic`."""
    with database.write() as connection:
        organisation_id = organisation_named(connection, "clinic", "Invented Clinic", NOW)
    return SqlUnitOfWorkFactory(
        database,
        ring or keyring(),
        organisation_id=organisation_id,
        journal=None if journal is None else Journal(journal),
    )


def message(sid: str, body: str = "hola", address: Address = ROSA, at: datetime = NOW, **fields: object) -> Inbound:
    """A message from this address."""
    return Inbound(sid=sid, address=address, sender=OUR_NUMBER, body=body, received_at=at, **fields)  # type: ignore[arg-type]


def picture(url: str = "https://api.invalid/picture-1") -> MediaRef:
    """A picture at the provider."""
    return MediaRef(url, "image/jpeg")


def answer(address: str, leaf: str, sid: str | None = None, at: datetime = NOW) -> Revision:
    """An answer a person gave."""
    return Revision(address, leaf, "person", at, "release-1", sid)


def said(text_id: str, *facts: str, at: datetime = NOW) -> Told:
    """A legal statement that was said."""
    return Told(text_id, facts, at)


def queued(lane: int, key: str, body: str = "Hola", to: Address = ROSA) -> Queued:
    """A reply for the outbox."""
    return Queued(lane, key, Outbound(to, OUR_NUMBER, body))


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The SQL statements that run on the writer's connections meanwhile."""
    statements: list[str] = []

    def note(connection: Connection, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def in_turns(*values: bytes) -> Callable[[int], bytes]:
    """Randomness that is not: these values, one after the other, cut or repeated to the length asked for."""
    rest = iter(values)
    return lambda length: (next(rest) * length)[:length]
