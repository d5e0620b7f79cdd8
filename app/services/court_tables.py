"""The tables of the court: places with their clocks, holidays, rules. Content, loaded with each release."""

from __future__ import annotations

from dataclasses import dataclass

from app.court.deadlines import Rules
from app.court.places import Places
from app.court.workdays import Holidays


@dataclass(frozen=True)
class CourtTables:
    """All three, of one release."""

    places: Places
    holidays: Holidays
    rules: Rules
