"""The dispatcher: claims what may leave, sends it on a few threads, records what became of it with the next claim.

Promises, kept against kills at any moment: no message is lost; none is sent twice as far as the provider can be asked;
within a conversation messages leave in order, one at a time. A message that cannot be delivered ends in a state of its
own and is told to whoever listens to the queue's outcomes.

`step()` does one round and never waits, so tests need no sleeping: the clock, the sender, the pool, chance and the
points at which to die are arguments. `app.worker.loop` calls it again and again.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from app.services.delivery import Claim, DeliveryQueue, Exchange, Verdict
from app.services.ports import Clock, Sender
from app.worker.attempts import Attempts
from app.worker.policy import Chance, Policy
from app.worker.verdicts import Tried, judge


class Pool(Protocol):
    """Runs attempts: a thread pool, or in tests a list."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Any:
        """Run this soon, somewhere."""
        ...


def _pass(point: str) -> None:
    """A kill point in ordinary life."""


class Dispatcher:
    """Moves messages from the queue to the sender. `wake` is called from the pool's threads when an attempt is over."""

    def __init__(
        self,
        outbox: DeliveryQueue,
        sender: Sender,
        pool: Pool,
        *,
        clock: Clock,
        chance: Chance,
        policy: Policy | None = None,
        wake: Callable[[], None] = lambda: None,
        kill_point: Callable[[str], None] = _pass,
    ) -> None:
        self._queue = outbox
        self._pool = pool
        self.clock = clock
        self._chance = chance
        self._policy = policy or Policy()
        self._wake = wake
        self._kill_point = kill_point
        self._attempt = Attempts(sender, clock, self._policy, outbox.known_sids, kill_point)
        self._finished: queue.SimpleQueue[Tried] = queue.SimpleQueue()
        self._in_flight = 0
        self._unrecorded: list[Verdict] = []

    @property
    def is_idle(self) -> bool:
        """True when nothing is under way and nothing waits to be recorded."""
        return not self._in_flight and not self._unrecorded

    @property
    def is_saturated(self) -> bool:
        """True when every thread is busy and more is waiting for one: then results may gather for a moment."""
        return self._in_flight - self._finished.qsize() > self._policy.threads

    def start(self) -> int:
        """Take back what this owner was sending when it died; returns how many."""
        return self._queue.take_back_own(now=self.clock())

    def step(self, *, is_closing: bool = False) -> datetime | None:
        """One round; returns when to look again at the latest, None when only a wake-up can bring work.

        With `is_closing` nothing new is claimed. What could not be recorded is kept for the next round.
        """
        now = self.clock()
        self._judge_finished(now)
        room = 0 if is_closing else max(0, 2 * self._policy.threads - self._in_flight)
        if not self._unrecorded:
            earliest = self._queue.earliest() if room else None
            if earliest is None or earliest > now:
                return earliest
        exchange = self._exchange(room, now)
        for claim in exchange.claims:
            self._in_flight += 1
            self._pool.submit(self._run, claim)
        return exchange.next_look_at

    def _exchange(self, room: int, now: datetime) -> Exchange:
        self._kill_point("before_exchange")
        exchange = self._queue.exchange(self._unrecorded, room=room, now=now)
        self._unrecorded = []
        self._kill_point("after_exchange")
        return exchange

    def _run(self, claim: Claim) -> None:
        """In the pool: try, and leave the result for the next round."""
        self._finished.put(self._attempt(claim))
        self._wake()

    def _judge_finished(self, now: datetime) -> None:
        while True:
            try:
                tried = self._finished.get_nowait()
            except queue.Empty:
                return
            self._in_flight -= 1
            self._unrecorded.append(judge(tried, now, self._policy, self._chance))
