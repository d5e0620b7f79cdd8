"""What a person chose about messages that they did not ask for, read from their own conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.court.reminders import Choice
from app.dialogue.conversation import Answer, Conversation
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


def chosen(answers: Mapping[str, Answer], library: FlowLibrary, save: str) -> str | None:
    """What the person answered where `save` is kept (`@unasked`, `@hours`), or None."""
    for key, answer in answers.items():
        found = locate(library, key)
        if found and isinstance(found[1], Question) and found[1].save == save and answer.state == "answered":
            return str(answer.value)
    return None


def choices_of(conversation: Conversation, library: FlowLibrary) -> Choices:
    """The choices of a conversation.

    Who was asked about hearing reminders has said what they want; who was not gets what they allowed in general, and
    nothing where they allowed nothing. A PIN means that nothing of a case is shown before it: then all is neutral.
    """
    answers = conversation.answers
    in_general = chosen(answers, library, "@unasked")
    remind = chosen(answers, library, "@remind") or ("all" if in_general in ALLOWED else "none")
    return Choices(
        remind="all" if remind == "all" else "few" if remind == "few" else "none",
        words="neutral" if conversation.has_pin else words_of(answers, library),
        hours=chosen(answers, library, "@hours") or "day",
        is_weekly=chosen(answers, library, "@weekly") == "yes",
        is_checked_in=chosen(answers, library, "@checkin") == "yes",
    )


def words_of(answers: Mapping[str, Answer], library: FlowLibrary) -> Literal["neutral", "full"]:
    """How openly the person wants to be written to; neutrally where they have set a PIN or said nothing."""
    words = chosen(answers, library, "@remind_words") or chosen(answers, library, "@unasked")
    return "full" if words == "full" and chosen(answers, library, "@pin") is None else "neutral"
