"""The practice case, on both engines: one's own, seen by nobody else, counted nowhere, sent to no telephone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.errors import BadContent
from app.services.access.staff import Staff
from app.services.access.visibility import open_case
from app.services.cases import NoSuchCase
from app.services.endings import ending_soon, erase, keep_longer, person_copy, read_ending
from app.services.practice_case import (
    PRACTICE_STAYS,
    Training,
    begin_again,
    end_untouched,
    practice_ask,
    practice_case,
    practice_preview,
)
from app.services.review_approving import NotYet, export
from app.services.review_asking import AskTools, settle_proposal
from app.services.review_case import open_draft
from app.services.review_editing import Edit, add_note, edit_item
from app.services.review_ports import STATES, Filters
from app.services.review_queue import assign, hand_over, read_queue, set_state
from app.settings import ROOT
from app.storage.case_book import book_of
from app.storage.database import Database
from app.storage.outbox_tables import outbox
from app.storage.practice import load_exercise, practice_of
from app.storage.tables import (
    alerts,
    answer_revisions,
    ask_backs,
    case_consents,
    cases,
    contacts,
    conversations,
    erasures,
    persons,
    review_events,
)
from tests.support.drafts import Desk, reviewer, staff

ANA, BEA, LUZ = staff(), staff("Bea", code="VOLBEA22"), reviewer()
CARMEN = staff("Carmen", "coordinator", code="CARMEN22")


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def training(desk: Desk) -> Training:
    """Practising with the case that comes with the program."""
    return Training(desk.tools, practice_of, lambda: load_exercise(ROOT / "content"))


def rows(desk: Desk, *tables: object) -> list[int]:
    """How many rows each table has."""
    with desk.database.read() as connection:
        return [
            int(connection.execute(select(func.count()).select_from(each)).scalar_one())  # type: ignore[arg-type]
            for each in tables
        ]


def test_it_holds_what_a_volunteer_will_meet(desk: Desk) -> None:
    """Answers that all fit the form, words to translate, contradictions as questions, an empty required box."""
    card = begin_again(training(desk), ANA)
    view = open_draft(desk.tools, ANA, card.code)
    assert (view.unread, card.is_practice, view.line.state) == ((), True, "ready")
    assert [item.address.text for item in view.items if item.is_waiting] == ["B.1.A.text", "B.1.B.text"]
    assert {"I589-34", "I589-R03"} <= {flag.id for flag in view.open_flags}


@pytest.mark.parametrize("other", [BEA, LUZ, CARMEN], ids=lambda each: each.name)
def test_nobody_else_sees_it(desk: Desk, other: Staff) -> None:
    """Neither a volunteer nor who sees every case; and each has one of their own."""
    card = begin_again(training(desk), ANA)
    with pytest.raises(NoSuchCase):
        open_draft(desk.tools, other, card.code)
    with pytest.raises(NoSuchCase):
        open_case(desk.uow, book_of, other, card.code, action="review", now=desk.now)
    assert open_case(desk.uow, book_of, ANA, card.code, action="review", now=desk.now).code == card.code
    assert practice_case(training(desk), other) is None
    assert begin_again(training(desk), other).code != card.code


def test_it_counts_nowhere(desk: Desk) -> None:
    """Not in a queue, a count, a list of cases, what ends soon, an announcement or a purge."""
    real = desk.case(assignee=None)
    begin_again(training(desk), LUZ)
    page = read_queue(desk.uow, LUZ, Filters(STATES), now=desk.now)
    assert ([line.code for line in page.lines], page.counts) == ([real.case_code], {"in_progress": 1})
    with desk.uow() as work:
        assert [each.code for each in book_of(work).all()] == [real.case_code]
        assert [each.code for each in work.cases.visible_to(desk.organisation)] == [real.case_code]
    desk.later(days=800)
    assert [each.code for each in ending_soon(desk.tools, LUZ, 12)] == [real.case_code]
    with desk.uow() as work:
        assert [each.case_code for each in work.retention.due_for_notice(now=desk.now)] == [real.case_code]


def test_a_question_is_answered_at_once_and_nothing_is_sent(desk: Desk) -> None:
    """No contact, no conversation, nothing in the outbox, no alert; the answer is a proposal like any other."""
    card = begin_again(training(desk), ANA)
    assert practice_preview(training(desk), "¿Cuántos hijos tiene?").way == "practice"
    practice_ask(training(desk), ANA, card.code, "A.II.child.total", "¿Cuántos hijos tiene?")
    (ask,) = open_draft(desk.tools, ANA, card.code).item("A.II.child.total").asks
    assert (ask.state, ask.answer) == ("answered", load_exercise(ROOT / "content").said["es"])
    edit_item(desk.tools, ANA, card.code, Edit("A.II.child.total", 1, "answered", "2", reason="She says two."))
    settle_proposal(AskTools(desk.tools, None, None, None), ANA, card.code, ask.ask_id, is_taken=True)  # type: ignore[arg-type]
    assert rows(desk, contacts, conversations, outbox, alerts) == [0, 0, 0, 0]


def test_it_goes_no_further(desk: Desk) -> None:
    """It is neither given on, nor kept, nor handed out, nor erased like a real one, nor exported."""
    card = begin_again(training(desk), LUZ)
    for deed in (
        lambda: assign(desk.tools, LUZ, card.code, ANA.code),
        lambda: hand_over(desk.tools, LUZ, card.code, "yours"),
        lambda: read_ending(desk.tools, LUZ, card.code, 12),
        lambda: keep_longer(desk.tools, LUZ, card.code, "x"),
        lambda: person_copy(desk.tools, LUZ, card.code, "", str),
        lambda: erase(desk.tools, LUZ, card.code, card.code, "asked"),
    ):
        with pytest.raises(NoSuchCase):
            deed()
    with pytest.raises(NotYet) as refused:
        export(desk.tools, LUZ, card.code, "form")
    assert [each.kind for each in refused.value.points] == ["practice"]
    set_state(desk.tools, LUZ, card.code, "closed")


def test_beginning_again_leaves_nothing(desk: Desk) -> None:
    """All that was done is gone, and no receipt, person or consent stays behind; neither after a month untouched."""
    first = begin_again(training(desk), ANA)
    add_note(desk.tools, ANA, first.code, "tried this")
    practice_ask(training(desk), ANA, first.code, "A.I.4", "¿Sí?")
    second = begin_again(training(desk), ANA)
    with pytest.raises(NoSuchCase):
        open_draft(desk.tools, ANA, first.code)
    assert practice_case(training(desk), ANA) == second
    tables = (cases, persons, case_consents, review_events, ask_backs, erasures)
    assert rows(desk, *tables) == [1, 1, 1, 0, 0, 0]
    desk.later(days=31)
    assert end_untouched(training(desk), desk.now - PRACTICE_STAYS, desk.now) == 1
    assert rows(desk, *tables, answer_revisions) == [0] * 7
    assert practice_case(training(desk), ANA) is None
    assert end_untouched(training(desk), desk.now + timedelta(days=1), desk.now) == 0


@pytest.mark.parametrize("text", ["", "practice: []", "practice: {language: es, answers: {}, said: {en: x}}", "{"])
def test_a_broken_exercise_is_named(tmp_path: Path, text: str) -> None:
    """Whoever edits it is told which file cannot be read."""
    (tmp_path / "practice.yaml").write_text(text)
    with pytest.raises(BadContent, match=r"practice\.yaml"):
        load_exercise(tmp_path)
