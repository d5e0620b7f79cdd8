"""Drafts under review, in one transaction. Words are sealed under the person's key; the queue needs no key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Text,
    and_,
    cast,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from app.services.review_ports import STATES, Cursor, Filters, Look, QueueLine, ReviewEvent, ReviewState
from app.storage.person_keys import NotThere
from app.storage.review_words import SqlAskBacks, SqlTranslationDrafts
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.service_records import log_access
from app.storage.tables import ask_backs, case_consents, case_looks, cases, review_events, translation_drafts

_UID_BYTES = 16
_COLUMNS = (
    cases.c.id, cases.c.code, cases.c.review_state, cases.c.language, cases.c.flags, cases.c.hearing_at,
    cases.c.place_id, cases.c.assignee, cases.c.touched_at, cases.c.answered_at,
)  # fmt: skip


class SqlReviews(SqlAskBacks, SqlTranslationDrafts):
    """Fulfils `app.services.review_ports.Reviews`."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)

    # --- the queue ---

    def page(
        self, organisation_id: int, filters: Filters, *, now: datetime, limit: int, after: Cursor | None = None
    ) -> list[QueueLine]:
        """Drafts that the organisation may see, in the order of the queue, from after the cursor on."""
        found: list[QueueLine] = []
        for segment in range(after.segment if after else 0, 3):
            if len(found) >= limit:
                break
            start = after if after is not None and after.segment == segment else None
            query = self._segment(organisation_id, filters, segment, now, limit - len(found), start)
            found += [_line(row) for row in self._scope.connection.execute(query)]
        return found

    def _segment(
        self, organisation_id: int, filters: Filters, segment: int, now: datetime, limit: int, start: Cursor | None
    ) -> Select[Any]:
        """One part of the queue. Each state is a range of an index of its own; the few rows of each are merged."""
        row = cases.c
        key, is_in = {
            0: (row.hearing_at, row.hearing_at >= now),
            1: (row.touched_at, row.hearing_at.is_(None)),
            2: (row.hearing_at, row.hearing_at < now),
        }[segment]
        further = [_after(key, start)] if start else []
        parts = [
            select(*_COLUMNS)
            .where(row.organisation_id == organisation_id, row.review_state == state, is_in, *further)
            .where(*_asked(filters), agreed(organisation_id))
            .order_by(key, row.id)
            .limit(limit)
            .subquery()
            for state in filters.states
        ]
        merged = union_all(*(select(part) for part in parts)).subquery()
        return select(merged).order_by(merged.c[key.name], merged.c.id).limit(limit)

    def counts(self, organisation_id: int, *, most: int = 100) -> Mapping[str, int]:
        """How many drafts are in each state, counted up to `most`: the answer costs the same however many there are."""
        row = cases.c
        found: dict[str, int] = {}
        for state in STATES:
            here = select(row.id).where(row.organisation_id == organisation_id, row.review_state == state)
            some = here.where(agreed(organisation_id)).limit(most).subquery()
            number = int(self._scope.connection.execute(select(func.count()).select_from(some)).scalar_one())
            if number:
                found[state] = number
        return found

    def line(self, case_id: int) -> QueueLine | None:
        """One draft; None for a case without one."""
        query = select(*_COLUMNS).where(cases.c.id == case_id, cases.c.review_state.is_not(None))
        row = self._scope.connection.execute(query).one_or_none()
        return None if row is None else _line(row)

    def lock(self, case_id: int) -> None:
        """Keep others from changing this case until the transaction ends. Raises NotThere."""
        query = select(cases.c.id).where(cases.c.id == case_id).with_for_update()
        if self._scope.connection.execute(query).scalar_one_or_none() is None:
            raise NotThere("there is no such case")

    def move(self, case_id: int, state: ReviewState, *, now: datetime) -> None:
        """Set where the draft stands, and that the clinic touched it now."""
        approved = {"approved_at": now} if state == "approved" else {}
        self._set(case_id, review_state=state, **_lively(now), **approved)

    def touch(self, case_id: int, *, now: datetime) -> None:
        """The clinic did something for this draft; its retention starts anew."""
        self._set(case_id, **_lively(now))

    def note_answer(self, case_id: int, *, now: datetime, state: ReviewState | None = None) -> None:
        """The person said something new while the draft was with the clinic."""
        self._set(case_id, answered_at=now, **({"review_state": state} if state else {}))

    def clear_answer(self, case_id: int) -> None:
        """Somebody has looked at what arrived."""
        self._set(case_id, answered_at=None)

    # --- what was done ---

    def add(self, case_id: int, event: ReviewEvent) -> None:
        """Append an event. Raises NotThere for an unknown case."""
        if case_id in self._scope.erased_cases:
            return
        uid, person_id = self._scope.entropy(_UID_BYTES), self._scope.person_of_case(case_id)
        text = json.dumps([event.kind, event.by, event.at.isoformat(), event.data])
        sealed = self._scope.keys.of(person_id).seal_text(text, _event_place(uid))
        values = {"uid": uid, "case_id": case_id, "person_id": person_id, "sealed_event": sealed, "at": event.at}
        self._scope.connection.execute(insert(review_events).values(**values))

    def events(self, case_id: int) -> list[ReviewEvent]:
        """All events of a case, oldest first."""
        query = select(review_events).where(review_events.c.case_id == case_id).order_by(review_events.c.id)
        rows = self._scope.connection.execute(query).all()
        return [self._event(number, row) for number, row in enumerate(rows, start=1)]

    def look(self, case_id: int, staff: str) -> Look | None:
        """When and how far this member of staff looked last."""
        row = case_looks.c
        query = select(row.revisions, row.events, row.at).where(row.case_id == case_id, row.staff == staff)
        found = self._scope.connection.execute(query).one_or_none()
        return None if found is None else Look(found.revisions, found.events, found.at)

    def keep_look(self, case_id: int, staff: str, look: Look) -> None:
        """Remember how far they have seen."""
        values = {"revisions": look.revisions, "events": look.events, "at": look.at}
        statement = self._scope.insert(case_looks).values(case_id=case_id, staff=staff, **values)
        self._scope.connection.execute(
            statement.on_conflict_do_update(index_elements=["case_id", "staff"], set_=values)
        )

    def note_reading(
        self, *, staff: str, action: str, case_code: str, now: datetime, unless_since: datetime | None = None
    ) -> None:
        """Leave the access log's line; none where the same one was left after `unless_since`."""
        connection = self._scope.connection
        log_access(connection, staff=staff, action=action, case_code=case_code, now=now, unless_since=unless_since)

    def _event(self, number: int, row: Row[Any]) -> ReviewEvent:
        text = self._scope.keys.of(row.person_id).open_text(row.sealed_event, _event_place(row.uid))
        kind, by, at, data = json.loads(text)
        return ReviewEvent(kind, by, datetime.fromisoformat(at), data, number)

    def _set(self, case_id: int, **values: object) -> None:
        if case_id not in self._scope.erased_cases:
            self._scope.connection.execute(update(cases).where(cases.c.id == case_id).values(**values))


