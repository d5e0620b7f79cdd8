"""Reminders and check-ins: what is due is queued once, by the person's choices as they are now, or ends visibly.

A step moves on and its message enters the outbox in one transaction; whoever moves it first has it, however many
workers there are, and a kill between the two is impossible. What arrives, what must go by SMS and what reached nobody
is looked at afterwards.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Literal

from app.court.hearings import Hearing
from app.court.reminders import (
    CHECKINS,
    SILENT_AFTER,
    closing_of,
    is_quiet,
    next_opening,
    weekly_check,
)
from app.dialogue.conversation import Conversation
from app.dialogue.engine import open_flow
from app.dialogue.events import Said
from app.dialogue.world import World
from app.messaging.choices import TemplateRef
from app.messaging.rendering import Rendered
from app.services.choosing import Choices
from app.services.faults import place_of
from app.services.hearing_ports import KeptStep, StepState
from app.services.hearing_talk import HearingWords
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.messages import Address, Outbound, Template
from app.services.ports import Alert, Queued, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.reaching import Reach, Reaching, judge
from app.services.speech import Voice
from app.services.unasked import (
    QUESTIONS,
    approved,
    is_window_open,
    question_template,
    reminder_template,
    said_first,
    text_of,
)

log = logging.getLogger(__name__)

SETTLED_AFTER = SILENT_AFTER * 12
"""How long after its time a message that the provider took is waited for: then it counts as sent."""

SECOND_WITHIN = SILENT_AFTER * 6
"""How long a second contact may still be told: later it would only frighten."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A message that may leave, and the conversation as it is afterwards where a question was put on top of it."""

    messages: tuple[Rendered, ...]
    after: Conversation | None = None


