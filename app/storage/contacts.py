"""Which contact writes: found by keyed hashes of its number and of its WhatsApp id, stored nowhere in clear.

A WhatsApp user has a number, an id, or both. A contact known by number learns its id when both come together. A number
that comes with another id than before has changed hands: whoever has it now is a new contact, and the number is theirs.
An opt-out stays with the number all the same: better one person too many who must write START than one message too
many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from app.services.messages import Address
from app.storage.scope import Scope
from app.storage.tables import contact_keys, contacts


@dataclass(frozen=True, slots=True)
class ContactHashes:
    """Keyed hashes of one address. `number` is None when it is the key itself or is hidden."""

    key: bytes
    number: bytes | None
    is_id: bool

    @property
    def all(self) -> tuple[bytes, ...]:
        """Both, or the one there is."""
        return (self.key,) if self.number is None else (self.key, self.number)


def hashes_of(scope: Scope, address: Address) -> ContactHashes:
    """The hashes by which this address is found. A number on WhatsApp and on SMS is two contacts."""
    key = _hash(scope, address.channel, address.key)
    if address.number in (None, address.key):
        return ContactHashes(key, None, is_id=address.number is None)
    return ContactHashes(key, _hash(scope, address.channel, str(address.number)), is_id=True)


def find_contact(scope: Scope, hashes: ContactHashes) -> int | None:
    """The contact with this key; or with this number, unless it is known to have another id."""
    rows = scope.connection.execute(
        select(contact_keys.c.key_hash, contact_keys.c.contact_id).where(contact_keys.c.key_hash.in_(hashes.all))
    ).all()
    by_hash = {bytes(row.key_hash): int(row.contact_id) for row in rows}
    if hashes.key in by_hash or hashes.number is None:
        return by_hash.get(hashes.key)
    by_number = by_hash.get(hashes.number)
    return None if by_number is None or _has_id(scope, by_number) else by_number


def make_contact(scope: Scope, now: datetime) -> int:
    """A contact without keys yet."""
    made = scope.connection.execute(insert(contacts).values(created_at=now).returning(contacts.c.id))
    return int(made.scalar_one())


def learn_keys(scope: Scope, contact_id: int, hashes: ContactHashes) -> None:
    """Let this contact be found by these hashes from now on; a number that was another contact's is theirs no more."""
    found = select(contact_keys.c.key_hash).where(
        contact_keys.c.key_hash.in_(hashes.all), contact_keys.c.contact_id != contact_id
    )
    taken = [bytes(each) for each in scope.connection.execute(found).scalars()]
    if taken:
        scope.connection.execute(delete(contact_keys).where(contact_keys.c.key_hash.in_(taken)))
    rows = [{"key_hash": hashes.key, "contact_id": contact_id, "kind": "id" if hashes.is_id else "number"}]
    if hashes.number is not None:
        rows.append({"key_hash": hashes.number, "contact_id": contact_id, "kind": "number"})
    scope.connection.execute(scope.insert_missing(contact_keys), rows)


def lock_newcomer(scope: Scope, hashes: ContactHashes) -> None:
    """Let one transaction at a time greet a contact that has no row to lock yet. SQLite has one writer anyway."""
    if scope.connection.dialect.name == "postgresql":
        for each in sorted(hashes.all):
            number = int.from_bytes(each[:8], "big", signed=True)
            scope.connection.execute(select(func.pg_advisory_xact_lock(number)))


def _has_id(scope: Scope, contact_id: int) -> bool:
    ids = select(contact_keys.c.key_hash).where(contact_keys.c.contact_id == contact_id, contact_keys.c.kind == "id")
    return scope.connection.execute(ids.limit(1)).first() is not None


def _hash(scope: Scope, channel: str, key: str) -> bytes:
    return scope.keyring.lookup(f"contact {channel}", key)
