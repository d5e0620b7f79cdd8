"""What a person chose about messages that they did not ask for, read from their own conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.court.reminders import Choice
from app.dialogue.conversation import Conversation
from app.dialogue.flow import Question
from app.dialogue.library import FlowLibrary
from app.dialogue.run import locate

ALLOWED = ("neutral", "full")
"""Choices at `@unasked` that allow a neutral line."""

SAVES = frozenset({"@unasked", "@hours", "@remind", "@remind_words", "@weekly", "@checkin"})
"""Where such choices are kept: a change of one of them plans anew."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be sent unasked about a hearing. `words`: `neutral` says nothing of a case. `hours`: as in WINDOWS."""

    remind: Choice
    words: Literal["neutral", "full"]
    hours: str
    is_weekly: bool
    is_checked_in: bool


def chosen(conversation: Conversation, library: FlowLibrary, save: str) -> str | None:
    """What the person answered where `save` is kept (`@unasked`, `@hours`), or None."""
    for key, answer in conversation.answers.items():
        found = locate(library, key)
        if found and isinstance(found[1], Question) and found[1].save == save and answer.state == "answered":
            return str(answer.value)
    return None


def choices_of(conversation: Conversation, library: FlowLibrary) -> Choices:
    """The choices of a conversation.

    Who was asked about hearing reminders has said what they want; who was not gets what they allowed in general, and
    nothing where they allowed nothing. A PIN means that nothing of a case is shown before it: then all is neutral.
    """
    in_general = chosen(conversation, library, "@unasked")
    remind = chosen(conversation, library, "@remind") or ("all" if in_general in ALLOWED else "none")
    words = chosen(conversation, library, "@remind_words") or in_general
    is_open = words == "full" and not conversation.has_pin
    return Choices(
        remind="all" if remind == "all" else "few" if remind == "few" else "none",
        words="full" if is_open else "neutral",
        hours=chosen(conversation, library, "@hours") or "day",
        is_weekly=chosen(conversation, library, "@weekly") == "yes",
        is_checked_in=chosen(conversation, library, "@checkin") == "yes",
    )
