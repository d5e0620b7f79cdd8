"""What was said, kept sealed: messages as they came, the log of answers, and what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, bindparam, func, insert, literal, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from app.services.messages import Inbound
from app.services.ports import Revision, Told
from app.storage.scope import Scope
from app.storage.sealing import DataKey, Place
from app.storage.tables import (
    answer_revisions,
    cases,
    conversations,
    inbound_messages,
    kept_sids,
    told,
    told_facts,
)
from app.storage.wire import inbound_text, read_inbound, read_revision, read_told, revision_text, told_text

_UID_BYTES = 16

HIDDEN = "••••"
"""What stands in the place of a PIN."""


class SqlInbox:
    """Fulfils `app.services.ports.Inbox` in one transaction."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, inbound: Inbound, *, conversation_id: int) -> bool:
        """Store a message sealed under its person's key; False when its sid was ever here before."""
        contact_id, person_id = self._scope.contact_and_person(conversation_id)
        key = self._scope.keys.of(person_id)
        values = {
            "sid": inbound.sid,
            "conversation_id": conversation_id,
            "contact_id": contact_id,
            "person_id": person_id,
            "sealed_message": key.seal_text(inbound_text(inbound), message_place(inbound.sid)),
            "received_at": inbound.received_at,
            "erased_hash": sid_hash(self._scope, inbound.sid),
        }
        connection = self._scope.connection
        return connection.execute(_add_message(connection.dialect.name), values).first() is not None

    def has(self, sid: str) -> bool:
        """True when a message with this sid was stored before, even if it was erased since."""
        here = select(literal(1)).where(inbound_messages.c.sid == sid)
        erased = select(literal(1)).where(kept_sids.c.sid_hash == sid_hash(self._scope, sid))
        return self._scope.connection.execute(union_all(here, erased)).first() is not None

    def hide_words(self, sid: str, *, beside: str = "") -> None:
        """Keep that this message came, and of its words only those beside the PIN that it gave."""
        row = inbound_messages.c
        query = select(row.person_id, row.sealed_message).where(row.sid == sid)
        held = self._scope.connection.execute(query).one_or_none()
        if held is None:
            return
        key, place = self._scope.keys.of(held.person_id), message_place(sid)
        message = read_inbound(key.open_text(held.sealed_message, place))
        hidden = replace(message, body=f"{HIDDEN} {beside}".strip(), payload=None, extra={})
        sealed = key.seal_text(inbound_text(hidden), place)
        self._scope.connection.execute(update(inbound_messages).where(row.sid == sid).values(sealed_message=sealed))

    def count_since(self, contact_id: int, since: datetime) -> int:
        """How many messages this contact sent since then."""
        wanted = {"contact": contact_id, "since": since}
        return int(self._scope.connection.execute(_COUNT_SINCE, wanted).scalar_one())

    def history(self, case_id: int) -> list[Inbound]:
        """All messages of a case, in the order they were stored."""
        row = inbound_messages.c
        query = (
            select(row.sid, row.person_id, row.sealed_message)
            .join(conversations, conversations.c.id == row.conversation_id)
            .where(conversations.c.case_id == case_id)
            .order_by(row.id)
        )
        keys = self._scope.keys
        return [
            read_inbound(keys.of(each.person_id).open_text(each.sealed_message, message_place(each.sid)))
            for each in self._scope.connection.execute(query)
        ]


