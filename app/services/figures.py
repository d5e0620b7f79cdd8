"""A few honest numbers: how far people come, drafts by state, days until approval. Counts only: nobody is in them.

How far somebody came is the last step that they reached, whatever they left out on the way; a step counts everybody who
came as far or further. Who has not been heard of for two weeks, and whose form is not with the clinic yet, has stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal, Protocol

from app.services.review_ports import STATES, ReviewState

Step = Literal["wrote", "agreed", "began", "A.I", "A.II", "A.III", "B", "C", "D", "ready", "approved"]

STEPS: tuple[Step, ...] = ("wrote", "agreed", "began", "A.I", "A.II", "A.III", "B", "C", "D", "ready", "approved")
"""In the order of the conversation: wrote to us, agreed, began the form, came to the end of each part, gave it to the
clinic, was approved."""

QUIET = timedelta(days=14)
PERIODS: tuple[int, ...] = (30, 90, 365)
FEW = 20
"""Fewer than these are said to be few: one person more or less changes the picture."""


@dataclass(frozen=True, slots=True)
class Group:
    """So many cases that are alike in everything that is counted. `is_quiet`: no sign of anybody for two weeks."""

    review_state: ReviewState | None
    flags: tuple[str, ...]
    is_agreed: bool
    is_quiet: bool
    was_approved: bool
    number: int


class Counting(Protocol):
    """What the figures need of storage."""

    def groups(self, organisation_id: int, *, quiet_since: datetime) -> list[Group]:
        """All cases of an organisation, in groups of like ones."""
        ...

    def approvals(self, organisation_id: int, *, since: datetime) -> list[tuple[datetime, datetime]]:
        """When each draft that was approved since then was begun and approved, where both are known."""
        ...


@dataclass(frozen=True, slots=True)
class Reached:
    """A step: how many came as far or further, and how many of these stopped right here."""

    step: Step
    number: int
    stopped: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Days from the beginning of a form to its approval, for drafts approved in the last `days`; None without any."""

    days: int
    number: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of an organisation at a moment."""

    reached: tuple[Reached, ...]
    drafts: Mapping[ReviewState, int]
    waits: tuple[Wait, ...]

    @property
    def people(self) -> int:
        """Everybody who ever wrote and is not erased."""
        return self.reached[0].number

    @property
    def all_drafts(self) -> int:
        """Drafts in any state."""
        return sum(self.drafts.values())


def figures(counting: Counting, organisation_id: int, now: datetime) -> Figures:
    """Count."""
    groups = counting.groups(organisation_id, quiet_since=now - QUIET)
    drafts = Counter[ReviewState]()
    for each in groups:
        if each.review_state is not None and each.is_agreed:
            drafts[each.review_state] += each.number
    longest = counting.approvals(organisation_id, since=now - timedelta(days=max(PERIODS)))
    waits = tuple(_wait(longest, days, now) for days in PERIODS)
    return Figures(reached_steps(groups), {state: drafts[state] for state in STATES}, waits)


def reached_steps(groups: Sequence[Group]) -> tuple[Reached, ...]:
    """How many came how far, and where they stopped."""
    came: Counter[int] = Counter()
    stopped: Counter[int] = Counter()
    for each in groups:
        furthest = STEPS.index(furthest_step(each))
        came[furthest] += each.number
        if each.is_quiet and furthest < STEPS.index("ready"):
            stopped[furthest] += each.number
    numbers = range(len(STEPS))
    return tuple(Reached(STEPS[n], sum(came[m] for m in numbers[n:]), stopped[n]) for n in numbers)


def furthest_step(group: Group) -> Step:
    """The last step that these people reached."""
    if group.was_approved:
        return "approved"
    if group.review_state is not None and group.review_state not in ("in_progress", "closed"):
        return "ready"
    if group.review_state is not None:
        return _last_part(group.flags) or "began"
    return "agreed" if group.is_agreed else "wrote"


def _last_part(flags: Collection[str]) -> Step | None:
    parts = [step for step in STEPS if f"complete_{step}" in flags]
    return parts[-1] if parts else None


def _wait(approvals: Sequence[tuple[datetime, datetime]], days: int, now: datetime) -> Wait:
    lasted = [(done - begun) / timedelta(days=1) for begun, done in approvals if done >= now - timedelta(days=days)]
    return Wait(days, len(lasted), median(lasted) if lasted else None)
