"""Workers of the simulated year as processes of their own, killed with SIGKILL at random moments.

The clock waits until nothing that is due is left to do, so the counts must be those of a quiet year.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

from app.storage.database import Database
from tests.support.border_year import BEGIN, Clock, Tally, Works, Year

PATIENCE = 1.0
"""Seconds after which a message under way must belong to a worker that is dead."""

REST, LONG_REST = 0.005, 0.25
"""Seconds after which a worker that found nothing due looks whether anything happened, and looks again anyway."""


def work_until_killed(url: str, folder: str, seed: int, owner: str, is_at_work: Event) -> None:
    """A worker process: whatever is due at the shared moment, again and again. Says when it has come to work."""
    logging.disable(logging.CRITICAL)
    works = Works(Database(url, busy_seconds=10), Path(folder), seed, owner)
    is_at_work.set()
    parent = os.getppid()
    while os.getppid() == parent:  # nobody works on for a year that was broken off
        seen = works.clock.seen()
        if works.round():
            continue
        looked = time.monotonic()
        while works.clock.seen() == seen and time.monotonic() - looked < LONG_REST:
            time.sleep(REST)


class Crew:
    """Two workers, and who kills them: at so many random moments of the time from BEGIN on, in the midst of work."""

    def __init__(self, url: str, folder: Path, seed: int, kills: int, days: int) -> None:
        self._arguments = (url, str(folder), seed)
        self._chance = random.Random(seed)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.support.border_year", "tests.support.border_world"])
        self._workers: list[BaseProcess] = []
        self._at_work: dict[str, Event] = {}
        self._names, self.kills = 0, 0
        length = days * 86400
        self._times = sorted(BEGIN + timedelta(seconds=self._chance.uniform(0, length)) for _ in range(kills))

    def start(self) -> None:
        """Hire both."""
        self._workers = [self._hire(), self._hire()]

    def perhaps_kill(self, now: datetime) -> None:
        """Kill one of them, wherever it is, and hire it again, when its time has come and both have come to work.

        Killed sooner on a slow machine, they would never get anything done: that says nothing of what they do. Raises
        WorkerFailed.
        """
        if failed := [each.name for each in self._workers if not each.is_alive()]:
            raise WorkerFailed(f"{failed[0]} ended by itself")
        if not self._times or now < self._times[0]:
            return
        if not all(self._at_work[worker.name].is_set() for worker in self._workers):
            return
        time.sleep(self._chance.uniform(0, 0.1))
        place = self._chance.randrange(2)
        self._workers[place].kill()
        self._workers[place].join()
        del self._times[0]
        self.kills += 1
        self._workers[place] = self._hire(self._workers[place].name if self._chance.random() < 0.5 else None)

    def end(self) -> None:
        """Let them go."""
        for worker in self._workers:
            worker.kill()
            worker.join()

    def _hire(self, name: str | None = None) -> BaseProcess:
        self._names += 1
        name = name or f"worker-{self._names}"
        self._at_work[name] = self._context.Event()
        arguments = (*self._arguments, name, self._at_work[name])
        process = self._context.Process(target=work_until_killed, args=arguments, name=name, daemon=True)
        process.start()
        return process


STUCK = 600.0
"""Seconds after which a moment at which something stays due is a fault, not work."""


class Stuck(Exception):
    """Something was due and nobody did it."""


class WorkerFailed(Exception):
    """A worker ended without being killed: an error that it did not expect."""


def killed_year(
    url: str,
    folder: Path,
    *,
    people: int,
    days: int,
    kills: int,
    seed: int,
    report: Callable[[datetime, int], None] = lambda now, kills: None,
) -> tuple[Tally, int]:
    """The year while its workers are killed; the counts, and how many kills there were. Raises Stuck, WorkerFailed.

    `report` is told each moment and the kills so far.
    """
    Clock(folder / "clock").set(BEGIN)
    watcher = Works(Database(url, busy_seconds=10), folder, seed, "watcher")
    year = Year(watcher, people=people, days=days, seed=seed)
    crew = Crew(url, folder, seed, kills, days)
    crew.start()
    try:
        for now in year.moments():
            report(now, crew.kills)
            quiet_since, arrived = None, time.monotonic()
            while True:  # the clock stands until the workers have done all that is due at it
                due = watcher.next_due(now.replace(year=1))
                if due is not None and due <= now:
                    quiet_since = None
                    crew.perhaps_kill(now)
                elif not watcher.is_under_way():
                    if not watcher.is_unfollowed():
                        break
                else:  # held by a worker that died: only its lease, and so the clock, sets it free
                    quiet_since = quiet_since or time.monotonic()
                    if time.monotonic() - quiet_since > PATIENCE:
                        break
                if time.monotonic() - arrived > STUCK:
                    raise Stuck(f"at {now.isoformat()} something due since {due} stays undone")
                time.sleep(0.005)
        watcher.finish()
    finally:
        crew.end()
    return year.tally(), crew.kills
