"""Delivery in plain types: what a dispatcher claims, what it decides, and the queue it needs.

A message is *waiting* until a dispatcher claims it, *sending* while one holds its lease, *uncertain* when an attempt
may or may not have reached the provider (then the provider is asked before any repeat), and in the end exactly one of:
`accepted` by the provider, `expired`, `withdrawn`, `dead` (unreachable on this channel), `opted_out`, `window`
(outside WhatsApp's 24 hours), `failed` (a person must look) or `dropped` (stale on purpose).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from app.services.messages import Channel, DeliveryStatus, Outbound

OpenState = Literal["waiting", "uncertain", "sending"]
EndState = Literal["accepted", "expired", "withdrawn", "dead", "opted_out", "window", "failed", "dropped"]
State = OpenState | EndState

STATUS_RANK: dict[DeliveryStatus, int] = {
    "queued": 1,
    "sending": 2,
    "sent": 3,
    "canceled": 4,
    "failed": 4,
    "undelivered": 4,
    "delivered": 5,
    "read": 6,
}
"""Callbacks come out of order: a status is only replaced by one of a higher rank."""

UNDELIVERED: frozenset[DeliveryStatus] = frozenset({"canceled", "failed", "undelivered"})
"""Statuses that mean the person did not get it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one sender may send: segments (SMS) or messages (WhatsApp) per second, and how many at once."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One message that this dispatcher may now try, alone in its lane, until `lease_until`.

    `number` counts the claims of this message, this one included; `attempts` the sends begun before. With
    `uncertain_since` the provider must be asked first, `asks` times it was asked in vain. `is_withdrawn`: it may have
    left, so it is asked about, but never sent again.
    """

    id: int
    number: int
    lane: int
    person_id: int
    sender_id: int
    kind: str
    message: Outbound
    due_at: datetime
    claimed_at: datetime
    lease_until: datetime
    expires_at: datetime | None = None
    attempts: int = 0
    asks: int = 0
    uncertain_since: datetime | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a claimed message. `pause` stops its whole sender for that long."""

    claim: Claim
    state: State
    attempts: int
    asks: int = 0
    sid: str | None = None
    status: DeliveryStatus | None = None
    error_code: int | None = None
    next_try_at: datetime | None = None
    uncertain_since: datetime | None = None
    pause: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a message ended, for whoever must react: mark a contact, alert a person, delete a copy at the provider.

    `status` is set when the provider has already said more than that it took the message. `is_erased`: the person was
    erased while the message was under way; `sid` then names a copy that must be deleted at the provider.
    `paused_until` is set when the sender was stopped because of this message, which then is not at its end.
    """

    id: int
    lane: int
    person_id: int
    channel: Channel
    kind: str
    state: State
    at: datetime
    sid: str | None = None
    status: DeliveryStatus | None = None
    error_code: int | None = None
    is_erased: bool = False
    paused_until: datetime | None = None

    @property
    def needs_attention(self) -> bool:
        """True when a person must see it: the message did not and will not arrive by itself, or its sender stopped."""
        return (
            self.state in ("dead", "expired", "failed", "window")
            or self.status in UNDELIVERED
            or self.paused_until is not None
        )

    @property
    def detail(self) -> str:
        """A stable id for alerts and logs: `dead/21211`."""
        state = self.status if self.status in UNDELIVERED else self.state
        return f"{state}/{self.error_code}" if self.error_code else str(state)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one short transaction gave: messages to try, messages that ended, and when to look again at the latest.

    `next_look_at` is None when nothing is known to become due.
    """

    claims: tuple[Claim, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    next_look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How a queue hands out work. A lease outlasts everything one attempt may do, by far."""

    lease: timedelta = timedelta(seconds=90)
    max_claims: int = 60
    rates: Mapping[Channel, Rate] = field(
        default_factory=lambda: {"whatsapp": Rate(per_second=80, burst=80), "sms": Rate(per_second=1, burst=3)}
    )
    sender_rates: Mapping[str, Rate] = field(default_factory=dict)

    def rate_of(self, channel: Channel, sender: str) -> Rate:
        """The rate of this sender, or else of its channel."""
        return self.sender_rates.get(sender, self.rates[channel])


class DeliveryQueue(Protocol):
    """The outbox, seen from the dispatcher."""

    def exchange(self, verdicts: Sequence[Verdict], *, room: int, now: datetime) -> Exchange:
        """In one short transaction: record verdicts, take back expired leases, claim up to `room` messages."""
        ...

    def take_back_own(self, *, now: datetime) -> int:
        """Mark what this owner was sending when it died as uncertain; returns how many."""
        ...

    def earliest(self) -> datetime | None:
        """From when on an exchange may find something to do, perhaps long past; None when nothing waits. Only reads."""
        ...

    def known_sids(self, sids: Collection[str]) -> set[str]:
        """Which of these provider ids already belong to a message of ours."""
        ...
