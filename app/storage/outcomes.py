"""What a message's end changes: staff are told, an opt-out is kept, a case shows that its person cannot be reached."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select, update

from app.services.delivery import Outcome
from app.services.ports import Alert, AlertKind
from app.storage.outbox import insert_ignoring
from app.storage.service_records import SqlAlerts, SqlProviderDeletions
from app.storage.tables import cases, contact_keys, conversations, opt_outs


class Place(NamedTuple):
    """Whose message it was: contact and case."""

    contact_id: int
    case_id: int
    code: str
    organisation_id: int
    flags: list[str]


def react(connection: Connection, outcome: Outcome) -> None:
    """In the transaction that recorded the end: a message that did not arrive becomes visible to a person."""
    if outcome.is_erased and outcome.sid:
        SqlProviderDeletions(connection).add([outcome.sid], outcome.at)
    place = _place(connection, outcome.lane)
    if outcome.state == "opted_out" and place is not None:
        keep_opt_out(connection, place.contact_id, outcome.at)
    if outcome.state == "dead" and place is not None:
        flag_unreachable(connection, place, outcome.channel)
    if outcome.needs_attention:
        code, organisation = (place.code, place.organisation_id) if place is not None else (None, None)
        SqlAlerts(connection).add(Alert(_kind(outcome), outcome.detail, outcome.at, code, organisation))


def keep_opt_out(connection: Connection, contact_id: int, now: datetime) -> None:
    """The provider says that this contact wants no messages: our own record says so too, by keyed hash."""
    hashes = connection.execute(select(contact_keys.c.key_hash).where(contact_keys.c.contact_id == contact_id))
    for key_hash in hashes.scalars().all():
        connection.execute(insert_ignoring(connection, opt_outs).values(key_hash=key_hash, since=now))


def flag_unreachable(connection: Connection, place: Place, channel: str) -> None:
    """The case shows that its person cannot be reached on this channel."""
    flag = f"unreachable_{channel}"
    if flag not in place.flags:
        flags = sorted({*place.flags, flag})
        connection.execute(update(cases).where(cases.c.id == place.case_id).values(flags=flags))


def _kind(outcome: Outcome) -> AlertKind:
    if outcome.paused_until:
        return "sender_paused"
    return "setup" if outcome.state == "failed" else "undelivered"


def _place(connection: Connection, conversation_id: int) -> Place | None:
    """Contact and case of a conversation, or None when it was erased."""
    query = (
        select(
            conversations.c.contact_id, conversations.c.case_id, cases.c.code, cases.c.organisation_id, cases.c.flags
        )
        .join(cases, cases.c.id == conversations.c.case_id)
        .where(conversations.c.id == conversation_id)
    )
    found = connection.execute(query).first()
    return Place(*found) if found else None
