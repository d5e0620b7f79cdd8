"""Which of our messages a provider's sid stands for, by our own key: nothing of a person is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from app.storage.outbox_tables import outbox


def keys_of(connection: Connection, sids: Collection[str]) -> Mapping[str, str]:
    """Our key of each message that the provider took under one of these sids; others are left out."""
    rows = connection.execute(select(outbox.c.sid, outbox.c.key).where(outbox.c.sid.in_(sids)))
    return {row.sid: row.key for row in rows}
