"""What the use cases ask of storage within one transaction, as Protocols. `app.storage` fulfils them.

Times are aware UTC datetimes and always arguments.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.services.messages import Address, Channel, Inbound, StatusUpdate
from app.services.records import (
    Alert,
    AlertKind,
    CaseCard,
    DueCase,
    Ending,
    EndingCase,
    ErasureReason,
    ErasureReceipt,
    FileState,
    KeptFile,
    Left,
    Queued,
    Revision,
    Seat,
    SentFile,
    Told,
    WaitingAlert,
    WaitingFile,
)


class Inbox(Protocol):
    """Messages as they came, stored once."""

    def add(self, inbound: Inbound, *, conversation_id: int) -> bool:
        """Store a message sealed under its person's key; False when this sid is already here."""
        ...

    def has(self, sid: str) -> bool:
        """True when a message with this sid was stored before, even if it was erased since."""
        ...

    def hide_words(self, sid: str, *, beside: str = "") -> None:
        """Keep that this message came, and of its words only those beside the PIN that it gave."""
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

    def of_case(self, case_id: int) -> list[Told]:
        """All that a case was told, oldest first."""
        ...


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

    def add(self, sids: Sequence[str], now: datetime, *, not_before: datetime | None = None) -> int:
        """Queue them, for now or for later; returns how many were new or are due sooner by this."""
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

    def withdraw_lane(self, lane: int, *, now: datetime) -> int:
        """The same for all of a conversation: reminders too."""
        ...

    def apply_status(self, update: StatusUpdate, *, now: datetime) -> bool:
        """Move a delivery status forward, never back; False when unknown or not newer."""
        ...

    def spent_since(self, since: datetime) -> Mapping[Channel, int]:
        """Segments (SMS) and messages (WhatsApp) sent or queued since then: the budget's count."""
        ...

    def left(self, case_id: int) -> list[Left]:
        """Everything queued for the person of this case, oldest first, without what was taken back."""
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

    def give_up(self, media_id: int, why: FileState = "gone") -> None:
        """It cannot be had: the provider has it no longer, or it is too large, or of a kind that is never fetched."""
        ...

    def is_whole(self, message_sid: str) -> bool:
        """True when every file of this message is kept."""
        ...

    def of_case(self, case_id: int) -> list[SentFile]:
        """Every file of a case, the one sent last first; their bytes stay sealed."""
        ...

    def content(self, file_id: int) -> bytes:
        """The bytes of a kept file. Raises NotThere."""
        ...

    def of_message(self, message_sid: str) -> list[KeptFile]:
        """The files that came with a message, in order; those still waiting or gone are not among them."""
        ...


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

    def recent(
        self, organisation_id: int, kinds: Collection[AlertKind], *, since: datetime, limit: int = 500
    ) -> list[Alert]:
        """Alerts of these kinds about the organisation's cases or about the service itself, newest first."""
        ...

    def mark_notified(self, alert_id: int, now: datetime) -> None:
        """Somebody was told."""
        ...

    def postpone(self, alert_id: int, until: datetime) -> int:
        """Nobody could be told: try again then. Returns how often it has failed."""
        ...


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

    def ending(self, case_id: int, *, now: datetime, months: int = 12, notice_days: int = 30) -> Ending:
        """When this case ends by itself."""
        ...

    def ending_soon(
        self, organisation_id: int, *, now: datetime, months: int = 12, notice_days: int = 30, days: int = 90
    ) -> list[EndingCase]:
        """Cases of an organisation, with their person's consent, that end within so many days; the soonest first."""
        ...
