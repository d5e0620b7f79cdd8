"""A conversation as it was spoken: what came in beside what left, page by page, opened with the person's key."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, and_, false, or_, select

from app.errors import SealBroken
from app.services.handoff_ports import Spoken, TalkCursor
from app.services.messages import Inbound
from app.storage.envelopes import unpack
from app.storage.outbox_tables import outbox
from app.storage.person_keys import EnvelopeSealer
from app.storage.records import message_place
from app.storage.scope import Scope
from app.storage.tables import conversations, inbound_messages, media, persons
from app.storage.wire import read_inbound

log = logging.getLogger(__name__)


class SqlTalks:
    """Fulfils `app.services.handoff_ports.Talks`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def spoken(self, case_id: int, *, limit: int, before: TalkCursor | None = None) -> list[Spoken]:
        """The newest messages of a case before the cursor, in both directions, oldest first."""
        found = [*self._came(case_id, limit, before), *self._left(case_id, limit, before)]
        found.sort(key=lambda each: (each.at, each.is_ours, each.number))
        return found[-limit:]

    def _came(self, case_id: int, limit: int, before: TalkCursor | None) -> list[Spoken]:
        row = inbound_messages.c
        query = (
            select(row.id, row.sid, row.person_id, row.sealed_message, row.received_at)
            .join(conversations, conversations.c.id == row.conversation_id)
            .where(conversations.c.case_id == case_id)
            .where(*_until(before, row.received_at, row.id, is_ours=False))
            .order_by(row.received_at.desc(), row.id.desc())
            .limit(limit)
        )
        rows = self._scope.connection.execute(query).all()
        files = self._files([each.sid for each in rows])
        return [self._from_them(each, files.get(each.sid, ())) for each in rows]

    def _files(self, sids: Collection[str]) -> dict[str, tuple[int, ...]]:
        """The numbers of the files that came with these messages, in their order."""
        row, found = media.c, dict[str, tuple[int, ...]]()
        query = select(row.id, row.message_sid).where(row.message_sid.in_(sids)).order_by(row.position)
        for each in self._scope.connection.execute(query):
            found[each.message_sid] = (*found.get(each.message_sid, ()), each.id)
        return found

    def _left(self, case_id: int, limit: int, before: TalkCursor | None) -> list[Spoken]:
        row, person_id = outbox.c, self._scope.person_of_case(case_id)
        people = select(persons.c.id).where((persons.c.id == person_id) | (persons.c.absorbed_by_id == person_id))
        query = (
            select(outbox)
            .where(row.person_id.in_(people), *_until(before, row.due_at, row.id, is_ours=True))
            .order_by(row.due_at.desc(), row.id.desc())
            .limit(limit)
        )
        sealer = EnvelopeSealer(self._scope.keys)
        return [_from_us(each, sealer) for each in self._scope.connection.execute(query).all()]

    def _from_them(self, row: Any, files: tuple[int, ...]) -> Spoken:
        try:
            text = self._scope.keys.of(row.person_id).open_text(row.sealed_message, message_place(row.sid))
        except SealBroken:
            log.error("message %s does not open", row.id)
            return Spoken(row.id, is_ours=False, at=row.received_at, channel="whatsapp", text=None)
        message: Inbound = read_inbound(text)
        return Spoken(
            row.id,
            is_ours=False,
            at=row.received_at,
            channel=message.address.channel,
            text=message.body,
            media=tuple(each.content_type for each in message.media),
            files=files,
            has_location=message.has_location,
        )


def _from_us(row: Row[Any], sealer: EnvelopeSealer) -> Spoken:
    text, pictures = None, 0
    if row.payload is not None:
        try:
            message = unpack(sealer.open(row.person_id, row.payload))
            text, pictures = message.body, len(message.media_urls)
        except SealBroken:
            log.error("outgoing message %s does not open", row.id)
    return Spoken(
        row.id,
        is_ours=True,
        at=row.due_at,
        channel=row.channel,
        text=text,
        media=("image",) * pictures,
        kind=row.kind,
        state=row.state,
        status=cast(Any, row.delivery_status),
        error_code=row.error_code,
        accepted_at=row.accepted_at,
    )


def _until(
    before: TalkCursor | None, at: ColumnElement[Any], number: ColumnElement[Any], *, is_ours: bool
) -> tuple[ColumnElement[bool], ...]:
    """What lies before the cursor in one direction; at the same moment theirs comes before ours, then by number."""
    if before is None:
        return ()
    same = number < before.number if before.is_ours == is_ours else (false() if is_ours else at == before.at)
    return (or_(at < before.at, and_(at == before.at, same)),)
