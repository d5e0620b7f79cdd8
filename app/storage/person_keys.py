"""Data keys by person, as one transaction reads them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.errors import OrientaError, SealBroken
from app.storage.sealing import DataKey, Keyring, Place
from app.storage.tables import persons


class NotThere(OrientaError):
    """The case, conversation or person is not there: it was erased, or never was."""

    status = 404


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


class EnvelopeSealer:
    """Seals messages on their way out under a person's key: what `app.storage.outbox` asks of us."""

    def __init__(self, keys: PersonKeys) -> None:
        self._keys = keys

    def seal(self, person_id: int, plain: bytes) -> bytes:
        """Sealed bytes that only this person's key opens. Raises SealBroken when the person was erased."""
        return self._keys.of(person_id).seal(plain, _envelope(person_id))

    def open(self, person_id: int, sealed: bytes) -> bytes:
        """The bytes again. Raises SealBroken."""
        return self._keys.of(person_id).open(sealed, _envelope(person_id))


def sealer_on(connection: Connection, keyring: Keyring) -> EnvelopeSealer:
    """A sealer that reads keys through this connection's transaction."""
    return EnvelopeSealer(PersonKeys(connection, keyring))


def _envelope(person_id: int) -> Place:
    return Place("outbox", "payload", str(person_id))
