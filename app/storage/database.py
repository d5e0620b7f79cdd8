"""The database: one writer's place, many readers, the same behaviour on SQLite and on PostgreSQL.

SQLite keeps a write-ahead log and `synchronous=FULL`: an answered webhook is never delivered again, so a commit must
survive not only a killed process (NORMAL would do for that) but a power cut as well. The price, one fsync per commit,
is paid once per message. Deleted rows are overwritten (`secure_delete`). Writers take `BEGIN IMMEDIATE` behind one
in-process lock: left to SQLite's own polling, waiting writers starve each other for seconds.

PostgreSQL writers run side by side (READ COMMITTED) and lock the rows they need; readers see one snapshot.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, cast

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import QueuePool

from app.errors import BadSettings, OrientaError
from app.storage.wakeups import LogListener, PostgresListener, Wakeup

Dialect = Literal["sqlite", "postgresql"]

_EXPECTED = "the database URL must look like sqlite:///path/to/file.db or postgresql+psycopg://user@host/name"
_OPTION = "orienta_transaction"


class DatabaseBusy(OrientaError):
    """The writer's place could not be had in time: somebody holds a transaction open for too long."""

    status = 503


class Transaction(AbstractContextManager["Transaction"]):
    """One writing transaction. Leaving without `commit()` changes nothing; after `commit()` it is over."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection | None = None
        self._hooks: list[Callable[[], None]] = []
        self._topics: set[str] = set()

    @property
    def connection(self) -> Connection:
        """The connection; raises RuntimeError before entering and after the end."""
        if self._connection is None:
            raise RuntimeError("this transaction is not open")
        return self._connection

    def __enter__(self) -> Transaction:
        self._connection = self._database._take_writer()
        self._connection.execution_options(**{_OPTION: self})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._end()

    def after_commit(self, hook: Callable[[], None]) -> None:
        """Run `hook` once this transaction has become true; never when it is rolled back."""
        self._hooks.append(hook)

    def announce(self, topic: str) -> None:
        """Wake all who subscribed to this topic, in every process, once this transaction has become true."""
        if topic in self._topics:
            return
        self._topics.add(topic)
        if self._database.dialect == "postgresql":
            self.connection.execute(select(func.pg_notify(topic, self._database.origin)))
        self.after_commit(lambda: self._database._ring(topic))

    def commit(self) -> None:
        """Make everything true at once, leave the writer's place, then run the hooks."""
        try:
            self.connection.commit()
        finally:
            self._end()
        for hook in self._hooks:
            hook()

    def _end(self) -> None:
        connection, self._connection = self.connection, None
        self._database._leave_writer(connection)


def transaction_of(connection: Connection) -> Transaction:
    """The writing transaction that this connection belongs to; raises RuntimeError for a reader's connection."""
    found = connection.get_execution_options().get(_OPTION)
    if not isinstance(found, Transaction):
        raise RuntimeError("this connection is not in a writing transaction")
    return found