def join_reviews(scope: Scope, old_case_id: int, case_id: int) -> None:
    """A case joined another: what the clinic did with its draft goes along; a draft that only it had goes on there."""
    connection, row = scope.connection, cases.c
    for table in (review_events, ask_backs, translation_drafts):
        connection.execute(update(table).where(table.c.case_id == old_case_id).values(case_id=case_id))
    connection.execute(delete(case_looks).where(case_looks.c.case_id == old_case_id))
    wanted = (row.review_state, row.touched_at, row.answered_at, row.began_at, row.approved_at)
    old = connection.execute(select(*wanted).where(row.id == old_case_id)).one_or_none()
    if old is not None and old.review_state is not None:
        empty = update(cases).where(row.id == case_id, row.review_state.is_(None))
        values = {each.name: getattr(old, each.name) for each in wanted}
        connection.execute(empty.values(**values))


def _asked(filters: Filters) -> Sequence[ColumnElement[bool]]:
    row, found = cases.c, []
    if filters.assignee is not None:
        found.append(row.assignee == filters.assignee if filters.assignee else row.assignee.is_(None))
    if filters.language is not None:
        found.append(row.language == filters.language)
    if filters.flag is not None:  # ids are plain words, so a quoted one is found whole in the JSON text
        found.append(cast(row.flags, Text).like(f'%"{_plain(filters.flag)}"%', escape="\\"))
    if filters.is_answered:
        found.append(row.answered_at.is_not(None))
    return found


def agreed(organisation_id: int) -> ColumnElement[bool]:
    """The person's newest decision about this organisation is a yes."""
    row = case_consents.c
    newest = (
        select(row.is_granted)
        .where(row.case_id == cases.c.id, row.organisation_id == organisation_id)
        .order_by(row.id.desc())
        .limit(1)
        .correlate(cases)
        .scalar_subquery()
    )
    return func.coalesce(newest, false())


def _after(key: ColumnElement[Any], cursor: Cursor) -> ColumnElement[bool]:
    return or_(key > cursor.at, and_(key == cursor.at, cases.c.id > cursor.case_id))


def _plain(word: str) -> str:
    """A word that LIKE takes as it is."""
    return "".join("\\" + char if char in "\\%_" else char for char in word)


def _lively(now: datetime) -> dict[str, object]:
    return {"touched_at": now, "last_activity_at": now, "purge_announced_at": None}


def _line(row: Any) -> QueueLine:
    return QueueLine(
        case_id=row.id,
        code=row.code,
        state=row.review_state,
        language=row.language,
        flags=tuple(row.flags),
        hearing_at=row.hearing_at,
        place_id=row.place_id,
        assignee=row.assignee,
        touched_at=row.touched_at,
        answered_at=row.answered_at,
    )


def _event_place(uid: bytes) -> Place:
    return Place("review_events", "sealed_event", uid.hex())
