"""Messages as our own plain types: what came in, what goes out, what the provider said of it.

No provider's library is needed to make or read them; `app.channels` turns the provider's forms into these and back.
Their `repr` leaves out words, names and numbers, so that one which strays into a log or an error tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Channel = Literal["whatsapp", "sms"]

DeliveryStatus = Literal["queued", "sending", "sent", "delivered", "read", "undelivered", "failed", "canceled"]


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach somebody.

    `key` is canonical and stable (ExternalUserId when the provider gives one, else E.164 with Mexico's old mobile 1
    removed); `reply_to` is the exact form the provider used, without channel prefix (`+5215512345678`, `MX.ab12`).
    `number` is the E.164 canonical number, or None for a WhatsApp user who hides it.
    """

    channel: Channel
    key: str = field(repr=False)
    reply_to: str = field(repr=False)
    number: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A file that came with a message: where the provider keeps it and what it says it is."""

    url: str = field(repr=False)
    content_type: str


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a person, as received once.

    `payload` is the hidden id of a tapped button or list row. `opt_out_type` is STOP, START or HELP when the
    provider has already answered an opt-out word itself. `extra` keeps every other field by the provider's name.
    `sender` is our own number or service that was written to, in the provider's form without channel prefix.
    """

    sid: str
    address: Address
    sender: str
    body: str = field(repr=False)
    received_at: datetime
    payload: str | None = field(default=None, repr=False)
    media: tuple[MediaRef, ...] = ()
    opt_out_type: str | None = None
    quoted_sid: str | None = None
    has_location: bool = False
    profile_name: str | None = field(default=None, repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Template:
    """Buttons, a list or an approved template: the Content resource's sid and its variables."""

    content_sid: str
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message ready to leave. With a template, `body` is the plain text that stands for it (numbered options)."""

    to: Address
    sender: str
    body: str = field(repr=False)
    template: Template | None = None
    media_urls: tuple[str, ...] = field(default=(), repr=False)
    valid_for_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """What a status callback says of one outgoing message."""

    sid: str
    status: DeliveryStatus
    error_code: int | None = None


Reaction = Literal["retry", "wait", "dead", "fix", "opt_out", "window", "uncertain", "drop"]


@dataclass(frozen=True, slots=True)
class SendResult:
    """How one attempt to send ended.

    Accepted: `sid` is set. Otherwise `reaction` says what to do: `retry` (back off), `wait` (pause the whole sender
    for `wait_seconds`), `dead` (unreachable on this channel), `fix` (our set-up is wrong: alert a person), `opt_out`
    (never again until they return), `window` (outside WhatsApp's 24 hours), `uncertain` (it may have been sent: ask
    the provider before a repeat), `drop` (stale, nothing to do).
    """

    sid: str | None = None
    status: DeliveryStatus | None = None
    reaction: Reaction | None = None
    error_code: int | None = None
    wait_seconds: float | None = None

    @property
    def is_accepted(self) -> bool:
        """True when the provider took the message."""
        return self.sid is not None
