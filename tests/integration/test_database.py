"""The database core on both engines: transactions, the writer's place, readers, hooks and wake-ups."""

from __future__ import annotations

import multiprocessing
import sqlite3
import stat
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from app.errors import BadSettings
from app.storage.database import Database, DatabaseBusy, transaction_of
from app.storage.instants import Instant

marks = Table("marks", MetaData(), Column("id", Integer, primary_key=True), Column("at", Instant))


@pytest.fixture
def marked(empty_database: Database) -> Database:
    """A database with one small table."""
    with empty_database.write() as connection:
        marks.create(connection)
    return empty_database


def count(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(marks)).scalar_one()


def test_clean_exit_commits(marked: Database) -> None:
    """Leaving `write()` without an error makes the change true."""
    with marked.write() as connection:
        connection.execute(insert(marks))
    assert count(marked) == 1


def test_error_changes_nothing(marked: Database) -> None:
    """An error inside `write()` undoes everything."""

    def fail() -> None:
        with marked.write() as connection:
            connection.execute(insert(marks))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(marked) == 0


def test_transaction_without_commit_changes_nothing(marked: Database) -> None:
    """A transaction left without `commit()` is undone, and the writer's place is free again."""
    with marked.transaction() as transaction:
        transaction.connection.execute(insert(marks))
    with marked.transaction() as transaction:
        transaction.connection.execute(insert(marks))
        transaction.commit()
    assert count(marked) == 1


def test_transaction_is_over_after_commit(marked: Database) -> None:
    """After `commit()` the connection cannot be used by mistake."""
    with marked.transaction() as transaction:
        transaction.commit()
        with pytest.raises(RuntimeError):
            _ = transaction.connection


def test_reader_cannot_write(marked: Database) -> None:
    """A reader's connection refuses to change anything."""
    with marked.read() as connection, pytest.raises(DBAPIError):
        connection.execute(insert(marks))


def test_reader_sees_one_view(marked: Database) -> None:
    """What is committed while a reader reads does not change what it sees."""
    with marked.read() as connection:
        before = connection.execute(select(func.count()).select_from(marks)).scalar_one()
        with marked.write() as writer:
            writer.execute(insert(marks))
        after = connection.execute(select(func.count()).select_from(marks)).scalar_one()
    assert (before, after, count(marked)) == (0, 0, 1)


def test_hooks_run_only_after_commit(marked: Database) -> None:
    """A hook runs once, after the commit, and never for what was undone."""
    seen: list[int] = []
    with marked.transaction() as undone:
        undone.after_commit(lambda: seen.append(-1))
    with marked.write() as connection:
        transaction_of(connection).after_commit(lambda: seen.append(count(marked)))
        connection.execute(insert(marks))
        assert seen == []
    assert seen == [1]


def test_reader_has_no_transaction_to_hook(marked: Database) -> None:
    """Asking a reader's connection for its writing transaction is an error of the programmer."""
    with marked.read() as connection, pytest.raises(RuntimeError):
        transaction_of(connection)


def test_announcement_wakes_after_commit(marked: Database) -> None:
    """Announcing inside a transaction rings when it commits, not before, and not when it is undone."""
    wakeup = marked.subscribe("work")
    if marked.dialect == "postgresql":
        assert wakeup.wait(10), "the listener rings when it starts"
    with marked.transaction() as undone:
        undone.announce("work")
    assert not wakeup.wait(0)
    with marked.transaction() as transaction:
        transaction.announce("work")
        assert not wakeup.wait(0)
        transaction.commit()
    assert wakeup.wait(5)
    wakeup.close()


def test_announcement_reaches_another_process(database_url: str) -> None:
    """A commit in one process wakes another one that would otherwise sleep."""
    here, there = Database(database_url), Database(database_url)
    wakeup = there.subscribe("work")
    if there.dialect == "postgresql":
        assert wakeup.wait(10), "the listener rings when it starts"
    with here.transaction() as transaction:
        transaction.connection.execute(text("CREATE TABLE change (n INTEGER)"))
        transaction.announce("work")
        transaction.commit()
    assert wakeup.wait(10)
    there.close()
    here.close()


