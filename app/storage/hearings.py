"""Hearings, their steps and notes of calls, in one transaction. What was said is sealed under the person's key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Insert, Row, insert, or_, select, update

from app.court.hearings import Hearing
from app.court.reminders import Step
from app.services.delivery import UNDELIVERED
from app.services.hearing_ports import CallNote, KeptHearing, KeptStep, MessageFate, StepState
from app.storage.outbox_tables import outbox
from app.storage.scope import Scope, insert_in
from app.storage.sealing import Place
from app.storage.tables import call_notes, cases, hearing_steps, hearings, second_contacts

_UID_BYTES = 16
_OPEN: tuple[StepState, ...] = ("planned", "queued", "fallback")
_REPEATS = 6
"""How often a message that was not delivered may have been queued again under a key of its own."""


class SqlHearings:
    """Fulfils `app.services.hearing_ports.Hearings`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, case_id: int, hearing: Hearing, *, author: str, at: datetime, continues: int | None = None) -> int:
        """Keep a hearing as the newest of its case; the row's id. Raises NotThere for an unknown case."""
        uid, person_id = self._scope.entropy(_UID_BYTES), self._scope.person_of_case(case_id)
        text = json.dumps([author, at.isoformat(), hearing.model_dump_json(exclude_defaults=True), continues])
        sealed = self._scope.keys.of(person_id).seal_text(text, _hearing_place(uid))
        values = {"uid": uid, "case_id": case_id, "person_id": person_id, "sealed_hearing": sealed, "at": at}
        made = insert(hearings).values(**values).returning(hearings.c.id)
        return int(self._scope.connection.execute(made).scalar_one())

    def current(self, case_id: int) -> KeptHearing | None:
        """The newest hearing of a case."""
        row = hearings.c
        query = select(hearings).where(row.case_id == case_id).order_by(row.at.desc(), row.id.desc()).limit(1)
        found = self._scope.connection.execute(query).one_or_none()
        return self._open(found) if found is not None else None

    def history(self, case_id: int) -> list[KeptHearing]:
        """All that was ever kept, oldest first."""
        query = select(hearings).where(hearings.c.case_id == case_id).order_by(hearings.c.at, hearings.c.id)
        return [self._open(row) for row in self._scope.connection.execute(query).all()]

    def plan(self, case_id: int, hearing_id: int, steps: Sequence[Step], *, now: datetime) -> int:
        """Plan steps; one that this hearing already has keeps its state and its time, unless it was withdrawn."""
        if not steps:
            return 0
        rows = {
            step.name: {
                "hearing_id": hearing_id,
                "name": step.name,
                "case_id": case_id,
                "state": "planned",
                "due_at": step.due_at,
                "expires_at": step.expires_at,
                "at": now,
            }
            for step in steps
        }
        connection = self._scope.connection
        return len(connection.execute(_plan_steps(connection.dialect.name), list(rows.values())).all())

    def withdraw(self, case_id: int, *, now: datetime) -> list[int]:
        """Withdraw the steps of a case that are planned or under way; the ids of the hearings they belonged to."""
        row = hearing_steps.c
        theirs = update(hearing_steps).where(row.case_id == case_id, row.state.in_(_OPEN))
        gone = theirs.values(state="withdrawn", at=now).returning(row.hearing_id)
        return sorted(set(self._scope.connection.execute(gone).scalars()))

    def unplan(self, case_id: int, *, now: datetime) -> int:
        """Withdraw only what is planned and has not begun; returns how many."""
        row = hearing_steps.c
        theirs = update(hearing_steps).where(row.case_id == case_id, row.state == "planned")
        return self._scope.connection.execute(theirs.values(state="withdrawn", at=now)).rowcount

    def due(self, now: datetime, *, limit: int = 200) -> list[KeptStep]:
        """Planned steps whose time has come, the longest due first."""
        row = hearing_steps.c
        query = select(hearing_steps).where(row.state == "planned", row.due_at <= now)
        found = self._scope.connection.execute(query.order_by(row.due_at, row.id).limit(limit))
        return [_step(each) for each in found]

    def in_flight(self, *, limit: int = 1000) -> list[tuple[KeptStep, MessageFate]]:
        """Steps whose message is in the outbox, with what became of it; the longest under way first."""
        row = hearing_steps.c
        query = select(hearing_steps).where(row.state.in_(("queued", "fallback"))).order_by(row.due_at, row.id)
        steps = [_step(each) for each in self._scope.connection.execute(query.limit(limit))]
        fates = self._fates([key for step in steps for key in _keys(step)])
        return [(step, _fate([fates[key] for key in _keys(step) if key in fates])) for step in steps]

    def settle(self, step: KeptStep, state: StepState, *, now: datetime, conversation_id: int | None = None) -> bool:
        """Move a step on; False when it is not any more in the state in which it was read."""
        values: dict[str, object] = {"state": state, "at": now}
        if conversation_id is not None:
            values["conversation_id"] = conversation_id
        return self._change(step, **values)

    def postpone(self, step: KeptStep, until: datetime) -> bool:
        """Not yet: due again then."""
        return self._change(step, due_at=until)

    def steps(self, case_id: int) -> list[KeptStep]:
        """All steps of a case, in the order of their times."""
        row = hearing_steps.c
        query = select(hearing_steps).where(row.case_id == case_id).order_by(row.due_at, row.id)
        return [_step(each) for each in self._scope.connection.execute(query)]

    def add_note(self, case_id: int, note: CallNote) -> None:
        """Keep what staff noted of a call. Raises NotThere for an unknown case."""
        uid, person_id = self._scope.entropy(_UID_BYTES), self._scope.person_of_case(case_id)
        text = json.dumps([note.staff, note.outcome, note.words, note.at.isoformat()])
        sealed = self._scope.keys.of(person_id).seal_text(text, _note_place(uid))
        values = {"uid": uid, "case_id": case_id, "person_id": person_id, "sealed_note": sealed, "at": note.at}
        self._scope.connection.execute(insert(call_notes).values(**values))

    def notes(self, case_id: int) -> list[CallNote]:
        """All notes of a case, oldest first."""
        query = select(call_notes).where(call_notes.c.case_id == case_id).order_by(call_notes.c.id)
        found = []
        for row in self._scope.connection.execute(query).all():
            text = self._scope.keys.of(row.person_id).open_text(row.sealed_note, _note_place(row.uid))
            staff, outcome, words, at = json.loads(text)
            found.append(CallNote(staff, outcome, words, datetime.fromisoformat(at)))
        return found

    def _change(self, step: KeptStep, **values: object) -> bool:
        row = hearing_steps.c
        mine = update(hearing_steps).where(row.id == step.step_id, row.state == step.state, row.due_at == step.due_at)
        return self._scope.connection.execute(mine.values(**values)).rowcount == 1

    def _open(self, row: Row[Any]) -> KeptHearing:
        text = self._scope.keys.of(row.person_id).open_text(row.sealed_hearing, _hearing_place(row.uid))
        author, at, hearing, plan_id = json.loads(text)
        return KeptHearing(
            row.id,
            plan_id or row.id,
            row.case_id,
            Hearing.model_validate_json(hearing),
            author,
            datetime.fromisoformat(at),
        )

    def _fates(self, keys: Sequence[str]) -> Mapping[str, MessageFate]:
        found: dict[str, MessageFate] = {}
        row = outbox.c
        for start in range(0, len(keys), 500):
            query = select(row.key, row.state, row.delivery_status).where(row.key.in_(keys[start : start + 500]))
            for each in self._scope.connection.execute(query):
                found[each.key] = _fate_of(each.state, each.delivery_status)
        return found


