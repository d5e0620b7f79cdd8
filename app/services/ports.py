"""What the use cases need from the outside world, as Protocols. The shells fulfil them; `app.main` wires them.

Times are aware UTC datetimes and always arguments. Nothing here opens anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from app.services.messages import Address, Channel, DeliveryStatus, Inbound, Outbound, SendResult, StatusUpdate


class Clock(Protocol):
    """Tells the time: aware, in UTC."""

    def __call__(self) -> datetime:
        """The present moment."""
        ...


@dataclass(frozen=True, slots=True)
class Seat:
    """One contact in one conversation: who is writing, for which case, and where the dialogue stands.

    `state` is the conversation as JSON text, or None when this contact writes for the first time; empty when what was
    stored does not open any more.
    `last_inbound_at` is when this contact last wrote to us on this channel before the present message.
    """

    conversation_id: int
    contact_id: int
    person_id: int
    case_id: int
    case_code: str
    organisation_id: int
    address: Address
    language: str | None
    state: str | None = field(repr=False)
    last_inbound_at: datetime | None
    is_opted_out: bool
    is_handed_off: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one answer; never altered afterwards.

    `address` is an item of the form (`A.I.4`) or a node of a flow (`welcome/consent_unasked`). `leaf` is the leaf of
    `APPLICATION.json` as JSON text (state, value, original, language...). `author` is `person`, `reviewer:<id>`,
    `volunteer:<id>` or `rule:<name>`.
    """

    address: str
    leaf: str = field(repr=False)
    author: str
    at: datetime
    release: str
    message_sid: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A legal statement that was said: text id (`mpp/what_is/say`) and the ids of its facts."""

    text_id: str
    fact_ids: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Queued:
    """A message for the outbox.

    `lane` is the conversation: order is kept inside it. `key` is unique for ever (conversation, turn, index), so that
    enqueueing twice changes nothing. `kind`: `reply`, `reminder`, `notice`. `segments` is what SMS will be billed.
    """

    lane: int
    key: str
    message: Outbound
    kind: str = "reply"
    not_before: datetime | None = None
    expires_at: datetime | None = None
    segments: int = 1


AlertKind = Literal[
    "handoff",
    "emergency",
    "flood",
    "budget",
    "undelivered",
    "setup",
    "sender_paused",
    "worker_silent",
    "content",
    "retention",
]


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a member of staff must see. Holds a case code, never a name, number or words of the person.

    `case_code` is None for alerts about the service itself; `detail` is a stable id, not prose.
    """

    kind: AlertKind
    detail: str
    at: datetime
    case_code: str | None = None
    organisation_id: int | None = None


class Inbox(Protocol):
    """Messages as they came, stored once."""

    def add(self, inbound: Inbound, *, conversation_id: int) -> bool:
        """Store a message sealed under its person's key; False when this sid is already here."""
        ...

    def has(self, sid: str) -> bool:
        """True when a message with this sid was stored before, even if it was erased since."""
        ...

    def hide_words(self, sid: str) -> None:
        """Keep that this message came, and none of its words: it was a PIN."""
        ...

    def count_since(self, contact_id: int, since: datetime) -> int:
        """How many messages this contact sent since then (flood limit)."""
        ...

    def history(self, case_id: int) -> list[Inbound]:
        """All messages of a case, in the order they were stored."""
        ...


class Seats(Protocol):
    """Contacts, persons, cases and conversations behind one lock."""

    def take(self, address: Address, *, now: datetime) -> Seat:
        """The seat of whoever writes from this address, created if new, locked until the transaction ends."""
        ...

    def at(self, conversation_id: int) -> Seat:
        """The same for a known conversation."""
        ...

    def save(
        self, seat: Seat, *, state: str, language: str | None, case_state: str, flags: Sequence[str], now: datetime
    ) -> None:
        """Keep where the dialogue stands, sealed; `case_state` and `flags` are clear columns."""
        ...

    def touch_inbound(self, seat: Seat, now: datetime) -> None:
        """Remember that this contact wrote now: opens WhatsApp's 24-hour window."""
        ...

    def newcomers_since(self, since: datetime) -> int:
        """How many contacts wrote for the first time since then."""
        ...

    def set_opt_out(self, seat: Seat, opted_out: bool, now: datetime) -> None:
        """Stop or allow messages to this contact on this channel; outlives an erasure as a keyed hash."""
        ...

    def set_handed_off(self, seat: Seat, handed_off: bool, now: datetime) -> None:
        """A person has taken over this conversation, or has given it back."""
        ...

    def link(self, seat: Seat, to_person_id: int, now: datetime, *, absorb: bool = True) -> Seat:
        """Let this contact speak for a person already known, and give the seat it has then.

        With `absorb` (a new phone, proven by the recovery word) all that was said from this contact so far becomes
        theirs, and the conversation goes on. Without (a shared phone) whoever wrote before keeps their own case.
        """
        ...


