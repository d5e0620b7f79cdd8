"""How a commit wakes those who wait for work: an in-process event; between processes LISTEN/NOTIFY, or SQLite's log.

A wake-up is only a hint. Whoever waits also looks by itself now and then, so a lost hint costs time, never a message.
"""

from __future__ import annotations

import logging
import os
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

log = logging.getLogger(__name__)


class Wakeup:
    """Set when its topic is announced; cleared by the one who waited."""

    def __init__(self, on_close: Callable[[], None] = lambda: None) -> None:
        self._event = threading.Event()
        self._on_close = on_close

    def ring(self) -> None:
        """Wake whoever waits, or the next one to wait."""
        self._event.set()

    def wait(self, timeout: float) -> bool:
        """True when it rang within `timeout` seconds; the ring is used up."""
        rang = self._event.wait(timeout)
        self._event.clear()
        return rang

    def close(self) -> None:
        """Stop listening, and wake whoever still waits."""
        self._on_close()
        self._event.set()


class LogListener:
    """A thread that rings when SQLite's write-ahead log has changed, whoever wrote it.

    It only looks at the file's size and time, `every` so many seconds: opening and closing a file of SQLite's in the
    same process would drop SQLite's locks. Two commits may share one tick of the file's clock, so after a change it
    rings once more.
    """

    def __init__(self, log: Path, *, ring: Callable[[], None], every: float = 0.1) -> None:
        self._log = log
        self._ring = ring
        self._every = every
        self._stop = threading.Event()
        self._seen = self._look()
        self._thread = threading.Thread(target=self._run, name="listen-log", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        has_changed = False
        while not self._stop.wait(self._every):
            had_changed, seen = has_changed, self._look()
            has_changed = seen != self._seen
            self._seen = seen
            if has_changed or had_changed:
                self._ring()

    def _look(self) -> tuple[int, int]:
        try:
            found = os.stat(self._log)
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)


class PostgresListener:
    """A thread that hears NOTIFY for one topic and rings; own announcements, marked by `origin`, are ignored.

    When the connection is lost it rings (something may have been missed), then tries again every `retry_seconds`.
    """

    def __init__(
        self,
        connect: Callable[[], psycopg.Connection],
        topic: str,
        *,
        origin: str,
        ring: Callable[[], None],
        retry_seconds: float = 1.0,
    ) -> None:
        self._connect = connect
        self._topic = topic
        self._origin = origin
        self._ring = ring
        self._retry_seconds = retry_seconds
        self._stop_here, self._stop_there = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name=f"listen-{topic}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread and its connection."""
        with suppress(OSError):
            self._stop_there.send(b"x")
        self._thread.join(timeout=5)
        self._stop_there.close()
        self._stop_here.close()

    def _run(self) -> None:
        while True:
            try:
                with self._connect() as connection:
                    connection.execute(f'LISTEN "{self._topic}"')
                    self._ring()
                    if self._hear(connection):
                        return
            except (psycopg.Error, OSError) as error:
                log.warning("lost the notification connection: %s", type(error).__name__)
            if self._stopped(self._retry_seconds):
                return

    def _hear(self, connection: psycopg.Connection) -> bool:
        """Ring for every announcement until told to stop (True); raises when the connection is lost."""
        while True:
            _wait_for(connection, self._stop_here)
            if self._stopped(0):
                return True
            if any(heard.payload != self._origin for heard in connection.notifies(timeout=0)):
                self._ring()

    def _stopped(self, timeout: float) -> bool:
        return bool(_wait_for(self._stop_here, timeout=timeout))


def _wait_for(*sources: psycopg.Connection | socket.socket, timeout: float | None = None) -> int:
    """How many of these have something to read, waiting until one has."""
    with selectors.DefaultSelector() as selector:
        for source in sources:
            selector.register(source, selectors.EVENT_READ)
        return len(selector.select(timeout))
