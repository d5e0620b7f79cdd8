"""What is held of a hearing as the dialogue needs it to put it right: days and hours, without words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.court.hearings import Hearing, standing
from app.court.places import Places
from app.court.plan import Clocked, day_plan
from app.dialogue.world import SavedHearing


def saved_hearing(held: Hearing | None, places: Places, now: datetime) -> SavedHearing | None:
    """The days and hours of a hearing that is held; None for none, or where no date is known."""
    plan = day_plan(held, places) if held is not None and standing(held, places, now) != "no_date" else None
    if plan is None:
        return None
    return SavedHearing(
        court=plan.court[0].wall.iso if plan.court else None,
        place=held.court if held is not None else None,
        hours=_hours([*plan.report[:1], *plan.court[:1]]),
        elsewhere=_hours([*plan.report[1:], *plan.court[1:]]),
    )


def _hours(clocks: Iterable[Clocked]) -> tuple[str, ...]:
    return tuple(f"{each.wall.hour:%H:%M}" for each in clocks if each.wall.hour is not None)
