"""Changing the operator key: every data key is wrapped anew, a few at a time, while the service runs."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, update

from app.storage.database import Database
from app.storage.sealing import Keyring, number_of
from app.storage.tables import persons

_STEP = 200


def rotate_operator_key(database: Database, keyring: Keyring) -> int:
    """Wrap every data key under the newest operator key; returns how many were changed.

    May be stopped and repeated at any time. Raises SealBroken when an operator key that is still needed is not at hand.
    Processes that do not know the newest key yet must be restarted with it before this begins.
    """
    changed, last = 0, 0
    while True:
        with database.write() as connection:
            row = persons.c
            query = select(row.id, row.uid, row.wrapped_key).where(row.id > last, row.wrapped_key.is_not(None))
            batch = connection.execute(query.order_by(row.id).limit(_STEP).with_for_update()).all()
            for person in batch:
                fresh = keyring.rewrap(bytes(person.wrapped_key), bytes(person.uid).hex())
                if fresh is not None:
                    connection.execute(update(persons).where(row.id == person.id).values(wrapped_key=fresh))
                    changed += 1
        if not batch:
            database.truncate_log()
            return changed
        last = batch[-1].id


def operator_keys_in_use(database: Database) -> Mapping[int, int]:
    """How many data keys each operator key wraps, by its number: one that is not here may be dropped."""
    found: dict[int, int] = {}
    with database.read() as connection:
        query = select(persons.c.wrapped_key).where(persons.c.wrapped_key.is_not(None))
        for wrapped in connection.execute(query).scalars():
            number = number_of(bytes(wrapped))
            found[number] = found.get(number, 0) + 1
    return found