class SqlAnswers:
    """Fulfils `app.services.ports.Answers`. The database refuses to change or delete what was appended."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def append(self, case_id: int, revisions: Sequence[Revision]) -> None:
        """Add revisions in order. Raises NotThere for an unknown case."""
        if case_id in self._scope.erased_cases or not revisions:
            return
        person_id = self._scope.person_of_case(case_id)
        key = self._scope.keys.of(person_id)
        rows = [self._row(key, each) | {"case_id": case_id, "person_id": person_id} for each in revisions]
        self._scope.connection.execute(_APPEND, rows)

    def history(self, case_id: int, address: str | None = None) -> list[Revision]:
        """All revisions of a case, oldest first, or those of one address."""
        query = select(answer_revisions).where(answer_revisions.c.case_id == case_id).order_by(answer_revisions.c.id)
        rows = self._scope.connection.execute(query).all()
        return [self._open(row) for row in rows if address is None or self._is_about(row, address)]

    def latest(self, case_id: int) -> dict[str, Revision]:
        """The newest revision of each address."""
        row = answer_revisions.c
        newest = select(func.max(row.id)).where(row.case_id == case_id).group_by(row.address_hash)
        query = select(answer_revisions).where(row.id.in_(newest)).order_by(row.id)
        revisions = map(self._open, self._scope.connection.execute(query).all())
        return {each.address: each for each in revisions}

    def _row(self, key: DataKey, revision: Revision) -> dict[str, Any]:
        uid = self._scope.entropy(_UID_BYTES)
        return {
            "uid": uid,
            "address_hash": _address_hash(key, revision.address),
            "sealed_revision": key.seal_text(revision_text(revision), _revision_place(uid)),
            "at": revision.at,
        }

    def _is_about(self, row: Row[Any], address: str) -> bool:
        return bool(row.address_hash == _address_hash(self._scope.keys.of(row.person_id), address))

    def _open(self, row: Row[Any]) -> Revision:
        return read_revision(
            self._scope.keys.of(row.person_id).open_text(row.sealed_revision, _revision_place(row.uid))
        )


class SqlToldLog:
    """Fulfils `app.services.ports.ToldLog`.

    To find in one step who was told what a fact once said, each case keeps a keyed hash of every fact it was told.
    Whoever has the file alone can see that two cases were told the same unknown thing, not what.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, case_id: int, told_now: Sequence[Told]) -> None:
        """Remember them. Raises NotThere for an unknown case."""
        if case_id in self._scope.erased_cases or not told_now:
            return
        person_id = self._scope.person_of_case(case_id)
        key, connection = self._scope.keys.of(person_id), self._scope.connection
        whose = {"case_id": case_id, "person_id": person_id}
        connection.execute(_TELL, [self._row(key, each) | whose for each in told_now])
        facts = {fact for each in told_now for fact in each.fact_ids}
        if facts:
            rows = [{"case_id": case_id, "fact_hash": self._fact_hash(each)} for each in sorted(facts)]
            connection.execute(self._scope.insert_missing(told_facts), rows)

    def cases_told(self, fact_id: str) -> list[str]:
        """Codes of the cases that were told a statement resting on this fact."""
        query = (
            select(cases.c.code)
            .join(told_facts, told_facts.c.case_id == cases.c.id)
            .where(told_facts.c.fact_hash == self._fact_hash(fact_id))
            .order_by(cases.c.code)
        )
        return list(self._scope.connection.execute(query).scalars())

    def of_case(self, case_id: int) -> list[Told]:
        """All that a case was told, oldest first."""
        query = select(told).where(told.c.case_id == case_id).order_by(told.c.id)
        keys = self._scope.keys
        return [
            read_told(keys.of(row.person_id).open_text(row.sealed_told, _told_place(row.uid)))
            for row in self._scope.connection.execute(query)
        ]

    def _row(self, key: DataKey, each: Told) -> dict[str, Any]:
        uid = self._scope.entropy(_UID_BYTES)
        return {"uid": uid, "sealed_told": key.seal_text(told_text(each), _told_place(uid)), "at": each.at}

    def _fact_hash(self, fact_id: str) -> bytes:
        return self._scope.keyring.lookup("fact", fact_id)


def sid_hash(scope: Scope, sid: str) -> bytes:
    """The keyed hash under which an erased message's sid is remembered."""
    return scope.keyring.lookup("sid", sid)


def _address_hash(key: DataKey, address: str) -> bytes:
    return key.own_hash("answer address", address)


def message_place(sid: str) -> Place:
    """Where a message is sealed."""
    return Place("inbound_messages", "sealed_message", sid)


def _revision_place(uid: bytes) -> Place:
    return Place("answer_revisions", "sealed_revision", uid.hex())


def _told_place(uid: bytes) -> Place:
    return Place("told", "sealed_told", uid.hex())


@cache
def _add_message(dialect: str) -> Insert:
    """Insert a message whose sid is neither here nor was erased; gives its id when it was new."""
    names = ("sid", "conversation_id", "contact_id", "person_id", "sealed_message", "received_at")
    columns = [inbound_messages.c[name] for name in names]
    was_erased = select(kept_sids.c.sid_hash).where(kept_sids.c.sid_hash == bindparam("erased_hash"))
    values = [bindparam(column.name, type_=column.type) for column in columns]
    new = select(*values).where(~was_erased.exists())
    made = sqlite.insert(inbound_messages) if dialect == "sqlite" else postgresql.insert(inbound_messages)
    return made.from_select(list(names), new).on_conflict_do_nothing().returning(inbound_messages.c.id)


# Built once: putting a statement together costs more than running it.
_COUNT_SINCE = select(func.count()).where(
    inbound_messages.c.contact_id == bindparam("contact"), inbound_messages.c.received_at >= bindparam("since")
)
_APPEND = insert(answer_revisions)
_TELL = insert(told)
