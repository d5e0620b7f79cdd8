"""What the use cases need from the outside world, as Protocols. The shells fulfil them; `app.wiring` wires them.

The records that pass are in `records`, the parts of a unit of work in `repositories`; all are importable from here.
Times are aware UTC datetimes and always arguments. Nothing here opens anything.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from app.services.handoff_ports import Handoffs, Talks
from app.services.handout_ports import Handouts
from app.services.hearing_ports import Hearings
from app.services.messages import Inbound, Outbound, SendResult
from app.services.records import (
    Alert,
    AlertKind,
    CaseCard,
    DueCase,
    ErasureReason,
    ErasureReceipt,
    KeptFile,
    Queued,
    Revision,
    Seat,
    SentTrace,
    Told,
    WaitingAlert,
    WaitingFile,
)
from app.services.repositories import (
    Alerts,
    Answers,
    Cases,
    Consents,
    Erasure,
    Inbox,
    Media,
    Outbox,
    ProviderDeletions,
    Recovery,
    Retention,
    Seats,
    ToldLog,
)

__all__ = [
    "Alert",
    "AlertKind",
    "Alerts",
    "Answers",
    "CaseCard",
    "Cases",
    "Clock",
    "Consents",
    "DueCase",
    "Erasure",
    "ErasureReason",
    "ErasureReceipt",
    "Inbox",
    "KeptFile",
    "Media",
    "Notifier",
    "Outbox",
    "PinKeeper",
    "ProviderDeletions",
    "ProviderRecords",
    "Queued",
    "Recovery",
    "Retention",
    "Revision",
    "Seat",
    "Seats",
    "Sender",
    "SentTrace",
    "Told",
    "ToldLog",
    "UnitOfWork",
    "UnitOfWorkFactory",
    "WaitingAlert",
    "WaitingFile",
]
from app.services.review_ports import Reviews
from app.services.second_ports import Seconds
from app.services.signing import SignatureBook
from app.services.vital_ports import Vitals


class Clock(Protocol):
    """Tells the time: aware, in UTC."""

    def __call__(self) -> datetime:
        """The present moment."""
        ...


class UnitOfWork(AbstractContextManager["UnitOfWork"], Protocol):
    """One transaction. Leaving without `commit()` changes nothing. Entering takes the writer's place."""

    @property
    def inbox(self) -> Inbox:
        """Messages as they came."""
        ...

    @property
    def seats(self) -> Seats:
        """Contacts, persons, cases, conversations."""
        ...

    @property
    def answers(self) -> Answers:
        """The log of answers."""
        ...

    @property
    def told(self) -> ToldLog:
        """What was said to whom."""
        ...

    @property
    def cases(self) -> Cases:
        """Cases by their clear columns."""
        ...

    @property
    def hearings(self) -> Hearings:
        """Hearings, the steps before them, notes of calls."""
        ...

    @property
    def seconds(self) -> Seconds:
        """Second contacts for the day of a hearing."""
        ...

    @property
    def handouts(self) -> Handouts:
        """Files made for one person."""
        ...

    @property
    def consents(self) -> Consents:
        """Who may see which case."""
        ...

    @property
    def recovery(self) -> Recovery:
        """Recovery words."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Messages that must leave."""
        ...

    @property
    def media(self) -> Media:
        """Files people sent."""
        ...

    @property
    def alerts(self) -> Alerts:
        """What staff must see."""
        ...

    @property
    def erasure(self) -> Erasure:
        """Erasing."""
        ...

    @property
    def retention(self) -> Retention:
        """Ending cases whose time is over."""
        ...

    @property
    def provider_deletions(self) -> ProviderDeletions:
        """Copies to delete at the provider."""
        ...

    @property
    def reviews(self) -> Reviews:
        """Drafts under review."""
        ...

    @property
    def handoffs(self) -> Handoffs:
        """What people raised until somebody closes it."""
        ...

    @property
    def talks(self) -> Talks:
        """Conversations as they were spoken."""
        ...

    @property
    def signatures(self) -> SignatureBook:
        """What people signed, withdrew and renewed."""
        ...

    @property
    def vitals(self) -> Vitals:
        """Signs of life of the worker and of the provider."""
        ...

    def commit(self) -> None:
        """Make everything since entering true at once, then wake the dispatcher."""
        ...


class UnitOfWorkFactory(Protocol):
    """Opens a new unit of work each time it is called."""

    def __call__(self) -> UnitOfWork:
        """A unit of work, not yet entered."""
        ...


class Sender(Protocol):
    """The message provider, seen from the dispatcher. Never raises for a provider's refusal: returns it."""

    def send(self, message: Outbound) -> SendResult:
        """Try once, within the time limit."""
        ...

    def recent(self, message: Outbound, since: datetime) -> list[SentTrace]:
        """What the provider already took from this sender for this contact since then.

        Raises ProviderTrouble when it cannot be asked.
        """
        ...


class ProviderRecords(Protocol):
    """The provider's own copies, for fetching and erasing."""

    def delete_message(self, sid: str) -> bool:
        """True when it is gone (or was already); False when it must be tried again later."""
        ...

    def fetch_media(self, url: str, *, max_bytes: int) -> tuple[str, bytes]:
        """Content type and bytes of a file a person sent. Raises ProviderTrouble."""
        ...

    def inbound_since(self, since: datetime) -> list[Inbound]:
        """Messages people sent since then, for reconciliation. Raises ProviderTrouble."""
        ...


class PinKeeper(Protocol):
    """Keeps PINs as slow digests."""

    def digest(self, pin: str) -> str:
        """A salted digest, safe to keep."""
        ...

    def is_right(self, pin: str, digest: str) -> bool:
        """Whether a typed PIN has this digest; outer spaces do not matter."""
        ...


class Notifier(Protocol):
    """Tells staff: by e-mail or a duty number."""

    def notify(self, alert: Alert) -> None:
        """Deliver one alert. Raises ProviderTrouble when it could not."""
        ...
