"""A dry run: which steps come due until a moment, and what would become of each if nothing changed. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.court.reminders import is_open, next_opening
from app.services.hearing_ports import KeptStep
from app.services.ports import UnitOfWork, UnitOfWorkFactory
from app.services.reaching import Reaching, judge


@dataclass(frozen=True, slots=True)
class Forecast:
    """One step by its case's code. `verdict`: send, or the state in which it would end; `text` names what it says."""

    code: str
    step: str
    at: datetime
    verdict: str
    channel: str | None
    text: str | None

    def as_json(self) -> Mapping[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "code": self.code,
            "step": self.step,
            "at": self.at.isoformat(),
            "verdict": self.verdict,
            "channel": self.channel,
            "text": self.text,
        }


TOGETHER = 25
"""Steps looked at in one transaction: whoever writes to us meanwhile does not wait for the whole list."""

Sees = Callable[[UnitOfWork, str], bool]
"""Whether the case with this code may be shown to whoever asks."""


def forecast(
    uow: UnitOfWorkFactory, reaching: Reaching, *, until: datetime, now: datetime, sees: Sees | None = None
) -> list[Forecast]:
    """What would be sent until then, in order; of the cases that may be shown."""
    with uow() as work:
        due = work.hearings.due(until, limit=100_000)
    found: list[Forecast] = []
    for start in range(0, len(due), TOGETHER):
        with uow() as work:
            some = [_one(work, reaching, step, now) for step in due[start : start + TOGETHER]]
            found += [each for each in some if sees is None or sees(work, each.code)]
    return sorted(found, key=lambda each: (each.at, each.code, each.step))


def _one(work: Any, reaching: Reaching, step: KeptStep, now: datetime) -> Forecast:
    at = max(step.due_at, now)
    seats = [work.seats.at(each) for each in work.cases.conversations(step.case_id)]
    code = seats[0].case_code if seats else "?"
    kept = work.hearings.current(step.case_id)
    if kept is None or kept.plan_id != step.hearing_id:
        return Forecast(code, step.name, at, "withdrawn", None, None)
    reach = reaching.reach(work, step.case_id)
    if reach is None:
        return Forecast(code, step.name, at, reaching.why_unreached(work, step.case_id), None, None)
    zone = reaching.zone(kept.hearing)
    verdict = judge(step, reach, zone, at)
    if verdict == "later" and not is_open(at, zone, reach.choices.hours):
        opening = next_opening(at, zone, reach.choices.hours)
        at, verdict = (opening, "send") if opening < step.expires_at else (at, "late")
    text = reaching.says(step, reach) if verdict == "send" else None
    return Forecast(code, step.name, at, verdict, reach.seat.address.channel, text)
