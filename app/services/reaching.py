"""Through which conversation a person can be written to unasked, and whether a step may go out to them now.

Nothing is sent here: `reminders` carries out what this decides, `forecasts` shows what it would decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from app.court.hearings import Hearing
from app.court.reminders import CHECKINS, SERIES, is_open, is_quiet
from app.dialogue.conversation import Conversation
from app.dialogue.mending import read_conversation
from app.services.choosing import Choices, choices_of
from app.services.hearing_ports import KeptStep, StepState
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.ports import Seat, UnitOfWork
from app.services.speech import Voice
from app.services.unasked import QUESTIONS, text_of

Verdict = Literal["send", "later"] | StepState
"""Send it, wait for the person's hours, or the state in which the step ends."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The conversation through which a person is written to now, and what they chose there."""

    seat: Seat
    conversation: Conversation
    choices: Choices


class Reaching:
    """Finds who can be written to. `desk` and `voice` are those of the present release."""

    def __init__(self, desk: Callable[[], HearingDesk], voice: Callable[[], Voice], house: House) -> None:
        self._desk, self._voice, self._house = desk, voice, house

    def seats(self, work: UnitOfWork, case_id: int) -> list[Seat]:
        """Every conversation of a case."""
        return [work.seats.at(each) for each in work.cases.conversations(case_id)]

    def reach(self, work: UnitOfWork, case_id: int) -> Reach | None:
        """The conversation heard from last among those that may be written to."""
        found = [reach for seat in self.seats(work, case_id) if (reach := self._reachable(seat)) is not None]
        return max(
            found,
            key=lambda each: each.seat.last_inbound_at.timestamp() if each.seat.last_inbound_at else 0.0,
            default=None,
        )

    def _reachable(self, seat: Seat) -> Reach | None:
        conversation = read_conversation(seat.state).conversation if seat.state else None
        is_shut = seat.is_opted_out or conversation is None or conversation.is_stopped
        if is_shut or conversation is None or seat.address.channel not in self._house.senders:
            return None
        return Reach(seat, conversation, choices_of(conversation, self._voice().library))

    def says(self, step: KeptStep, reach: Reach) -> str:
        """The id of the text or flow that a step says, by the person's choices."""
        if step.name in QUESTIONS:
            return QUESTIONS[step.name][0]
        return "staff" if step.name == "silent" else text_of(step.name, reach.choices.words)

    def why_unreached(self, work: UnitOfWork, case_id: int) -> StepState:
        """Somebody who stopped us is not written to; for anybody else a person must find a way."""
        seats = self.seats(work, case_id)
        stopped = [seat for seat in seats if seat.is_opted_out or _is_stopped(seat)]
        return "stopped" if seats and len(stopped) == len(seats) else "unreached"

    def zone(self, hearing: Hearing) -> tzinfo:
        """The clock that the person lives by, or the house's where theirs is not known."""
        return hearing.clock(self._desk().tables.places) or ZoneInfo(self._house.zone)


def judge(step: KeptStep, reach: Reach, zone: tzinfo, now: datetime) -> Verdict:
    """Whether a step may go out now, must wait for the person's hours, or ends. Nothing is sent to decide it."""
    choices, is_checkin = reach.choices, step.name in CHECKINS
    if now >= step.expires_at:
        return "late"
    if is_checkin and not choices.is_checked_in:
        return "unwanted"
    if step.name.startswith("week_") and not choices.is_weekly:
        return "unwanted"
    if not is_checkin and not step.name.startswith("week_") and step.name not in SERIES[choices.remind]:
        return "unwanted"
    if is_checkin and reach.seat.address.channel != "whatsapp" and is_quiet(now, zone):
        return "unreached"
    if not is_checkin and not is_open(now, zone, choices.hours):
        return "later"
    return "send"


def _is_stopped(seat: Seat) -> bool:
    conversation = read_conversation(seat.state).conversation if seat.state else None
    return conversation is not None and conversation.is_stopped
