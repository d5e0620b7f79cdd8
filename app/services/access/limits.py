"""How long the next try waits after wrong ones. Pure: counts and times in, a time out.

Waiting is short and ends by itself. Who tries from elsewhere cannot keep a member out: a browser from which they signed
in before counts by itself, and for others the account alone never waits longer than a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.access.records import Tries

FORGOTTEN = timedelta(hours=1)
"""Wrong tries older than this do not count any more."""


@dataclass(frozen=True, slots=True)
class Limit:
    """After `free` tries the next waits `first`, then twice as long each time, never longer than `longest`."""

    free: int
    first: timedelta
    longest: timedelta

    def wait(self, count: int) -> timedelta:
        """How long the next try waits after `count` wrong ones."""
        beyond = count - self.free
        if beyond < 0:
            return timedelta(0)
        return min(self.longest, self.first * (1 << min(beyond, 20)))


LIMITS: Mapping[str, Limit] = {
    "known": Limit(5, timedelta(seconds=15), timedelta(minutes=5)),
    "pair": Limit(5, timedelta(seconds=30), timedelta(minutes=15)),
    "address": Limit(30, timedelta(seconds=15), timedelta(minutes=5)),
    "account": Limit(20, timedelta(seconds=5), timedelta(seconds=60)),
    "proof": Limit(5, timedelta(seconds=30), timedelta(minutes=5)),
    "link": Limit(20, timedelta(seconds=15), timedelta(minutes=5)),
}
"""A known browser of a member; account and address; an address; an account; a code asked for again; links tried."""


def keys_of(email: str, address: str, known: str = "") -> tuple[str, ...]:
    """Under which keys a try counts: for a known browser (`known` names it) under its own alone."""
    if known:
        return (f"known:{known}",)
    who = email.strip().casefold()
    return (f"pair:{who}:{address}", f"address:{address}", f"account:{who}")


def waits_until(counted: Iterable[Tries], now: datetime) -> datetime | None:
    """Until when this try must wait; None when it may go ahead."""
    latest = max((each.not_before for each in counted), default=now)
    return latest if latest > now else None


def one_more(key: str, before: Tries | None, now: datetime) -> Tries:
    """The count after another try under this key."""
    is_fresh = before is not None and now - before.last_at < FORGOTTEN
    count = (before.count if before is not None and is_fresh else 0) + 1
    return Tries(count, now, now + LIMITS[key.partition(":")[0]].wait(count))
