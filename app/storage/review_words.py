"""Questions sent back to a person, and translations under way: sealed words that change until they are settled."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.services.review_ports import AskBack, AskKind, AskState, Draft
from app.storage.scope import Scope
from app.storage.sealing import Place
from app.storage.tables import ask_backs, cases, translation_drafts

_UID_BYTES = 16


class SqlAskBacks:
    """The questions of `app.services.review_ports.Reviews`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ask(
        self,
        case_id: int,
        address: str,
        question: str,
        by: str,
        *,
        due_at: datetime,
        now: datetime,
        kind: AskKind = "item",
    ) -> int:
        """Keep a question or a letter to send; its id. Raises NotThere for an unknown case."""
        uid, person_id = self._scope.entropy(_UID_BYTES), self._scope.person_of_case(case_id)
        sealed = self._scope.keys.of(person_id).seal_text(json.dumps([address, question, by]), _place(uid, "question"))
        values = {
            "uid": uid,
            "case_id": case_id,
            "person_id": person_id,
            "state": "planned",
            "kind": kind,
            "sealed_question": sealed,
            "due_at": due_at,
            "at": now,
        }
        made = insert(ask_backs).values(**values).returning(ask_backs.c.id)
        return int(self._scope.connection.execute(made).scalar_one())

    def asks(self, case_id: int, *states: AskState, kind: AskKind = "item") -> list[AskBack]:
        """Questions of a case, or letters, oldest first; in these states, or all."""
        query = select(ask_backs).where(ask_backs.c.case_id == case_id, ask_backs.c.kind == kind)
        return self._opened(query.where(ask_backs.c.state.in_(states)) if states else query)

    def due_asks(self, *, now: datetime, limit: int = 100) -> list[AskBack]:
        """Planned questions and letters whose time has come."""
        row = ask_backs.c
        return self._opened(select(ask_backs).where(row.state == "planned", row.due_at <= now).limit(limit))

    def planned(self, organisation_id: int, *, until: datetime) -> list[tuple[str, AskKind, datetime]]:
        """Questions and letters that leave until then: code of the case, kind and when, in order."""
        row = ask_backs.c
        query = select(cases.c.code, row.kind, row.due_at).join(cases, cases.c.id == row.case_id)
        here = query.where(cases.c.organisation_id == organisation_id, row.state == "planned", row.due_at <= until)
        rows = self._scope.connection.execute(here.order_by(row.due_at, row.id))
        return [(found.code, found.kind, found.due_at) for found in rows]

    def settle_ask(self, ask: AskBack, state: AskState, *, now: datetime) -> bool:
        """Move a question on; False when it is not any more in the state in which it was read."""
        return self._change(ask, state=state)

    def postpone_ask(self, ask: AskBack, due_at: datetime) -> bool:
        """Not yet: due again then; False when it is settled already."""
        return self._change(ask, due_at=due_at)

    def answer_ask(self, ask: AskBack, answer: str, sid: str | None, *, now: datetime) -> bool:
        """Keep the person's answer; False when the question is settled already."""
        row = self._scope.connection.execute(select(ask_backs).where(ask_backs.c.id == ask.ask_id)).one_or_none()
        if row is None:
            return False
        text = json.dumps([answer, sid])
        sealed = self._scope.keys.of(row.person_id).seal_text(text, _place(bytes(row.uid), "answer"))
        return self._change(ask, state="answered", sealed_answer=sealed, answered_at=now)

    def _change(self, ask: AskBack, **values: object) -> bool:
        row = ask_backs.c
        mine = update(ask_backs).where(row.id == ask.ask_id, row.state == ask.state)
        return self._scope.connection.execute(mine.values(**values)).rowcount == 1

    def _opened(self, query: Select[Any]) -> list[AskBack]:
        return [self._open(row) for row in self._scope.connection.execute(query.order_by(ask_backs.c.id)).all()]

    def _open(self, row: Row[Any]) -> AskBack:
        key = self._scope.keys.of(row.person_id)
        address, question, by = json.loads(key.open_text(row.sealed_question, _place(row.uid, "question")))
        answer, sid = None, None
        if row.sealed_answer is not None:
            answer, sid = json.loads(key.open_text(row.sealed_answer, _place(row.uid, "answer")))
        state = cast(AskState, row.state)
        return AskBack(
            row.id,
            row.case_id,
            address,
            question,
            by,
            state,
            row.due_at,
            row.at,
            answer,
            sid,
            row.answered_at,
            row.kind,
        )


class SqlTranslationDrafts:
    """The paragraphs under translation of `app.services.review_ports.Reviews`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def drafts(self, case_id: int, address: str) -> list[Draft]:
        """Paragraphs under translation of one answer, in order."""
        row = translation_drafts.c
        query = select(translation_drafts).where(row.case_id == case_id).order_by(row.paragraph, row.id)
        found = [self._opened_draft(each) for each in self._scope.connection.execute(query).all()]
        return [draft for draft in found if draft.address == address]

    def save_draft(self, case_id: int, draft: Draft, *, expected: int) -> bool:
        """Keep a paragraph; False when its version is not `expected` (0: none yet) any more."""
        person_id = self._scope.person_of_case(case_id)
        hashed = self._scope.keys.of(person_id).own_hash("answer address", draft.address)
        row = translation_drafts.c
        here = (row.case_id == case_id, row.address_hash == hashed, row.paragraph == draft.paragraph)
        held = self._scope.connection.execute(select(row.uid, row.version).where(*here)).one_or_none()
        if (held.version if held is not None else 0) != expected:
            return False
        uid = bytes(held.uid) if held is not None else self._scope.entropy(_UID_BYTES)
        kept = replace(draft, version=expected + 1)
        values = {"version": kept.version, "sealed_draft": self._sealed(person_id, uid, kept), "at": draft.at}
        if held is not None:
            mine = update(translation_drafts).where(*here, row.version == expected)
            return self._scope.connection.execute(mine.values(**values)).rowcount == 1
        new = {"uid": uid, "case_id": case_id, "person_id": person_id, "address_hash": hashed}
        try:
            with self._scope.connection.begin_nested():
                self._scope.connection.execute(
                    insert(translation_drafts).values(**new, **values, paragraph=draft.paragraph)
                )
        except IntegrityError:  # somebody else saved the first version in the meantime
            return False
        return True

    def _sealed(self, person_id: int, uid: bytes, draft: Draft) -> bytes:
        text = json.dumps([draft.address, draft.source, draft.text, draft.by])
        return self._scope.keys.of(person_id).seal_text(text, _draft_place(uid))

    def _opened_draft(self, row: Row[Any]) -> Draft:
        text = self._scope.keys.of(row.person_id).open_text(row.sealed_draft, _draft_place(row.uid))
        address, source, words, by = json.loads(text)
        return Draft(address, row.paragraph, source, words, by, row.at, row.version)


def _place(uid: bytes, what: str) -> Place:
    return Place("ask_backs", f"sealed_{what}", bytes(uid).hex())


def _draft_place(uid: bytes) -> Place:
    return Place("translation_drafts", "sealed_draft", bytes(uid).hex())
