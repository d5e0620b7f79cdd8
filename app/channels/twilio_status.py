"""One status callback, from Twilio's form to our `StatusUpdate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.channels.twilio_form import MAX_CHARACTERS, SID, Form, Refused
from app.services.messages import DeliveryStatus, StatusUpdate

STATUSES: Mapping[str, DeliveryStatus] = {
    "accepted": "queued",
    "scheduled": "queued",
    "queued": "queued",
    "sending": "sending",
    "sent": "sent",
    "partially_delivered": "sent",  # some parts arrived: no proof that the message was read whole
    "delivered": "delivered",
    "read": "read",
    "undelivered": "undelivered",
    "failed": "failed",
    "canceled": "canceled",
}
"""Twilio's words for an outgoing message and ours. `receiving` and `received` are of incoming ones, and not here."""


def read_status(fields: Sequence[tuple[str, str]]) -> StatusUpdate | Refused:
    """What this callback says; a `Refused` without a sid or with a status that no outgoing message has. Never raises.

    Callbacks come late, twice and out of order: whoever applies them ranks statuses and never goes back.
    """
    form = Form(fields)
    if form.size > MAX_CHARACTERS:
        return Refused("too_large")
    sid = form.word("MessageSid", "SmsSid")
    if not SID.fullmatch(sid):
        return Refused("no_sid")
    status = STATUSES.get(form.word("MessageStatus", "SmsStatus").lower())
    if status is None:
        return Refused("no_status")
    return StatusUpdate(sid=sid, status=status, error_code=_code(form.word("ErrorCode")))


def _code(text: str) -> int | None:
    """A Twilio error code, five digits at most in practice; None for blank, zero or anything else."""
    is_code = text.isascii() and text.isdecimal() and len(text) <= 9
    return (int(text) or None) if is_code else None
