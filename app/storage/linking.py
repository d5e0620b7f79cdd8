"""Contacts and persons, many to many: making a person, letting a contact speak for one, taking over what it said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from app.services.messages import Address
from app.services.ports import Seat
from app.storage.hearings import join_cases
from app.storage.person_keys import NotThere
from app.storage.reviews import join_reviews
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import (
    alerts,
    answer_revisions,
    applicants,
    case_consents,
    cases,
    contact_persons,
    conversations,
    handouts,
    inbound_messages,
    media,
    persons,
    told,
    told_facts,
)
from app.storage.wire import address_text, read_address

_UID_BYTES = 16


def make_person(scope: Scope, now: datetime) -> int:
    """A person with a fresh data key."""
    uid = scope.entropy(_UID_BYTES)
    wrapped = scope.keyring.make_data_key(uid.hex())
    made = scope.connection.execute(
        insert(persons).values(uid=uid, wrapped_key=wrapped, wrong_tries=0, created_at=now).returning(persons.c.id)
    )
    person_id = int(made.scalar_one())
    scope.keys.learn(person_id, uid, wrapped)
    return person_id


def attach(scope: Scope, contact_id: int, person_id: int, address: Address, now: datetime) -> None:
    """Let this contact speak for this person from now on; whoever it spoke for before is kept, not current."""
    link = contact_persons.c
    connection = scope.connection
    connection.execute(
        update(contact_persons).where(link.contact_id == contact_id, link.is_current).values(is_current=False)
    )
    sealed = _sealed_address(scope, contact_id, person_id, address)
    values = {"sealed_address": sealed, "is_current": True, "since": now}
    statement = scope.insert(contact_persons).values(contact_id=contact_id, person_id=person_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["contact_id", "person_id"], set_=values))


def keep_address(scope: Scope, contact_id: int, person_id: int, address: Address) -> None:
    """Remember how this contact is written to now."""
    link = contact_persons.c
    scope.connection.execute(
        update(contact_persons)
        .where(link.contact_id == contact_id, link.person_id == person_id)
        .values(sealed_address=_sealed_address(scope, contact_id, person_id, address))
    )


def address_place(contact_id: int, person_id: int) -> Place:
    """Where a contact's address is sealed under a person's key."""
    return Place("contact_persons", "sealed_address", f"{contact_id} {person_id}")


def state_place(conversation_id: int) -> Place:
    """Where a conversation's state is sealed."""
    return Place("conversations", "sealed_state", str(conversation_id))


def open_conversation(scope: Scope, contact_id: int, person_id: int, case_id: int, now: datetime) -> int:
    """A conversation that has not begun."""
    made = scope.connection.execute(
        insert(conversations)
        .values(
            contact_id=contact_id,
            person_id=person_id,
            case_id=case_id,
            version=0,
            is_handed_off=is_handed_off(scope, case_id),
            created_at=now,
        )
        .returning(conversations.c.id)
    )
    return int(made.scalar_one())


def is_handed_off(scope: Scope, case_id: int) -> bool:
    """True when a person of the clinic has taken over any conversation of the case: then all of them."""
    found = select(conversations.c.id).where(conversations.c.case_id == case_id, conversations.c.is_handed_off)
    return scope.connection.execute(found.limit(1)).first() is not None


def note_activity(scope: Scope, case_id: int, now: datetime) -> None:
    """Person or clinic did something for this case: its retention starts anew."""
    scope.connection.execute(
        update(cases).where(cases.c.id == case_id).values(last_activity_at=now, purge_announced_at=None)
    )


def change_speaker(scope: Scope, seat: Seat, to_person_id: int, now: datetime) -> int:
    """A shared phone: the contact speaks for somebody else now, each in a conversation of their own."""
    case_id = _newest_case(scope, to_person_id)
    attach(scope, seat.contact_id, to_person_id, seat.address, now)
    existing = _conversation_of(scope, seat.contact_id, to_person_id)
    if existing is not None:
        return existing
    return open_conversation(scope, seat.contact_id, to_person_id, case_id, now)


def absorb(scope: Scope, seat: Seat, to_person_id: int, now: datetime) -> int:
    """A new phone: all contacts, words and conversations of the seat's person become those of a person known already.

    Rows stay sealed under the key they were sealed with: the absorbed person's key lives as long as the other's.
    """
    case_id = _newest_case(scope, to_person_id)
    for contact_id in _contacts_of(scope, seat.person_id):
        _move_contact(scope, contact_id, seat.person_id, to_person_id, case_id, now)
    _move_cases(scope, seat.person_id, case_id)
    rows = persons.c
    scope.connection.execute(
        update(persons)
        .where((rows.id == seat.person_id) | (rows.absorbed_by_id == seat.person_id))
        .values(absorbed_by_id=to_person_id)
    )
    if is_handed_off(scope, case_id):
        here = update(conversations).where(conversations.c.case_id == case_id)
        scope.connection.execute(here.values(is_handed_off=True))
    note_activity(scope, case_id, now)
    scope.forget_lookups()
    moved = _conversation_of(scope, seat.contact_id, to_person_id)
    if moved is None:
        raise NotThere("the conversation is gone")
    return moved


