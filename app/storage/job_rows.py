"""The rows of recurring jobs: who may run one now is settled by compare-and-set on its next run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, select, update

from app.storage.database import Database
from app.storage.outbox import insert_ignoring
from app.storage.outbox_tables import jobs


class JobRows:
    """When each job runs next, shared by all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, names: Iterable[str], *, now: datetime) -> None:
        """Make rows for jobs that have none; new ones are due at once."""
        with self._database.write() as connection:
            for name in names:
                connection.execute(insert_ignoring(connection, jobs).values(name=name, next_run_at=now))

    def next_runs(self) -> dict[str, datetime]:
        """When each job runs next."""
        with self._database.read() as connection:
            return {row.name: row.next_run_at for row in connection.execute(select(jobs))}

    def last_runs(self) -> dict[str, datetime | None]:
        """When each job last ran to its end: a worker that is alive keeps these fresh."""
        with self._database.read() as connection:
            return {row.name: row.last_run_at for row in connection.execute(select(jobs))}

    def run(
        self, name: str, *, seen: datetime, following: datetime, now: datetime, effect: Callable[[Connection], None]
    ) -> bool:
        """Move the next run from `seen` to `following` and do the effect, both or neither; False when another did."""
        with self._database.write() as connection:
            mine = update(jobs).where(jobs.c.name == name, jobs.c.next_run_at == seen)
            values = {"next_run_at": following, "last_run_at": now, "failures": 0, "last_error": None}
            if not connection.execute(mine.values(**values)).rowcount:
                return False
            effect(connection)
            return True

    def postpone(self, name: str, *, seen: datetime, until: datetime, error: str) -> None:
        """After a failure: try again then; `error` is the class of what went wrong, never its text."""
        with self._database.write() as connection:
            mine = update(jobs).where(jobs.c.name == name, jobs.c.next_run_at == seen)
            connection.execute(mine.values(next_run_at=until, failures=jobs.c.failures + 1, last_error=error[:80]))

    def failures(self) -> dict[str, int]:
        """How often in a row each failing job has failed."""
        with self._database.read() as connection:
            return {row.name: row.failures for row in connection.execute(select(jobs).where(jobs.c.failures > 0))}
