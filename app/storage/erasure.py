"""BORRAR: a person's key and rows go; what stays names nobody.

What stays: an opt-out and the sids of messages as keyed hashes, the receipt's counts, the access log's case codes, and
the person's emptied row. All of a person goes, whichever of their contacts asked: everything said from each of them,
and from phones that were joined to them later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Row, Select, Table, delete, select, update
from sqlalchemy.sql.elements import ColumnElement

from app.services.ports import ErasureReason, ErasureReceipt
from app.storage.codes import ENTROPY_BYTES, make_code
from app.storage.journal import Lasting
from app.storage.kept_texts import forget_kept_texts
from app.storage.person_keys import NotThere
from app.storage.records import sid_hash
from app.storage.scope import Scope
from app.storage.second_contacts import conversations_of_seconds, only_seconds, seat_hash
from app.storage.service_records import SqlProviderDeletions
from app.storage.tables import (
    alerts,
    answer_revisions,
    applicants,
    ask_backs,
    call_notes,
    case_consents,
    case_looks,
    cases,
    contact_keys,
    contact_persons,
    contacts,
    conversations,
    erasures,
    handouts,
    hearing_steps,
    hearings,
    inbound_messages,
    kept_sids,
    media,
    persons,
    review_events,
    second_contacts,
    told,
    told_facts,
    translation_drafts,
)

FAREWELL = timedelta(days=2)
"""How long the key lives under which the receipt is sent."""


class Forgetting(Protocol):
    """What erasing needs of the outbox."""

    def forget(self, person_id: int) -> list[str]:
        """Erase a person's messages; returns the provider's ids of those it took."""
        ...

    def under_way(self, person_id: int) -> int:
        """How many of a person's messages may be leaving now."""
        ...


@dataclass(frozen=True, slots=True)
class _Belongings:
    """The ids of all that is a person's."""

    people: list[int]
    cases: list[int]
    conversations: list[int]
    contacts: list[int]


