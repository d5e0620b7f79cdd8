"""Hearings on real storage: kept with history, reminded once by choice, withdrawn when changed, seen when lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.court.hearings import Hearing, Wall
from app.services.choosing import Choices
from app.services.hearing_ports import CallNote
from app.storage.database import Database
from app.storage.outbox_tables import outbox
from app.storage.tables import cases, hearing_steps
from tests.support.court_tables import hearing
from tests.support.inbox_desk import MONDAY, OPENING, Desk
from tests.support.office import ASKED, DAY, Office
from tests.support.stored import PEDRO, ROSA, ROSA_SMS


@pytest.fixture
def office(database: Database) -> Office:
    """Rosa has told her date; templates are approved."""
    office = Office(Desk(database))
    office.approve()
    office.desk.says(*OPENING, *ASKED)
    office.desk.queued()
    return office


def test_a_date_from_the_paper_is_kept_and_planned(office: Office) -> None:
    """The hearing, its clear columns and every step stand in storage after the talk."""
    case_id = office.seat().case_id
    with office.desk.uow() as uow:
        kept = uow.hearings.current(case_id)
    assert kept is not None
    assert kept.hearing.report_at == Wall.from_iso(f"{DAY}T04:00")
    assert kept.author == "person"
    with office.desk.database.read() as connection:
        row = connection.execute(select(cases.c.hearing_at, cases.c.place_id)).one()
    assert (row.hearing_at, row.place_id) == (datetime(2027, 3, 17, 11, tzinfo=UTC), "san_ysidro")
    assert office.steps() == dict.fromkeys(
        ("d30", "d14", "d7", "d3", "d1", "eve", "left", "crossed", "silent", "after"), "planned"
    )


def test_each_reminder_leaves_once_at_its_hour(office: Office) -> None:
    """A minute early nothing, at ten the one of thirty days, and never again."""
    office.at("2027-02-15T09:59")
    office.sent()
    assert office.at("2027-02-15T10:00")["queued"] == 1
    assert office.at("2027-02-15T10:00") == {}
    (body,) = office.sent()
    assert "miércoles, 17 de marzo de 2027, 4:00 a. m., San Ysidro" in body
    assert office.steps()["d30"] == "queued"


def test_a_changed_date_takes_its_reminders_with_it(office: Office) -> None:
    """What waited and what was queued about the old date is withdrawn; staff see that a date changed."""
    office.at("2027-03-10T10:00")
    assert office.steps()["d7"] == "queued"
    office.desk.says("menu", "mi audiencia", "cambio la fecha", "si", "san diego", "2027-04-20 13:00", "si", "no")
    office.desk.says("tijuana", "master")
    with office.desk.database.read() as connection:
        old = connection.execute(select(outbox.c.state).where(outbox.c.key.like("hearing/%/d7/0"))).scalar_one()
        states = connection.execute(select(hearing_steps.c.state, hearing_steps.c.due_at)).all()
    assert old == "withdrawn"
    assert {row.state for row in states if row.due_at < datetime(2027, 3, 17, tzinfo=UTC)} <= {
        "withdrawn", "late", "queued", "planned", "unwanted",
    }  # fmt: skip
    assert "hearing hearing_changed" in office.alerts()
    case_id = office.seat().case_id
    with office.desk.uow() as uow:
        history = uow.hearings.history(case_id)
    said = [each.hearing.court_at.iso for each in history if each.hearing.court_at]
    assert list(dict.fromkeys(said)) == [f"{DAY}T08:30", "2027-04-20T13:00"]


def test_a_conflict_holds_the_earlier_date_and_calls_a_person(office: Office) -> None:
    """The court's line says another day: both are in the log, the earlier holds, a volunteer is told."""
    seat = office.seat()
    claim = hearing("2027-03-10T08:30", "san_diego", source="court_line", confirmed_at=office.desk.now)
    everything = Choices("all", "full", "day", is_weekly=False, is_checked_in=False)
    with office.desk.uow() as uow:
        verdict = office.desk.desk.keep(
            uow, seat.case_id, claim, author="person", choices=everything, now=office.desk.now, seat=seat
        )
        held = uow.hearings.current(seat.case_id)
        uow.commit()
    assert (verdict, held.hearing.court_at.iso, held.author) == ("conflict", "2027-03-10T08:30", "rule:earlier")
    assert "hearing hearing_conflict" in office.alerts()


def test_nothing_leaves_outside_the_hours_that_were_chosen(office: Office) -> None:
    """Carried out late at night, a reminder waits for the morning; past its day it is late and seen."""
    assert office.at("2027-03-10T22:00")["late"] >= 1
    assert office.steps()["d7"] == "late"
    assert any(each.startswith("unreached d7/") for each in office.alerts())
    assert all(not each.startswith("Hola, le escribe") for each in office.sent())


