"""The recovery word: an Argon2 hash, sealed under the person's key.

One short word falls to anybody who can try a dictionary against its hash, so the hash itself is sealed, and tries are
counted.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Row, select, update

from app.errors import BadInput
from app.storage.codes import read_code
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import cases, persons

MOST_WRONG_TRIES = 5
LOCKED_FOR = timedelta(hours=1)

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class SqlRecovery:
    """Fulfils `app.services.ports.Recovery` in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def set_word(self, person_id: int, word: str | None) -> None:
        """Set the word, or take it away; either way the count of wrong tries starts anew.

        Raises BadInput for a word without a letter or digit.
        """
        sealed = None
        if word is not None:
            if not _folded(word):
                raise BadInput("a recovery word needs a letter or a digit")
            sealed = self._scope.keys.of(person_id).seal_text(_HASHER.hash(_folded(word)), _place(person_id))
        self._change(person_id, {"sealed_recovery_word": sealed, "wrong_tries": 0, "locked_until": None})

    def find_person(self, case_code: str, word: str, now: datetime) -> int | None:
        """The person whose case code and recovery word these are; None for anything else, without saying what."""
        row = self._find(case_code)
        if row is None or row.sealed_recovery_word is None:
            _HASHER.hash(_folded(word))  # an unknown code takes as long as a wrong word
            return None
        hashed = self._scope.keys.of(row.id).open_text(row.sealed_recovery_word, _place(row.id))
        is_right = _is_equal(hashed, word)
        if row.locked_until is not None and now < row.locked_until:
            return None
        self._count_try(row, is_right, now)
        return int(row.id) if is_right else None

    def _find(self, case_code: str) -> Row[Any] | None:
        try:
            code = read_code(case_code)
        except BadInput:
            return None
        query = select(persons).join(cases, cases.c.person_id == persons.c.id).where(cases.c.code == code)
        return self._scope.connection.execute(query.with_for_update(of=persons)).one_or_none()

    def _count_try(self, row: Row[Any], is_right: bool, now: datetime) -> None:
        if is_right:
            self._change(row.id, {"wrong_tries": 0, "locked_until": None})
        elif row.wrong_tries + 1 < MOST_WRONG_TRIES:
            self._change(row.id, {"wrong_tries": row.wrong_tries + 1})
        else:
            self._change(row.id, {"wrong_tries": 0, "locked_until": now + LOCKED_FOR})

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


def _place(person_id: int) -> Place:
    return Place("persons", "sealed_recovery_word", str(person_id))
