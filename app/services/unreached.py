"""People with a hearing ahead who could not be reached: sorted by the hours left, by code, until somebody opens one.

The list itself says nothing about anybody. Opening a case for its numbers needs the person's consent and leaves a line
in the access log, like any reading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from app.dialogue.mending import read_conversation
from app.errors import WrongUse
from app.services.access.staff import Staff
from app.services.access.visibility import SAME_VISIT, may_see
from app.services.cases import NotAgreed, OpenBook, find_case
from app.services.hearing_ports import CallNote, KeptStep
from app.services.hearing_ports import Outcome as CallOutcome
from app.services.ports import CaseCard, Revision, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.wishes import Wish, wishes_in

Reason = Literal["stopped", "unreachable", "not_delivered", "no_answer", "silent"]
"""They want no messages; a channel does not reach them; something sent did not arrive; nobody answered on the day;
nothing was heard from them for two weeks."""

AHEAD, AFTER = timedelta(days=60), timedelta(hours=24)
SILENCE = timedelta(days=14)
READ_NUMBERS, NOTE_CALL = "read_numbers", "note_call"

TOGETHER = 25
"""Cases looked at in one transaction: whoever writes to us meanwhile does not wait for the whole list."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """One line of the list. `hours_left` is negative on the day itself, once the hour has passed."""

    code: str
    hearing_at: datetime
    hours_left: int
    place_id: str | None
    reasons: tuple[Reason, ...]
    assignee: str | None
    calls: int

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "code": self.code,
            "hearing_at": self.hearing_at.isoformat(),
            "hours_left": self.hours_left,
            "place": self.place_id,
            "reasons": list(self.reasons),
            "assignee": self.assignee,
            "calls": self.calls,
        }


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is known to reach somebody by: numbers that wrote to us, numbers they told, what was noted of calls.

    `wishes`: what the person asked for in their own words, to be read before anybody calls.
    """

    code: str
    wrote_from: tuple[str, ...] = field(repr=False)
    told: tuple[str, ...] = field(repr=False)
    notes: tuple[CallNote, ...] = field(repr=False)
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreachedList:
    """The list as one member of staff may see it. `hidden`: people of the organisation who did not agree to be seen."""

    lines: tuple[Unreached, ...]
    hidden: int


def unreached(uow: UnitOfWorkFactory, now: datetime) -> list[Unreached]:
    """Everybody whom no reminder can be trusted to reach, the one with the fewest hours left first."""
    return [line for _, _, line in _all(uow, now, None)]


def unreached_for(uow: UnitOfWorkFactory, staff: Staff, now: datetime) -> UnreachedList:
    """The same for a member of staff: cases they may open. Those who see all also learn how many they may not."""
    found = _all(uow, now, staff.organisation_id)
    seen = tuple(line for card, agreed, line in found if may_see(staff, card, is_agreed=agreed))
    return UnreachedList(seen, sum(not agreed for _, agreed, _ in found) if staff.sees_all else 0)


def _all(uow: UnitOfWorkFactory, now: datetime, organisation_id: int | None) -> list[tuple[CaseCard, bool, Unreached]]:
    """Every line with its case and whether the person agreed to the organisation; of one organisation, or of all."""
    with uow() as work:
        cards = work.cases.with_hearing(now - AFTER, now + AHEAD)
    wanted = [card for card in cards if organisation_id in (None, card.organisation_id)]
    found: list[tuple[CaseCard, bool, Unreached]] = []
    for start in range(0, len(wanted), TOGETHER):
        with uow() as work:
            for card in wanted[start : start + TOGETHER]:
                if (line := _line(work, card, now)) is not None:
                    found.append((card, work.consents.is_granted(card.case_id, card.organisation_id), line))
    return sorted(found, key=lambda each: (each[2].hearing_at, each[2].code))


