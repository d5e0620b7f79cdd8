"""What the coordinator's pages work with beside the clinic's desk, handed over once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, cast

from fastapi import Depends, Request

from app.clinic.guards import desk_of, signed_in
from app.services.access.staff import Staff
from app.services.condition import Condition
from app.services.figures import Figures
from app.services.freshness import StaleFact
from app.services.messages import Channel
from app.services.reaching import Reaching

NAME = "watch"
"""Under which name the desk stands among the clinic's services."""

Overseer = Annotated[Staff, Depends(signed_in("reviewer", "coordinator"))]
"""Who sees every case whose person agreed."""

Caretaker = Annotated[Staff, Depends(signed_in("reviewer", "coordinator", "administrator"))]
"""Who looks after the service: pages that say nothing about a case, or only to those who see all cases."""


@dataclass(frozen=True)
class WatchDesk:
    """`figures` counts the cases of an organisation; `condition` looks how the service stands; `facts` gives those
    whose review was due before a day.

    `spent` is how many messages (WhatsApp) and segments (SMS) left or were queued today, `budget` the day's limit.
    `meaning` says in English what one of the provider's error codes means; empty for an unknown one.
    """

    reaching: Callable[[], Reaching]
    figures: Callable[[int], Figures]
    condition: Callable[[], Condition]
    facts: Callable[[date], Sequence[StaleFact]]
    spent: Callable[[], dict[Channel, int]]
    budget: int
    meaning: Callable[[int], str]


def watch_of(request: Request) -> WatchDesk:
    """The desk of this application."""
    return cast(WatchDesk, desk_of(request).services[NAME])
