"""The inbox on both engines: lines by state and gravity, taken, answered, closed; conversations page by page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.services.handoff_ports import InboxState, Spoken, TalkCursor
from app.services.letters import read_cursor, read_inbox, set_aside, write_cursor
from app.services.messages import Address, Inbound, Outbound
from app.services.ports import Alert, Queued, Seat
from app.storage.database import Database
from tests.support.drafts import Desk, staff
from tests.support.stored import PEDRO, ROSA, ROSA_SMS

COORDINATOR = staff("Carla Coordinadora", "coordinator", code="COCARL22")
VOLUNTEER = staff()
ELSEWHERE = staff("Eva Enotra", "coordinator", code="COEVA222", organisation=99)


@pytest.fixture
def desk(database: Database) -> Desk:
    """A clinic with nothing in it."""
    return Desk(database)


def raises(desk: Desk, code: str, kind: str, detail: str) -> None:
    """Somebody raises something, a minute later."""
    desk.later(minutes=1)
    with desk.uow() as work:
        work.alerts.add(Alert(kind, detail, desk.now, code, desk.organisation))  # type: ignore[arg-type]
        work.commit()


def codes(desk: Desk, state: InboxState, who: object = COORDINATOR) -> list[str]:
    """The inbox's lines in a state."""
    return [line.code for line in read_inbox(desk.uow, who, state).lines]  # type: ignore[arg-type]


def writes(desk: Desk, seat: Seat, words: str = "hola") -> None:
    """The person writes."""
    sid = f"SM{desk.later(seconds=1).timestamp():.0f}"
    with desk.uow() as work:
        again = work.seats.take(seat.address, now=desk.now)
        work.inbox.add(Inbound(sid, seat.address, "+1415", words, desk.now), conversation_id=again.conversation_id)
        work.seats.touch_inbound(again, desk.now)
        work.commit()


def says(desk: Desk, seat: Seat, words: str, *, key: str) -> None:
    """We write."""
    with desk.uow() as work:
        message = Outbound(seat.address, "+14155550100", words)
        work.outbox.enqueue([Queued(seat.conversation_id, key, message)], person_id=seat.person_id, now=desk.now)
        work.commit()


def test_a_line_goes_through_its_states(desk: Desk) -> None:
    """Open until answered, open again when the person writes, closed until something new is raised."""
    seat = desk.case({}, assignee=None)
    raises(desk, seat.case_code, "handoff", "person")
    raises(desk, seat.case_code, "emergency", "medical")
    (line,) = read_inbox(desk.uow, COORDINATOR, "open").lines
    assert (line.gravity, line.waits_since, line.taken_by) == (0, desk.now - timedelta(minutes=1), None)
    assert [each.detail for each in line.raised] == ["person", "medical"]
    with desk.uow() as work:
        work.handoffs.take(seat.case_code, "COCARL22", now=desk.now)
        work.handoffs.note_answer(seat.case_code, now=desk.later(minutes=1))
        work.commit()
    assert (codes(desk, "open"), codes(desk, "answered")) == ([], [seat.case_code])
    writes(desk, seat)
    (line,) = read_inbox(desk.uow, COORDINATOR, "open").lines
    assert (line.waits_since, line.taken_by) == (desk.now, "COCARL22")
    with desk.uow() as work:
        assert work.handoffs.close(seat.case_code, 99, "COEVA222", now=desk.now) == 0
        assert work.handoffs.close(seat.case_code, desk.organisation, "COCARL22", now=desk.now) == 2
        work.commit()
    assert (codes(desk, "open"), codes(desk, "closed")) == ([], [seat.case_code])
    desk.later(minutes=20)
    raises(desk, seat.case_code, "handoff", "person")
    (line,) = read_inbox(desk.uow, COORDINATOR, "open").lines
    assert (line.gravity, [each.detail for each in line.raised], line.answered_at) == (2, ["person"], None)
    assert codes(desk, "closed") == []


def test_what_was_closed_too_early_is_opened_again(desk: Desk) -> None:
    """The newest of what was closed waits again; where nothing was closed nothing changes."""
    seat = desk.case({}, assignee=None)
    raises(desk, seat.case_code, "handoff", "person")
    with desk.uow() as work:
        assert not work.handoffs.reopen(seat.case_code, now=desk.now)
        work.handoffs.close(seat.case_code, desk.organisation, "COCARL22", now=desk.now)
        assert work.handoffs.reopen(seat.case_code, now=desk.now)
        work.commit()
    assert codes(desk, "open") == [seat.case_code]