class Reminders:
    """Carries out steps. `voice` and `worlds` are of the present release; `reaching` says who can be written to."""

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        desk: Callable[[], HearingDesk],
        voice: Callable[[], Voice],
        worlds: Callable[..., World],
        house: House,
    ) -> None:
        self._uow, self._desk, self._voice, self._worlds, self._house = uow, desk, voice, worlds, house
        self.reaching = Reaching(desk, voice, house)

    def send_due(self, now: datetime) -> Mapping[str, int]:
        """Carry out every step whose time has come; how many ended in which state."""
        with self._uow() as work:
            due = work.hearings.due(now)
        done: Counter[str] = Counter()
        for step in due:
            try:
                with self._uow() as work:
                    done[self._carry_out(work, step, now)] += 1
                    work.commit()
            except Exception as error:  # one that breaks must not keep the others back; it is tried again
                log.error("a step of a hearing could not be carried out: %s", place_of(error))
                done["broken"] += 1
        return done

    def follow(self, now: datetime) -> Mapping[str, int]:
        """Look what became of messages under way: arrived, by SMS instead, or told to staff."""
        with self._uow() as work:
            flying = work.hearings.in_flight()
        done: Counter[str] = Counter()
        for step, fate in flying:
            is_over = fate == "taken" and now > step.expires_at + SETTLED_AFTER
            if fate not in ("arrived", "failed") and not is_over:
                continue
            with self._uow() as work:
                if fate == "failed":
                    done[self._not_arrived(work, step, now)] += 1
                else:
                    state: StepState = "arrived" if fate == "arrived" else "sent"
                    done[state] += work.hearings.settle(step, state, now=now)
                work.commit()
        return done

    # --- one step ---

    def _carry_out(self, work: UnitOfWork, step: KeptStep, now: datetime) -> str:
        kept = work.hearings.current(step.case_id)
        if kept is None or kept.plan_id != step.hearing_id:
            return self._end(work, step, "withdrawn", now)
        reach = self.reaching.reach(work, step.case_id)
        if step.name == "silent":
            return self._tell_silence(work, step, kept.hearing, now)
        if reach is None:
            return self._end(work, step, self.reaching.why_unreached(work, step.case_id), now)
        zone = self.reaching.zone(kept.hearing)
        verdict = judge(step, reach, zone, now)
        if verdict == "later":
            opening = next_opening(now, zone, reach.choices.hours)
            if opening < step.expires_at:
                work.hearings.postpone(step, opening)
                return "later"
            return self._end(work, step, "late", now)
        if verdict != "send":
            return self._end(work, step, verdict, now)
        return self._send(work, step, kept.hearing, reach, zone, now)

    def _send(
        self, work: UnitOfWork, step: KeptStep, hearing: Hearing, reach: Reach, zone: tzinfo, now: datetime
    ) -> str:
        ready = self._ready(step, hearing, reach, now)
        if ready is None:
            return self._by_sms(work, step, hearing, reach, zone, now)
        seat = reach.seat
        if not work.hearings.settle(step, "queued", now=now, conversation_id=seat.conversation_id):
            return "taken"
        expires = step.expires_at
        if step.name not in CHECKINS:
            expires = min(expires, closing_of(now, zone, reach.choices.hours))
        messages = [
            self._queued(seat, f"{step.key}/{index}", each, expires) for index, each in enumerate(ready.messages)
        ]
        work.outbox.enqueue(messages, person_id=seat.person_id, now=now)
        if ready.after is not None:
            self._keep(work, seat, ready.after, now)
        self._plan_next_week(work, step, reach.choices, zone, now)
        return "queued"

    def _ready(self, step: KeptStep, hearing: Hearing, reach: Reach, now: datetime) -> Ready | None:
        """The message in the form that may leave now, or None where only SMS is left."""
        voice, seat = self._voice(), reach.seat
        language = reach.conversation.language or seat.language or "es"
        is_free = seat.address.channel == "sms" or is_window_open(seat.last_inbound_at, now)
        if step.name in QUESTIONS:
            return self._question(step.name, voice, reach, language, is_free, now)
        if step.name.startswith("week_") and is_free and reach.choices.words == "full":
            opened = self._opened("hearing_week", voice, reach, now, hearing)
            if opened is not None:
                return opened
        text_id = text_of(step.name, reach.choices.words)
        when = self._when(hearing, language, seat.address.channel)
        rendered = tuple(voice.render([said_first(voice, text_id, language, self._house, when)], seat.address.channel))
        if is_free:
            return Ready(rendered)
        template = approved(voice, reminder_template(voice, self._house, text_id, language), when)
        return Ready((_as_template(rendered, template),)) if template else None

    def _question(
        self, name: str, voice: Voice, reach: Reach, language: str, is_free: bool, now: datetime
    ) -> Ready | None:
        """A check-in: the question laid on top of the conversation, or a neutral line where that may not be."""
        template = None if is_free else approved(voice, question_template(voice, name, language))
        if not is_free and template is None:
            return None
        opened = self._opened(QUESTIONS[name][0], voice, reach, now, None)
        if opened is None:
            said: list[Said] = [said_first(voice, "remind/neutral", language, self._house)]
            rendered = tuple(voice.render(said, reach.seat.address.channel))
            if is_free:
                return Ready(rendered)
            neutral = approved(voice, reminder_template(voice, self._house, "remind/neutral", language))
            return Ready((_as_template(rendered, neutral),)) if neutral else None
        return opened if template is None else replace(opened, messages=(_as_template(opened.messages, template),))

    def _opened(self, flow: str, voice: Voice, reach: Reach, now: datetime, hearing: Hearing | None) -> Ready | None:
        channel = reach.seat.address.channel
        world = self._worlds(now=now, channel=channel, held=lambda: hearing)
        turn = open_flow(world, reach.conversation, flow)
        if turn is None:
            return None
        return Ready(tuple(voice.render(voice.passed(turn.events), channel)), turn.conversation)

    def _by_sms(
        self, work: UnitOfWork, step: KeptStep, hearing: Hearing, reach: Reach, zone: tzinfo, now: datetime
    ) -> str:
        """SMS where WhatsApp cannot carry it: to the same number, by day only, in the words that the person allowed."""
        number, sender = reach.seat.address.number, self._house.senders.get("sms")
        is_late = now >= step.expires_at or is_quiet(now, zone)
        if number is None or not sender or reach.seat.address.channel != "whatsapp" or is_late:
            return self._end(work, step, "unreached", now)
        if not work.hearings.settle(step, "fallback", now=now, conversation_id=reach.seat.conversation_id):
            return "taken"
        voice = self._voice()
        language = reach.conversation.language or reach.seat.language or "es"
        text_id = text_of(step.name, "neutral" if step.name in QUESTIONS else reach.choices.words)
        said = said_first(voice, text_id, language, self._house, self._when(hearing, language, "sms"))
        parts = voice.render([said], "sms")
        seat = replace(reach.seat, address=Address("sms", number, number, number))
        expires = min(step.expires_at, closing_of(now, zone, "day"))
        messages = [
            self._queued(seat, f"{step.key}/sms" + (f".{index}" if index else ""), each, expires)
            for index, each in enumerate(parts)
        ]
        work.outbox.enqueue(messages, person_id=seat.person_id, now=now)
        self._plan_next_week(work, step, reach.choices, zone, now)
        return "fallback"

    def _not_arrived(self, work: UnitOfWork, step: KeptStep, now: datetime) -> str:
        kept = work.hearings.current(step.case_id)
        if kept is None or kept.plan_id != step.hearing_id:
            return self._end(work, step, "withdrawn", now)
        reach = self.reaching.reach(work, step.case_id)
        if reach is None:
            return self._end(work, step, self.reaching.why_unreached(work, step.case_id), now)
        zone = self.reaching.zone(kept.hearing)
        if step.state == "queued":
            return self._by_sms(work, step, kept.hearing, reach, zone, now)
        return self._end(work, step, "unreached", now)

    def _tell_silence(self, work: UnitOfWork, step: KeptStep, hearing: Hearing, now: datetime) -> str:
        """On the day: nobody answered by the agreed hour. Whoever wrote since they were due at the port has."""
        asked = step.due_at - SILENT_AFTER
        seats = self.reaching.seats(work, step.case_id)
        if any(seat.last_inbound_at is not None and seat.last_inbound_at >= asked for seat in seats):
            return self._end(work, step, "answered", now)
        ended = self._end(work, step, "unreached", now)
        if ended == "unreached" and self.reaching.why_unreached(work, step.case_id) != "stopped":
            self._tell_second(work, step, hearing, seats, now)
        return ended

    def _tell_second(
        self, work: UnitOfWork, step: KeptStep, hearing: Hearing, seats: list[Seat], now: datetime
    ) -> None:
        """The second contact who said yes is told once, in neutral words; staff see it when they cannot be."""
        second = work.seconds.of_case(step.case_id)
        if second is None or second.state != "accepted" or second.conversation_id is None:
            return
        voice, language = self._voice(), next((seat.language for seat in seats if seat.language), None) or "es"
        seat = work.seats.at(second.conversation_id)
        message = None if seat.is_opted_out else self._neutral(voice, seat, language, self.reaching.zone(hearing), now)
        if message is None:
            about = seats[0]
            work.alerts.add(Alert("hearing", "second_not_told", now, about.case_code, about.organisation_id))
            return
        work.outbox.enqueue([replace(message, key=f"{step.key}/second")], person_id=seat.person_id, now=now)
        work.seconds.note_told(second, now)

    def _neutral(self, voice: Voice, seat: Seat, language: str, zone: tzinfo, now: datetime) -> Queued | None:
        """The one message to a second contact: on WhatsApp at any hour, as agreed; by SMS only by day."""
        said = said_first(voice, "remind/second", language, self._house)
        expires = now + SECOND_WITHIN
        if seat.address.channel == "whatsapp" and "whatsapp" in self._house.senders:
            rendered = tuple(voice.render([said], "whatsapp"))
            if is_window_open(seat.last_inbound_at, now):
                return self._queued(seat, "", rendered[0], expires)
            template = approved(voice, reminder_template(voice, self._house, "remind/second", language))
            if template is not None:
                return self._queued(seat, "", _as_template(rendered, template), expires)
        number = seat.address.number
        if number is None or "sms" not in self._house.senders:
            return None
        by_sms = replace(seat, address=Address("sms", number, number, number))
        queued = self._queued(by_sms, "", voice.render([said], "sms")[0], expires)
        return replace(queued, not_before=next_opening(now, zone, "day"))

    def _end(self, work: UnitOfWork, step: KeptStep, state: StepState, now: datetime) -> str:
        """End a step; what reached nobody is told to staff by code, once for each step."""
        if not work.hearings.settle(step, state, now=now):
            return "taken"
        seats = self.reaching.seats(work, step.case_id) if state in ("unreached", "late") else []
        if seats:
            seat = seats[0]
            name = step.name.partition("_")[0]
            work.alerts.add_once(
                Alert("unreached", f"{name}/{step.hearing_id}", now, seat.case_code, seat.organisation_id)
            )
        return state

    def _plan_next_week(self, work: UnitOfWork, step: KeptStep, choices: Choices, zone: tzinfo, now: datetime) -> None:
        if step.name.startswith("week_"):
            following = weekly_check(now, zone, choices.hours)
            named = replace(following, name=f"week_{following.due_at:%Y%m%d}")
            work.hearings.plan(step.case_id, step.hearing_id, [named], now=now)

    # --- in which words ---

    def _when(self, hearing: Hearing, language: str, channel: Literal["whatsapp", "sms"]) -> str:
        voice = self._voice()
        return HearingWords(voice.wording, voice.library, self._desk().tables.places, language, channel).when(hearing)

    def _queued(self, seat: Seat, key: str, rendered: Rendered, expires_at: datetime) -> Queued:
        channel = seat.address.channel
        template = None
        if rendered.template:
            template = Template(rendered.template.content_sid, rendered.template.variables)
        message = Outbound(seat.address, self._house.senders[channel], rendered.body, template)
        return Queued(
            seat.conversation_id, key, message, kind="reminder", expires_at=expires_at, segments=rendered.segments
        )

    def _keep(self, work: UnitOfWork, seat: Seat, conversation: Conversation, now: datetime) -> None:
        card = work.cases.find(seat.case_code)
        if card is not None:
            state = conversation.model_dump_json(exclude_defaults=True)
            work.seats.save(
                seat, state=state, language=conversation.language, case_state=card.state, flags=card.flags, now=now
            )


def _as_template(messages: tuple[Rendered, ...], template: Template) -> Rendered:
    """One message carried by an approved template; its words stay beside it, for whoever reads what was sent."""
    body = "\n\n".join(each.body for each in messages)
    return Rendered(body=body, template=TemplateRef("unasked", template.content_sid, template.variables))
