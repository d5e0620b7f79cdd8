"""What a message's end changes: staff are told, and a copy of somebody erased meanwhile is queued for deletion."""

from __future__ import annotations

from sqlalchemy import Connection

from app.services.delivery import Outcome
from app.services.ports import Alert, AlertKind
from app.storage.service_records import SqlAlerts, SqlProviderDeletions


def react(connection: Connection, outcome: Outcome) -> None:
    """In the transaction that recorded the end: a message that did not arrive becomes visible to a person."""
    if outcome.is_erased and outcome.sid:
        SqlProviderDeletions(connection).add([outcome.sid], outcome.at)
    if outcome.needs_attention:
        kind: AlertKind = "sender_paused" if outcome.paused_until else "undelivered"
        SqlAlerts(connection).add(Alert(kind, outcome.detail, outcome.at))
