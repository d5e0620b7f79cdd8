"""The worker's life: rounds of delivery and jobs, asleep between them, in a thread or as a process of its own."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.services.ports import Clock
from app.worker.dispatcher import Dispatcher
from app.worker.jobs import Jobs

log = logging.getLogger(__name__)


class Bell(Protocol):
    """Rings when there may be work."""

    def ring(self) -> None:
        """Wake the worker."""
        ...

    def wait(self, timeout: float) -> bool:
        """Sleep until it rings or the time is over."""
        ...


def _no_sign(now: datetime) -> None:
    """Nobody looks for signs of life."""


class Worker:
    """Runs a dispatcher until told to stop, and jobs in a thread beside it, so that a slow job delays no message.

    It wakes when the bell rings (a commit, an attempt that is over) and looks by itself every `poll`. Trouble with the
    database does not end it: it tries again after `after_trouble`. While all threads are busy it lets results gather
    for `linger`, so that one transaction records several. Stopping lets attempts under way finish for at most
    `patience`; what does not finish is taken back at the next start and asked about.

    `beat` leaves a sign that delivery lives, at most every `beat_every`, after a round that went well.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        jobs: Jobs[Any],
        bell: Bell,
        *,
        clock: Clock,
        poll: timedelta = timedelta(seconds=10),
        after_trouble: timedelta = timedelta(seconds=1),
        patience: timedelta = timedelta(seconds=40),
        linger: timedelta = timedelta(milliseconds=25),
        beat: Callable[[datetime], None] = _no_sign,
        beat_every: timedelta = timedelta(seconds=20),
    ) -> None:
        self._dispatcher = dispatcher
        self._jobs = jobs
        self._bell = bell
        self._clock = clock
        self._poll = poll
        self._after_trouble = after_trouble
        self._patience = patience
        self._linger = linger
        self._beat, self._beat_every = beat, beat_every
        self._beaten_at: datetime | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def run(self) -> None:
        """Work until stopped, then finish what is under way."""
        jobs = threading.Thread(target=self._run_jobs, name="jobs", daemon=True)
        jobs.start()
        self._until_it_works(self._begin)
        while not self._stopping.is_set():
            self._bell.wait(self.round())
            if self._dispatcher.is_saturated:
                self._stopping.wait(self._linger.total_seconds())
        self._finish()
        jobs.join(self._patience.total_seconds())

    def start(self) -> None:
        """Run in a thread of this process."""
        self._thread = threading.Thread(target=self.run, name="worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop; returns at once."""
        self._stopping.set()
        self._bell.ring()

    def join(self) -> None:
        """Wait for the thread to end, a little longer than its patience."""
        if self._thread is not None:
            self._thread.join(self._patience.total_seconds() + 5)

    def stop_on_signals(self) -> None:
        """End in good order on SIGTERM and SIGINT (call it in the main thread of a worker process)."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop())

    def round(self) -> float:
        """One round of delivery; returns how many seconds it may sleep."""

        def step() -> datetime | None:
            look = self._dispatcher.step()
            self._leave_sign()
            return look

        return self._seconds_until(step)

    def jobs_round(self) -> float:
        """Run the jobs that are due; returns how many seconds it may sleep."""

        def run() -> datetime | None:
            self._jobs.run_due(self._clock())
            return self._jobs.next_run_at()

        return self._seconds_until(run)

    def _seconds_until(self, work: Callable[[], datetime | None]) -> float:
        """Do one round of something; seconds until it wants the next one."""
        try:
            look = work()
        except Exception as error:
            log.error("a round of work failed: %s", type(error).__name__)
            return self._after_trouble.total_seconds()
        longest = self._poll.total_seconds()
        if look is None:
            return longest
        return min(longest, max(0.0, (look - self._clock()).total_seconds()))

    def _leave_sign(self) -> None:
        now = self._clock()
        if self._beaten_at is None or now - self._beaten_at >= self._beat_every:
            self._beat(now)
            self._beaten_at = now

    def _run_jobs(self) -> None:
        self._until_it_works(lambda: self._jobs.start(self._clock()))
        while not self._stopping.is_set():
            self._stopping.wait(self.jobs_round())

    def _begin(self) -> None:
        taken_back = self._dispatcher.start()
        log.info("worker started, %d messages taken back", taken_back)

    def _until_it_works(self, task: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            try:
                task()
            except Exception as error:
                log.error("the worker cannot start yet: %s", type(error).__name__)
                self._stopping.wait(self._after_trouble.total_seconds())
            else:
                return

    def _finish(self) -> None:
        deadline = self._clock() + self._patience
        while self._clock() < deadline:
            try:
                self._dispatcher.step(is_closing=True)
            except Exception as error:
                log.error("the last records wait for the database: %s", type(error).__name__)
            if self._dispatcher.is_idle:
                break
            self._bell.wait(0.2)
        log.info("worker stopped")
