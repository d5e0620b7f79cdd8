"""What a person chose about messages that they did not ask for, read from their own conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.court.reminders import Choice
from app.dialogue.conversation import Answer, Conversation
from app.dialogue.library import FlowLibrary

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
    return all_chosen(answers, library).get(save)


def all_chosen(answers: Mapping[str, Answer], library: FlowLibrary) -> dict[str, str]:
    """What the person answered wherever a choice of their own is kept, by where it is kept."""
    found: dict[str, str] = {}
    for key, answer in answers.items():
        save = library.choices.get(key.partition("[")[0])
        if save is not None and answer.state == "answered":
            found.setdefault(save, str(answer.value))
    return found


def choices_of(conversation: Conversation, library: FlowLibrary) -> Choices:
    """The choices of a conversation.

    Who was asked about hearing reminders has said what they want; who was not gets what they allowed in general, and
    nothing where they allowed nothing. A PIN means that nothing of a case is shown before it: then all is neutral.
    """
    own = all_chosen(conversation.answers, library)
    remind = own.get("@remind") or ("all" if own.get("@unasked") in ALLOWED else "none")
    return Choices(
        remind="all" if remind == "all" else "few" if remind == "few" else "none",
        words="neutral" if conversation.has_pin else _words(own),
        hours=own.get("@hours") or "day",
        is_weekly=own.get("@weekly") == "yes",
        is_checked_in=own.get("@checkin") == "yes",
    )


def words_of(answers: Mapping[str, Answer], library: FlowLibrary) -> Literal["neutral", "full"]:
    """How openly the person wants to be written to; neutrally where they have set a PIN or said nothing."""
    return _words(all_chosen(answers, library))


def _words(own: Mapping[str, str]) -> Literal["neutral", "full"]:
    words = own.get("@remind_words") or own.get("@unasked")
    return "full" if words == "full" and own.get("@pin") is None else "neutral"