def test_writers_take_turns(marked: Database) -> None:
    """Many threads that read and then write lose no update."""
    with marked.write() as connection:
        connection.execute(insert(marks).values(id=1))
        connection.execute(text("CREATE TABLE tally (n INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))

    def add() -> None:
        for _ in range(10):
            with marked.write() as connection:
                connection.execute(select(marks.c.id).where(marks.c.id == 1).with_for_update())
                n = connection.execute(text("SELECT n FROM tally")).scalar_one()
                connection.execute(text("UPDATE tally SET n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with marked.read() as connection:
        assert connection.execute(text("SELECT n FROM tally")).scalar_one() == 40


def _insert_many(url: str, times: int) -> None:
    opened = Database(url)
    for _ in range(times):
        with opened.write() as connection:
            connection.execute(insert(marks))
    opened.close()


def test_processes_share_the_file(marked: Database, database_url: str) -> None:
    """Several processes write to one database and nothing is refused or lost."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_insert_many, args=(database_url, 20)) for _ in range(2)]
    for process in processes:
        process.start()
    _insert_many(database_url, 20)
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert count(marked) == 60


def test_waiting_too_long_is_an_error(tmp_path: Path) -> None:
    """On SQLite a second writer that waits in vain is told so, in this process and in another."""
    url = f"sqlite:///{tmp_path / 'busy.db'}"
    first, second = Database(url, busy_seconds=0.05), Database(url, busy_seconds=0.05)
    with first.transaction():
        with pytest.raises(DatabaseBusy), first.transaction():
            pass
        with pytest.raises(DatabaseBusy), second.transaction():
            pass
    with second.transaction() as transaction:
        transaction.commit()
    first.close()
    second.close()


def test_sqlite_settings(tmp_path: Path) -> None:
    """SQLite runs with the promises that the module makes, and the file is its owner's alone."""
    path = tmp_path / "inner" / "orienta.db"
    opened = Database(f"sqlite:///{path}")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    for context in (opened.write, opened.read):
        with context() as connection:
            found = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted}
        assert found == wanted
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    opened.close()


def test_erased_bytes_leave_the_files(tmp_path: Path) -> None:
    """A deleted value is in neither the file nor the log once the log is truncated."""
    path = tmp_path / "orienta.db"
    opened = Database(f"sqlite:///{path}")
    with opened.write() as connection:
        connection.execute(text("CREATE TABLE words (w TEXT)"))
        connection.execute(text("INSERT INTO words VALUES ('jacaranda-en-flor')"))
    with opened.write() as connection:
        connection.execute(text("DELETE FROM words"))
    opened.truncate_log()
    left = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"jacaranda-en-flor" not in left
    opened.close()


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("sqlite://", id="memory, which no second connection would see"),
        pytest.param("sqlite:///:memory:", id="memory by name"),
        pytest.param("mysql://u:hunter2@h/d", id="another engine"),
        pytest.param("postgresql+asyncpg://u:hunter2@h/d", id="another driver"),
        pytest.param("sqlite:////proc/nowhere/x.db", id="a folder that cannot be made"),
    ],
)
def test_unusable_urls_are_refused(url: str) -> None:
    """A URL that cannot be used is refused at once, and the message repeats no password."""
    with pytest.raises(BadSettings) as refusal:
        Database(url)
    assert "hunter2" not in str(refusal.value)


def test_moments_come_back_in_utc(marked: Database) -> None:
    """A moment given in any zone comes back as the same moment in UTC and compares in SQL."""
    noon = datetime(2026, 1, 5, 12, tzinfo=timezone(timedelta(hours=-6)))
    with marked.write() as connection:
        connection.execute(insert(marks).values(at=noon))
        found = connection.execute(select(marks.c.at).where(marks.c.at <= noon)).scalar_one()
    assert (found, found.tzinfo) == (noon, UTC)


def test_moment_without_zone_is_refused(marked: Database) -> None:
    """A naive datetime never reaches the database."""
    with pytest.raises(StatementError), marked.write() as connection:
        connection.execute(insert(marks).values(at=datetime(2026, 1, 5)))  # noqa: DTZ001


def test_plain_sqlite_can_read_the_file(tmp_path: Path) -> None:
    """A backup made with the sqlite3 tool alone is whole: nothing of ours is needed to open it."""
    path = tmp_path / "orienta.db"
    opened = Database(f"sqlite:///{path}")
    with opened.write() as connection:
        connection.execute(text("CREATE TABLE words (w TEXT)"))
        connection.execute(text("INSERT INTO words VALUES ('hola')"))
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT w FROM words").fetchall() == [("hola",)]
    plain.close()
    opened.close()
