"""Recurring work: purges, reconciliation, stale facts, alerts. Each job runs once, however many workers there are.

A job may first *gather* outside any transaction (ask the provider, read files); its *effect* then happens in the same
transaction that moves its next run, so that a kill between the two is impossible. What a job gathers may be gathered
twice by two workers; its effect happens once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

log = logging.getLogger(__name__)

Held = TypeVar("Held")
HeldOut = TypeVar("HeldOut", covariant=True)


def _nothing(now: datetime) -> None:
    """Nothing to gather."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Held]):
    """One recurring job. `effect` is given the transaction's handle, what was gathered, and the time.

    After a failure it is tried again `retry_after` later, as often as it takes.
    """

    name: str
    every: timedelta
    effect: Callable[[Held, Any, datetime], None]
    gather: Callable[[datetime], Any] = _nothing
    retry_after: timedelta = field(default=timedelta(minutes=1))


class JobStore(Protocol[HeldOut]):
    """Where next runs are kept."""

    def add(self, names: Iterable[str], *, now: datetime) -> None:
        """Make rows for jobs that have none; new ones are due at once."""
        ...

    def next_runs(self) -> dict[str, datetime]:
        """When each job runs next."""
        ...

    def run(
        self, name: str, *, seen: datetime, following: datetime, now: datetime, effect: Callable[[HeldOut], None]
    ) -> bool:
        """Compare-and-set the next run and do the effect, both or neither."""
        ...

    def postpone(self, name: str, *, seen: datetime, until: datetime, error: str) -> None:
        """After a failure: try again then."""
        ...


class Jobs(Generic[Held]):
    """All recurring jobs of this installation."""

    def __init__(self, store: JobStore[Held], jobs: Iterable[Job[Held]]) -> None:
        self._store = store
        self._jobs = {job.name: job for job in jobs}
        self._next_runs: dict[str, datetime] = {}

    def start(self, now: datetime) -> None:
        """Make sure that every job has its row."""
        if self._jobs:
            self._store.add(self._jobs, now=now)
            self._next_runs = self._known()

    def run_due(self, now: datetime) -> list[str]:
        """Run what is due; returns the names of those that ran here. A failing job does not stop the others."""
        if all(now < due for due in self._next_runs.values()):
            return []
        ran = [name for name, due in self._known().items() if due <= now and self._run(self._jobs[name], due, now)]
        self._next_runs = self._known()
        return ran

    def next_run_at(self) -> datetime | None:
        """When the next job is due, as far as this worker knows."""
        return min(self._next_runs.values(), default=None)

    def _known(self) -> dict[str, datetime]:
        return {name: due for name, due in self._store.next_runs().items() if name in self._jobs}

    def _run(self, job: Job[Held], due: datetime, now: datetime) -> bool:
        try:
            gathered = job.gather(now)
            return self._store.run(
                job.name,
                seen=due,
                following=_following(due, job.every, now),
                now=now,
                effect=lambda held: job.effect(held, gathered, now),
            )
        except Exception as error:
            kind = type(error).__name__
            log.error("job %s failed: %s", job.name, kind)
            self._store.postpone(job.name, seen=due, until=now + job.retry_after, error=kind)
            return False


def _following(due: datetime, every: timedelta, now: datetime) -> datetime:
    """The next run in the same rhythm; runs missed while nothing was awake are not made up for."""
    missed = (now - due) // every
    return due + every * (missed + 1)
