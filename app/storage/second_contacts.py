"""Second contacts in one transaction. Found by keyed hashes; the code and their conversation's id are sealed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from sqlalchemy import Row, and_, delete, insert, or_, select, update

from app.errors import BadInput
from app.services.second_ports import Second, SecondState
from app.storage.codes import ENTROPY_BYTES, make_code, read_code
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import cases, conversations, second_contacts

KEPT_AFTER, INVITED_FOR = timedelta(days=2), timedelta(days=60)
"""How long after the hearing a second contact is kept, and how long one without a hearing ahead."""

_UID_BYTES = 16


class Erasing(Protocol):
    """What forgetting needs of the erasure."""

    def erase_person(self, person_id: int, *, now: datetime) -> object:
        """Destroy the key and rows of a person."""
        ...


class SqlSeconds:
    """Fulfils `app.services.second_ports.Seconds`."""

    def __init__(self, scope: Scope, erasure: Erasing) -> None:
        self._scope, self._erasure = scope, erasure

    def new_code(self) -> str:
        """A code to hand over: eight letters and digits, not to be guessed."""
        return make_code(self._scope.entropy(ENTROPY_BYTES))

    def invite(self, case_id: int, code: str, now: datetime) -> None:
        """Keep the code that the person hands over; whoever was chosen before is forgotten."""
        before = self.of_case(case_id)
        if before is not None:
            self.forget(before, now)
        if case_id in self._scope.erased_cases:
            return
        uid, person_id = self._scope.entropy(_UID_BYTES), self._scope.person_of_case(case_id)
        values = {
            "uid": uid,
            "case_id": case_id,
            "person_id": person_id,
            "state": "invited",
            "code_hash": _code_hash(self._scope, code),
            "sealed_second": self._sealed(person_id, uid, code, None),
            "at": now,
        }
        self._scope.connection.execute(insert(second_contacts).values(**values))

    def of_case(self, case_id: int) -> Second | None:
        """The second contact of a case, invited or more."""
        row = second_contacts.c
        found = self._rows(row.case_id == case_id)
        return found[-1] if found else None

    def by_code(self, code: str) -> Second | None:
        """Whose code this is, as typed; None for any other text."""
        try:
            known = read_code(code)
        except BadInput:
            return None
        found = self._rows(second_contacts.c.code_hash == _code_hash(self._scope, known))
        return found[0] if found else None

    def of_conversation(self, conversation_id: int) -> list[Second]:
        """For whom the contact of this conversation was asked or has accepted."""
        return self._rows(second_contacts.c.seat_hash == seat_hash(self._scope, conversation_id))

    def ask(self, second: Second, conversation_id: int, now: datetime) -> bool:
        """Somebody wrote the code from here; False when it was no longer open."""
        row = self._row(second)
        if row is None:
            return False
        values = {
            "state": "asked",
            "seat_hash": seat_hash(self._scope, conversation_id),
            "sealed_second": self._sealed(row.person_id, row.uid, second.code, conversation_id),
            "at": now,
        }
        return self._change(second, "invited", **values)

    def accept(self, second: Second, now: datetime) -> bool:
        """They said yes; False when they had not been asked."""
        return self._change(second, "asked", state="accepted", at=now)

    def note_told(self, second: Second, now: datetime) -> None:
        """They were told that the person did not answer."""
        self._change(second, "accepted", told_at=now)

    def forget(self, second: Second, now: datetime) -> None:
        """The row goes; who wrote to us only as a second contact is erased whole."""
        connection = self._scope.connection
        connection.execute(delete(second_contacts).where(second_contacts.c.id == second.second_id))
        if second.conversation_id is not None:
            for person_id in only_seconds(self._scope, [second.conversation_id]):
                self._erasure.erase_person(person_id, now=now)

    def over(self, now: datetime, *, limit: int = 200) -> list[Second]:
        """Those no longer needed: the hearing is two days past, or nothing came of the invitation in 60 days."""
        row = second_contacts.c
        is_past = and_(cases.c.hearing_at.is_not(None), cases.c.hearing_at < now - KEPT_AFTER)
        has_none = and_(cases.c.hearing_at.is_(None), row.at < now - INVITED_FOR)
        query = (
            select(second_contacts)
            .join(cases, cases.c.id == row.case_id)
            .where(or_(is_past, has_none))
            .order_by(row.id)
            .limit(limit)
        )
        return [self._open(each) for each in self._scope.connection.execute(query).all()]

    def _rows(self, which: Any) -> list[Second]:
        query = select(second_contacts).where(which).order_by(second_contacts.c.id)
        return [self._open(row) for row in self._scope.connection.execute(query).all()]

    def _row(self, second: Second) -> Row[Any] | None:
        query = select(second_contacts).where(second_contacts.c.id == second.second_id)
        return self._scope.connection.execute(query).one_or_none()

    def _change(self, second: Second, was: SecondState, **values: object) -> bool:
        row = second_contacts.c
        mine = update(second_contacts).where(row.id == second.second_id, row.state == was)
        return self._scope.connection.execute(mine.values(**values)).rowcount == 1

    def _sealed(self, person_id: int, uid: bytes, code: str, conversation_id: int | None) -> bytes:
        return self._scope.keys.of(person_id).seal_text(json.dumps([code, conversation_id]), _place(uid))

    def _open(self, row: Row[Any]) -> Second:
        code, conversation_id = json.loads(
            self._scope.keys.of(row.person_id).open_text(row.sealed_second, _place(row.uid))
        )
        return Second(row.id, row.case_id, cast(SecondState, row.state), code, conversation_id, row.told_at)


def conversations_of_seconds(scope: Scope, case_ids: Sequence[int]) -> list[int]:
    """Through which conversations the second contacts of these cases wrote; to be read before a key is destroyed."""
    query = select(second_contacts).where(second_contacts.c.case_id.in_(case_ids))
    found = []
    for row in scope.connection.execute(query).all():
        text = scope.keys.of(row.person_id).open_text(row.sealed_second, _place(row.uid))
        conversation_id = json.loads(text)[1]
        if conversation_id is not None:
            found.append(int(conversation_id))
    return found


def only_seconds(scope: Scope, conversation_ids: Sequence[int]) -> list[int]:
    """The persons among these who wrote as a second contact and never talked with us, and are nobody's any more."""
    row = conversations.c
    query = select(row.id, row.person_id).where(row.id.in_(conversation_ids), row.sealed_state.is_(None))
    found = []
    for each in scope.connection.execute(query).all():
        still = select(second_contacts.c.id).where(second_contacts.c.seat_hash == seat_hash(scope, each.id))
        if scope.connection.execute(still.limit(1)).first() is None:
            found.append(int(each.person_id))
    return found


def seat_hash(scope: Scope, conversation_id: int) -> bytes:
    """A keyed hash of a conversation's id."""
    return scope.keyring.lookup("second_seat", str(conversation_id))


def _code_hash(scope: Scope, code: str) -> bytes:
    return scope.keyring.lookup("second_code", code)


def _place(uid: bytes) -> Place:
    return Place("second_contacts", "sealed_second", uid.hex())
