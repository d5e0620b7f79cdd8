"""How people name the messages that we send them. Pure.

What else means them depends on what was asked: "que no digan" where it is asked what may be sent, "manden" where a
hearing could be meant instead. Each place adds its own.
"""

from __future__ import annotations

import re

_NAMES = (r"mensaj\w*", "msjs?", r"recordator\w*", "messages?", "reminders?")


def naming_messages(*more: str) -> re.Pattern[str]:
    """A pattern for folded words that name our messages, or are one of `more` (patterns of whole words)."""
    return re.compile(rf"\b(?:{'|'.join((*_NAMES, *more))})\b")
