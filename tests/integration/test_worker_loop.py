"""The worker's life on both engines, with real threads and a fast provider: wakes, survives trouble, stops well."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.services.messages import Outbound, SendResult
from app.services.ports import SentTrace
from app.storage.database import Database
from app.storage.job_rows import JobRows
from app.storage.outbox import TOPIC
from app.worker.dispatcher import Dispatcher
from app.worker.jobs import Job, Jobs
from app.worker.loop import Worker
from app.worker.policy import Policy
from tests.support.delivery import Post, SetClock, message, messages


class CountingProvider:
    """Accepts everything and says when it has taken a number of messages; `gate`, when given, holds every send."""

    def __init__(self, expected: int, gate: threading.Event | None = None) -> None:
        self.bodies: list[str] = []
        self.all_taken = threading.Event()
        self.is_entered = threading.Event()
        self._expected, self._gate, self._guard = expected, gate, threading.Lock()

    def send(self, message: Outbound) -> SendResult:
        """Take it."""
        self.is_entered.set()
        if self._gate:
            self._gate.wait(20)
        with self._guard:
            self.bodies.append(message.body)
            if len(self.bodies) >= self._expected:
                self.all_taken.set()
            return SendResult(sid=f"SM{len(self.bodies):032d}", status="queued")

    def recent(self, message: Outbound, since: datetime) -> list[SentTrace]:
        """Nothing is ever in doubt here."""
        return []


@pytest.fixture
def post(database: Database) -> Post:
    """A post office on a fresh database."""
    post = Post(database)
    post.clock = SetClock(datetime.now(UTC))
    return post


def worker_of(post: Post, provider: CountingProvider, *jobs: Job[Any], patience: float = 20) -> Worker:
    """A worker in real time that would look by itself only every minute: what it does, it was woken for."""

    def clock() -> datetime:
        return datetime.now(UTC)

    bell = post.database.subscribe(TOPIC)
    pool = ThreadPoolExecutor(4)
    dispatcher = Dispatcher(
        post.queue(), provider, pool, clock=clock, chance=lambda: 0.5, policy=Policy(threads=4), wake=bell.ring
    )
    return Worker(
        dispatcher,
        Jobs(JobRows(post.database), jobs),
        bell,
        clock=clock,
        poll=timedelta(minutes=1),
        after_trouble=timedelta(milliseconds=10),
        patience=timedelta(seconds=patience),
    )


def test_commit_wakes_the_worker(post: Post) -> None:
    """Messages leave right after the commit, in order in their lanes, though the worker was asleep."""
    provider = CountingProvider(expected=40)
    worker = worker_of(post, provider)
    worker.start()
    for lane in range(1, 11):
        post.put(*messages([f"{lane} {number}" for number in range(4)], lane=lane))
    assert provider.all_taken.wait(20)
    worker.stop()
    worker.join()
    assert set(post.states()) == {"accepted"}
    for lane in range(1, 11):
        mine = [body for body in provider.bodies if body.startswith(f"{lane} ")]
        assert mine == [f"{lane} {number}" for number in range(4)]


def test_message_for_soon_needs_no_poll(post: Post) -> None:
    """The worker sleeps exactly until the next message is due."""
    provider = CountingProvider(expected=1)
    worker = worker_of(post, provider)
    worker.start()
    post.put(message("luego", not_before=post.clock() + timedelta(milliseconds=300)))
    assert provider.all_taken.wait(20)
    worker.stop()
    worker.join()


def test_stop_finishes_what_is_under_way(post: Post) -> None:
    """Told to stop in the middle of a send, the worker records its result and begins nothing else."""
    gate = threading.Event()
    provider = CountingProvider(expected=1, gate=gate)
    worker = worker_of(post, provider)
    worker.start()
    post.put(*messages(["uno", "dos"]))
    assert provider.is_entered.wait(20)
    worker.stop()
    gate.set()
    worker.join()
    assert (provider.bodies, post.states()) == (["uno"], ["accepted", "waiting"])


def test_trouble_does_not_end_the_worker(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that is away for some rounds, at the start too, costs time and nothing else."""
    provider = CountingProvider(expected=1)
    worker = worker_of(post, provider)
    dispatcher = worker._dispatcher
    failures = [3, 3]

    def failing(index: int, works: Callable[..., Any]) -> Callable[..., Any]:
        def call(**more: Any) -> Any:
            if failures[index]:
                failures[index] -= 1
                raise ConnectionError("away")
            return works(**more)

        return call

    monkeypatch.setattr(dispatcher, "start", failing(0, dispatcher.start))
    monkeypatch.setattr(dispatcher, "step", failing(1, dispatcher.step))
    post.put(message("hola"))
    worker.start()
    assert provider.all_taken.wait(20)
    worker.stop()
    worker.join()
    assert (failures, post.states()) == ([0, 0], ["accepted"])


def test_slow_job_delays_no_message(post: Post) -> None:
    """Jobs run beside delivery: while one waits for the provider, messages leave."""
    provider = CountingProvider(expected=1)
    is_gathering, may_end, has_ended = threading.Event(), threading.Event(), threading.Event()

    def gather(now: datetime) -> None:
        is_gathering.set()
        may_end.wait(20)

    def effect(connection: Any, gathered: Any, now: datetime) -> None:
        has_ended.set()

    worker = worker_of(post, provider, Job("reconcile", timedelta(hours=1), effect, gather))
    worker.start()
    assert is_gathering.wait(20)
    post.put(message("hola"))
    assert provider.all_taken.wait(20)
    assert not has_ended.is_set()
    may_end.set()
    assert has_ended.wait(20)
    worker.stop()
    worker.join()


def test_sleep_is_bounded_by_the_poll(post: Post) -> None:
    """A worker sleeps until the next thing is due, never longer than its poll and never a negative time."""
    worker = worker_of(post, CountingProvider(expected=1))
    assert worker.round() == 60
    post.put(message("luego", not_before=datetime.now(UTC) + timedelta(seconds=30)))
    assert 25 < worker.round() <= 30
    assert worker.jobs_round() == 60
