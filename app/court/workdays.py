"""Weekends and US federal holidays. The days are a table (`content/court/holidays.yaml`) that says until when it holds.

Source: 5 U.S.C. 6103(a) and Executive Order 11582: a holiday on a Saturday is kept on the Friday before, one on a
Sunday on the Monday after.
"""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field, model_validator

from app.court.frozen import Table

SATURDAY = 5


class Holidays(Table):
    """Days on which federal offices are closed, as kept. `through`: the last year the table knows."""

    source: str = Field(min_length=3)
    since: int
    through: int
    days: dict[date, str]

    @model_validator(mode="after")
    def _covers_its_years(self) -> Holidays:
        years = set(range(self.since, self.through + 1))
        held = {day.year for day in self.days}
        if years - held:
            raise ValueError(f"no holidays for {', '.join(map(str, sorted(years - held)))}")
        return self

    def knows(self, day: date) -> bool:
        """True for a day of a year that the table holds."""
        return self.since <= day.year <= self.through

    def is_workday(self, day: date) -> bool:
        """True unless it is a weekend or a holiday; of a year that the table does not hold only weekends are known."""
        return day.weekday() < SATURDAY and day not in self.days

    def on_or_before(self, day: date) -> date:
        """The day itself if offices are open then, else the last day before on which they are."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def minus(self, day: date, workdays: int) -> date:
        """So many workdays before a day."""
        for _ in range(workdays):
            day = self.on_or_before(day - timedelta(days=1))
        return day