class Database:
    """Opens connections to one database named by its URL. Raises BadSettings when the URL cannot be used.

    `busy_seconds` is how long a writer waits for its place before DatabaseBusy.
    """

    def __init__(self, url: str, *, busy_seconds: float = 30.0, pool_size: int = 10) -> None:
        parsed = _parse(url)
        self.dialect: Dialect = "sqlite" if parsed.get_backend_name() == "sqlite" else "postgresql"
        self.origin = uuid.uuid4().hex
        self._busy_seconds = busy_seconds
        self._wakeups: dict[str, list[Wakeup]] = {}
        self._guard = threading.Lock()
        self._writer = threading.Lock()
        if self.dialect == "sqlite":
            self.engine = _sqlite_engine(parsed, busy_seconds, 1, readonly=False)
            self._reader = _sqlite_engine(parsed, busy_seconds, pool_size, readonly=True)
        else:
            self.engine = _postgres_engine(parsed, busy_seconds, pool_size)
            self._reader = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def transaction(self) -> Transaction:
        """A writing transaction with an explicit `commit()`: enter it to take the writer's place."""
        return Transaction(self)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A writing transaction that commits on a clean exit and changes nothing after an error."""
        with self.transaction() as transaction:
            yield transaction.connection
            transaction.commit()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that cannot write."""
        with self._reader.connect() as connection:
            yield connection

    def subscribe(self, topic: str) -> Wakeup:
        """A wake-up that rings after every commit that announced `topic`, here or in another process.

        On SQLite another process is heard a tenth of a second later, and whatever it commits rings.
        """
        wakeup = Wakeup(lambda: self._unsubscribe(topic, wakeup, listener))
        listener = self._listener(topic, wakeup)
        with self._guard:
            self._wakeups.setdefault(topic, []).append(wakeup)
        return wakeup

    def truncate_log(self) -> None:
        """Empty SQLite's write-ahead log into the file, so that erased rows are not left behind in it."""
        if self.dialect == "postgresql":
            return
        with self._writer:
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Close all connections; wake-ups are closed as well."""
        for wakeup in [each for group in self._wakeups.values() for each in group]:
            wakeup.close()
        self._reader.dispose()
        self.engine.dispose()

    def _take_writer(self) -> Connection:
        if self.dialect == "postgresql":
            return self.engine.connect()
        if not self._writer.acquire(timeout=self._busy_seconds):
            raise DatabaseBusy("another transaction holds the writer's place")
        connection = None
        try:
            connection = self.engine.connect()
            connection.begin()
        except BaseException as error:
            if connection is not None:
                connection.close()
            self._writer.release()
            if isinstance(error, OperationalError) and "locked" in str(error.orig):
                raise DatabaseBusy("another process holds the writer's place") from error
            raise
        return connection

    def _leave_writer(self, connection: Connection) -> None:
        try:
            connection.close()
        finally:
            if self.dialect == "sqlite":
                self._writer.release()

    def _ring(self, topic: str) -> None:
        with self._guard:
            waiting = list(self._wakeups.get(topic, ()))
        for wakeup in waiting:
            wakeup.ring()

    def _listener(self, topic: str, wakeup: Wakeup) -> PostgresListener | LogListener:
        if self.dialect == "sqlite":
            return LogListener(Path(f"{self.engine.url.database}-wal"), ring=wakeup.ring)
        return PostgresListener(self._listening_connection, topic, origin=self.origin, ring=wakeup.ring)

    def _listening_connection(self) -> psycopg.Connection:
        """A connection of its own, outside the pool."""
        args, options = self.engine.dialect.create_connect_args(self.engine.url)
        return psycopg.connect(*args, **cast(dict[str, Any], options), autocommit=True, connect_timeout=5)

    def _unsubscribe(self, topic: str, wakeup: Wakeup, listener: PostgresListener | LogListener) -> None:
        with self._guard, suppress(ValueError):
            self._wakeups.get(topic, []).remove(wakeup)
        listener.close()


def _parse(url: str) -> URL:
    """The URL, with psycopg 3 as PostgreSQL's driver. The error does not repeat it: it may hold a password."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadSettings(_EXPECTED) from error
    if parsed.drivername == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    raise BadSettings(_EXPECTED)


def _sqlite_engine(url: URL, busy_seconds: float, pool_size: int, *, readonly: bool) -> Engine:
    """Connections in WAL mode that begin as writers at once, or that cannot write at all."""
    _make_private(Path(str(url.database)))
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0 if not readonly else pool_size,
        hide_parameters=True,
        pool_timeout=busy_seconds,
        connect_args={"isolation_level": None, "timeout": busy_seconds, "check_same_thread": False},
    )
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF"]
    if readonly:
        pragmas.append("query_only=ON")
    begin = "BEGIN" if readonly else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _make_private(path: Path) -> None:
    """Create the file so that only its owner can read it; an existing one is left as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise BadSettings("the database file cannot be created: check the folder and its permissions") from error


def _postgres_engine(url: URL, busy_seconds: float, pool_size: int) -> Engine:
    """Pooled connections, tested before use so that a restarted server costs nothing but a reconnect."""
    patience = int(busy_seconds * 1000)
    settings = f"-c timezone=UTC -c lock_timeout={patience} -c idle_in_transaction_session_timeout={2 * patience}"
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=busy_seconds,
        pool_pre_ping=True,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "options": settings, "application_name": "orienta"},
    )
