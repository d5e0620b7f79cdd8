"""Recognising our own message among what the provider already took from this sender for this contact."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from app.services.messages import Outbound
from app.services.ports import SentTrace


def find_sent(
    message: Outbound, traces: Sequence[SentTrace], *, since: datetime, slack: timedelta, known: Collection[str]
) -> SentTrace | None:
    """The trace of this message, or None.

    Earlier messages with the same words are `known` by their sids; only traces from `since` on count, less `slack`
    for two clocks that differ. The oldest match is the first attempt that arrived.
    """
    fitting = [
        trace
        for trace in traces
        if trace.sid not in known and trace.created_at >= since - slack and resembles(message, trace.body)
    ]
    return min(fitting, key=lambda trace: trace.created_at, default=None)


def resembles(message: Outbound, body: str) -> bool:
    """True when the provider's copy of the words can be this message.

    Plain text matches by digest, whatever happened to blanks. A template comes back as the provider rendered it,
    without our numbered options: then every variable must appear in it, or it must be a part of our plain text.
    """
    if hmac.compare_digest(_digest(message.body), _digest(body)):
        return True
    if message.template is None:
        return False
    rendered = _plain(body)
    values = [_plain(value) for value in message.template.variables.values() if value.strip()]
    is_part = bool(rendered) and rendered in _plain(message.body)
    return is_part or bool(values and all(value in rendered for value in values))


def _digest(text: str) -> bytes:
    return sha256(_plain(text).encode("utf-8", "surrogatepass")).digest()


def _plain(text: str) -> str:
    return " ".join(text.split())
