"""A whole year at the border: `python -m bench.soak_year [--people N] [--days N] [--kills N] [--engine NAME]`.

With `--kills` two workers share a PostgreSQL database and are killed with SIGKILL at random moments of the year. The
clock waits until nothing that is due is left to do, so the counts must be those of a quiet year. Prints every count and
ends with 1 unless all promises were kept.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.storage.database import Database
from tests.support.border_year import BEGIN, Clock, Tally, Works, Year, play
from tests.support.databases import ENGINES, create_tables
from tests.support.postgres import NoServer, Server, new_database

PATIENCE = 1.0
"""Seconds after which a message under way must belong to a worker that is dead."""


def work_until_killed(url: str, folder: str, seed: int, owner: str) -> None:
    """A worker process: whatever is due at the shared moment, again and again."""
    logging.disable(logging.CRITICAL)
    works = Works(Database(url, busy_seconds=10), Path(folder), seed, owner)
    while True:
        if not works.round():
            time.sleep(0.01)


class Crew:
    """Two workers, and who kills them."""

    def __init__(self, url: str, folder: Path, seed: int, kills: int) -> None:
        self._arguments = (url, str(folder), seed)
        self._chance = random.Random(seed)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.support.border_year", "tests.support.border_world"])
        self._workers: list[BaseProcess] = []
        self._left, self._names, self.kills = kills, 0, 0
        self._next = time.monotonic() + 2.0

    def start(self) -> None:
        """Hire both."""
        self._workers = [self._hire(), self._hire()]

    def perhaps_kill(self) -> None:
        """Kill one of them, wherever it is, and hire it again: now and then."""
        if not self._left or time.monotonic() < self._next:
            return
        place = self._chance.randrange(2)
        self._workers[place].kill()
        self._workers[place].join()
        self._left, self.kills = self._left - 1, self.kills + 1
        self._workers[place] = self._hire(self._workers[place].name if self._chance.random() < 0.5 else None)
        self._next = time.monotonic() + self._chance.uniform(0.2, 2.0)

    def end(self) -> None:
        """Let them go."""
        for worker in self._workers:
            worker.kill()
            worker.join()

    def _hire(self, name: str | None = None) -> BaseProcess:
        self._names += 1
        name = name or f"worker-{self._names}"
        process = self._context.Process(target=work_until_killed, args=(*self._arguments, name), name=name, daemon=True)
        process.start()
        return process


def killed_year(url: str, folder: Path, *, people: int, days: int, kills: int, seed: int) -> tuple[Tally, int]:
    """The year while its workers are killed; the counts, and how many kills there were."""
    Clock(folder / "clock").set(BEGIN)
    watcher = Works(Database(url, busy_seconds=10), folder, seed, "watcher")
    year = Year(watcher, people=people, days=days, seed=seed)
    crew = Crew(url, folder, seed, kills)
    crew.start()
    try:
        for now in year.moments():
            quiet_since = None
            while True:  # the clock stands until the workers have done all that is due at it
                crew.perhaps_kill()
                due = watcher.next_due(now.replace(year=1))
                if due is not None and due <= now:
                    quiet_since = None
                elif not watcher.is_under_way():
                    break
                else:  # held by a worker that died: only its lease, and so the clock, sets it free
                    quiet_since = quiet_since or time.monotonic()
                    if time.monotonic() - quiet_since > PATIENCE:
                        break
                time.sleep(0.005)
        watcher.finish()
    finally:
        crew.end()
    return year.tally(), crew.kills


def main(arguments: list[str] | None = None) -> int:
    """Play it on both engines, or the one named; then once more with kills."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    is_clean, sizes = True, {"people": wanted.people, "days": wanted.days, "seed": wanted.seed}
    for engine in [wanted.engine] if wanted.engine else ENGINES:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="orienta-year-") as name:
            folder = Path(name)
            if engine == "sqlite":
                url = f"sqlite:///{folder}/orienta.db"
                create_tables(url)
                tally, kills = play(Database(url), folder, **sizes), 0
            else:
                try:
                    server = Server.create()
                except NoServer as reason:
                    print(f"a year, {engine}: not run: {reason}", flush=True)
                    continue
                try:
                    with new_database(server.url) as url:
                        create_tables(url)
                        tally, kills = killed_year(url, folder, kills=wanted.kills, **sizes)
                finally:
                    server.remove()
        print(f"a year, {engine}: {kills} kills, {tally} ({time.monotonic() - begun:.0f} s)", flush=True)
        if not tally.is_clean:
            print({name: found[:5] for name, found in vars(tally).items() if isinstance(found, list) and found})
        is_clean = is_clean and tally.is_clean
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
