"""Asking the person back: a short question on one item, sent as far as they allow it; the answer is a proposal.

Letters from the inbox (`app.services.letters`) leave by the same rules.

A question that may not leave unasked is never lost: it is put to the person when they write next. It lies on top of
their conversation like a check-in, so every word they know (BACK, SKIP, PERSON) works there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.dialogue.conversation import Conversation
from app.dialogue.engine import open_flow
from app.dialogue.world import World
from app.errors import BadInput
from app.messaging.rendering import Rendered
from app.services import letter_news
from app.services.choosing import chosen
from app.services.faults import place_of as place_of_fault
from app.services.house import House
from app.services.messages import Channel, Outbound, Template
from app.services.notices import NEWS, heard_from_last, is_window_open, next_allowed, open_seat, unasked, where_allowed
from app.services.ports import Queued, Seat, UnitOfWork
from app.services.review_case import NoSuchItem, Outdated, ReviewTools, take_case
from app.services.review_editing import place_of
from app.services.review_news import FLOW, is_waiting
from app.services.review_ports import AskBack, AskKind, ReviewEvent, Staff
from app.services.review_queue import move
from app.services.speech import Voice

log = logging.getLogger(__name__)

MOST_QUESTION = 300
"""Characters of a question: it is read on a small phone, and each SMS segment costs."""

FLOWS: dict[AskKind, str] = {"item": FLOW, "letter": letter_news.FLOW}
"""The flow that puts it."""

Way = Literal["now", "later", "line_first", "when_they_write", "nobody", "practice"]
"""How a question leaves: at once; at the hours that the person chose; a neutral line first and the question when they
write; only when they write; there is no conversation to put it into; in practice not at all."""


@dataclass(frozen=True)
class AskTools:
    """What asking works with beside reviewing."""

    review: ReviewTools
    voice: Callable[[], Voice]
    worlds: Callable[..., World]
    house: House


@dataclass(frozen=True, slots=True)
class Preview:
    """A question before it is sent: the words as they will arrive, the channel, what it costs, how it will leave."""

    text: str = field(repr=False)
    language: str
    channel: str
    segments: int
    way: Way
    due_at: datetime


def preview(tools: AskTools, staff: Staff, code: str, question: str) -> Preview:
    """What would be sent, and how. Nothing is. Raises BadInput for an empty or too long question."""
    words, now = checked_question(question), tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        return previewed(tools, seats_of(work, card.case_id), words, now, card.language or "es")


def ask(tools: AskTools, staff: Staff, code: str, address: str, question: str) -> Preview:
    """Send a question on one item, or keep it until it may be put. Raises BadInput and NoSuchItem."""
    words, place, now = checked_question(question), place_of(address), tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        seen = previewed(tools, seats_of(work, card.case_id), words, now, card.language or "es")
        if seen.way == "nobody":
            raise BadInput("this person has no conversation through which they can be asked")
        ask_id = work.reviews.ask(card.case_id, place.text, words, staff.code, due_at=seen.due_at, now=now)
        data = {"address": place.text, "ask": ask_id, "way": seen.way, "segments": seen.segments}
        work.reviews.add(card.case_id, ReviewEvent("asked", staff.code, now, data))
        move(work, card.case_id, "waiting", staff, now)
        if seen.due_at <= now:
            carry_out(tools, work, work.reviews.asks(card.case_id, "planned")[-1], now)
        work.commit()
    return seen


def send_due(tools: AskTools, now: datetime) -> int:
    """Carry out every planned question and letter whose time has come; returns how many."""
    with tools.review.uow() as work:
        due = work.reviews.due_asks(now=now)
    done = 0
    for each in due:
        try:
            with tools.review.uow() as work:
                work.reviews.lock(each.case_id)
                carry_out(tools, work, each, now)
                work.commit()
            done += 1
        except Exception as error:  # one that breaks must not keep the others back; it is tried again
            log.error("a question could not be sent: %s", place_of_fault(error))
    return done


def withdraw(tools: AskTools, staff: Staff, code: str, ask_id: int) -> None:
    """Take back a question that has not been put yet. Raises Outdated when the person has it already."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        held = next((a for a in work.reviews.asks(card.case_id, "planned", "waiting") if a.ask_id == ask_id), None)
        if held is None or not work.reviews.settle_ask(held, "withdrawn", now=now):
            raise Outdated("this question was put or settled already")
        work.reviews.add(card.case_id, ReviewEvent("ask_withdrawn", staff.code, now, {"address": held.address}))
        if not is_waiting(work, card.case_id):
            move(work, card.case_id, "in_review", staff, now)
        work.commit()


