"""The day's budget is added up seldom while it is far, and for every message once it is near."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.services.house import House
from app.services.limits import DayMeter

NOON = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


class Counted:
    """An outbox that says what was spent and counts how often it was asked."""

    def __init__(self, spent: int) -> None:
        self.spent = spent
        self.asked = 0
        self.outbox = SimpleNamespace(spent_since=self._spent_since)

    def _spent_since(self, since: datetime) -> dict[str, int]:
        self.asked += 1
        return {"whatsapp": self.spent, "sms": 0}


@pytest.mark.parametrize(
    ("spent", "turns", "seconds_apart", "asked"),
    [
        pytest.param(0, 100, 0, 1, id="far from the budget, a hundred at once"),
        pytest.param(0, 121, 1, 3, id="far from it, two minutes"),
        pytest.param(4100, 50, 0, 50, id="near it, every one"),
        pytest.param(0, 400, 0, 2, id="as many as might have spent it"),
    ],
)
def test_how_often_the_day_is_added_up(spent: int, turns: int, seconds_apart: int, asked: int) -> None:
    """So many looks at the database for so many messages."""
    uow, meter, house = Counted(spent), DayMeter(), House("x", daily_budget=5000)
    for number in range(turns):
        assert not meter.is_over(uow, house, NOON + timedelta(seconds=number * seconds_apart))  # type: ignore[arg-type]
    assert uow.asked == asked


def test_what_is_spent_is_seen_at_once_near_the_budget() -> None:
    """No message gets a turn too many once the count is near."""
    uow, meter, house = Counted(4999), DayMeter(), House("x", daily_budget=5000)
    assert not meter.is_over(uow, house, NOON)  # type: ignore[arg-type]
    uow.spent += 1
    assert meter.is_over(uow, house, NOON)  # type: ignore[arg-type]


def test_a_new_day_is_counted_anew() -> None:
    """Midnight where the organisation is ends the day."""
    uow, meter, house = Counted(5000), DayMeter(), House("x", daily_budget=5000)
    assert meter.is_over(uow, house, NOON)  # type: ignore[arg-type]
    uow.spent = 0
    assert not meter.is_over(uow, house, NOON + timedelta(hours=13))  # type: ignore[arg-type]
    assert uow.asked == 2
