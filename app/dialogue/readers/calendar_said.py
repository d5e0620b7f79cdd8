"""A point or stretch of time exactly as far as it was said, and the value it makes.

A part that nobody said is None and stays out of the ISO form.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.dialogue.reading import Json, Reading

OLDEST_YEAR = 1900
FURTHEST_AHEAD = 15
PAST_CONTEXTS = frozenset({"birth", "past", "entry"})


@dataclass(frozen=True, slots=True)
class Said:
    """Year, month, day, hour and minute as far as said; `is_approximate` when said to be so."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: tuple[int, int] | None = None
    is_approximate: bool = False

    @classmethod
    def of(cls, day: date) -> Said:
        """A whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def kind(self) -> str:
        """`datetime`, `date`, `month` or `year`, by the finest part said."""
        if self.time is not None and self.day is not None:
            return "datetime"
        return "date" if self.day is not None else "month" if self.month is not None else "year"

    @property
    def iso(self) -> str:
        """ISO 8601 of what was said, no part more."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        clock = f"T{self.time[0]:02d}:{self.time[1]:02d}" if self.time and self.day is not None else ""
        return "-".join(parts) + clock

    @property
    def value(self) -> dict[str, Json]:
        """The value of a date reading."""
        approximate: dict[str, Json] = {"approximate": True} if self.is_approximate else {}
        return {"kind": self.kind, "iso": self.iso, **approximate}

    def fault(self, today: date | None, context: str | None) -> str | None:
        """Why this cannot be the answer (`date.impossible`, `too_old`, `in_future`, `too_far`), else None."""
        if self.month is not None and not 1 <= self.month <= 12:
            return "date.impossible"
        if self.day is not None and not 1 <= self.day <= _last_day(self.year, self.month):
            return "date.impossible"
        if self.year is None:
            return None
        if self.year < OLDEST_YEAR:
            return "date.too_old"
        if today is None:
            return None
        if context in PAST_CONTEXTS and self._starts_after(today):
            return "date.in_future"
        return "date.too_far" if self.year > today.year + FURTHEST_AHEAD else None

    def _starts_after(self, today: date) -> bool:
        said = [part for part in (self.year, self.month, self.day) if part is not None]
        return said > [today.year, today.month, today.day][: len(said)]

    def first_missing(self) -> str | None:
        """The hint for the coarsest part that is missing, or None when the reading stands by itself."""
        if self.year is not None and (self.month is not None or self.day is None):
            return None
        if self.month is None and self.day is not None:
            return "date.month_missing"
        return "date.year_missing" if self.month is not None else "date.day_missing"


def _last_day(year: int | None, month: int | None) -> int:
    if month is None or not 1 <= month <= 12:
        return 31
    return calendar.monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]


def full_year(digits: str, today: date | None, context: str | None) -> int:
    """The year that one to four digits stand for.

    Two digits are the latest such year not after this one for things that have happened; otherwise up to three
    years ahead (a hearing in `27`), or fifteen for the expiry of a paper. Without today, 00-29 are this century.
    """
    if len(digits) > 2:
        return int(digits)
    short = int(digits)
    ahead = 0 if context in PAST_CONTEXTS else FURTHEST_AHEAD if context == "expiry" else 3
    latest = 2029 if today is None else today.year + ahead
    return latest - (latest - short) % 100


def shifted(day: date, days: int) -> date | None:
    """The day so many days away, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_away(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def with_times(said: Iterable[Said], times: Sequence[tuple[int, int]]) -> list[Said]:
    """Every reading of the day with every reading of the clock."""
    return [replace(one, time=time) for one in said for time in times]


def asked(status_hint: str) -> Reading:
    """The reading for a fault or a missing part: impossible and past-the-limits is invalid, missing is clarify."""
    invalid = status_hint in ("date.impossible", "date.too_old", "date.in_future", "date.impossible_time")
    return Reading("invalid" if invalid else "clarify", None, status_hint)
