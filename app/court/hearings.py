"""A hearing as the person's own papers say it: the court's day and hour, and where and when to be at the border before.

The two are kept apart: the court's hour is the court's clock, the reporting hour the port's (COURT-31, TZ-23). Nothing
here is worked out from a city. What was said stays as it was said; instants are reckoned from it when they are needed,
so that a change of law about clocks moves them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from app.court.frozen import Frozen
from app.court.places import Places

HearingKind = Literal["master", "individual", "unknown"]
Source = Literal["person", "photo", "court_line", "clinic"]
Standing = Literal["no_date", "upcoming", "today", "past"]
"""`no_date`: the person has none yet. `past`: the day is over and nobody has said what came of it."""


class Wall(Frozen):
    """A day, and an hour of it where one is known, on the clock of some place."""

    day: date
    hour: time | None = None

    @classmethod
    def from_iso(cls, iso: str) -> Wall:
        """From `2027-03-15` or `2027-03-15T08:30`. Raises ValueError for anything else, a month alone included."""
        day, _, hour = iso.partition("T")
        return cls(day=date.fromisoformat(day), hour=time.fromisoformat(hour) if hour else None)

    @property
    def iso(self) -> str:
        """The same text again."""
        return self.day.isoformat() + (f"T{self.hour:%H:%M}" if self.hour is not None else "")

    def instant(self, zone: tzinfo) -> datetime:
        """The moment in UTC; of a day without an hour its beginning.

        An hour that a clock shows twice is the first of the two, one that it leaves out the moment of the leap: never
        later than what the paper may mean.
        """
        hour = self.hour or time()
        local = datetime.combine(self.day, hour, tzinfo=zone)
        early, late = local.replace(fold=0).astimezone(UTC), local.replace(fold=1).astimezone(UTC)
        moment = min(early, late)
        is_shown = moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
        return moment if is_shown or early == late else _leap(moment, late if moment == early else early, zone)


def _leap(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The moment between the two at which the clock leaps forward."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


class Hearing(Frozen):
    """One hearing as it is known now.

    `court` and `port` are ids of the places table, or `other`; `bridge` is that of the port which they named. `stay`:
    the city where the person waits, whose clock says when they sleep. `travel_minutes`: how long the person says it
    takes them to the port. `is_dated` is False when they said that they have no date yet. `confirmed_at`: when the
    person or the clinic last said that it still holds.
    """

    is_dated: bool = True
    kind: HearingKind = "unknown"
    court: str | None = None
    court_at: Wall | None = None
    port: str | None = None
    bridge: str | None = None
    report_at: Wall | None = None
    stay: str | None = None
    travel_minutes: int | None = None
    judge: str | None = None
    source: Source = "person"
    confirmed_at: datetime

    def court_instant(self, places: Places) -> datetime | None:
        """When court begins, in UTC; None without a date, or where the court's clock is not known."""
        return self._at(self.court_at, places.zone_of(self.court) or self.clock(places))

    def report_instant(self, places: Places) -> datetime | None:
        """When to be at the port, in UTC; None where the papers do not say."""
        return self._at(self.report_at, places.zone_of(self.port) or self.clock(places))

    def first_instant(self, places: Places) -> datetime | None:
        """The first moment of the day that counts: at the port or in court, whichever comes earlier."""
        found = [m for m in (self.report_instant(places), self.court_instant(places)) if m is not None]
        return min(found, default=None)

    def clock(self, places: Places) -> tzinfo | None:
        """The clock the person lives by: of the city they wait in, else at the border by their port, else of court."""
        return places.zone_of(self.stay) or places.zone_near(self.port) or places.zone_of(self.court)

    def is_same_date(self, other: Hearing) -> bool:
        """True when both say the same days, hours and places."""
        return all(getattr(self, name) == getattr(other, name) for name in DATE_FIELDS)

    def _at(self, wall: Wall | None, zone: tzinfo | None) -> datetime | None:
        return wall.instant(zone) if wall is not None and zone is not None else None


DATE_FIELDS = ("is_dated", "court", "court_at", "port", "report_at")
"""What makes two statements of a hearing the same date."""


def standing(hearing: Hearing, places: Places, now: datetime) -> Standing:
    """How a hearing stands at this moment, by the day on the person's own clock."""
    first, zone = hearing.first_instant(places), hearing.clock(places)
    if not hearing.is_dated or first is None or zone is None:
        return "no_date"
    last = hearing.court_instant(places) or first
    today = now.astimezone(zone).date()
    if today > max(first, last).astimezone(zone).date():
        return "past"
    return "today" if today >= first.astimezone(zone).date() else "upcoming"


def changes(before: Hearing, after: Hearing) -> tuple[str, ...]:
    """Names of the date's parts that differ, in their order. A part that was never known before is no change."""
    return tuple(
        name
        for name in DATE_FIELDS
        if getattr(before, name) is not None and getattr(before, name) != getattr(after, name)
    )
