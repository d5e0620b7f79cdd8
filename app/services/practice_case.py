"""The practice case: somebody invented, whom a new volunteer reviews, translates and asks before anybody real.

Each member has one of their own, made anew as often as they like. It belongs to an organisation that nobody works for,
so no queue, count, chart, alert or reminder of a clinic ever sees it; it has no telephone, so nothing can be sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.services.ports import CaseCard, Revision
from app.services.review_asking import Preview, checked_question
from app.services.review_case import ReviewTools, take_case
from app.services.review_editing import place_of
from app.services.review_ports import ReviewEvent, Staff

PRACTICE_STAYS = timedelta(days=30)
"""How long a practice case stays that nobody touches."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """What a practice case begins with: answers as leaves by address, and what is answered to a question asked back."""

    language: str
    answers: Mapping[str, Mapping[str, Any]] = field(repr=False)
    said: Mapping[str, str] = field(repr=False)


class PracticeBook(Protocol):
    """The practice cases of one transaction."""

    def of(self, staff: str) -> CaseCard | None:
        """The practice case of a member of staff, or None."""
        ...

    def all(self) -> list[CaseCard]:
        """All of them, whoever's."""
        ...

    def make(self, staff: str, language: str, now: datetime) -> CaseCard:
        """A new one, with nothing in it and nobody to write to."""
        ...

    def end(self, card: CaseCard, now: datetime) -> None:
        """It is not there any more, and nothing tells that it was."""
        ...


@dataclass(frozen=True)
class Training:
    """What practising works with. `open_book` opens the practice cases of a unit of work."""

    tools: ReviewTools
    open_book: Callable[[Any], PracticeBook]
    exercise: Callable[[], Exercise]


def practice_case(training: Training, staff: Staff) -> CaseCard | None:
    """The member's own practice case, or None before the first."""
    with training.tools.uow() as work:
        return training.open_book(work).of(staff.code)


def begin_again(training: Training, staff: Staff) -> CaseCard:
    """A practice case as it is at the beginning; the one that was there, with all that was done, is gone."""
    now, exercise = training.tools.clock(), training.exercise()
    with training.tools.uow() as work:
        book = training.open_book(work)
        if (old := book.of(staff.code)) is not None:
            book.end(old, now)
        made = book.make(staff.code, exercise.language, now)
        leaves = {address: json.dumps(leaf, ensure_ascii=False) for address, leaf in exercise.answers.items()}
        work.answers.append(
            made.case_id, [Revision(address, leaf, "person", now, "practice") for address, leaf in leaves.items()]
        )
        work.reviews.move(made.case_id, "ready", now=now)
        work.commit()
    return made


def end_untouched(training: Training, before: datetime, now: datetime) -> int:
    """End the practice cases that nobody touched since then; returns how many."""
    with training.tools.uow() as work:
        book = training.open_book(work)
        over = [each for each in book.all() if each.last_activity_at < before]
        for each in over:
            book.end(each, now)
        work.commit()
    return len(over)


def practice_preview(training: Training, question: str) -> Preview:
    """A question as it would be put; nothing can leave. Raises BadInput for an empty or too long one."""
    words = checked_question(question)
    return Preview(words, training.exercise().language, "whatsapp", 1, "practice", training.tools.clock())


def practice_ask(training: Training, staff: Staff, code: str, address: str, question: str) -> None:
    """Ask somebody invented: the answer is there at once, as a proposal. Raises BadInput, NoSuchItem, NoSuchCase."""
    words, place, now = checked_question(question), place_of(address), training.tools.clock()
    exercise = training.exercise()
    with training.tools.uow() as work:
        card = take_case(work, staff, code)
        reviews = work.reviews
        number = reviews.ask(card.case_id, place.text, words, staff.code, due_at=now, now=now)
        reviews.settle_ask(reviews.asks(card.case_id, "planned")[-1], "asked", now=now)
        reviews.answer_ask(reviews.asks(card.case_id, "asked")[-1], exercise.said[exercise.language], None, now=now)
        data = {"address": place.text, "ask": number, "way": "practice", "segments": 0}
        reviews.add(card.case_id, ReviewEvent("asked", staff.code, now, data))
        reviews.note_answer(card.case_id, now=now, state="in_review")
        work.commit()
