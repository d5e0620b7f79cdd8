"""Voice notes and pictures that people sent: first where the provider keeps them, then their bytes, sealed."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update

from app.errors import SealBroken
from app.services.ports import KeptFile, WaitingFile
from app.storage.person_keys import NotThere
from app.storage.scope import Scope
from app.storage.sealing import DataKey, Place
from app.storage.tables import media

log = logging.getLogger(__name__)

FILES_A_DAY = 40
"""How many files of one person are fetched in a day: nobody can fill the disk alone."""


class SqlMedia:
    """Fulfils `app.services.ports.Media`. A file is `waiting`, then `kept`, or `gone` if it could not be had."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, conversation_id: int, message_sid: str, index: int, url: str, content_type: str) -> None:
        """Remember that a file waits at the provider; adding it again changes nothing."""
        if conversation_id in self._scope.erased_conversations:
            return
        _, person_id = self._scope.contact_and_person(conversation_id)
        source = self._scope.keys.of(person_id).seal_text(
            json.dumps([url, content_type]), _place("sealed_source", message_sid, index)
        )
        statement = self._scope.insert(media).values(
            conversation_id=conversation_id,
            person_id=person_id,
            message_sid=message_sid,
            position=index,
            state="waiting",
            sealed_source=source,
            tries=0,
        )
        self._scope.connection.execute(statement.on_conflict_do_nothing())

    def waiting(self, *, now: datetime, limit: int = 20) -> list[WaitingFile]:
        """Files to fetch now, oldest first, of each person so many a day: the rest waits at the provider.

        One whose record does not open is given up: it must not stop the others.
        """
        is_due = or_(media.c.not_before.is_(None), media.c.not_before <= now)
        recent = media.alias("recent")
        has_many = (
            select(recent.c.person_id)
            .where(recent.c.state == "kept", recent.c.kept_at > now - timedelta(days=1))
            .group_by(recent.c.person_id)
            .having(func.count() >= FILES_A_DAY)
        )
        query = select(media).where(media.c.state == "waiting", is_due, media.c.person_id.not_in(has_many))
        query = query.order_by(media.c.id).limit(limit)
        found = []
        for row in self._scope.connection.execute(query).all():
            try:
                key = self._scope.keys.of(row.person_id)
                url, content_type = _source(key, row.sealed_source, row.message_sid, row.position)
            except SealBroken:
                log.error("the record of file %s does not open", row.id)
                self.give_up(row.id)
                continue
            found.append(WaitingFile(row.id, url, content_type, row.tries))
        return found

    def fill(self, media_id: int, content: bytes, *, now: datetime) -> None:
        """Keep its bytes, sealed under the person's key. Raises NotThere when it was erased meanwhile."""
        row = self._scope.connection.execute(select(media).where(media.c.id == media_id)).one_or_none()
        if row is None:
            raise NotThere("there is no such file")
        place = _place("sealed_content", row.message_sid, row.position)
        sealed = self._scope.keys.of(row.person_id).seal(content, place)
        self._change(media_id, state="kept", sealed_content=sealed, kept_at=now)

    def postpone(self, media_id: int, until: datetime) -> None:
        """It could not be fetched: try again then."""
        self._change(media_id, tries=media.c.tries + 1, not_before=until)

    def give_up(self, media_id: int) -> None:
        """It cannot be had: the provider has it no longer, or it is too large. The record of it stays."""
        self._change(media_id, state="gone")

    def of_message(self, message_sid: str) -> list[KeptFile]:
        """The files that came with a message, in order; those still waiting or gone are not among them."""
        query = select(media).where(media.c.message_sid == message_sid, media.c.state == "kept")
        found = []
        for row in self._scope.connection.execute(query.order_by(media.c.position)).all():
            key = self._scope.keys.of(row.person_id)
            _, content_type = _source(key, row.sealed_source, message_sid, row.position)
            content = key.open(row.sealed_content, _place("sealed_content", message_sid, row.position))
            found.append(KeptFile(row.id, message_sid, content_type, content))
        return found

    def _change(self, media_id: int, **values: object) -> None:
        self._scope.connection.execute(update(media).where(media.c.id == media_id).values(values))


def _source(key: DataKey, sealed: bytes, message_sid: str, index: int) -> tuple[str, str]:
    url, content_type = json.loads(key.open_text(sealed, _place("sealed_source", message_sid, index)))
    return str(url), str(content_type)


def _place(column: str, message_sid: str, index: int) -> Place:
    return Place("media", column, f"{message_sid} {index}")
