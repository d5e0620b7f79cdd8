"""Sealing: what keeps the database file from telling anybody a name.

Three kinds of key, each 32 random bytes:

- **operator keys**, numbered, kept outside the database (a key file or a setting). They only wrap data keys. The
  newest wraps; older ones still unwrap until every data key is wrapped anew.
- **a data key per person**, in the database, wrapped. It seals all that belongs to the person; destroying it is
  erasure.
- **the lookup key**, outside the database, never rotated: keyed hashes (HMAC-SHA256) find a contact that is stored
  nowhere in clear.

Sealing is AES-256-GCM with a random nonce. The place (table, column, row) is authenticated with it, so sealed bytes
moved to another place do not open. Layout of sealed bytes: version (1 byte), nonce (12), ciphertext, tag (16); of a
wrapped key: version (1), number of the operator key (2, big-endian), then the same.

Lengths: plaintext is padded to a multiple of 64 bytes before sealing, so that "yes", "no" and "unknown" weigh the same.
A long story still shows roughly how long it is, and how many answers there are can be counted; both are accepted.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import BadSettings, SealBroken

KEY_BYTES = 32
HASH_BYTES = 16

_VERSION = b"\x01"
_NONCE_BYTES = 12
_BLOCK = 64
_NUMBER_BYTES = 2
_MOST_KEYS = 256**_NUMBER_BYTES - 1


class Place(NamedTuple):
    """Where sealed bytes belong. `row` is an identity that the row keeps for life."""

    table: str
    column: str
    row: str


class DataKey:
    """The key of one person (or of the service itself): seals, opens, and hashes within its own realm."""

    __slots__ = ("_cipher", "_hash_key")

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)
        self._hash_key = hmac.digest(secret, b"orienta own hashes", hashlib.sha256)

    def seal(self, plain: bytes, place: Place) -> bytes:
        """Padded, encrypted and bound to its place."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, _pad(plain), _bound(place))

    def open(self, sealed: bytes, place: Place) -> bytes:
        """What was sealed at this place. Raises SealBroken for anything else."""
        if sealed[:1] != _VERSION:
            raise SealBroken(f"{place.table}.{place.column}: unknown kind of seal")
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        return _unpad(_decrypt(self._cipher, nonce, body, _bound(place), f"{place.table}.{place.column}"))

    def seal_text(self, text: str, place: Place) -> bytes:
        """The same for text. Unpaired surrogates, which some phones send, survive."""
        return self.seal(text.encode("utf-8", "surrogatepass"), place)

    def open_text(self, sealed: bytes, place: Place) -> str:
        """The text sealed at this place. Raises SealBroken."""
        return self.open(sealed, place).decode("utf-8", "surrogatepass")

    def own_hash(self, purpose: str, text: str) -> bytes:
        """A hash only this person's key can compute: equal words of two people do not look equal."""
        return _keyed_hash(self._hash_key, purpose, text)