def test_whoever_stopped_gets_nothing_more(office: Office) -> None:
    """ALTO withdraws what waits; what comes due later ends as stopped."""
    office.desk.says("alto")
    office.desk.queued()
    office.at("2027-03-10T10:00")
    assert office.steps()["d7"] == "stopped"
    assert office.sent() == []


def test_fewer_reminders_chosen_later_count_at_once(office: Office) -> None:
    """Who wants only three from now on gets no other."""
    office.desk.says("mi audiencia", "recordatorios", "solo tres", "neutral", "no", "no")
    assert office.steps()["d14"] == "withdrawn"
    office.desk.queued()
    office.at("2027-03-10T10:00")
    (body,) = office.sent()
    assert "marzo" not in body
    assert "Hay un recordatorio para usted" in body


def test_outside_the_window_only_an_approved_template_leaves(office: Office) -> None:
    """A day after the last message the words go as a template with one variable."""
    office.at("2027-02-15T10:00")
    (message,) = office.desk.queued()
    assert message.template is not None
    assert message.template.variables == {"1": "miércoles, 17 de marzo de 2027, 4:00 a. m., San Ysidro"}


def test_without_an_approved_template_it_goes_by_sms(office: Office) -> None:
    """To the same number, without the accents that make it dear."""
    office.templates.clear()
    assert office.at("2027-02-15T10:00")["fallback"] == 1
    messages = office.desk.queued()
    assert {(each.to.channel, each.to.reply_to) for each in messages} == {("sms", "+525512345678")}
    assert "miércoles, 17 de marzo de 2027, 4:00 a. m." in messages[0].body
    assert office.steps()["d30"] == "fallback"


def test_what_did_not_arrive_goes_by_sms_and_then_to_a_person(office: Office) -> None:
    """WhatsApp fails for good: SMS, once; that fails too: a member of staff sees it."""
    office.at("2027-02-15T10:00")
    office.end("hearing/%/d30/0", state="dead", error_code=63024)
    office.desk.queued()
    assert office.reminders.follow(office.desk.now)["fallback"] == 1
    assert office.reminders.follow(office.desk.now) == {}
    assert {each.to.channel for each in office.desk.queued()} == {"sms"}
    office.end("hearing/%/d30/sms", state="dead", error_code=30006)
    assert office.reminders.follow(office.desk.now)["unreached"] == 1
    assert office.steps()["d30"] == "unreached"
    assert any(each.startswith("unreached d30/") for each in office.alerts())


def test_what_arrived_is_done(office: Office) -> None:
    """A delivered message ends its step."""
    office.at("2027-02-15T10:00")
    office.end("hearing/%/d30/0", state="accepted", delivery_status="delivered")
    assert office.reminders.follow(office.desk.now) == {"arrived": 1}
    assert office.steps()["d30"] == "arrived"


def test_check_ins_ask_at_the_agreed_hour_and_the_reply_answers_them(office: Office) -> None:
    """At half past two: have you left? The answer is taken as that; at five, have you passed?"""
    office.at("2027-03-16T18:00")
    office.desk.queued()
    assert office.at(f"{DAY}T02:30")["queued"] == 1
    (asked,) = office.sent()
    assert "¿Ya salió?" in asked
    assert office.desk.says("ya voy")[0].startswith("Bien. Lleve sus papeles")
    office.at(f"{DAY}T05:00")
    assert any("¿Ya llegó?" in each for each in office.sent())
    office.desk.says("ya llegué")
    office.at(f"{DAY}T07:00")
    assert office.steps()["silent"] == "answered"


def test_silence_on_the_day_is_told_by_code(office: Office) -> None:
    """Nobody answered by the agreed hour: staff see the case's code and nothing else."""
    for moment in (f"{DAY}T02:30", f"{DAY}T05:00", f"{DAY}T07:00"):
        office.at(moment)
    assert office.steps()["silent"] == "unreached"
    assert any(each.startswith("unreached silent/") for each in office.alerts())


def test_two_workers_carry_out_a_step_once(office: Office) -> None:
    """Both read the same step; whoever is second finds it taken, and nothing is queued twice."""
    office.desk.now = datetime(2027, 2, 15, 18, 0, tzinfo=UTC)
    with office.desk.uow() as uow:
        (step,) = [each for each in uow.hearings.due(office.desk.now) if each.name == "d30"]
    office.reminders.send_due(office.desk.now)
    with office.desk.uow() as uow:
        assert not uow.hearings.settle(step, "queued", now=office.desk.now)
    with office.desk.database.read() as connection:
        keys = connection.execute(select(outbox.c.key).where(outbox.c.key.like("hearing/%/d30/%"))).scalars().all()
    assert len(keys) == 1