class Answers(Protocol):
    """The append-only log of answers, sealed; the present application is a projection of it."""

    def append(self, case_id: int, revisions: Sequence[Revision]) -> None:
        """Add revisions in order."""
        ...

    def history(self, case_id: int, address: str | None = None) -> list[Revision]:
        """All revisions of a case, oldest first, or those of one address."""
        ...

    def latest(self, case_id: int) -> dict[str, Revision]:
        """The newest revision of each address."""
        ...


class ToldLog(Protocol):
    """What legal statements were said to whom."""

    def add(self, case_id: int, told: Sequence[Told]) -> None:
        """Remember them."""
        ...

    def cases_told(self, fact_id: str) -> list[str]:
        """Codes of the cases that were told a statement resting on this fact."""
        ...


@dataclass(frozen=True, slots=True)
class CaseCard:
    """The clear columns of a case: what may be listed without opening anything."""

    case_id: int
    code: str
    person_id: int
    organisation_id: int
    state: str
    language: str | None
    flags: tuple[str, ...]
    hearing_at: datetime | None
    place_id: str | None
    assignee: str | None
    created_at: datetime
    last_activity_at: datetime


class Cases(Protocol):
    """Cases as staff and reminders see them."""

    def find(self, code: str) -> CaseCard | None:
        """The case with this code as people type it, or None."""
        ...

    def visible_to(self, organisation_id: int) -> list[CaseCard]:
        """Cases whose newest consent for this organisation is a yes; last touched first."""
        ...

    def with_hearing(self, start: datetime, end: datetime) -> list[CaseCard]:
        """Cases with a hearing from `start` to before `end`, soonest first."""
        ...

    def set_hearing(self, case_id: int, at: datetime | None, place_id: str | None, now: datetime) -> None:
        """Remember the next hearing, or that there is none."""
        ...

    def assign(self, case_id: int, assignee: str | None, now: datetime) -> None:
        """Give the case to a member of staff, or to nobody."""
        ...

    def conversations(self, case_id: int) -> list[int]:
        """Through which conversations the person of this case can be written to, oldest first."""
        ...


class Consents(Protocol):
    """Which organisations a person lets see their case; append-only, the newest decision holds."""

    def record(self, case_id: int, organisation_id: int, granted: bool, now: datetime) -> None:
        """Remember a decision."""
        ...

    def is_granted(self, case_id: int, organisation_id: int) -> bool:
        """True when the newest decision for this organisation is a yes."""
        ...


class Recovery(Protocol):
    """The recovery word by which a person proves, from a new phone, that a case is theirs.

    Stored as a sealed slow hash, never shown again. Five wrong tries in a row lock it for an hour.
    """

    def set_word(self, person_id: int, word: str | None) -> None:
        """Set the word, or take it away. Case, accents and spaces do not count."""
        ...

    def find_person(self, case_code: str, word: str, now: datetime) -> int | None:
        """The person whose case code and recovery word these are; None for anything else, without saying what."""
        ...


class ProviderDeletions(Protocol):
    """The provider's copies that must be deleted, by message sid, until it says that they are gone."""

    def add(self, sids: Sequence[str], now: datetime) -> int:
        """Queue them; returns how many were new."""
        ...

    def due(self, *, now: datetime, limit: int = 50) -> list[str]:
        """What to delete now, oldest first."""
        ...

    def done(self, sid: str) -> None:
        """It is gone."""
        ...

    def postpone(self, sid: str, until: datetime) -> int:
        """Not yet: try again then. Returns how often it has failed."""
        ...


class Outbox(Protocol):
    """Messages that must leave; see `app.worker.dispatcher` for the promises."""

    def enqueue(self, messages: Sequence[Queued], *, person_id: int, now: datetime) -> int:
        """Insert, in the caller's transaction; returns how many were new (a repeated key changes nothing)."""
        ...

    def withdraw(self, key_prefix: str, *, now: datetime) -> int:
        """Withdraw messages that have not left yet; returns how many."""
        ...

    def apply_status(self, update: StatusUpdate, *, now: datetime) -> bool:
        """Move a delivery status forward, never back; False when unknown or not newer."""
        ...

    def spent_since(self, since: datetime) -> Mapping[Channel, int]:
        """Segments (SMS) and messages (WhatsApp) sent or queued since then: the budget's count."""
        ...

    def drop_early_statuses(self, before: datetime) -> int:
        """Forget statuses that came before then for messages that were never ours; returns how many."""
        ...

    def spent_by(self, person_id: int, since: datetime) -> int:
        """The same for one person, on all channels together."""
        ...


