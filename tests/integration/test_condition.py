"""What the coordinator's pages read, on both engines: who is not reached, what did not arrive, how delivery stands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.services.condition import condition, troubles
from app.services.figures import STEPS, figures
from app.services.messages import Address
from app.services.ports import Alert
from app.services.review_queue import set_state
from app.services.silence import Limits
from app.services.unreached import unreached, unreached_for
from app.storage.database import Database
from app.storage.figures import SqlFigures
from app.storage.outbox import Outbox
from app.storage.outbox_tables import senders
from app.storage.person_keys import sealer_on
from app.storage.vital_signs import SqlVitals
from tests.support.drafts import Desk, staff
from tests.support.stored import PEDRO, ROSA

COORDINATOR = staff("Carla Coordinadora", "coordinator", code="COCARL22")
ELSEWHERE = staff("Eva Enotra", "coordinator", code="COEVA222", organisation=99)


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def due(desk: Desk, address: Address, *, days: int, is_agreed: bool = True, assignee: str | None = None) -> str:
    """A case whose hearing is so many days ahead and whose person has never written."""
    seat = desk.case({}, assignee=assignee, address=address, is_agreed=is_agreed)
    with desk.uow() as work:
        work.cases.set_hearing(seat.case_id, desk.now + timedelta(days=days), None, desk.now)
        work.commit()
    return seat.case_code


def test_the_list_shows_each_member_what_they_may_open(desk: Desk) -> None:
    """Fewest hours first; not agreed: counted for a coordinator, not shown; another organisation sees nothing."""
    late, soon = due(desk, ROSA, days=9, assignee="VOLANA22"), due(desk, PEDRO, days=2)
    hidden = due(desk, Address("sms", "+526641110000", "+526641110000", "+526641110000"), days=1, is_agreed=False)
    assert [line.code for line in unreached(desk.uow, desk.now)] == [hidden, soon, late]
    seen = unreached_for(desk.uow, COORDINATOR, desk.now)
    assert ([line.code for line in seen.lines], seen.hidden) == ([soon, late], 1)
    mine = unreached_for(desk.uow, staff(), desk.now)
    assert ([line.code for line in mine.lines], mine.hidden) == ([late], 0)
    assert unreached_for(desk.uow, ELSEWHERE, desk.now).lines == ()


def test_troubles_name_only_cases_that_may_be_opened(desk: Desk) -> None:
    """Own cases by code, newest first; others as numbers; another organisation's not at all; a month back."""
    open_one, shut = due(desk, ROSA, days=9), due(desk, PEDRO, days=9, is_agreed=False)
    with desk.uow() as work:
        for code, detail in ((open_one, "dead/21211"), (shut, "failed/30007"), (open_one, "expired")):
            work.alerts.add(Alert("undelivered", detail, desk.now, code, desk.organisation))
        work.alerts.add(Alert("unreached", "d1/17", desk.now, shut, desk.organisation))
        work.alerts.add(Alert("provider_silent", "quiet/now", desk.now))
        work.alerts.add(Alert("handoff", "person", desk.now, open_one, desk.organisation))
        work.commit()
    found = troubles(desk.uow, COORDINATOR, desk.now)
    assert [each.detail for each in found.arrivals] == ["expired", "dead/21211"]
    assert [each.detail for each in found.service] == ["quiet/now"]
    assert found.hidden == {("undelivered", "failed/30007"): 1, ("unreached", "d1"): 1}
    assert troubles(desk.uow, ELSEWHERE, desk.now).arrivals == ()
    assert troubles(desk.uow, COORDINATOR, desk.later(days=31)).hidden == {}


def test_the_condition_is_read_without_changing_anything(desk: Desk) -> None:
    """A stopped sender and a silent worker are found, with since when; time passes and the sender goes on."""
    limits = Limits(worker=timedelta(minutes=5), provider=timedelta(minutes=30))
    with desk.uow() as work:
        work.vitals.beat("delivery", desk.now)
        work.vitals.beat("jobs", desk.now)
        work.commit()
    until = desk.now + timedelta(minutes=20)
    with desk.database.write() as connection:
        values = {"channel": "whatsapp", "name": "+14155550100", "paused_until": until}
        connection.execute(senders.insert().values(values))
    desk.later(minutes=10)
    with desk.database.read() as connection:
        vitals, outbox = SqlVitals(connection), Outbox(connection, sealer_on(connection, desk.uow.keyring))
        stopped = condition(vitals, outbox, limits, desk.now)
        later = condition(vitals, outbox, limits, desk.later(minutes=11))
    assert (stopped.health.worker, [each.until for each in stopped.paused], stopped.waiting) == ("quiet", [until], 0)
    assert (stopped.is_well, later.paused) == (False, ())


def test_figures_count_cases_by_their_clear_columns(desk: Desk) -> None:
    """Begun, left after a part, never agreed, approved twelve days later; another organisation counts none of them."""
    begun = desk.case(assignee=None)
    due(desk, Address("sms", "+526641110000", "+526641110000", "+526641110000"), days=9, is_agreed=False)
    left = desk.case({}, address=PEDRO)
    with desk.uow() as work:
        seat = work.seats.at(left.conversation_id)
        flags = ["complete_A.I", "stopped"]
        work.seats.save(seat, state="{}", language="es", case_state="in_progress", flags=flags, now=desk.now)
        work.commit()
    desk.later(days=15)
    set_state(desk.tools, COORDINATOR, begun.case_code, "in_review")
    with desk.uow() as work:
        work.reviews.move(begun.case_id, "approved", now=desk.now)
        work.commit()
    with desk.database.read() as connection:
        made = figures(SqlFigures(connection), desk.organisation, desk.now)
        other = figures(SqlFigures(connection), 99, desk.now)
    reached = {each.step: (each.number, each.stopped) for each in made.reached}
    assert (reached["wrote"], reached["began"], reached["A.I"], reached["approved"]) == ((3, 0), (3, 1), (2, 1), (1, 0))
    assert {state: number for state, number in made.drafts.items() if number} == {"in_progress": 1, "approved": 1}
    assert [(each.number, each.median) for each in made.waits] == [(1, 15.0)] * 3
    assert (other.people, [each.number for each in other.reached]) == (0, [0] * len(STEPS))