def join_cases(scope: Scope, old_case_id: int, case_id: int) -> None:
    """A case joined another: its hearings and notes go along. The hearing said last holds; the other's steps end.

    Steps belong to the row with which their date was first kept, however often it was confirmed or added to since.
    """
    connection, row = scope.connection, hearing_steps.c
    both = (old_case_id, case_id)
    newest = select(hearings.c.id, hearings.c.case_id).where(hearings.c.case_id.in_(both))
    holds = connection.execute(newest.order_by(hearings.c.at.desc(), hearings.c.id.desc()).limit(1)).one_or_none()
    kept = SqlHearings(scope).current(holds.case_id) if holds is not None else None
    if holds is None or kept is None:
        return
    clear = select(cases.c.hearing_at, cases.c.place_id).where(cases.c.id == holds.case_id)
    seen = connection.execute(clear).one()
    for table in (hearings, call_notes, hearing_steps, second_contacts):
        connection.execute(update(table).where(table.c.case_id == old_case_id).values(case_id=case_id))
    others = update(hearing_steps).where(row.case_id == case_id, row.hearing_id != kept.plan_id, row.state.in_(_OPEN))
    connection.execute(others.values(state="withdrawn"))
    values = {"hearing_at": seen.hearing_at, "place_id": seen.place_id}
    connection.execute(update(cases).where(cases.c.id == case_id).values(**values))


@cache
def _plan_steps(dialect: str) -> Insert:
    """The INSERT of planned steps, all in one; gives the ids of those that are planned by it."""
    made = insert_in(dialect, hearing_steps)
    anew = {name: made.excluded[name] for name in ("case_id", "state", "due_at", "expires_at", "at")}
    state = hearing_steps.c.state
    may_be = or_(state == "withdrawn", state == "planned")
    again = made.on_conflict_do_update(index_elements=["hearing_id", "name"], set_=anew, where=may_be)
    return again.returning(hearing_steps.c.id)


def _keys(step: KeptStep) -> list[str]:
    """The keys under which the present message of a step may stand in the outbox, repeats included."""
    base = f"{step.key}/sms" if step.state == "fallback" else f"{step.key}/0"
    return [base + "/again" * number for number in range(_REPEATS)]


def _fate_of(state: str, status: str | None) -> MessageFate:
    if state in ("waiting", "uncertain", "sending"):
        return "under_way"
    if state == "accepted" and status in ("delivered", "read"):
        return "arrived"
    return "taken" if state == "accepted" and status not in UNDELIVERED else "failed"


def _fate(fates: Sequence[MessageFate]) -> MessageFate:
    """The best of a message and its repeats; one that is nowhere to be found was lost."""
    order: tuple[MessageFate, ...] = ("arrived", "taken", "under_way")
    return next((fate for fate in order if fate in fates), "failed")


def _step(row: Row[Any]) -> KeptStep:
    return KeptStep(
        row.id,
        row.case_id,
        row.hearing_id,
        row.name,
        cast(StepState, row.state),
        row.due_at,
        row.expires_at,
        row.conversation_id,
    )


def _hearing_place(uid: bytes) -> Place:
    return Place("hearings", "sealed_hearing", uid.hex())


def _note_place(uid: bytes) -> Place:
    return Place("call_notes", "sealed_note", uid.hex())
