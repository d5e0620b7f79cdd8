"""What keeps one person, or a crowd of invented ones, from spending what all need.

A message past a limit is stored like any other and gets no turn (`app.services.over_limit`). Danger, the call for a
person, STOP and ERASE pass every limit, until one contact has written so often in so short a time that the same answer
once more would help nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.services.house import House
from app.services.ports import Alert, Seat, UnitOfWork

FLOOD_WINDOW = timedelta(minutes=10)
NEWCOMER_WINDOW = timedelta(hours=1)
DEAF_AT = 5
"""How many times the flood limit in its window before nothing is answered that was answered in these minutes."""

SOON, LATER = timedelta(minutes=5), timedelta(minutes=30)
"""How long whoever goes on writing past a limit hears nothing: where it lasts minutes, and where it lasts the day."""

TURN_COSTS = 12
"""Messages or segments that a turn is taken to cost until they are counted: more than almost any does."""

NEAR = 0.8
"""The share of the day's budget from which on it is counted for every message."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message gets no turn. `text_id` says so, None where that would be what an attacker wants.

    `is_deaf`: not even urgent words get a turn, once they were heard. `is_own`: the limit is this person's alone, so
    that somebody can be asked to read their words. `every`: how often it is said.
    """

    text_id: str | None
    is_deaf: bool = False
    is_own: bool = False
    every: timedelta = LATER


class DayMeter:
    """Whether the day's budget is spent, asked of the database only while it may be.

    Adding up a whole day for every message would cost more the busier the day is. Between two looks each turn is
    counted as more than turns cost; from `NEAR` on every turn looks, and so does the first one of each minute, since
    other processes spend too.
    """

    def __init__(self) -> None:
        self._day = self._look_at = datetime.min.replace(tzinfo=UTC)
        self._spent = 0

    def is_over(self, uow: UnitOfWork, house: House, now: datetime) -> bool:
        """True when what left today, or waits to leave, has reached the budget."""
        day = midnight(house, now)
        self._spent += TURN_COSTS
        if day == self._day and now < self._look_at and self._spent < NEAR * house.daily_budget:
            return False
        self._day, self._look_at = day, now + timedelta(minutes=1)
        self._spent = sum(uow.outbox.spent_since(day).values())
        return self._spent >= house.daily_budget


def refusal_of(uow: UnitOfWork, seat: Seat, house: House, now: datetime, meter: DayMeter) -> Refusal | None:
    """Which limit this contact's message is past, if any; staff hear of each limit once."""
    count = uow.inbox.count_since(seat.contact_id, now - FLOOD_WINDOW)
    if count > house.flood_limit:
        if count == house.flood_limit + 1:
            uow.alerts.add(Alert("flood", "contact", now, seat.case_code, seat.organisation_id))
        return Refusal("engine/flood", is_deaf=count > DEAF_AT * house.flood_limit, is_own=True, every=SOON)
    if uow.outbox.spent_by(seat.person_id, midnight(house, now)) >= house.contact_budget:
        day = f"contact/{local(house, now):%Y-%m-%d}"
        uow.alerts.add_once(Alert("budget", day, now, seat.case_code, seat.organisation_id))
        return Refusal("engine/budget", is_own=True)
    if seat.state is None and uow.seats.newcomers_since(now - NEWCOMER_WINDOW) > house.newcomer_limit:
        uow.alerts.add_once(Alert("flood", f"newcomers/{local(house, now):%Y-%m-%dT%H}", now))
        return Refusal(_unless_strange(seat, "safety/crowded"))
    if meter.is_over(uow, house, now):
        uow.alerts.add_once(Alert("budget", f"day/{local(house, now):%Y-%m-%d}", now))
        return Refusal(_unless_strange(seat, "engine/budget"))
    return None


def local(house: House, now: datetime) -> datetime:
    """The same moment on the organisation's clock."""
    return now.astimezone(ZoneInfo(house.zone))


def midnight(house: House, now: datetime) -> datetime:
    """When the organisation's day began."""
    return local(house, now).replace(hour=0, minute=0, second=0, microsecond=0)


def _unless_strange(seat: Seat, text_id: str) -> str | None:
    """No answer by SMS to a number that never wrote before: whoever invents numbers would be paid with each one."""
    return None if seat.address.channel == "sms" and seat.state is None else text_id
