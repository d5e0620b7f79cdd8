"""Content templates that the provider no longer has, forgotten: a message must never name one of them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete

from app.storage.tables import content_templates


def keep_only_templates(connection: Connection, content_sids: Collection[str]) -> int:
    """Forget every template whose sid is not among these; returns how many."""
    row = content_templates.c
    return connection.execute(delete(content_templates).where(row.content_sid.not_in(list(content_sids)))).rowcount