def test_each_member_sees_their_part_and_pages_go_on(desk: Desk) -> None:
    """A volunteer agreed cases given to them, a coordinator all of the organisation, codes alone where not agreed."""
    mine = desk.case({}, address=ROSA)
    shut = desk.case({}, address=PEDRO, is_agreed=False)
    for seat in (mine, shut):
        raises(desk, seat.case_code, "handoff", "person")
    assert codes(desk, "open", VOLUNTEER) == [mine.case_code]
    found = read_inbox(desk.uow, COORDINATOR, "open")
    assert [(line.code, line.is_agreed) for line in found.lines] == [(shut.case_code, False), (mine.case_code, True)]
    assert dict(found.counts) == {"open": 2, "answered": 0}
    assert codes(desk, "open", ELSEWHERE) == []
    with desk.uow() as work:
        first = work.handoffs.lines(desk.organisation, "open", limit=1)
        second = work.handoffs.lines(desk.organisation, "open", limit=1, offset=1)
    assert [line.code for line in (*first, *second)] == [shut.case_code, mine.case_code]
    assert not set_aside(desk.uow, ELSEWHERE, shut.case_code, now=desk.now)
    assert not set_aside(desk.uow, VOLUNTEER, shut.case_code, now=desk.now)
    assert set_aside(desk.uow, COORDINATOR, shut.case_code, now=desk.now)
    assert codes(desk, "open") == [mine.case_code]


def test_an_erased_person_leaves_no_line(desk: Desk) -> None:
    """After an erasure nothing of them stands in the inbox."""
    seat = desk.case({}, assignee=None)
    raises(desk, seat.case_code, "emergency", "danger_now")
    with desk.uow() as work:
        work.erasure.erase_case(seat.case_id, now=desk.now)
        work.commit()
    assert codes(desk, "open") == []


def test_a_conversation_is_read_back_page_by_page_with_nothing_twice(desk: Desk) -> None:
    """Both directions in their order, several at the same moment, whatever the size of a page; others' words never."""
    seat, other = desk.case({}, assignee=None), desk.case({}, address=PEDRO)
    for number in range(4):
        writes(desk, seat, f"theirs {number}")
        says(desk, seat, f"ours {number}", key=f"t/{number}/0")
        says(desk, seat, f"ours {number} too", key=f"t/{number}/1")
    writes(desk, other, "not theirs")
    wanted = [text for n in range(4) for text in (f"theirs {n}", f"ours {n}", f"ours {n} too")]
    for size in (1, 2, 5, 50):
        pages: list[Spoken] = []
        before: TalkCursor | None = None
        while True:
            with desk.uow() as work:
                page = work.talks.spoken(seat.case_id, limit=size, before=before)
            if not page:
                break
            pages = [*page, *pages]
            before = read_cursor(write_cursor(TalkCursor(page[0].at, page[0].is_ours, page[0].number)))
        assert [each.text for each in pages] == wanted, size
    assert [read_cursor(text) for text in ("", "x", "1-2", "9" * 18 + "-1-1", "1-1-" + "9" * 30, "-1-0-1")] == [
        None
    ] * 6


def test_a_new_phone_takes_the_conversation_along(desk: Desk) -> None:
    """Words from both phones stand in one conversation, and what waits for the person is told on either."""
    old, new = desk.case({}, assignee=None), desk.case({}, address=ROSA_SMS, assignee=None)
    writes(desk, old, "from the old phone")
    writes(desk, new, "from the new phone")
    with desk.uow() as work:
        work.seats.set_handed_off(work.seats.at(old.conversation_id), True, desk.now)
        linked = work.seats.link(work.seats.take(ROSA_SMS, now=desk.now), old.person_id, desk.now)
        assert work.seats.at(linked.conversation_id).is_handed_off
        assert [each.text for each in work.talks.spoken(old.case_id, limit=9)] == [
            "from the old phone",
            "from the new phone",
        ]
        third = Address("whatsapp", "+5215550009999", "+5215550009999", "+525550009999")
        shared = work.seats.link(work.seats.take(third, now=desk.now), old.person_id, desk.now, absorb=False)
        assert shared.is_handed_off
