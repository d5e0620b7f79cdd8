"""The dead-man's switch: staff are told when the worker or the provider goes quiet, once a spell, and when it is back.

The worker leaves a sign of life in the database: its delivery and its jobs each their own, and the older one counts.
The provider is quiet when something was to leave, or had left, longer ago than the limit, and since then nothing came
from it: no message taken, no status, no message of a person. Who looks must not be the one that may have died: the web
process looks at both, and the worker at the provider.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.services.ports import Alert, AlertKind, UnitOfWorkFactory
from app.services.vital_ports import Part, Vitals, Watched

log = logging.getLogger(__name__)

State = Literal["ok", "quiet", "none"]
"""`none`: no worker has ever run here."""

PARTS: tuple[Part, ...] = ("delivery", "jobs")
BEAT_EVERY = timedelta(seconds=20)
"""How often a living worker leaves its sign."""

KINDS: dict[Watched, AlertKind] = {"worker": "worker_silent", "provider": "provider_silent"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long each may be quiet before somebody is told."""

    worker: timedelta
    provider: timedelta


@dataclass(frozen=True, slots=True)
class Health:
    """How both stand at a moment."""

    worker: State
    provider: State

    @property
    def is_well(self) -> bool:
        """True unless one of them is quiet."""
        return "quiet" not in (self.worker, self.provider)


def health(vitals: Vitals, limits: Limits, now: datetime, *, since: datetime | None = None) -> Health:
    """How both stand. `since`: when who looks began to look, so that a start after a night is no silence.

    Without a living worker nothing is sent, so the provider is not blamed for it.
    """
    beats = [beat for part in PARTS if (beat := vitals.last_beat(part)) is not None]
    worker: State = "none" if len(beats) < len(PARTS) else "ok"
    reference = min(beats) if len(beats) == len(PARTS) else None
    if since is not None:
        reference = max(reference, since) if reference is not None else since
    if reference is not None and now - reference > limits.worker:
        worker = "quiet"
    owed = vitals.owed_since(now - limits.provider) if worker == "ok" else None
    return Health(worker, "quiet" if owed is not None else "ok")


def look(
    uow: UnitOfWorkFactory,
    limits: Limits,
    now: datetime,
    *,
    watched: tuple[Watched, ...] = ("worker", "provider"),
    since: datetime | None = None,
) -> Health:
    """Look at the signs, and raise an alert where a spell begins or ends."""
    with uow() as work:
        found = health(work.vitals, limits, now, since=since)
        states: dict[Watched, State] = {"worker": found.worker, "provider": found.provider}
        for what in watched:
            if what == "provider" and found.worker == "quiet":
                continue  # nothing can be said of it
            is_quiet = states[what] == "quiet"
            change = work.vitals.begin_quiet if is_quiet else work.vitals.end_quiet
            if change(what, now):
                word = "quiet" if is_quiet else "back"
                log.warning("the %s is %s", what, word)
                work.alerts.add(Alert(KINDS[what], f"{word}/{now:%Y-%m-%dT%H:%MZ}", now))
        work.commit()
    return found
