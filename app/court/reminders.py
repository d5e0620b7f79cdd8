"""When to remind: the series before a hearing, at an hour the person chose, never between nine at night and nine.

Days are counted on the clock the person lives by, back from the day on which they must be at the port (or in court,
where that comes first). What is agreed for the day itself (check-ins) knows no night; only WhatsApp may carry it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from app.court.hearings import Hearing
from app.court.places import Places

Choice = Literal["all", "few", "none"]
DAYS = (30, 14, 7, 3, 1)
SERIES: Mapping[Choice, tuple[str, ...]] = {
    "all": ("d30", "d14", "d7", "d3", "d1", "eve"),
    "few": ("d7", "d1", "eve"),
    "none": (),
}
"""The steps by what the person chose."""

CHECKINS = ("left", "crossed", "silent", "after")
"""The steps of the day itself: have you left, have you passed, nobody answered, how did it go."""

QUIET_FROM, QUIET_UNTIL = time(21), time(9)
"""Nothing unasked between these hours of the person's clock; SMS to Mexico is not allowed then either."""


@dataclass(frozen=True, slots=True)
class Window:
    """From which hour a reminder may leave, until which it must have, and when the one of the evening before is due."""

    opens: time
    closes: time
    due: time
    evening: time


WINDOWS: Mapping[str, Window] = {
    "day": Window(time(9), time(20, 45), time(10), time(18)),
    "morning": Window(time(9), time(13), time(9, 30), time(12)),
    "afternoon": Window(time(13), time(18), time(13, 30), time(17)),
    "evening": Window(time(18), time(20, 45), time(18, 30), time(20)),
}
"""By what the person chose for the hours of unasked messages."""

LEFT_BEFORE, CROSSED_AFTER, SILENT_AFTER = timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)
SHORTEST_TRIP = timedelta(hours=1)
AFTER_COURT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do before or on the day: its name, when it is due and when it is too late. Instants in UTC."""

    name: str
    due_at: datetime
    expires_at: datetime


def window_of(hours: str | None) -> Window:
    """The window of a choice; who chose none gets the whole day."""
    return WINDOWS.get(hours or "day", WINDOWS["day"])


def series(
    hearing: Hearing, places: Places, *, now: datetime, hours: str | None = None, choice: Choice = "all"
) -> tuple[Step, ...]:
    """The reminders still ahead, in order. None without a date, or where no clock is known to count by.

    A step whose whole day is over is left out; one whose hour has passed today is due at once.
    """
    first, zone = hearing.first_instant(places), hearing.clock(places)
    if not hearing.is_dated or first is None or zone is None:
        return ()
    day, window = first.astimezone(zone).date(), window_of(hours)
    found = []
    for name in SERIES[choice]:
        on = day - timedelta(days=1 if name == "eve" else int(name[1:]))
        due = _at(on, window.evening if name == "eve" else window.due, zone)
        closes = min(_at(on, window.closes, zone), first)
        if now < closes and due < closes:
            found.append(Step(name, max(due, now), closes))
    return tuple(found)


def checkins(hearing: Hearing, places: Places, *, now: datetime) -> tuple[Step, ...]:
    """The check-ins of the day itself: where the hour at the port is known, else only how it went.

    `left`: half an hour before the person must set out. `crossed`: an hour after they are due at the port. `silent`:
    two hours later somebody of the team is told if nothing was heard. `after`: six hours after court begins.
    """
    report, court = hearing.report_instant(places), hearing.court_instant(places)
    has_hour = report is not None and hearing.report_at is not None and hearing.report_at.hour is not None
    steps: list[Step] = []
    if report is not None and has_hour:
        trip = max(timedelta(minutes=hearing.travel_minutes or 0), SHORTEST_TRIP)
        left, crossed = report - trip - LEFT_BEFORE, report + CROSSED_AFTER
        silent = crossed + SILENT_AFTER
        steps += [
            Step("left", left, report),
            Step("crossed", crossed, silent),
            Step("silent", silent, silent + timedelta(days=1)),
        ]
    end = court if court is not None and hearing.court_at and hearing.court_at.hour else None
    if end is not None:
        steps.append(Step("after", end + AFTER_COURT, end + AFTER_COURT + timedelta(hours=18)))
    return tuple(step for step in steps if now < step.due_at)


def weekly_check(after: datetime, zone: tzinfo, hours: str | None) -> Step:
    """The next weekly look at the court's page: seven days later, within the hours chosen."""
    day, window = after.astimezone(zone).date() + timedelta(days=7), window_of(hours)
    return Step("week", _at(day, window.due, zone), _at(day, window.closes, zone))


def is_open(moment: datetime, zone: tzinfo, hours: str | None) -> bool:
    """True when something unasked may leave at this moment."""
    window = window_of(hours)
    return window.opens <= moment.astimezone(zone).time().replace(tzinfo=None) < window.closes


def closing_of(moment: datetime, zone: tzinfo, hours: str | None) -> datetime:
    """When the window in which this moment lies closes, in UTC."""
    return _at(moment.astimezone(zone).date(), window_of(hours).closes, zone)


def next_opening(moment: datetime, zone: tzinfo, hours: str | None) -> datetime:
    """This moment if something may leave then, else when it next may, in UTC."""
    if is_open(moment, zone, hours):
        return moment
    local, opens = moment.astimezone(zone), window_of(hours).opens
    day = local.date() if local.time().replace(tzinfo=None) < opens else local.date() + timedelta(days=1)
    return _at(day, opens, zone)


def is_quiet(moment: datetime, zone: tzinfo) -> bool:
    """True between nine at night and nine in the morning on this clock."""
    hour = moment.astimezone(zone).time().replace(tzinfo=None)
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def _at(day: date, hour: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)
