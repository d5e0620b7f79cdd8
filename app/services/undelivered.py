"""A delivery status as a use case: it only moves forward; a failure is repeated where that helps, or told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from app.services.delivery import UNDELIVERED, EndState, Outcome
from app.services.messages import Reaction, StatusUpdate


class Deliveries(Protocol):
    """The outbox, seen from a status callback."""

    def apply_status(self, update: StatusUpdate, *, now: datetime) -> bool:
        """Move a status forward; False when unknown or not newer."""
        ...

    def outcome_of(self, sid: str, *, now: datetime) -> Outcome | None:
        """How the message stands; None when it is not ours."""
        ...

    def send_again(self, sid: str, *, not_before: datetime, now: datetime) -> bool:
        """Queue it once more; False when it cannot be."""
        ...


def take_status(
    outbox: Deliveries,
    update: StatusUpdate,
    *,
    now: datetime,
    rule: Callable[[int | None], tuple[Reaction, float]],
    tell: Callable[[Outcome], None],
) -> bool:
    """Apply one status. `rule` gives reaction and seconds to wait for a provider's code; `tell` is the outcome's door.

    True when the status was new. A repeat is queued at most once; an answer that outlived the window is told, not sent.
    """
    if not outbox.apply_status(update, now=now):
        return False
    if update.status not in UNDELIVERED:
        return True
    reaction, seconds = rule(update.error_code)
    if reaction == "retry" and outbox.send_again(update.sid, not_before=now + timedelta(seconds=seconds), now=now):
        return True
    outcome = outbox.outcome_of(update.sid, now=now)
    if outcome is not None:
        tell(replace(outcome, state=_ENDS.get(reaction, outcome.state)))
    return True


_ENDS: Mapping[Reaction, EndState] = {"opt_out": "opted_out", "dead": "dead", "window": "window"}
"""What a failure after acceptance means for the contact."""