def _move_contact(
    scope: Scope, contact_id: int, from_person_id: int, to_person_id: int, case_id: int, now: datetime
) -> None:
    """One contact's link and conversation, sealed anew under the other person's key."""
    connection, link = scope.connection, contact_persons.c
    here = (link.contact_id == contact_id) & (link.person_id == from_person_id)
    row = connection.execute(select(link.sealed_address, link.is_current).where(here)).one()
    text = scope.keys.of(from_person_id).open_text(row.sealed_address, address_place(contact_id, from_person_id))
    connection.execute(delete(contact_persons).where(here))
    if row.is_current:
        attach(scope, contact_id, to_person_id, read_address(text), now)
    _move_conversation(scope, contact_id, from_person_id, to_person_id, case_id)


def _move_conversation(scope: Scope, contact_id: int, from_person_id: int, to_person_id: int, case_id: int) -> None:
    """The running conversation goes on; one that the two had before (an earlier link) is joined to it."""
    connection, talk = scope.connection, conversations.c
    row = connection.execute(
        select(talk.id, talk.sealed_state).where(talk.contact_id == contact_id, talk.person_id == from_person_id)
    ).one_or_none()
    if row is None:
        return
    earlier = _conversation_of(scope, contact_id, to_person_id)
    if earlier is not None:
        for table in (inbound_messages, media):
            connection.execute(update(table).where(table.c.conversation_id == earlier).values(conversation_id=row.id))
        connection.execute(delete(conversations).where(talk.id == earlier))
    sealed = row.sealed_state
    if sealed is not None:
        text = scope.keys.of(from_person_id).open_text(sealed, state_place(row.id))
        sealed = scope.keys.of(to_person_id).seal_text(text, state_place(row.id))
    connection.execute(
        update(conversations)
        .where(talk.id == row.id)
        .values(person_id=to_person_id, case_id=case_id, sealed_state=sealed)
    )


def _move_cases(scope: Scope, from_person_id: int, case_id: int) -> None:
    """What was answered, told and agreed to in the person's cases joins the other case; the emptied ones go."""
    connection = scope.connection
    of_person = select(cases.c.id, cases.c.code).where(cases.c.person_id == from_person_id)
    code = select(cases.c.code).where(cases.c.id == case_id).scalar_subquery()
    for old in connection.execute(of_person).all():
        for table in (answer_revisions, told, case_consents):
            connection.execute(update(table).where(table.c.case_id == old.id).values(case_id=case_id))
        facts = connection.execute(select(told_facts.c.fact_hash).where(told_facts.c.case_id == old.id)).scalars().all()
        if facts:
            rows = [{"fact_hash": each, "case_id": case_id} for each in facts]
            connection.execute(scope.insert_missing(told_facts), rows)
        join_cases(scope, old.id, case_id)
        join_reviews(scope, old.id, case_id)
        connection.execute(update(alerts).where(alerts.c.case_code == old.code).values(case_code=code))
        for table in (told_facts, applicants, handouts):
            connection.execute(delete(table).where(table.c.case_id == old.id))
        connection.execute(delete(cases).where(cases.c.id == old.id))


def _sealed_address(scope: Scope, contact_id: int, person_id: int, address: Address) -> bytes:
    return scope.keys.of(person_id).seal_text(address_text(address), address_place(contact_id, person_id))


def _contacts_of(scope: Scope, person_id: int) -> list[int]:
    found = select(contact_persons.c.contact_id).where(contact_persons.c.person_id == person_id)
    return [int(each) for each in scope.connection.execute(found.order_by(contact_persons.c.contact_id)).scalars()]


def _newest_case(scope: Scope, person_id: int) -> int:
    """The person's case; its row is locked on PostgreSQL. Raises NotThere."""
    found = select(cases.c.id).where(cases.c.person_id == person_id).order_by(cases.c.id.desc()).limit(1)
    case_id = scope.connection.execute(found.with_for_update()).scalar_one_or_none()
    if case_id is None:
        raise NotThere("this person has no case")
    return int(case_id)


def _conversation_of(scope: Scope, contact_id: int, person_id: int) -> int | None:
    talk = conversations.c
    found = select(talk.id).where(talk.contact_id == contact_id, talk.person_id == person_id)
    return scope.connection.execute(found).scalar_one_or_none()