class SqlErasure:
    """Fulfils `app.services.ports.Erasure` in one transaction."""

    def __init__(self, scope: Scope, outbox: Forgetting) -> None:
        self._scope = scope
        self._outbox = outbox

    def erase_case(self, case_id: int, *, now: datetime, reason: ErasureReason = "asked") -> ErasureReceipt:
        """Destroy the key and rows of the person whose case this is.

        Raises NotThere for an unknown case, and with `retention` for one that has become active meanwhile.
        """
        if reason == "retention":
            self._check_silent(case_id)
        return self.erase_person(self._scope.person_of_case(case_id), now=now, reason=reason)

    def erase_person(self, person_id: int, *, now: datetime, reason: ErasureReason = "asked") -> ErasureReceipt:
        """The same for a person; one that was absorbed takes the other with it. Raises NotThere."""
        person_id, uid = self._living(person_id)
        theirs = self._belongings(person_id)
        sids = self._sids(theirs)
        trusted = self._end_seconds(theirs)
        self._destroy_keys(theirs.people, now)
        receipt = self._delete_rows(theirs, len(sids), now)
        self._give_farewell_key(person_id, uid, now, reason)
        unsure = sum(map(self._outbox.under_way, theirs.people))
        outgoing = [sid for each in theirs.people for sid in self._outbox.forget(each)]
        copies = SqlProviderDeletions(self._scope.connection).add([*sids, *outgoing], now)
        receipt = replace(receipt, provider_copies_queued=copies, copies_unsure=unsure)
        self._write_down(uid, receipt, reason, [*sids, *outgoing])
        self._scope.erased_cases.update(theirs.cases)
        self._scope.erased_conversations.update(theirs.conversations)
        for each in only_seconds(self._scope, trusted):
            self.erase_person(each, now=now, reason=reason)
        return receipt

    def end_farewells(self, *, now: datetime) -> int:
        """Destroy the two-day keys whose time is over, with the last messages they sealed; returns how many."""
        query = select(persons.c.id).where(persons.c.farewell_until <= now)
        over = list(self._scope.connection.execute(query).scalars())
        for person_id in over:
            sids = self._outbox.forget(person_id)
            SqlProviderDeletions(self._scope.connection).add(sids, now)
            self._forget_key(person_id)
            self._update(persons, persons.c.id == person_id, wrapped_key=None, farewell_until=None)
        return len(over)

    def _end_seconds(self, theirs: _Belongings) -> list[int]:
        """They have no second contact any more and are nobody's; the conversations of those they had."""
        trusted = conversations_of_seconds(self._scope, theirs.cases)
        self._delete(second_contacts, second_contacts.c.case_id.in_(theirs.cases))
        hashes = [seat_hash(self._scope, each) for each in theirs.conversations]
        self._delete(second_contacts, second_contacts.c.seat_hash.in_(hashes))
        return trusted

    def _check_silent(self, case_id: int) -> None:
        """Any activity takes the announcement back; the case's row stays locked on PostgreSQL until the end."""
        query = select(cases.c.purge_announced_at).where(cases.c.id == case_id).with_for_update()
        if self._scope.connection.execute(query).scalar_one_or_none() is None:
            raise NotThere("this case is not announced as ending")

    def _living(self, person_id: int) -> tuple[int, bytes]:
        """The person, or the one who absorbed them; the row stays locked on PostgreSQL."""
        row = self._person(person_id)
        if row.absorbed_by_id is not None:
            row = self._person(row.absorbed_by_id)
        if row.erased_at is not None:
            raise NotThere("this person was erased already")
        return int(row.id), bytes(row.uid)

    def _person(self, person_id: int) -> Row[Any]:
        query = select(persons).where(persons.c.id == person_id).with_for_update()
        row = self._scope.connection.execute(query).one_or_none()
        if row is None:
            raise NotThere("there is no such person")
        return row

    def _belongings(self, person_id: int) -> _Belongings:
        absorbed = select(persons.c.id).where((persons.c.id == person_id) | (persons.c.absorbed_by_id == person_id))
        people = self._ids(absorbed)
        return _Belongings(
            people=people,
            cases=self._ids(select(cases.c.id).where(cases.c.person_id.in_(people))),
            conversations=self._ids(select(conversations.c.id).where(conversations.c.person_id.in_(people))),
            contacts=self._ids(select(contact_persons.c.contact_id).where(contact_persons.c.person_id.in_(people))),
        )

    def _sids(self, theirs: _Belongings) -> list[str]:
        """Sids of all messages of theirs, remembered as keyed hashes."""
        query = select(inbound_messages.c.sid, inbound_messages.c.received_at).where(
            inbound_messages.c.conversation_id.in_(theirs.conversations)
        )
        found = self._scope.connection.execute(query).all()
        rows = [{"sid_hash": sid_hash(self._scope, row.sid), "kept_at": row.received_at} for row in found]
        if rows:
            self._scope.connection.execute(self._scope.insert_missing(kept_sids), rows)
        return [row.sid for row in found]

    def _destroy_keys(self, people: Sequence[int], now: datetime) -> None:
        """From here on nothing that these keys sealed opens, and the append-only tables let go of the rows."""
        for person_id in people:
            self._forget_key(person_id)
        self._update(
            persons,
            persons.c.id.in_(people),
            wrapped_key=None,
            sealed_recovery_word=None,
            wrong_tries=0,
            locked_until=None,
            erased_at=now,
        )

    def _forget_key(self, person_id: int) -> None:
        row = self._person(person_id)
        if row.wrapped_key is not None:
            self._scope.keyring.forget(bytes(row.wrapped_key), bytes(row.uid).hex())
        self._scope.keys.forget(person_id)

    def _delete_rows(self, theirs: _Belongings, messages: int, now: datetime) -> ErasureReceipt:
        """Every row of theirs, from the leaves up; a contact that others share stays theirs."""
        review = (review_events, ask_backs, translation_drafts, case_looks)
        for table in (
            told_facts,
            told,
            case_consents,
            applicants,
            handouts,
            hearing_steps,
            hearings,
            call_notes,
            *review,
        ):
            self._delete(table, table.c.case_id.in_(theirs.cases))
        answers = self._delete(answer_revisions, answer_revisions.c.case_id.in_(theirs.cases))
        files = self._delete(media, media.c.conversation_id.in_(theirs.conversations))
        self._delete(inbound_messages, inbound_messages.c.conversation_id.in_(theirs.conversations))
        self._delete(conversations, conversations.c.id.in_(theirs.conversations))
        codes = select(cases.c.code).where(cases.c.id.in_(theirs.cases))
        self._delete(alerts, alerts.c.case_code.in_(codes) & alerts.c.notified_at.is_not(None))
        forget_kept_texts(self._scope, list(self._scope.connection.execute(codes).scalars()))
        self._delete(cases, cases.c.id.in_(theirs.cases))
        self._delete(contact_persons, contact_persons.c.person_id.in_(theirs.people))
        shared = select(contact_persons.c.contact_id).where(contact_persons.c.contact_id.in_(theirs.contacts))
        alone = sorted(set(theirs.contacts) - set(self._ids(shared)))
        self._delete(contact_keys, contact_keys.c.contact_id.in_(alone))
        self._delete(contacts, contacts.c.id.in_(alone))
        code = make_code(self._scope.entropy(ENTROPY_BYTES))
        return ErasureReceipt(code, now, messages, answers, files, 0)

    def _give_farewell_key(self, person_id: int, uid: bytes, now: datetime, reason: ErasureReason) -> None:
        """A new key for the last message; an erasure that only repeats an earlier one has nothing to say."""
        if reason in ("replayed", "practice"):
            return
        wrapped = self._scope.keyring.make_data_key(uid.hex())
        self._update(persons, persons.c.id == person_id, wrapped_key=wrapped, farewell_until=now + FAREWELL)
        self._scope.keys.learn(person_id, uid, wrapped)

    def _write_down(self, uid: bytes, receipt: ErasureReceipt, reason: str, sids: list[str]) -> None:
        """The receipt, and the journal's line by which a restore erases again; of somebody invented neither."""
        if reason == "practice":
            return
        values = {
            "person_uid": uid,
            "receipt": receipt.code,
            "reason": reason,
            "messages": receipt.messages,
            "answers": receipt.answers,
            "files": receipt.files,
            "provider_copies": receipt.provider_copies_queued,
            "at": receipt.at,
        }
        self._scope.connection.execute(self._scope.insert(erasures).values(**values).on_conflict_do_nothing())
        if reason != "replayed":
            self._scope.lasting.append(Lasting("erased", uid.hex(), receipt.at, tuple(sids)))

    def _ids(self, query: Select[Any]) -> list[int]:
        return [int(each) for each in self._scope.connection.execute(query.distinct()).scalars()]

    def _delete(self, table: Table, which: ColumnElement[bool]) -> int:
        return self._scope.connection.execute(delete(table).where(which)).rowcount

    def _update(self, table: Table, which: ColumnElement[bool], **values: object) -> None:
        self._scope.connection.execute(update(table).where(which).values(values))
