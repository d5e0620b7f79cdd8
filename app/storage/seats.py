"""Seats: contacts, persons, cases and conversations behind one lock.

A turn of somebody known costs one SELECT here and one UPDATE. The case's clear columns are written when they change,
its last activity once an hour.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, literal, or_, select, update

from app.errors import SealBroken
from app.services.messages import Address
from app.services.ports import Seat
from app.services.review_states import begins_as
from app.storage import linking
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.contacts import ContactHashes, find_contact, hashes_of, learn_keys, lock_newcomer, make_contact
from app.storage.instants import Instant
from app.storage.person_keys import NotThere
from app.storage.scope import CaseNow, Scope
from app.storage.sealing import DataKey
from app.storage.tables import (
    applicants,
    cases,
    contact_keys,
    contact_persons,
    contacts,
    conversations,
    opt_outs,
    persons,
)
from app.storage.wire import read_address

log = logging.getLogger(__name__)

ACTIVITY_STEP = timedelta(hours=1)
"""How exactly a case's last activity is kept."""


class SqlSeats:
    """Fulfils `app.services.ports.Seats` in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._heard: dict[int, datetime] = {}

    def take(self, address: Address, *, now: datetime) -> Seat:
        """The seat of whoever writes from this address, created if new, locked until the transaction ends."""
        hashes = hashes_of(self._scope, address)
        row = self._find(hashes)
        if row is None:
            lock_newcomer(self._scope, hashes)
            row = self._find(hashes)
        return self._known(row, address, hashes) if row is not None else self._greet(address, hashes, now)

    def at(self, conversation_id: int) -> Seat:
        """The same for a known conversation. Raises NotThere."""
        row = self._scope.connection.execute(_BY_ID, {"this": conversation_id}).one_or_none()
        if row is None:
            raise NotThere("there is no such conversation")
        return self._seat(row)

    def save(
        self, seat: Seat, *, state: str, language: str | None, case_state: str, flags: Sequence[str], now: datetime
    ) -> None:
        """Keep where the dialogue stands, sealed. Raises NotThere when the conversation is gone."""
        if seat.conversation_id in self._scope.erased_conversations:
            return
        sealed = self._scope.keys.of(seat.person_id).seal_text(state, linking.state_place(seat.conversation_id))
        heard = self._heard.pop(seat.conversation_id, None)
        values = {"this": seat.conversation_id, "state": sealed, "heard": heard}
        if self._scope.connection.execute(_SAVE, values).rowcount != 1:
            raise NotThere("there is no such conversation")
        self._save_case(seat.case_id, case_state, language, tuple(flags), now)

    def touch_inbound(self, seat: Seat, now: datetime) -> None:
        """Remember that this contact wrote now; written with the next `save`, or by `flush`."""
        if seat.conversation_id not in self._scope.erased_conversations:
            self._heard[seat.conversation_id] = now

    def flush(self) -> None:
        """Write what waits for a `save` that did not come."""
        for conversation_id, heard in self._heard.items():
            if conversation_id not in self._scope.erased_conversations:
                self._scope.connection.execute(
                    update(conversations).where(conversations.c.id == conversation_id).values(last_inbound_at=heard)
                )
        self._heard.clear()

    def newcomers_since(self, since: datetime) -> int:
        """How many contacts wrote for the first time since then."""
        query = select(func.count()).where(contacts.c.created_at >= since)
        return int(self._scope.connection.execute(query).scalar_one())

    def set_opt_out(self, seat: Seat, opted_out: bool, now: datetime) -> None:
        """Stop or allow messages to this contact on this channel; outlives an erasure as a keyed hash."""
        connection = self._scope.connection
        known = select(contact_keys.c.key_hash).where(contact_keys.c.contact_id == seat.contact_id)
        hashes = set(connection.execute(known).scalars()) | set(hashes_of(self._scope, seat.address).all)
        if opted_out:
            rows = [{"key_hash": each, "since": now} for each in hashes]
            connection.execute(self._scope.insert_missing(opt_outs), rows)
        else:
            connection.execute(delete(opt_outs).where(opt_outs.c.key_hash.in_(hashes)))
        self._scope.journal_opt_out(hashes, opted_out, now)

    def set_handed_off(self, seat: Seat, handed_off: bool, now: datetime) -> None:
        """A person has taken over this conversation, or has given it back."""
        if seat.conversation_id not in self._scope.erased_conversations:
            row = conversations.c
            self._scope.connection.execute(
                update(conversations).where(row.id == seat.conversation_id).values(is_handed_off=handed_off)
            )
            linking.note_activity(self._scope, seat.case_id, now)

    def link(self, seat: Seat, to_person_id: int, now: datetime, *, absorb: bool = True) -> Seat:
        """Let this contact speak for a person already known, and give the seat it has then.

        With `absorb` (a new phone) all that was said from this contact so far becomes theirs, and the conversation
        goes on. Without (a shared phone) the person who wrote before keeps their own case and conversation.
        """
        if seat.person_id == to_person_id:
            return seat
        if absorb:
            conversation_id = linking.absorb(self._scope, seat, to_person_id, now)
        else:
            conversation_id = linking.change_speaker(self._scope, seat, to_person_id, now)
        return self.at(conversation_id)

    def _find(self, hashes: ContactHashes) -> Row[Any] | None:
        """The locked row of a contact with a current person; the one found by key before one found by number."""
        wanted = {"key": hashes.key, "number": hashes.key if hashes.number is None else hashes.number}
        rows = self._scope.connection.execute(_BY_HASH, wanted).all()
        return next((row for row in rows if row.is_by_key), None)

    def _known(self, row: Row[Any], address: Address, hashes: ContactHashes) -> Seat:
        """A seat found by its key. How it is written to now is kept; an id is not given up for a number."""
        seat = self._seat(row)
        if seat.address != address and (hashes.is_id or not _has_id(seat.address)):
            learn_keys(self._scope, seat.contact_id, hashes)
            linking.keep_address(self._scope, seat.contact_id, seat.person_id, address)
            return self.at(seat.conversation_id)
        return seat

    def _greet(self, address: Address, hashes: ContactHashes, now: datetime) -> Seat:
        """A contact found by number that brings its id; or one that has no person yet: a new person with a new case."""
        contact_id = find_contact(self._scope, hashes)
        if contact_id is None:
            contact_id = make_contact(self._scope, now)
        learn_keys(self._scope, contact_id, hashes)
        row = self._find(hashes)
        if row is not None:
            return self._known(row, address, hashes)
        person_id = linking.make_person(self._scope, now)
        linking.attach(self._scope, contact_id, person_id, address, now)
        case_id = self._open_case(person_id, now)
        return self.at(linking.open_conversation(self._scope, contact_id, person_id, case_id, now))

    def _open_case(self, person_id: int, now: datetime) -> int:
        """A case under a code nobody has, with its first applicant."""
        connection = self._scope.connection
        values = {
            "person_id": person_id,
            "organisation_id": self._scope.organisation_id,
            "state": "new",
            "language": None,
            "flags": [],
            "created_at": now,
            "last_activity_at": now,
        }
        case_id = None
        while case_id is None:
            code = make_code(self._scope.entropy(ENTROPY_BYTES))
            statement = self._scope.insert(cases).values(code=code, **values).on_conflict_do_nothing()
            case_id = connection.execute(statement.returning(cases.c.id)).scalar_one_or_none()
        connection.execute(insert(applicants).values(case_id=case_id, position=1, created_at=now))
        return int(case_id)

    def _seat(self, row: Row[Any]) -> Seat:
        """The seat in a row of `_seats`; its person's key and case are known to the transaction from here on."""
        scope = self._scope
        key = scope.keys.learn(row.person_id, row.uid, row.wrapped_key)
        scope.known_conversations[row.conversation_id] = (row.contact_id, row.person_id)
        scope.known_cases[row.case_id] = CaseNow(
            row.person_id,
            row.state,
            row.language,
            tuple(row.flags),
            row.last_activity_at,
            row.purge_announced_at,
            row.review_state,
        )
        return Seat(
            conversation_id=row.conversation_id,
            contact_id=row.contact_id,
            person_id=row.person_id,
            case_id=row.case_id,
            case_code=row.code,
            organisation_id=row.organisation_id,
            address=_address(key, row),
            language=row.language,
            state=_state(key, row),
            last_inbound_at=row.last_inbound_at,
            is_opted_out=bool(row.is_opted_out),
            is_handed_off=row.is_handed_off,
            review_state=row.review_state,
        )

    def _save_case(self, case_id: int, state: str, language: str | None, flags: tuple[str, ...], now: datetime) -> None:
        """Write the clear columns if they changed, or if the last activity is an hour old."""
        known = self._scope.known_cases.get(case_id)
        begun = begins_as(known.review_state if known else None, state, flags)
        if known is not None:
            fresh = CaseNow(known.person_id, state, language, flags, known.last_activity_at, None, begun)
            if fresh == known and now - known.last_activity_at < ACTIVITY_STEP:
                return
            self._scope.known_cases[case_id] = CaseNow(known.person_id, state, language, flags, now, None, begun)
        values: dict[str, object] = {"state": state, "language": language, "flags": list(flags)}
        if known is not None and begun != known.review_state:
            values |= {"review_state": begun, "touched_at": now}
            if known.review_state is None:
                values["began_at"] = now
        self._scope.connection.execute(
            update(cases).where(cases.c.id == case_id).values(**values, last_activity_at=now, purge_announced_at=None)
        )