def settle_proposal(tools: AskTools, staff: Staff, code: str, ask_id: int, *, is_taken: bool) -> AskBack:
    """Note that an answer was used, or left. The item itself changes by an edit. Raises NoSuchItem."""
    now = tools.review.clock()
    with tools.review.uow() as work:
        card = take_case(work, staff, code)
        held = next((a for a in work.reviews.asks(card.case_id, "answered") if a.ask_id == ask_id), None)
        if held is None:
            raise NoSuchItem("this answer is settled already")
        work.reviews.settle_ask(held, "taken" if is_taken else "left", now=now)
        kind = "proposal_taken" if is_taken else "proposal_left"
        work.reviews.add(card.case_id, ReviewEvent(kind, staff.code, now, {"address": held.address, "ask": ask_id}))
        work.reviews.touch(card.case_id, now=now)
        work.commit()
    return held


def checked_question(question: str, most: int = MOST_QUESTION) -> str:
    """A question's words on one line each. Raises BadInput."""
    words = "\n".join(line.strip() for line in question.strip().splitlines() if line.strip())
    if not words:
        raise BadInput("a question needs words")
    if len(words) > most:
        raise BadInput(f"it has at most {most} characters: it is read on a small phone")
    return words


# --- on its way ---


def seats_of(work: UnitOfWork, case_id: int) -> list[Seat]:
    """Through which conversations the person of a case can be written to."""
    return [work.seats.at(each) for each in work.cases.conversations(case_id)]


def previewed(
    tools: AskTools, seats: Sequence[Seat], words: str, now: datetime, language: str, kind: AskKind = "item"
) -> Preview:
    """How these words would arrive, and how they would leave now."""
    voice = tools.voice()
    allowed = where_allowed(seats, voice.library, tools.house)
    opened = heard_from_last((seat, held) for seat in seats if (held := open_seat(seat)) is not None)
    if opened is None:
        return Preview(words, language, "", 0, "nobody", now)
    seat, conversation = allowed or opened
    language = conversation.language or language
    rendered = _rendered(tools, seat, conversation, words, now, kind)
    text = "\n\n".join(each.body for each in rendered) or words
    channel = seat.address.channel
    segments = sum(each.segments for each in rendered) or 1
    if allowed is None:
        return Preview(text, language, channel, segments, "when_they_write", now)
    due = next_allowed(now, chosen(conversation.answers, voice.library, "@hours") or "day", tools.house.zone)
    if not _may_be_whole(seat, conversation, voice, due):
        return Preview(text, language, channel, segments, "line_first", due)
    return Preview(text, language, channel, segments, "now" if due <= now else "later", due)


def carry_out(tools: AskTools, work: UnitOfWork, asked: AskBack, now: datetime) -> None:
    """Put a planned question or letter: whole, behind a neutral line, or when the person writes next."""
    voice, seats = tools.voice(), seats_of(work, asked.case_id)
    allowed = where_allowed(seats, voice.library, tools.house)
    if allowed is None:
        work.reviews.settle_ask(asked, "waiting", now=now)
        return
    seat, conversation = allowed
    due = next_allowed(now, chosen(conversation.answers, voice.library, "@hours") or "day", tools.house.zone)
    if due > now:  # the worker came late, or the person chose other hours meanwhile
        work.reviews.postpone_ask(asked, due)
        return
    is_told = _has_line(work, asked)
    may_open = not is_told and not (asked.kind == "item" and work.reviews.asks(asked.case_id, "asked"))
    if may_open and _may_be_whole(seat, conversation, voice, now) and _put(tools, work, asked, seat, conversation, now):
        return
    if work.reviews.settle_ask(asked, "waiting", now=now) and may_open:
        key = f"c{seat.conversation_id}/ask/{asked.ask_id}/line"
        lines = unasked(seat, conversation, NEWS, key, voice, tools.house, now)
        work.outbox.enqueue(lines, person_id=seat.person_id, now=now)


