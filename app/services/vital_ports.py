"""Signs of life, as storage keeps them: of the worker by what it leaves, of the provider by what came from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from app.services.delivery import State
from app.services.messages import Channel

Watched = Literal["worker", "provider"]
Part = Literal["delivery", "jobs"]


@dataclass(frozen=True, slots=True)
class PausedSender:
    """A sender of the organisation from which nothing leaves until then."""

    channel: Channel
    name: str
    until: datetime


@dataclass(frozen=True, slots=True)
class FailingJob:
    """Recurring work that failed so often in a row; `error` is the class of the last error, never its text."""

    name: str
    failures: int
    error: str


class Vitals(Protocol):
    """Signs of life, as storage keeps them."""

    def beat(self, part: Part, now: datetime) -> None:
        """This part of a worker lives."""
        ...

    def last_beat(self, part: Part) -> datetime | None:
        """When this part of a worker last lived, whichever worker it was."""
        ...

    def owed_since(self, before: datetime) -> datetime | None:
        """Since when something was to leave, or had left, without any sign of the provider after it.

        Only what fell due before that moment counts; None when nothing did.
        """
        ...

    def quiet_since(self, what: Watched) -> datetime | None:
        """When the present spell was noticed, or None."""
        ...

    def begin_quiet(self, what: Watched, now: datetime) -> bool:
        """A spell begins; False when one is already known: another was faster."""
        ...

    def end_quiet(self, what: Watched, now: datetime) -> bool:
        """The spell is over; False when there was none."""
        ...

    def paused_senders(self, now: datetime) -> list[PausedSender]:
        """Senders from which nothing leaves now."""
        ...

    def failing_jobs(self) -> list[FailingJob]:
        """Recurring work whose last run failed."""
        ...


class OutboxSigns(Protocol):
    """The outbox as a whole: numbers, nothing about anybody."""

    def counts(self) -> Mapping[State, int]:
        """How many messages are in each state."""
        ...

    def oldest_due(self, *, now: datetime) -> datetime | None:
        """Since when the longest waiting message that may leave has been due; None when nothing waits."""
        ...
