"""How patient delivery is: time limits, back-off, how often the provider is asked, what stops a whole sender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from app.services.messages import Reaction

Chance = Callable[[], float]
"""Gives a number from 0 up to 1, as `random.random` does."""

SENDER_WIDE_CODES = frozenset(
    {20003, 21212, 21660, 21703, 21705, 30002, 30024, 30032, 30034, 30035, 63001, 63002, 63007, 63008, 63020, 63051}
)
"""Provider codes that are about the account or the sender, not about one message: credentials, suspension,
registration, an unusable sender. Trying the next message would only burn the queue, so the sender stops instead."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Every number of delivery's patience.

    `attempt_limit` is the longest one attempt may take, asking included, `send_limit` the sending alone; neither is
    begun when less is left of the lease. Back-off is full jitter: uniform between nothing and `backoff_base` doubled
    per attempt, at most `backoff_cap`. A message whose attempts end for no reason of its own is given up
    `give_up_after` it was due. `escalate`, where given, turns a repeated refusal with this code after so many attempts
    into another reaction.
    """

    threads: int = 8
    attempt_limit: timedelta = timedelta(seconds=60)
    send_limit: timedelta = timedelta(seconds=30)
    backoff_base: timedelta = timedelta(seconds=2)
    backoff_cap: timedelta = timedelta(minutes=5)
    give_up_after: timedelta = timedelta(hours=24)
    first_ask_after: timedelta = timedelta(seconds=2)
    ask_again_after: timedelta = timedelta(seconds=15)
    asks_before_repeat: int = 2
    clock_slack: timedelta = timedelta(minutes=1)
    pause_default: timedelta = timedelta(seconds=5)
    pause_for_setup: timedelta = timedelta(minutes=5)
    sender_wide_codes: frozenset[int] = SENDER_WIDE_CODES
    escalate: Callable[[int, int], Reaction] | None = None

    def backoff(self, attempts: int, chance: Chance) -> timedelta:
        """How long to wait after this many attempts, the first being 1."""
        longest = min(self.backoff_cap, self.backoff_base * (1 << min(attempts, 30)))
        return longest * chance()