def _has_line(work: UnitOfWork, asked: AskBack) -> bool:
    """True when something waits already for the person to write: they were told so by a neutral line."""
    return bool(work.reviews.asks(asked.case_id, "waiting", kind=asked.kind))


def _put(
    tools: AskTools, work: UnitOfWork, asked: AskBack, seat: Seat, conversation: Conversation, now: datetime
) -> bool:
    """Say it at once, on top of what waits; False where that may not be."""
    voice, channel = tools.voice(), seat.address.channel
    world = _world(tools, asked.kind, asked.question, channel, now)
    if asked.kind == "letter" and letter_news.is_open(conversation):
        said = letter_news.said_alone(world, conversation)
        after = letter_news.with_words(conversation, asked.question)
        if conversation.pending is not None or conversation.is_locked or not said:
            return False
    else:
        turn = open_flow(world, conversation, FLOWS[asked.kind])
        if turn is None:
            return False
        said, after = voice.passed(turn.events), turn.conversation
    if asked.kind == "letter":
        letter_news.note_put(work, asked.case_id, [asked], now)
    elif not work.reviews.settle_ask(asked, "asked", now=now):
        return True
    messages = [
        _queued(tools, seat, f"c{seat.conversation_id}/ask/{asked.ask_id}/{number}", each)
        for number, each in enumerate(voice.render(said, channel))
    ]
    work.outbox.enqueue(messages, person_id=seat.person_id, now=now)
    _keep(work, seat, after, now)
    return True


def _may_be_whole(seat: Seat, conversation: Conversation, voice: Voice, due: datetime) -> bool:
    """True when the question itself may appear on the phone unasked."""
    is_full = chosen(conversation.answers, voice.library, "@unasked") == "full" and not conversation.has_pin
    return is_full and (seat.address.channel == "sms" or is_window_open(seat, due))


def _world(tools: AskTools, kind: AskKind, words: str, channel: Channel, now: datetime) -> World:
    return tools.worlds(now=now, channel=channel, **{"letter" if kind == "letter" else "question": lambda: words})


def _rendered(
    tools: AskTools, seat: Seat, conversation: Conversation, words: str, now: datetime, kind: AskKind
) -> list[Rendered]:
    """The message as it would leave, whatever waits in the conversation now."""
    world = _world(tools, kind, words, seat.address.channel, now)
    free = conversation.model_copy(
        update={"frames": (), "pending": None, "pin_digest": None, "is_locked": False, "is_stopped": False}
    )
    turn, voice = open_flow(world, free, FLOWS[kind]), tools.voice()
    return [] if turn is None else voice.render(voice.passed(turn.events), seat.address.channel)


def _queued(tools: AskTools, seat: Seat, key: str, rendered: Rendered) -> Queued:
    template = None
    if rendered.template:
        template = Template(rendered.template.content_sid, rendered.template.variables)
    message = Outbound(seat.address, tools.house.senders[seat.address.channel], rendered.body, template)
    return Queued(seat.conversation_id, key, message, kind="notice", segments=rendered.segments)


def _keep(work: UnitOfWork, seat: Seat, conversation: Conversation, now: datetime) -> None:
    card = work.cases.find(seat.case_code)
    if card is not None:
        state = conversation.model_dump_json(exclude_defaults=True)
        work.seats.save(
            seat, state=state, language=conversation.language, case_state=card.state, flags=card.flags, now=now
        )