class Media(Protocol):
    """Voice notes and pictures that people sent, sealed."""

    def add(self, conversation_id: int, message_sid: str, index: int, url: str, content_type: str) -> None:
        """Remember that a file waits at the provider; a worker fetches it."""
        ...

    def fill(self, media_id: int, content: bytes, *, now: datetime) -> None:
        """Keep its bytes, sealed under the person's key."""
        ...

    def waiting(self, *, now: datetime, limit: int = 20) -> list[WaitingFile]:
        """Files to fetch now, oldest first."""
        ...

    def postpone(self, media_id: int, until: datetime) -> None:
        """It could not be fetched: try again then."""
        ...

    def give_up(self, media_id: int) -> None:
        """It cannot be had: the provider has it no longer, or it is too large."""
        ...

    def of_message(self, message_sid: str) -> list[KeptFile]:
        """The files that came with a message, in order; those still waiting or gone are not among them."""
        ...


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file to fetch. `tries` counts the attempts that failed."""

    media_id: int
    url: str = field(repr=False)
    content_type: str
    tries: int


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as the person sent it. `message_sid` is the message it came with."""

    media_id: int
    message_sid: str
    content_type: str
    content: bytes = field(repr=False)


class Alerts(Protocol):
    """What staff must see."""

    def add(self, alert: Alert) -> None:
        """Queue an alert; the worker mails it. The same one again within ten minutes is one alert."""
        ...

    def add_once(self, alert: Alert) -> bool:
        """The same, unless one of this kind, detail and case was ever queued; True when it was new."""
        ...

    def waiting(self, *, now: datetime, limit: int = 50) -> list[WaitingAlert]:
        """Alerts nobody was told of yet, oldest first."""
        ...

    def mark_notified(self, alert_id: int, now: datetime) -> None:
        """Somebody was told."""
        ...

    def postpone(self, alert_id: int, until: datetime) -> int:
        """Nobody could be told: try again then. Returns how often it has failed."""
        ...


@dataclass(frozen=True, slots=True)
class WaitingAlert:
    """An alert to deliver. `tries` counts the attempts that failed."""

    alert_id: int
    alert: Alert
    tries: int


class Erasure(Protocol):
    """BORRAR: the key and the rows go; a receipt says what was removed and what could not be."""

    def erase_case(self, case_id: int, *, now: datetime, reason: ErasureReason = "asked") -> ErasureReceipt:
        """Destroy the person's key and rows; provider copies are queued for deletion by sid.

        What is still saved for the case in the same transaction is dropped. A last message (the receipt) may still be
        queued for the person's id: it is sealed under a new key that lives for two days. Raises for an unknown case,
        and with `retention` for one that has become active since it was announced.
        """
        ...

    def end_farewells(self, *, now: datetime) -> int:
        """Destroy the two-day keys whose time is over, with the last messages they sealed; returns how many."""
        ...


ErasureReason = Literal["asked", "retention", "replayed"]


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """What an erasure removed: counts only. `code` is the receipt's number, unrelated to the case code.

    `copies_unsure`: our messages that may be on their way to the provider at that moment, so that a copy of them may
    stay there which nobody can name.
    """

    code: str
    at: datetime
    messages: int
    answers: int
    files: int
    provider_copies_queued: int
    copies_unsure: int = 0


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case that nobody touched for a long time, and the conversations through which its person can be told."""

    case_id: int
    case_code: str
    organisation_id: int
    last_activity_at: datetime
    conversation_ids: tuple[int, ...]


class Retention(Protocol):
    """Cases end some months after the last activity of person or clinic, announced to both beforehand."""

    def due_for_notice(self, *, now: datetime, months: int = 12, notice_days: int = 30) -> list[DueCase]:
        """Cases that end within `notice_days` and were not announced yet."""
        ...

    def mark_announced(self, case_id: int, now: datetime) -> None:
        """Person and clinic were told. Any later activity takes it back."""
        ...

    def due_for_purge(self, *, now: datetime, months: int = 12, notice_days: int = 30) -> list[DueCase]:
        """Cases past their time that were announced at least `notice_days` ago."""
        ...

    def note_activity(self, case_id: int, now: datetime) -> None:
        """The clinic did something for this case: its time starts anew."""
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

    def commit(self) -> None:
        """Make everything since entering true at once, then wake the dispatcher."""
        ...


class UnitOfWorkFactory(Protocol):
    """Opens a new unit of work each time it is called."""

    def __call__(self) -> UnitOfWork:
        """A unit of work, not yet entered."""
        ...


@dataclass(frozen=True, slots=True)
class SentTrace:
    """One message the provider says it already took: for asking before repeating an uncertain send."""

    sid: str
    body: str = field(repr=False)
    created_at: datetime
    status: DeliveryStatus


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
