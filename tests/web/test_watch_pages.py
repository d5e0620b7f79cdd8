"""The coordinator's pages through the real application: who is not reached, what leaves, what did not arrive, facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.services.ports import Alert
from app.storage.job_rows import JobRows
from app.storage.outbox_tables import jobs, senders
from app.storage.tables import access_log
from tests.support.clinic_walk import PHONE, Browser, Clinic
from tests.support.office import ASKED

HOSTILE = "su hermana <script>alert(1)</script> \u202eanaM\u200b =1+1"
OPENING = ("hola", "1", "si", "3", "1", "no", "no")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with nobody in it."""
    made = Clinic(tmp_path)
    yield made
    made.close()


def with_hearing(clinic: Clinic, *, days: int = 20, silent: int = 15) -> str:
    """The code of somebody whose hearing is ahead and who has not been heard from for some days."""
    clinic.says(*OPENING)
    with clinic.orienta.uow() as work:
        seat = work.seats.take(PHONE, now=clinic.now)
        work.cases.set_hearing(seat.case_id, clinic.now + timedelta(days=days), "san_ysidro", clinic.now)
        work.commit()
    clinic.later(days=silent)
    return seat.case_code


def takes_back(clinic: Clinic, code: str) -> None:
    """The person lets nobody see their case any more."""
    with clinic.orienta.uow() as work:
        card = work.cases.find(code)
        assert card is not None
        work.consents.record(card.case_id, card.organisation_id, False, clinic.now)
        work.commit()


def deeds(clinic: Clinic, code: str) -> list[str]:
    """What the access log says of a case, oldest first."""
    with clinic.orienta.database.read() as connection:
        query = select(access_log.c.action).where(access_log.c.case_code == code).order_by(access_log.c.id)
        return list(connection.execute(query).scalars())


def test_somebody_not_reached_is_called_and_the_call_is_noted(clinic: Clinic) -> None:
    """On the list with hours left; the page knows the number; a note keeps its words; each opening leaves a line."""
    code = with_hearing(clinic)
    desk = clinic.enters("coordinator")
    assert code in desk.get("/clinic/unreached")
    assert "5 d" in desk.words()
    assert "526641230077" not in desk.page
    assert deeds(clinic, code) == []
    assert 'href="tel:+526641230077"' in desk.get(f"/clinic/unreached/{code}")
    desk.post(f"/clinic/unreached/{code}/note", outcome="message_left", words=HOSTILE)
    assert desk.status == 200
    assert "<script>alert" not in desk.page
    assert all(each in desk.page for each in ("&lt;script&gt;", "U+202E", "U+200B"))
    assert deeds(clinic, code) == ["read_numbers", "note_call"]
    desk.post(f"/clinic/unreached/{code}/note", outcome="nonsense", words="x")
    assert desk.status == 422
    clinic.says("hola")
    assert code not in desk.get("/clinic/unreached")


def test_a_number_is_seen_only_by_who_may_open_the_case(clinic: Clinic) -> None:
    """A volunteer without the case finds nothing; without the person's consent nobody does, and the list says so."""
    code = with_hearing(clinic)
    vera, desk = clinic.enters("volunteer"), clinic.enters("coordinator")
    assert code not in vera.get("/clinic/unreached")
    vera.get(f"/clinic/unreached/{code}")
    assert vera.status == 404
    takes_back(clinic, code)
    assert code not in desk.get("/clinic/unreached")
    assert ": 1." in desk.words()
    desk.get(f"/clinic/unreached/{code}")
    assert desk.status == 404
    assert deeds(clinic, code) == []


def test_the_day_before_a_hearing_shows_what_will_leave(clinic: Clinic) -> None:
    """The reminder of the evening before is on today's page with its verdict; looking sends nothing."""
    clinic.says(*OPENING, *ASKED)
    with clinic.orienta.uow() as work:
        code = work.seats.take(PHONE, now=clinic.now).case_code
    clinic.now = datetime(2027, 3, 16, 19, 0, tzinfo=UTC)  # midday in Tijuana
    before = len(clinic.told())
    desk = clinic.enters("coordinator")
    desk.get("/clinic/service/sends")
    assert code in desk.page
    assert "la tarde anterior" in desk.words()
    assert "ese día: ¿ya salió?" not in desk.words()
    assert "ese día: ¿ya salió?" in (desk.get("/clinic/service/sends?days=2") and desk.words())
    assert len(clinic.told()) == before
    takes_back(clinic, code)
    assert code not in desk.get("/clinic/service/sends")
    desk.get("/clinic/service/sends?days=8")
    assert desk.status == 422


def test_facts_past_their_day_stand_with_where_they_are_said(clinic: Clinic) -> None:
    """Years later every fact is past its day, each with source and the texts that say it."""
    clinic.now += timedelta(days=4 * 365)
    desk = clinic.enters("administrator")
    page = desk.get("/clinic/service/facts")
    fact = next(iter(clinic.orienta.content.library.facts.values()))
    assert f"<code>{fact.id}</code>" in page
    assert "tag bad" in page
    assert "mpp/" in page


def test_what_did_not_arrive_is_told_by_code_to_who_may_open_it(clinic: Clinic) -> None:
    """A coordinator sees the case and what the provider's code means, an administrator a number; both the service."""
    code = with_hearing(clinic)
    with clinic.orienta.uow() as work:
        own = clinic.orienta.uow.organisation_id
        work.alerts.add(Alert("undelivered", "dead/21211", clinic.now, code, own))
        work.alerts.add(Alert("worker_silent", "quiet/2026-03-02T19:00Z", clinic.now))
        work.commit()
    for role, knows in (("coordinator", True), ("administrator", False)):
        desk: Browser = clinic.enters(role)
        page = desk.get("/clinic/service")
        assert (code in page) is knows, role
        assert "not a valid number" in desk.words(), role
        assert "quiet/2026-03-02T19:00Z" in page, role
        assert "Aquí todavía no ha corrido" in desk.words(), role


def test_a_stopped_sender_and_failing_work_are_seen(clinic: Clinic) -> None:
    """While nothing leaves from a sender, or recurring work breaks, the page says so, and not afterwards."""
    clinic.says("hola")
    rows = JobRows(clinic.orienta.database)
    rows.add(["reminders"], now=clinic.now)
    until = clinic.now + timedelta(hours=1)
    with clinic.orienta.database.write() as connection:
        connection.execute(senders.update().values(paused_until=until))
        seen = connection.execute(select(jobs.c.next_run_at)).scalar_one()
    rows.postpone("reminders", seen=seen, until=until, error="ValueError")
    desk = clinic.enters("administrator")
    desk.get("/clinic/service")
    assert desk.page.count('class="warn"') == 2
    assert "ValueError" in desk.page
    clinic.later(hours=2)
    desk = clinic.enters("administrator")
    assert desk.get("/clinic/service").count('class="warn"') == 1


def test_figures_are_drawn_with_the_same_numbers_in_tables(clinic: Clinic) -> None:
    """One person who agreed and fell silent: said to be few, drawn as SVG without inline styles, counted in a table."""
    with_hearing(clinic)
    desk = clinic.enters("coordinator")
    page = desk.get("/clinic/service/figures")
    assert page.count("<svg") == page.count("<table") == 3
    assert "style=" not in page
    assert "Son pocos (n = 1)" in desk.words()
    assert "aceptó 1 1 empezó el formulario 0 0" in desk.words()
    admin = clinic.enters("administrator")
    admin.get("/clinic/service/figures")
    assert admin.status == 403