def open_numbers(uow: UnitOfWorkFactory, open_book: OpenBook, code: str, *, by: str, now: datetime) -> Numbers:
    """The numbers of a case, with a line in the access log. Raises NoSuchCase, NotAgreed and WrongUse."""
    with uow() as work:
        case = _opened(work, open_book, code, by, READ_NUMBERS, now)
        seats = _seats(work, case)
        wrote = tuple(dict.fromkeys(seat.address.number for seat in seats if seat.address.number))
        latest = work.answers.latest(case)
        told = _told_numbers(latest)
        notes = tuple(work.hearings.notes(case))
        work.commit()
    return Numbers(code, wrote, tuple(each for each in told if each not in wrote), notes, wishes_in(latest))


def note_call(
    uow: UnitOfWorkFactory,
    open_book: OpenBook,
    code: str,
    *,
    by: str,
    outcome: CallOutcome,
    words: str,
    now: datetime,
) -> None:
    """Keep what came of a call, sealed, with a line in the access log. Raises NoSuchCase, NotAgreed and WrongUse."""
    with uow() as work:
        case = _opened(work, open_book, code, by, NOTE_CALL, now)
        work.hearings.add_note(case, CallNote(by.strip(), outcome, words.strip(), now))
        work.retention.note_activity(case, now)
        work.commit()


def _opened(work: UnitOfWork, open_book: OpenBook, code: str, by: str, action: str, now: datetime) -> int:
    if not by.strip():
        raise WrongUse("--by: the name of the member of staff who opens the case, for the access log")
    book = open_book(work)
    case = find_case(book, code)
    card = work.cases.find(case.code)
    if card is None or not work.consents.is_granted(case.case_id, card.organisation_id):
        raise NotAgreed("the person has not agreed, or agrees no more, that the organisation opens this case")
    book.note_reading(staff=by.strip(), action=action, case_code=case.code, now=now, unless_since=now - SAME_VISIT)
    return case.case_id


def _line(work: UnitOfWork, card: CaseCard, now: datetime) -> Unreached | None:
    if card.hearing_at is None:
        return None
    reasons = _reasons(card, _seats(work, card.case_id), work.hearings.steps(card.case_id), now)
    if not reasons:
        return None
    hours = int((card.hearing_at - now).total_seconds() // 3600)
    calls = len(work.hearings.notes(card.case_id))
    return Unreached(card.code, card.hearing_at, hours, card.place_id, reasons, card.assignee, calls)


def _reasons(card: CaseCard, seats: Sequence[Seat], steps: Sequence[KeptStep], now: datetime) -> tuple[Reason, ...]:
    heard = max((seat.last_inbound_at for seat in seats if seat.last_inbound_at), default=None)
    lost = [step for step in steps if step.state in ("unreached", "late")]
    missed = [step for step in lost if heard is None or heard < step.due_at]  # who wrote since can be reached
    tests: list[tuple[Reason, bool]] = [
        ("stopped", bool(seats) and all(_is_stopped(seat) for seat in seats)),
        ("unreachable", any(flag.startswith("unreachable_") for flag in card.flags)),
        ("not_delivered", any(step.name != "silent" for step in missed)),
        ("no_answer", any(step.name == "silent" for step in missed)),
        ("silent", heard is None or now - heard > SILENCE),
    ]
    return tuple(reason for reason, holds in tests if holds)


def _is_stopped(seat: Seat) -> bool:
    conversation = read_conversation(seat.state).conversation if seat.state else None
    return seat.is_opted_out or (conversation is not None and conversation.is_stopped)


def _seats(work: UnitOfWork, case_id: int) -> list[Seat]:
    return [work.seats.at(each) for each in work.cases.conversations(case_id)]


def _told_numbers(latest: Mapping[str, Revision]) -> list[str]:
    """Phone numbers among the answers, newest of each question: their own, and of whoever they named."""
    found = []
    for address, revision in latest.items():
        leaf = json.loads(revision.leaf)
        value = leaf.get("value") if isinstance(leaf, dict) else None
        if isinstance(value, str) and value.startswith("+") and value[1:].isdigit() and "phone" in address:
            found.append(value)
    return list(dict.fromkeys(found))
