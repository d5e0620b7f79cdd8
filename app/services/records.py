"""What passes between use cases and storage, as frozen records. Their `repr` leaves out words and numbers of people.

Times are aware UTC datetimes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.services.messages import Address, DeliveryStatus, Outbound
from app.services.sniffing import Nature


@dataclass(frozen=True, slots=True)
class Seat:
    """One contact in one conversation: who is writing, for which case, and where the dialogue stands.

    `state` is the conversation as JSON text, or None when this contact writes for the first time; empty when what was
    stored does not open any more. `review_state`: where the draft stands with the clinic, once the form was begun.
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
    review_state: str | None = None


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
    "provider_silent",
    "content",
    "retention",
    "hearing",
    "unreached",
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


@dataclass(frozen=True, slots=True)
class WaitingAlert:
    """An alert to deliver. `tries` counts the attempts that failed."""

    alert_id: int
    alert: Alert
    tries: int


@dataclass(frozen=True, slots=True)
class CaseCard:
    """The clear columns of a case: what may be listed without opening anything.

    `is_practice`: its person is invented, and it is there for its assignee alone.
    """

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
    is_practice: bool = False


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file to fetch. `tries` counts the attempts that failed."""

    media_id: int
    url: str = field(repr=False)
    content_type: str
    tries: int
    message_sid: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as the person sent it. `message_sid` is the message it came with."""

    media_id: int
    message_sid: str
    content_type: str
    content: bytes = field(repr=False)


FileState = Literal["waiting", "kept", "gone", "large", "kind"]
"""`waiting` at the provider; `kept`; or not to be had: gone there, too large, of a kind that is never fetched."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent, without its bytes. `declared` is what the provider called it, `nature` what it is.

    `caption` are the words that came with it. `nature` is None until it is kept.
    """

    file_id: int
    message_sid: str
    state: FileState
    declared: str
    sent_at: datetime
    caption: str = field(repr=False)
    nature: Nature | None = None


PRACTICE = "@practice"
"""The organisation of all practice cases. No organisation of people has a slug like it."""

ErasureReason = Literal["asked", "clinic", "retention", "replayed", "practice"]
"""The person asked; the clinic ended a case that is nobody's or holds nothing; its time was over; a restore;
a practice case, of which nothing stays."""


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


@dataclass(frozen=True, slots=True)
class Ending:
    """When a case ends by itself, unless person or clinic do something for it. `announced_at`: both were told."""

    last_activity_at: datetime
    announced_at: datetime | None
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class EndingCase:
    """A case that ends soon, by its clear columns. `has_draft`: its person began the form."""

    code: str
    assignee: str | None
    has_draft: bool
    ending: Ending


@dataclass(frozen=True, slots=True)
class Left:
    """A message of ours: when it was due and its words. `text` is None where they do not open any more."""

    at: datetime
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class SentTrace:
    """One message the provider says it already took: for asking before repeating an uncertain send."""

    sid: str
    body: str = field(repr=False)
    created_at: datetime
    status: DeliveryStatus
