"""Recurring jobs on both engines: once however many workers there are, with their effect or not at all."""

from __future__ import annotations

import multiprocessing
import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError

from app.storage.database import Database
from app.storage.job_rows import JobRows
from app.storage.outbox_tables import early_statuses
from app.worker.jobs import Job, Jobs
from tests.support.delivery import MONDAY

HOUR = timedelta(hours=1)


def leave_mark(connection: Connection, gathered: Any, now: datetime) -> None:
    """An effect that can be counted: one row per run."""
    sid = f"{gathered or 'run'}-{now.isoformat()}"
    connection.execute(insert(early_statuses).values(sid=sid, status="sent", rank=1, at=now))


def leave_any_mark(connection: Connection, gathered: Any, now: datetime) -> None:
    """The same, without a place where a second run would be refused."""
    sid = f"{threading.get_native_id()}-{multiprocessing.current_process().pid}-{now.timestamp()}"
    connection.execute(insert(early_statuses).values(sid=sid, status="sent", rank=1, at=now))


def marks(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.execute(select(early_statuses.c.sid).order_by(early_statuses.c.sid)).scalars())


def jobs_of(database: Database, *jobs: Job[Connection]) -> Jobs[Connection]:
    started = Jobs(JobRows(database), jobs)
    started.start(MONDAY)
    return started


def test_job_runs_when_due_and_in_its_rhythm(database: Database) -> None:
    """A new job runs at once, then every hour on its hour, however late a round comes."""
    jobs = jobs_of(database, Job("purge", HOUR, leave_mark))
    assert jobs.run_due(MONDAY) == ["purge"]
    assert jobs.run_due(MONDAY + timedelta(minutes=59)) == []
    assert jobs.run_due(MONDAY + timedelta(minutes=70)) == ["purge"]
    assert jobs.next_run_at() == MONDAY + 2 * HOUR
    assert len(marks(database)) == 2


def test_missed_runs_are_not_made_up_for(database: Database) -> None:
    """After a week asleep a job runs once, and then goes on in its rhythm."""
    jobs = jobs_of(database, Job("purge", HOUR, leave_mark))
    jobs.run_due(MONDAY)
    week_later = MONDAY + timedelta(days=7, minutes=30)
    assert jobs.run_due(week_later) == ["purge"]
    assert jobs.run_due(week_later) == []
    assert jobs.next_run_at() == MONDAY + timedelta(days=7, hours=1)


def test_second_worker_finds_it_done(database: Database) -> None:
    """Two workers that both believe a job is due run it once."""
    job = Job("purge", HOUR, leave_mark)
    first, second = jobs_of(database, job), jobs_of(database, job)
    assert (first.run_due(MONDAY), second.run_due(MONDAY)) == (["purge"], [])
    assert len(marks(database)) == 1


def test_compare_and_set_refuses_what_was_seen_too_early(database: Database) -> None:
    """Who saw an older next run than the present one changes nothing and has no effect."""
    rows = JobRows(database)
    rows.add(["purge"], now=MONDAY)

    def run(seen: datetime) -> bool:
        return rows.run(
            "purge", seen=seen, following=MONDAY + HOUR, now=MONDAY, effect=lambda held: leave_mark(held, None, MONDAY)
        )

    assert (run(MONDAY), run(MONDAY)) == (True, False)
    assert len(marks(database)) == 1


def _race(url: str) -> None:
    database = Database(url)
    jobs = jobs_of(database, Job("purge", HOUR, leave_any_mark))
    for hour in range(5):
        jobs.run_due(MONDAY + hour * HOUR)
    database.close()


def test_two_processes_run_each_job_once(database: Database, tables_url: str) -> None:
    """Processes that race for the same five runs do each of them once between them."""
    context = multiprocessing.get_context("spawn")
    racers = [context.Process(target=_race, args=(tables_url,)) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0, 0]
    assert len(marks(database)) == 5


def test_failure_undoes_and_is_tried_again(database: Database) -> None:
    """A job that fails halfway has no effect, is tried again soon, and its trouble is known by kind only."""
    broken = [True]

    def effect(connection: Connection, gathered: Any, now: datetime) -> None:
        leave_mark(connection, gathered, now)
        if broken:
            raise ValueError("María 55 1234 5678")

    rows = JobRows(database)
    jobs = jobs_of(database, Job("purge", HOUR, effect, retry_after=timedelta(minutes=1)))
    assert (jobs.run_due(MONDAY), marks(database), rows.failures()) == ([], [], {"purge": 1})
    assert rows.last_runs() == {"purge": None}
    broken.clear()
    minute_later = MONDAY + timedelta(minutes=1)
    assert (jobs.run_due(minute_later), len(marks(database)), rows.failures()) == (["purge"], 1, {})
    assert rows.last_runs() == {"purge": minute_later}


def test_failing_job_does_not_stop_the_others(database: Database) -> None:
    """One job that cannot gather leaves the others running."""

    def gather(now: datetime) -> str:
        raise TimeoutError

    jobs = jobs_of(database, Job("reconcile", HOUR, leave_mark, gather), Job("purge", HOUR, leave_mark))
    assert jobs.run_due(MONDAY) == ["purge"]


def test_what_was_gathered_reaches_the_effect(database: Database) -> None:
    """Gathering happens outside the transaction: it may even open one of its own."""

    def gather(now: datetime) -> str:
        with database.write():
            return "gathered"

    jobs_of(database, Job("reconcile", HOUR, leave_mark, gather)).run_due(MONDAY)
    assert marks(database) == [f"gathered-{MONDAY.isoformat()}"]


def test_unknown_rows_are_left_alone(database: Database) -> None:
    """A job that this version no longer has keeps its row and does not run."""
    jobs_of(database, Job("old", HOUR, leave_mark))
    newer = jobs_of(database, Job("new", HOUR, leave_mark))
    assert newer.run_due(MONDAY) == ["new"]


def test_no_jobs_no_statements(database: Database) -> None:
    """A worker without jobs asks the database nothing."""
    database.close()
    jobs: Jobs[Connection] = Jobs(JobRows(database), [])
    jobs.start(MONDAY)
    assert (jobs.run_due(MONDAY), jobs.next_run_at()) == ([], None)


def test_row_is_made_once(database: Database) -> None:
    """Starting again does not make a job due again."""
    job = Job("purge", HOUR, leave_mark)
    jobs_of(database, job).run_due(MONDAY)
    assert jobs_of(database, job).run_due(MONDAY) == []


def test_effect_error_of_the_database_is_contained(database: Database) -> None:
    """An effect whose statement is refused undoes its run and nothing else."""

    def effect(connection: Connection, gathered: Any, now: datetime) -> None:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises(DBAPIError), database.write() as connection:
        effect(connection, None, MONDAY)
    assert jobs_of(database, Job("purge", HOUR, effect)).run_due(MONDAY) == []
    assert JobRows(database).failures() == {"purge": 1}
