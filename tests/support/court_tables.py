"""The released tables of places, holidays and rules, and hearings made of a few words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from app.court.deadlines import Rules
from app.court.hearings import Hearing, Wall
from app.court.places import Places
from app.court.workdays import Holidays
from app.storage import yaml_lines

CONTENT = Path(__file__).parents[2] / "content"
SAID = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


@cache
def places() -> Places:
    """The places of this repository."""
    return Places.from_data(yaml_lines.load(CONTENT / "places/places.yaml")[0], source="places.yaml")


@cache
def holidays() -> Holidays:
    """The holidays of this repository."""
    return Holidays.from_data(yaml_lines.load(CONTENT / "court/holidays.yaml")[0], source="holidays.yaml")


@cache
def rules() -> Rules:
    """The rules of this repository."""
    return Rules.from_data(yaml_lines.load(CONTENT / "court/deadlines.yaml")[0], source="deadlines.yaml")


def hearing(
    court_at: str | None = "2027-03-17T08:30",
    court: str | None = "san_diego",
    report_at: str | None = None,
    **more: object,
) -> Hearing:
    """A hearing said on 21 November 2026; without a date when `court_at` and `report_at` are None."""
    fields: dict[str, object] = {
        "is_dated": court_at is not None or report_at is not None,
        "court": court,
        "court_at": Wall.from_iso(court_at) if court_at else None,
        "report_at": Wall.from_iso(report_at) if report_at else None,
        "confirmed_at": SAID,
    }
    return Hearing.model_validate(fields | more)
