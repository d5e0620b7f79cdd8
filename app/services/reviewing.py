"""For how long a fact counts as looked at, by its id. The table is content/reviewing.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Any

from app.errors import BadContent


@dataclass(frozen=True, slots=True)
class Reviews:
    """Rows of id patterns and days; the first one that fits counts."""

    rows: tuple[tuple[tuple[str, ...], int], ...]

    def latest_day(self, fact_id: str, today: date) -> date:
        """Until when a fact that was looked at today counts as looked at."""
        for patterns, days in self.rows:
            if any(fnmatchcase(fact_id, pattern) for pattern in patterns):
                return today + timedelta(days=days)
        return today


def reviews_from_data(data: Any, *, source: str = "reviewing.yaml") -> Reviews:
    """The table from parsed YAML. Raises BadContent naming the row (from 1) that is not as it should be."""
    rows = data.get("reviews") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        raise BadContent(f"{source}: needs `reviews:` with a list of rows")
    return Reviews(tuple(_row(row, f"{source}: row {number}") for number, row in enumerate(rows, start=1)))


def _row(row: Any, where: str) -> tuple[tuple[str, ...], int]:
    ids = row.get("ids") if isinstance(row, Mapping) else None
    days = row.get("days") if isinstance(row, Mapping) else None
    if not isinstance(ids, list) or not ids or not all(isinstance(each, str) for each in ids):
        raise BadContent(f"{where} needs `ids` with a list of ids")
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise BadContent(f"{where} needs `days`, a number from 1")
    return tuple(ids), days
