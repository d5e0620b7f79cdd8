"""Voice notes and pictures that people sent: first where the provider keeps them, then their bytes, sealed."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, or_, select, update

from app.errors import SealBroken
from app.services.records import FileState, KeptFile, SentFile, WaitingFile
from app.services.sniffing import Nature, sniff
from app.storage.person_keys import NotThere
from app.storage.records import message_place
from app.storage.scope import Scope
from app.storage.sealing import DataKey, Place
from app.storage.tables import conversations, inbound_messages, media
from app.storage.wire import read_inbound

log = logging.getLogger(__name__)

FILES_A_DAY = 40
"""How many files of one person are fetched in a day: nobody can fill the disk alone."""


class SqlMedia:
    """Fulfils `app.services.ports.Media`. A file is `waiting`, then `kept`, or `gone`, `large` or of no kept `kind`.

    What it is in truth is read from its bytes when they come, and sealed beside its address.
    """

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
                url, content_type, _ = _source(key, row.sealed_source, row.message_sid, row.position)
            except SealBroken:
                log.error("the record of file %s does not open", row.id)
                self.give_up(row.id)
                continue
            found.append(WaitingFile(row.id, url, content_type, row.tries, row.message_sid))
        return found

    def fill(self, media_id: int, content: bytes, *, now: datetime) -> None:
        """Keep its bytes, sealed under the person's key. Raises NotThere when it was erased meanwhile."""
        row = self._row(media_id)
        key, nature = self._scope.keys.of(row.person_id), sniff(content)
        url, declared, _ = _source(key, row.sealed_source, row.message_sid, row.position)
        told = [nature.kind, nature.media_type, nature.size, nature.is_whole]
        there = _place("sealed_source", row.message_sid, row.position)
        source = key.seal_text(json.dumps([url, declared, told]), there)
        sealed = key.seal(content, _place("sealed_content", row.message_sid, row.position))
        self._change(media_id, state="kept", sealed_source=source, sealed_content=sealed, kept_at=now)

    def postpone(self, media_id: int, until: datetime) -> None:
        """It could not be fetched: try again then."""
        self._change(media_id, tries=media.c.tries + 1, not_before=until)

    def give_up(self, media_id: int, why: FileState = "gone") -> None:
        """It cannot be had: the provider has it no longer, or it is too large, or of a kind that is never fetched.

        The record of it stays.
        """
        self._change(media_id, state=why)

    def is_whole(self, message_sid: str) -> bool:
        """True when every file of this message is kept."""
        query = select(func.count()).where(media.c.message_sid == message_sid, media.c.state != "kept")
        return int(self._scope.connection.execute(query).scalar_one()) == 0

    def of_case(self, case_id: int) -> list[SentFile]:
        """Every file of a case, the one sent last first; one whose record does not open is left out, and logged."""
        row, came = media.c, inbound_messages.c
        query = (
            select(row.id, row.person_id, row.message_sid, row.position, row.state, row.sealed_source)
            .add_columns(came.received_at, came.sealed_message, came.person_id.label("words_of"))
            .join(conversations, conversations.c.id == row.conversation_id)
            .join(inbound_messages, came.sid == row.message_sid)
            .where(conversations.c.case_id == case_id)
            .order_by(came.received_at.desc(), row.id.desc())
        )
        found = []
        for each in self._scope.connection.execute(query).all():
            try:
                found.append(self._sent(each))
            except SealBroken:
                log.error("the record of file %s does not open", each.id)
        return found

    def content(self, file_id: int) -> bytes:
        """The bytes of a kept file. Raises NotThere."""
        row = self._row(file_id)
        if row.state != "kept":
            raise NotThere("this file is not kept")
        key = self._scope.keys.of(row.person_id)
        return key.open(row.sealed_content, _place("sealed_content", row.message_sid, row.position))

    def _sent(self, row: Row[Any]) -> SentFile:
        key = self._scope.keys.of(row.person_id)
        _, declared, nature = _source(key, row.sealed_source, row.message_sid, row.position)
        if row.state == "kept" and nature is None:  # fetched before its bytes were looked at
            nature = sniff(self.content(row.id))
        words = self._scope.keys.of(row.words_of).open_text(row.sealed_message, message_place(row.message_sid))
        caption = read_inbound(words).body
        return SentFile(row.id, row.message_sid, row.state, declared, row.received_at, caption, nature)

    def _row(self, media_id: int) -> Row[Any]:
        row = self._scope.connection.execute(select(media).where(media.c.id == media_id)).one_or_none()
        if row is None:
            raise NotThere("there is no such file")
        return row

    def of_message(self, message_sid: str) -> list[KeptFile]:
        """The files that came with a message, in order; those still waiting or gone are not among them."""
        query = select(media).where(media.c.message_sid == message_sid, media.c.state == "kept")
        found = []
        for row in self._scope.connection.execute(query.order_by(media.c.position)).all():
            key = self._scope.keys.of(row.person_id)
            _, content_type, _ = _source(key, row.sealed_source, message_sid, row.position)
            content = key.open(row.sealed_content, _place("sealed_content", message_sid, row.position))
            found.append(KeptFile(row.id, message_sid, content_type, content))
        return found

    def _change(self, media_id: int, **values: object) -> None:
        self._scope.connection.execute(update(media).where(media.c.id == media_id).values(values))


def _source(key: DataKey, sealed: bytes, message_sid: str, index: int) -> tuple[str, str, Nature | None]:
    """Where it was, what it was called, and what it is, once that is known."""
    url, declared, *told = json.loads(key.open_text(sealed, _place("sealed_source", message_sid, index)))
    return str(url), str(declared), Nature(*told[0]) if told else None


def _place(column: str, message_sid: str, index: int) -> Place:
    return Place("media", column, f"{message_sid} {index}")
