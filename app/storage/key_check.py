"""The keys at the start of a process: made once, for an empty database, and never beside one that others lock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import exists, select

from app.errors import BadSettings, WrongUse
from app.storage.checkup import LOOKUP_MARK, lookup_mark, opens
from app.storage.database import Database
from app.storage.keyfile import create_key_file, load_key_file
from app.storage.sealing import Keyring
from app.storage.service_records import keep_state, state_of
from app.storage.tables import kept_sids, opt_outs, persons, staff

_LOST = (
    "ORIENTA_KEY_FILE: the database has people in it and there is no key file at {path}. Bring the key file of this "
    "installation from its safe place, or correct ORIENTA_DATABASE_URL. No new one was made: it would open nothing"
)
_FOREIGN = (
    "ORIENTA_KEY_FILE: this key file does not open this database ({reason}). Bring the key file that belongs to it, or "
    "correct ORIENTA_DATABASE_URL"
)


def keys_for(database: Database, path: Path, *, now: datetime) -> Keyring:
    """The keyring of this database, made at the very first start and remembered by a keyed mark.

    Raises BadSettings when the file is missing beside a database that is in use, or is another installation's.
    """
    keyring = load_key_file(path) if path.exists() else _made(database, path)
    reason = opens(database, keyring)
    if reason is not None and is_in_use(database):
        raise BadSettings(_FOREIGN.format(reason=reason))
    with database.read() as connection:
        is_marked = state_of(connection, LOOKUP_MARK) == lookup_mark(keyring)
    if not is_marked:
        with database.write() as connection:
            keep_state(connection, LOOKUP_MARK, lookup_mark(keyring), now)
    return keyring


def is_in_use(database: Database) -> bool:
    """True when something in this database depends on its keys: people, opt-outs, messages not to be taken twice."""
    with database.read() as connection:
        return any(connection.execute(select(exists(table.select()))).scalar_one() for table in _KEYED)


def _made(database: Database, path: Path) -> Keyring:
    if is_in_use(database):
        raise BadSettings(_LOST.format(path=path))
    try:
        return create_key_file(path)
    except WrongUse:  # another process of this installation was faster
        return load_key_file(path)


_KEYED = (persons, opt_outs, kept_sids, staff)
