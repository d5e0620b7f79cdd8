"""Deadlines as general rules, never as certain: the earliest day that a rule can be read to mean, and its cautions.

The rules are content (`content/court/deadlines.yaml`), each with the facts it rests on. What comes out is always the
earliest reading: counted from the day itself, and where that day is a weekend or a holiday, the workday before. Who
acts by then is in time under every reading that we know; who has missed it is not told that it is over (COURT-71).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pydantic import Field, model_validator

from app.court.frozen import Frozen, Table
from app.court.workdays import Holidays

_MONTHS, _TO_MONTH = 12, 2
_ABOUT = timedelta(days=31)
"""How far from the truth a time may be that is told as about so long ago."""


class Rule(Frozen):
    """One rule: so many years, days or workdays after a day of some kind (`starts`: entry, order, move, decision).

    `years`, `days`: exactly one is set. `or_days`: a longer reading that other sources give. `at_once`: no day is named
    to a person, only that they should act now. `cautions`: ids of texts that are always said with it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    starts: str
    years: int | None = Field(None, ge=1, le=5)
    days: int | None = Field(None, ge=1, le=1000)
    or_days: int | None = None
    at_once: bool = False
    facts: tuple[str, ...] = Field(min_length=1)
    cautions: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _counts_one_way(self) -> Rule:
        if (self.years is None) == (self.days is None):
            raise ValueError(f"`{self.id}`: give `years` or `days`, one of the two")
        if self.or_days is not None and (self.days is None or self.or_days <= self.days):
            raise ValueError(f"`{self.id}`: `or_days` is the longer reading")
        return self


class Fee(Frozen):
    """A fee in US dollars as a general rule, with the day from which it was read to hold."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    dollars: int = Field(ge=0)
    since: date
    is_waivable: bool = False
    facts: tuple[str, ...] = Field(min_length=1)


class Rules(Table):
    """All rules and fees."""

    rules: tuple[Rule, ...]
    fees: tuple[Fee, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Each rule by its id."""
        return {rule.id: rule for rule in self.rules}


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a rule says of one day.

    `earliest`: the earliest reading, on a workday. `latest`: where sources give a longer one. `days_left` may be
    negative. `is_known_calendar`: the holiday table reaches that far.
    """

    rule: Rule
    counted_from: date
    earliest: date
    latest: date | None
    days_left: int
    is_known_calendar: bool

    @property
    def has_passed(self) -> bool:
        """True when the earliest reading is over: no reason to stop, a reason to see a lawyer today."""
        return self.days_left < 0


def deadline(rule: Rule, start: date, holidays: Holidays, *, today: date) -> Deadline:
    """The rule counted from this day. Raises ValueError for a day that has not come yet."""
    if start > today:
        raise ValueError("a time that has not begun to run has no end")
    nominal = anniversary_eve(start, rule.years) if rule.years else start + timedelta(days=rule.days or 0)
    earliest = max(holidays.on_or_before(nominal), start)
    latest = start + timedelta(days=rule.or_days) if rule.or_days else None
    return Deadline(rule, start, earliest, latest, (earliest - today).days, holidays.knows(earliest))


def first_day(iso: str) -> date | None:
    """The first day that a day, month, year or stretch can mean; None for what is none of them."""
    parts = iso.partition("/")[0].partition("T")[0].split("-")
    try:
        year, month, day = (int(each) for each in (*parts, "1", "1")[:3])
        return date(year, month, day)
    except ValueError:
        return None


def last_day(iso: str) -> date | None:
    """The last day that a day, month, year or stretch can mean; None for what is none of them."""
    parts = iso.rpartition("/")[2].partition("T")[0].split("-")
    try:
        numbers = [int(each) for each in parts]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else _MONTHS
        return date(year, month, numbers[2] if len(numbers) > _TO_MONTH else monthrange(year, month)[1])
    except ValueError:
        return None


def has_passed(iso: str, today: date, *, is_approximate: bool = False) -> bool | None:
    """Whether more than one year lies between that arrival and today; None where it depends on which day it was."""
    start, latest = first_day(iso), last_day(iso)
    if start is None or latest is None:
        return None
    margin = _ABOUT if is_approximate else timedelta()
    ends = [anniversary_eve(day, 1) for day in (start - margin, min(latest + margin, today))]
    return True if today > ends[1] else False if today <= ends[0] else None


def anniversary_eve(start: date, years: int) -> date:
    """The day before the same day so many years later: the earliest end of "within one year" (COURT-70).

    From a 29 February the year ends on 28 February, whose eve is the 27th.
    """
    try:
        same = start.replace(year=start.year + years)
    except ValueError:
        same = start.replace(year=start.year + years, day=28)
    return same - timedelta(days=1)