def test_call_notes_are_kept_in_order(office: Office) -> None:
    """Who called, what came of it and in which words, sealed, oldest first."""
    notes = [
        CallNote("Ana", "no_answer", "sonó ocupado", MONDAY),
        CallNote("Luis", "reached", "irá con su hermana", MONDAY + timedelta(hours=1)),
    ]
    case_id = office.seat().case_id
    with office.desk.uow() as uow:
        for note in notes:
            uow.hearings.add_note(case_id, note)
        uow.commit()
    with office.desk.uow() as uow:
        assert uow.hearings.notes(case_id) == notes


def test_erasing_takes_hearings_steps_and_notes(office: Office) -> None:
    """After BORRAR nothing of the hearing is left, and nothing is ever sent."""
    case_id = office.seat().case_id
    with office.desk.uow() as uow:
        uow.hearings.add_note(case_id, CallNote("Ana", "reached", "sí", MONDAY))
        uow.commit()
    with office.desk.uow() as uow:
        uow.erasure.erase_case(case_id, now=office.desk.now)
        uow.commit()
    assert office.steps() == {}
    assert office.at("2027-02-15T10:00") == {}


def test_a_new_phone_takes_the_hearing_along(office: Office) -> None:
    """Rosa proves from another phone who she is: her date and its steps go on in one case."""
    office.desk.says(*OPENING, address=PEDRO)
    rosa, other = office.seat(ROSA), office.seat(PEDRO)
    with office.desk.uow() as uow:
        moved = uow.seats.link(uow.seats.at(other.conversation_id), rosa.person_id, office.desk.now)
        kept = uow.hearings.current(moved.case_id)
        uow.commit()
    assert kept is not None
    assert kept.hearing.court_at == Wall.from_iso(f"{DAY}T08:30")
    assert set(office.steps().values()) == {"planned"}


def test_hearings_told_before_two_phones_were_joined_keep_the_last_said(office: Office) -> None:
    """The other phone had told another date, later: that one holds, the first one's steps end."""
    office.desk.says(*OPENING, *ASKED[:3], "2027-05-05 9:00", "si", "no", "tijuana", "master", address=PEDRO)
    rosa, other = office.seat(ROSA), office.seat(PEDRO)
    with office.desk.uow() as uow:
        moved = uow.seats.link(uow.seats.at(other.conversation_id), rosa.person_id, office.desk.now)
        kept: Hearing = uow.hearings.current(moved.case_id).hearing
        uow.commit()
    assert kept.court_at == Wall.from_iso("2027-05-05T09:00")
    with office.desk.database.read() as connection:
        at = connection.execute(select(cases.c.hearing_at)).scalar_one()
    assert at == datetime(2027, 5, 5, 16, tzinfo=UTC)
    assert office.at("2027-02-15T10:00").get("queued", 0) == 0


def test_somebody_on_sms_alone_is_reminded_there(database: Database) -> None:
    """No window, no template: plain words to the number that wrote."""
    office = Office(Desk(database))
    office.desk.says(*OPENING, *ASKED, address=ROSA_SMS)
    office.desk.queued()
    office.at("2027-02-15T10:00")
    messages = office.desk.queued()
    assert {(each.to.channel, each.template) for each in messages} == {("sms", None)}


def test_another_hour_alone_plans_the_day_anew(office: Office) -> None:
    """The day stays, the court's hour is the new one, the log has both, and staff see that it changed."""
    office.desk.says("menu", "la hora es a las 9 no a las 8 y media", "de la corte", "si")
    case_id = office.seat().case_id
    with office.desk.uow() as uow:
        history = uow.hearings.history(case_id)
    said = [(h.hearing.court_at.iso, h.hearing.report_at.iso if h.hearing.report_at else None) for h in history]
    assert list(dict.fromkeys(said)) == [  # each answer about it is a row of its own
        (f"{DAY}T08:30", None), (f"{DAY}T08:30", f"{DAY}T04:00"), (f"{DAY}T09:00", f"{DAY}T04:00"),
    ]  # fmt: skip
    assert history[-1].hearing.travel_minutes == history[-2].hearing.travel_minutes
    with office.desk.database.read() as connection:
        steps = set(connection.execute(select(hearing_steps.c.name, hearing_steps.c.state)).tuples())
    assert {("d30", "withdrawn"), ("d30", "planned")} <= steps
    assert "hearing hearing_changed" in office.alerts()
