"""What state a database is in, without changing it: reachable, at which schema, and whether the keys open it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ProviderTrouble, SealBroken
from app.storage.database import Database
from app.storage.migrating import newest_schema, schema_of
from app.storage.sealing import Keyring
from app.storage.service_records import state_of
from app.storage.tables import persons

LOOKUP_MARK = "keys/lookup"
"""Under this name the service remembers, as a keyed hash, with which lookup key it finds people."""


class DatabaseDown(ProviderTrouble):
    """The database cannot be reached or read."""


def is_made(url: str) -> bool:
    """True when there is a database to look at: always for PostgreSQL, for SQLite once its file is there."""
    parsed = make_url(url)
    return parsed.get_backend_name() != "sqlite" or Path(str(parsed.database)).exists()


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL."""
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def schema_behind(database: Database) -> tuple[str | None, str] | None:
    """The schema it has and the one it should have, or None when they are the same. Raises DatabaseDown."""
    try:
        held = schema_of(database)
    except SQLAlchemyError as error:
        raise DatabaseDown(f"the database cannot be reached ({type(error).__name__})") from None
    newest = newest_schema()
    return None if held == newest else (held, newest)


def journal_mode(database: Database) -> str | None:
    """SQLite's way of keeping its log (`wal` is ours); None for PostgreSQL."""
    if database.dialect != "sqlite":
        return None
    with database.read() as connection:
        return str(connection.execute(text("PRAGMA journal_mode")).scalar_one())


def opens(database: Database, keyring: Keyring) -> str | None:
    """Why these keys do not open this database, or None when they do; without people there is nothing to open."""
    row = persons.c
    with database.read() as connection:
        if state_of(connection, LOOKUP_MARK) not in (None, lookup_mark(keyring)):
            return "the lookup key is another one"
        query = select(row.uid, row.wrapped_key).where(row.wrapped_key.is_not(None)).order_by(row.id.desc()).limit(20)
        held = connection.execute(query).all()
    try:
        for person in held:
            keyring.open_data_key(bytes(person.wrapped_key), bytes(person.uid).hex())
    except SealBroken as error:
        return str(error)
    return None


def lookup_mark(keyring: Keyring) -> str:
    """What tells one lookup key from another and gives neither away."""
    return keyring.lookup("mark", LOOKUP_MARK).hex()
