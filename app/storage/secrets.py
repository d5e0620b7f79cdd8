"""The optional PIN and the recovery word: Argon2 hashes, sealed under the person's key.

A PIN of four digits falls to anybody who can try all of them against its hash, so the hash itself is sealed, and tries
are counted.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Row, select, update

from app.errors import BadInput
from app.services.ports import SecretCheck
from app.storage.codes import read_code
from app.storage.person_keys import NotThere
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import cases, persons

MOST_WRONG_TRIES = 5
LOCKED_FOR = timedelta(hours=1)

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class SqlSecrets:
    """Fulfils `app.services.ports.Secrets` in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def set_pin(self, person_id: int, pin: str | None) -> None:
        """Set the PIN, or take it away; either way the count of wrong tries starts anew."""
        self._set(person_id, "sealed_pin", pin)

    def check_pin(self, person_id: int, pin: str, now: datetime) -> SecretCheck:
        """Compare; `unset` when this person has no PIN. Raises NotThere for an unknown person."""
        return self._check(person_id, "sealed_pin", pin, now)

    def set_recovery_word(self, person_id: int, word: str | None) -> None:
        """Set the recovery word, or take it away. Case, accents and spaces do not count."""
        self._set(person_id, "sealed_recovery_word", word)

    def find_by_recovery(self, case_code: str, word: str, now: datetime) -> int | None:
        """The person whose case code and recovery word these are; None for anything else, without saying what."""
        try:
            wanted = select(cases.c.person_id).where(cases.c.code == read_code(case_code))
        except BadInput:
            return None
        person_id = self._scope.connection.execute(wanted).scalar_one_or_none()
        if person_id is None:
            _HASHER.hash(_folded(word))  # an unknown code takes as long as a wrong word
            return None
        is_right = self._check(int(person_id), "sealed_recovery_word", word, now) == "right"
        return int(person_id) if is_right else None

    def _set(self, person_id: int, column: str, secret: str | None) -> None:
        sealed = None
        if secret is not None:
            hashed = _HASHER.hash(_folded(secret))
            sealed = self._scope.keys.of(person_id).seal_text(hashed, _place(column, person_id))
        self._change(person_id, {column: sealed, "wrong_tries": 0, "locked_until": None})

    def _check(self, person_id: int, column: str, secret: str, now: datetime) -> SecretCheck:
        query = select(persons).where(persons.c.id == person_id).with_for_update()
        row = self._scope.connection.execute(query).one_or_none()
        if row is None:
            raise NotThere("there is no such person")
        sealed = row._mapping[column]
        if sealed is None:
            return "unset"
        if row.locked_until is not None and now < row.locked_until:
            return "locked"
        hashed = self._scope.keys.of(person_id).open_text(sealed, _place(column, person_id))
        return self._count_try(row, _is_equal(hashed, secret), now)

    def _count_try(self, row: Row[Any], is_right: bool, now: datetime) -> SecretCheck:
        if is_right:
            if row.wrong_tries:
                self._change(row.id, {"wrong_tries": 0, "locked_until": None})
            return "right"
        tries = row.wrong_tries + 1
        if tries < MOST_WRONG_TRIES:
            self._change(row.id, {"wrong_tries": tries})
            return "wrong"
        self._change(row.id, {"wrong_tries": 0, "locked_until": now + LOCKED_FOR})
        return "locked"

    def _change(self, person_id: int, values: dict[str, Any]) -> None:
        self._scope.connection.execute(update(persons).where(persons.c.id == person_id).values(values))


def _is_equal(hashed: str, secret: str) -> bool:
    try:
        return _HASHER.verify(hashed, _folded(secret))
    except (VerificationError, InvalidHashError):
        return False


def _folded(secret: str) -> bytes:
    """Letters and digits without case or accents: what a person remembers of a word."""
    plain = unicodedata.normalize("NFKD", secret).casefold()
    return "".join(each for each in plain if each.isalnum()).encode("utf-8", "surrogatepass")


def _place(column: str, person_id: int) -> Place:
    return Place("persons", column, str(person_id))