def _has_id(address: Address) -> bool:
    return address.key != address.number


def _address(key: DataKey, row: Row[Any]) -> Address:
    return read_address(key.open_text(row.sealed_address, linking.address_place(row.contact_id, row.person_id)))


def _state(key: DataKey, row: Row[Any]) -> str | None:
    """The sealed state; empty text for bytes that do not open, so that whoever writes is not left without an answer."""
    if row.sealed_state is None:
        return None
    try:
        return key.open_text(row.sealed_state, linking.state_place(row.conversation_id))
    except SealBroken:
        log.error("the state of conversation %s does not open", row.conversation_id)
        return ""


def _seats() -> Select[Any]:
    """Everything a seat is made of, one row per conversation, its rows locked on PostgreSQL.

    PostgreSQL gives the newest version only of the tables that are locked here, so all that may change are named.
    """
    own_keys = contact_keys.alias("own_keys")
    is_opted_out = (
        select(literal(1))
        .select_from(opt_outs.join(own_keys, own_keys.c.key_hash == opt_outs.c.key_hash))
        .where(own_keys.c.contact_id == conversations.c.contact_id)
        .correlate(conversations)
        .exists()
    )
    return (
        select(
            conversations.c.id.label("conversation_id"),
            conversations.c.contact_id,
            conversations.c.person_id,
            conversations.c.case_id,
            conversations.c.sealed_state,
            conversations.c.last_inbound_at,
            conversations.c.is_handed_off,
            persons.c.uid,
            persons.c.wrapped_key,
            contact_persons.c.sealed_address,
            cases.c.code,
            cases.c.organisation_id,
            cases.c.state,
            cases.c.language,
            cases.c.flags,
            cases.c.last_activity_at,
            cases.c.purge_announced_at,
            cases.c.review_state,
            is_opted_out.label("is_opted_out"),
        )
        .join(persons, persons.c.id == conversations.c.person_id)
        .join(cases, cases.c.id == conversations.c.case_id)
        .join(
            contact_persons,
            (contact_persons.c.contact_id == conversations.c.contact_id)
            & (contact_persons.c.person_id == conversations.c.person_id),
        )
        .with_for_update(of=[contact_persons, conversations, cases, persons])
    )


# Built once: putting a statement together costs more than running it.
_BY_ID = _seats().where(conversations.c.id == bindparam("this"))
_BY_HASH = (
    _seats()
    .add_columns((contact_keys.c.key_hash == bindparam("key")).label("is_by_key"))
    .join(contact_keys, contact_keys.c.contact_id == conversations.c.contact_id)
    .where(
        or_(contact_keys.c.key_hash == bindparam("key"), contact_keys.c.key_hash == bindparam("number")),
        contact_persons.c.is_current,
    )
)
_SAVE = (
    update(conversations)
    .where(conversations.c.id == bindparam("this"))
    .values(
        sealed_state=bindparam("state"),
        version=conversations.c.version + 1,
        last_inbound_at=func.coalesce(bindparam("heard", type_=Instant), conversations.c.last_inbound_at),
    )
)
