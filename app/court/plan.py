"""The hearing day as a plan: when to set out, to be at the port, and in court, each on every clock that matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from app.court.hearings import Hearing, Wall
from app.court.places import Places

EARLY = timedelta(minutes=30)
"""How much sooner than needed the plan lets a person set out (COURT-31: arrive earlier)."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """One moment as the clock of a place shows it."""

    place: str
    wall: Wall


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What is known of the day. `report` and `court` begin with the clock that the paper means; after it, other clocks
    that show another hour. `leave` is None where the hour at the port, the way's length or the person's clock is open.
    """

    leave: Clocked | None
    report: tuple[Clocked, ...]
    court: tuple[Clocked, ...]
    first: datetime


def day_plan(hearing: Hearing, places: Places) -> DayPlan | None:
    """The plan of a hearing, or None while there is no date or no clock to read it by."""
    first = hearing.first_instant(places)
    if not hearing.is_dated or first is None:
        return None
    home = hearing.stay or (near.near if (near := places.get(hearing.port)) else None)
    return DayPlan(
        leave=_leave(hearing, places, home),
        report=_clocks(hearing.report_at, hearing.port, home, places, hearing.report_instant(places)),
        court=_clocks(hearing.court_at, hearing.court, home, places, hearing.court_instant(places)),
        first=first,
    )


def wall_at(moment: datetime, zone: tzinfo) -> Wall:
    """A moment as a clock shows it, to the minute."""
    local = moment.astimezone(zone)
    return Wall(day=local.date(), hour=local.time().replace(tzinfo=None, second=0, microsecond=0))


def _leave(hearing: Hearing, places: Places, home: str | None) -> Clocked | None:
    moment, zone = hearing.report_instant(places), places.zone_of(home)
    if moment is None or zone is None or home is None or hearing.travel_minutes is None:
        return None
    if hearing.report_at is None or hearing.report_at.hour is None:
        return None
    return Clocked(home, wall_at(moment - timedelta(minutes=hearing.travel_minutes) - EARLY, zone))


def _clocks(
    wall: Wall | None, place: str | None, home: str | None, places: Places, moment: datetime | None
) -> tuple[Clocked, ...]:
    """The paper's own words, and the hour where the person is when their clock shows another one."""
    if wall is None:
        return ()
    own = Clocked(place or "other", wall)
    zone = places.zone_of(home)
    if moment is None or zone is None or home is None or wall.hour is None or places.get(place) is None:
        return (own,)
    theirs = Clocked(home, wall_at(moment, zone))
    return (own,) if theirs.wall == wall else (own, theirs)
