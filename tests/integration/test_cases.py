"""Cases by their code, on both engines: listed by clear columns, exported as an application, every reading logged."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.dialogue.conversation import Conversation, Pending
from app.dialogue.mending import read_conversation
from app.errors import BadInput, WrongUse
from app.services.cases import (
    Exported,
    NoSuchCase,
    NotAgreed,
    export_application,
    find_case,
    forget_pin,
    list_cases,
)
from app.services.ports import Seat
from app.storage.case_book import book_of
from app.storage.database import Database
from app.storage.tables import access_log
from app.storage.unit_of_work import SqlUnitOfWorkFactory
from tests.support.stored import NOW, PEDRO, ROSA, answer, factory

EDITION = "2025-01-20"


@pytest.fixture
def uow(database: Database) -> SqlUnitOfWorkFactory:
    """Units of work on a fresh database."""
    return factory(database)


def told(uow: SqlUnitOfWorkFactory, answers: dict[str, dict[str, object]]) -> Seat:
    """Rosa's seat, with these leaves in her log."""
    with uow() as work:
        seat = work.seats.take(ROSA, now=NOW)
        work.answers.append(seat.case_id, [answer(address, json.dumps(leaf)) for address, leaf in answers.items()])
        work.consents.record(seat.case_id, seat.organisation_id, True, NOW)
        work.seats.save(seat, state="{}", language="es", case_state="in_progress", flags=["paused"], now=NOW)
        work.commit()
    return seat


def export(uow: SqlUnitOfWorkFactory, code: str, by: str = "Ana Volunteer") -> Exported:
    return export_application(uow, book_of, code, by=by, edition=EDITION, now=NOW)


def readings(database: Database) -> list[tuple[str, str, str]]:
    """Every line of the access log."""
    with database.read() as connection:
        rows = connection.execute(select(access_log.c.staff, access_log.c.action, access_log.c.case_code)).all()
    return [tuple(row) for row in rows]  # type: ignore[misc]


def test_an_export_is_the_application_of_the_newest_answers(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """The last revision of each address of the form counts; what belongs to the conversation alone does not."""
    seat = told(uow, {"A.I.4": {"state": "answered", "value": "PEREZ", "original": "Perez", "language": "es"}})
    told(
        uow,
        {
            "A.I.4": {"state": "answered", "value": "PEREZ LOPEZ", "original": "Perez Lopez", "language": "es"},
            "A.I.2": {"state": "none"},
            "welcome/agree": {"state": "answered", "value": "agree"},
            "@unasked": {"state": "answered", "value": "nothing"},
        },
    )
    exported = export(uow, seat.case_code)
    held = {place.text: leaf.text or leaf.state for place, leaf in exported.application.answers()}
    assert held == {"A.I.4": "PEREZ LOPEZ", "A.I.2": "none"}
    assert exported.application.language == "es"


def test_an_answer_withdrawn_is_not_exported(uow: SqlUnitOfWorkFactory) -> None:
    """Where the newest revision says not asked, the application is as if nobody had asked."""
    seat = told(uow, {"A.I.4": {"state": "answered", "value": "PEREZ"}})
    told(uow, {"A.I.4": {"state": "not_asked"}})
    assert list(export(uow, seat.case_code).application.answers()) == []


def test_an_answer_that_fits_no_more_is_named_and_the_others_are_exported(uow: SqlUnitOfWorkFactory) -> None:
    """One leaf that the form cannot hold neither stops the export nor gets lost in silence."""
    seat = told(
        uow, {"A.I.12": {"state": "answered", "value": "not a day"}, "A.I.4": {"state": "answered", "value": "PEREZ"}}
    )
    exported = export(uow, seat.case_code)
    assert exported.unread == ("A.I.12",)
    assert exported.application.value("A.I.4") == "PEREZ"


def test_every_export_leaves_a_line_in_the_access_log(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """Who, what and which case, for each reading."""
    code = told(uow, {"A.I.2": {"state": "none"}}).case_code
    export(uow, code)
    export(uow, code.lower(), by=" Luis ")
    assert readings(database) == [("Ana Volunteer", "export", code), ("Luis", "export", code)]


@pytest.mark.parametrize("by", ["", "   "])
def test_nobody_reads_a_case_unnamed(database: Database, uow: SqlUnitOfWorkFactory, by: str) -> None:
    """Without a name nothing is read and nothing is logged."""
    seat = told(uow, {"A.I.2": {"state": "none"}})
    with pytest.raises(WrongUse, match="--by"):
        export(uow, seat.case_code, by=by)
    assert readings(database) == []


def test_an_unknown_code_is_refused_and_leaves_no_line(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """A code that was mistyped or erased names no case."""
    with pytest.raises(NoSuchCase):
        export(uow, "00000000")
    with pytest.raises(BadInput, match="not a case code"):
        export(uow, "no code at all")
    assert readings(database) == []


def test_the_list_shows_clear_columns_and_the_last_touched_first(uow: SqlUnitOfWorkFactory) -> None:
    """State, language, flags and times; the code finds the same case."""
    with uow() as work:
        work.seats.take(PEDRO, now=NOW.replace(year=2025))
        work.commit()
    seat = told(uow, {"A.I.2": {"state": "none"}})
    found = list_cases(uow, book_of)
    assert found[0].code == seat.case_code
    assert (found[0].state, found[0].language, found[0].flags) == ("in_progress", "es", ("paused",))
    assert len(found) == 2
    with uow() as work:
        assert find_case(book_of(work), seat.case_code.lower()) == found[0]


def test_nobody_opens_a_case_without_the_persons_agreement(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """Before they agree, and after they take it back, nothing is read and nothing is logged."""
    with uow() as work:
        stranger = work.seats.take(PEDRO, now=NOW)
        work.commit()
    seat = told(uow, {"A.I.4": {"state": "answered", "value": "PEREZ"}})
    with uow() as work:
        work.consents.record(seat.case_id, seat.organisation_id, False, NOW)
        work.commit()
    for code in (stranger.case_code, seat.case_code):
        with pytest.raises(NotAgreed):
            export(uow, code)
    assert readings(database) == []


def test_pin_that_was_forgotten_is_taken_away(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """The case opens to its person again, its language and state stay, and a line says who did it."""
    seat = told(uow, {})
    locked = Conversation(
        language="es", pin_digest="$x", is_locked=True, pin_tries=9, pin_rest_until=NOW, pending=Pending(kind="pin")
    )
    with uow() as work:
        state = locked.model_dump_json()
        work.seats.save(seat, state=state, language="es", case_state="in_progress", flags=["paused"], now=NOW)
        work.commit()
    before = list_cases(uow, book_of)
    assert forget_pin(uow, book_of, seat.case_code, by="Ana Volunteer", now=NOW)
    with uow() as work:
        opened = read_conversation(work.seats.take(ROSA, now=NOW).state or "").conversation
    assert opened == Conversation(language="es")
    assert list_cases(uow, book_of) == before
    assert readings(database) == [("Ana Volunteer", "forget_pin", seat.case_code)]
    assert not forget_pin(uow, book_of, seat.case_code, by="Ana Volunteer", now=NOW)


def test_nobody_takes_a_pin_away_unnamed(database: Database, uow: SqlUnitOfWorkFactory) -> None:
    """As with reading: without a name nothing is done and nothing is logged."""
    seat = told(uow, {})
    with pytest.raises(WrongUse, match="--by"):
        forget_pin(uow, book_of, seat.case_code, by=" ", now=NOW)
    assert readings(database) == []
