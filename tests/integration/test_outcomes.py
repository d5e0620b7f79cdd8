"""What a message's end changes, on both engines: alerts with a case code, opt-outs kept, repeats made once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.channels.twilio_errors import status_reaction
from app.services.delivery import Outcome, State
from app.services.messages import DeliveryStatus, Outbound, StatusUpdate
from app.services.ports import Queued, Seat
from app.services.undelivered import take_status
from app.storage.database import Database
from app.storage.outcomes import react
from app.storage.tables import alerts, cases
from tests.support.stored import NOW, OUR_NUMBER, PEDRO, factory


def seat_of(database: Database) -> Seat:
    """Pedro's conversation."""
    with factory(database)() as uow:
        seat = uow.seats.take(PEDRO, now=NOW)
        uow.commit()
    return seat


def ended(seat: Seat, state: State, code: int | None = None) -> Outcome:
    """A reply to this seat that ended so."""
    return Outcome(1, seat.conversation_id, seat.person_id, "whatsapp", "reply", state, NOW, error_code=code)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        pytest.param("dead", "undelivered", id="unreachable"),
        pytest.param("expired", "undelivered", id="too late"),
        pytest.param("window", "undelivered", id="outside 24 hours"),
        pytest.param("failed", "setup", id="our own set-up"),
    ],
)
def test_staff_are_told_by_case_code(database: Database, state: State, kind: str) -> None:
    """An alert names kind, detail and case code, and nothing of the person."""
    seat = seat_of(database)
    with database.write() as connection:
        react(connection, ended(seat, state, 21211))
    with database.read() as connection:
        row = connection.execute(select(alerts)).one()
    assert (row.kind, row.detail, row.case_code) == (kind, f"{state}/21211", seat.case_code)


def test_an_unreachable_person_shows_on_the_case(database: Database) -> None:
    """The case gets a flag for the channel, once."""
    seat = seat_of(database)
    with database.write() as connection:
        react(connection, ended(seat, "dead"))
        react(connection, ended(seat, "dead"))
    with database.read() as connection:
        assert connection.execute(select(cases.c.flags)).scalar_one() == ["unreachable_whatsapp"]


def test_a_providers_opt_out_becomes_ours(database: Database) -> None:
    """21610 or 63014 at sending: the contact is opted out here too, without an alert."""
    seat = seat_of(database)
    with database.write() as connection:
        react(connection, ended(seat, "opted_out", 21610))
    with factory(database)() as uow:
        assert uow.seats.take(PEDRO, now=NOW).is_opted_out
    with database.read() as connection:
        assert connection.execute(select(alerts)).all() == []


def take(database: Database, status: DeliveryStatus, code: int | None) -> list[Outcome]:
    """Apply a status to a message that was taken under this sid; the outcomes told."""
    told: list[Outcome] = []
    with factory(database)() as uow:
        update = StatusUpdate("SM1", status, code)
        take_status(uow.outbox, update, now=NOW, rule=status_reaction, tell=told.append)
        uow.commit()
    return told


def accepted(database: Database) -> Seat:
    """A message that the provider took as SM1."""
    seat = seat_of(database)
    with factory(database)() as uow:
        message = Outbound(PEDRO, OUR_NUMBER, "hola")
        uow.outbox.enqueue([Queued(seat.conversation_id, "c1/t1/0", message)], person_id=seat.person_id, now=NOW)
        uow.commit()
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE outbox SET state = 'accepted', sid = 'SM1', delivery_status = 'queued'")
    return seat


def test_a_failure_that_a_repeat_may_mend_is_repeated_once(database: Database) -> None:
    """30003, handset off: one more try later, nobody is told yet; the same callback again changes nothing."""
    accepted(database)
    assert take(database, "undelivered", 30003) == []
    assert take(database, "undelivered", 30003) == []
    with factory(database)() as uow:
        assert uow.outbox.counts() == {"accepted": 1, "waiting": 1}


@pytest.mark.parametrize(
    ("code", "state"),
    [
        pytest.param(21610, "opted_out", id="opted out"),
        pytest.param(63003, "dead", id="not on WhatsApp"),
        pytest.param(30007, "accepted", id="filtered as spam"),
    ],
)
def test_a_failure_for_good_is_told(database: Database, code: int, state: State) -> None:
    """What a repeat cannot mend becomes visible to a person."""
    accepted(database)
    told = take(database, "undelivered", code)
    assert [(o.state, o.status) for o in told] == [(state, "undelivered")]
    assert told[0].needs_attention


def test_a_delivered_message_tells_nobody(database: Database) -> None:
    """Delivered is delivered, and a late failure after it changes nothing."""
    accepted(database)
    assert take(database, "delivered", None) == []
    assert take(database, "undelivered", 30003) == []