class Keyring:
    """The keys held outside the database, and the data keys unwrapped lately (at most `remembered`).

    Safe to share between threads.
    """

    def __init__(self, operator: Mapping[int, bytes], lookup: bytes, *, remembered: int = 1024) -> None:
        if not operator or any(not 0 < number <= _MOST_KEYS for number in operator):
            raise BadSettings(f"operator keys must be numbered from 1 to {_MOST_KEYS}, and there must be one")
        if any(len(key) != KEY_BYTES for key in (*operator.values(), lookup)):
            raise BadSettings(f"every key must be {KEY_BYTES} bytes long")
        self.newest = max(operator)
        self.service = DataKey(hmac.digest(lookup, b"orienta service key", hashlib.sha256))
        self._wrappers = {number: AESGCM(key) for number, key in operator.items()}
        self._lookup = lookup
        self._unwrapped: OrderedDict[tuple[bytes, str], DataKey] = OrderedDict()
        self._remembered = remembered
        self._guard = threading.Lock()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the operator keys at hand, oldest first."""
        return tuple(sorted(self._wrappers))

    def make_data_key(self, owner: str) -> bytes:
        """A fresh data key for this owner, wrapped under the newest operator key."""
        return self._wrap(os.urandom(KEY_BYTES), owner)

    def open_data_key(self, wrapped: bytes, owner: str) -> DataKey:
        """The data key inside. Raises SealBroken when it is not this owner's or its operator key is not at hand."""
        name = (wrapped, owner)
        with self._guard:
            if (known := self._unwrapped.get(name)) is not None:
                self._unwrapped.move_to_end(name)
                return known
        key = DataKey(self._unwrap(wrapped, owner))
        with self._guard:
            self._unwrapped[name] = key
            while len(self._unwrapped) > self._remembered:
                self._unwrapped.popitem(last=False)
        return key

    def rewrap(self, wrapped: bytes, owner: str) -> bytes | None:
        """The same data key under the newest operator key; None when it is already. Raises SealBroken."""
        if number_of(wrapped) == self.newest:
            return None
        return self._wrap(self._unwrap(wrapped, owner), owner)

    def forget(self, wrapped: bytes, owner: str) -> None:
        """Drop a data key from memory: its person was erased."""
        with self._guard:
            self._unwrapped.pop((wrapped, owner), None)

    def lookup(self, purpose: str, text: str) -> bytes:
        """A keyed hash, the same for ever: finds an equal value, tells nothing without the lookup key."""
        return _keyed_hash(self._lookup, purpose, text)

    def _wrap(self, secret: bytes, owner: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        head = _VERSION + self.newest.to_bytes(_NUMBER_BYTES, "big")
        return head + nonce + self._wrappers[self.newest].encrypt(nonce, secret, head + _wrapped_for(owner))

    def _unwrap(self, wrapped: bytes, owner: str) -> bytes:
        number = number_of(wrapped)
        wrapper = self._wrappers.get(number)
        if wrapper is None:
            raise SealBroken(f"operator key {number} is needed and is not at hand")
        split = 1 + _NUMBER_BYTES
        head, nonce, body = wrapped[:split], wrapped[split : split + _NONCE_BYTES], wrapped[split + _NONCE_BYTES :]
        return _decrypt(wrapper, nonce, body, head + _wrapped_for(owner), "a data key")


def number_of(wrapped: bytes) -> int:
    """The number of the operator key that wraps this data key. Raises SealBroken when there is none."""
    if wrapped[:1] != _VERSION or len(wrapped) <= 1 + _NUMBER_BYTES + _NONCE_BYTES:
        raise SealBroken("this is not a wrapped data key")
    return int.from_bytes(wrapped[1 : 1 + _NUMBER_BYTES], "big")


def _decrypt(cipher: AESGCM, nonce: bytes, body: bytes, bound: bytes, what: str) -> bytes:
    try:
        return cipher.decrypt(nonce, body, bound)
    except (InvalidTag, ValueError) as error:
        raise SealBroken(f"{what} does not open: wrong key, altered or moved") from error


def _keyed_hash(key: bytes, purpose: str, text: str) -> bytes:
    """Purpose and text are kept apart by the length of the first."""
    message = _joined(purpose, text)
    return hmac.digest(key, message, hashlib.sha256)[:HASH_BYTES]


def _bound(place: Place) -> bytes:
    return b"orienta place" + _joined(*place)


def _wrapped_for(owner: str) -> bytes:
    return b"orienta data key" + _joined(owner)


def _joined(*parts: str) -> bytes:
    """Parts with their lengths, so that no two different lists give the same bytes."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def _pad(plain: bytes) -> bytes:
    """One marker byte, then zeros up to a whole number of blocks."""
    marked = plain + b"\x80"
    return marked + bytes(-len(marked) % _BLOCK)


def _unpad(padded: bytes) -> bytes:
    plain, marker, _ = padded.rpartition(b"\x80")
    if not marker:
        raise SealBroken("sealed data without its end marker")
    return plain
