"""One incoming message, once: gather, decide, act, in one transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime

from app.dialogue import engine
from app.dialogue.conversation import Conversation
from app.dialogue.events import ActionRequested, AnswerRecorded, Said
from app.dialogue.mending import Mended, read_conversation
from app.dialogue.run import Turn
from app.dialogue.safety.locking import may_be_pin
from app.dialogue.words.pins import given_in, pin_in
from app.dialogue.world import Reply, World
from app.errors import OrientaError
from app.messaging.rendering import Rendered
from app.services import handouts, letter_news, over_limit, second_contacts
from app.services.acting import Acts, act
from app.services.choosing import choices_of
from app.services.faults import place_of
from app.services.gallery import Gallery
from app.services.handouts import Given, HandoutDesk
from app.services.hearings import HearingDesk
from app.services.house import House
from app.services.limits import DayMeter, Refusal, refusal_of
from app.services.messages import Inbound, Outbound, Template
from app.services.ports import Alert, Clock, PinKeeper, Queued, Revision, Seat, UnitOfWork, UnitOfWorkFactory
from app.services.review_news import open_question, put_waiting
from app.services.review_ports import AskBack
from app.services.setting_aside import SettingAside
from app.services.speech import Voice

log = logging.getLogger(__name__)

BUSY = 503
"""The status of an error that passes by itself."""

REGIONS = {"+52": "MX", "+504": "HN", "+502": "GT", "+503": "SV", "+505": "NI", "+1": "US"}
"""Country of a number by its code, for reading a phone number without one."""


class InboundService:
    """Answers incoming messages. `world` makes the world of a turn for a moment, `voice` gives the words of now.

    `steady` keeps both to one release while a message is answered.
    """

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        world: Callable[..., World],
        voice: Callable[[], Voice],
        house: House,
        clock: Clock,
        pins: PinKeeper,
        desk: Callable[[], HearingDesk],
        gallery: Gallery,
        carrier_word: Callable[[str], str | None] = lambda text: None,
        steady: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._uow, self._world, self._voice = uow, world, voice
        self._house, self._clock, self._pins = house, clock, pins
        self._carrier_word, self._steady, self._desk = carrier_word, steady, desk
        self._gallery = gallery
        self._meter = DayMeter()
        self._aside = SettingAside(uow, world, voice, house)

    def receive(self, inbound: Inbound) -> Turn | None:
        """Answer one message, exactly once, in the words of one release; None when it was here before or needs no turn.

        A turn that breaks is tried once more, since a deadlock does not come twice. What breaks again is a fault of
        ours: the message is set aside. Raises when it could not be stored: then the provider's next try takes it.
        """
        with self._steady():
            for _ in range(2):
                try:
                    return self._receive(inbound)
                except Exception as error:
                    if isinstance(error, OrientaError) and error.status == BUSY:
                        raise
                    log.error("a turn broke: %s", place_of(error))
                    broken = error
            self._aside.keep(inbound, broken, now=self._clock())
        return None

    def _receive(self, inbound: Inbound) -> Turn | None:
        now = self._clock()
        with self._uow() as uow:
            seat = uow.seats.take(inbound.address, now=now)
            if not uow.inbox.add(inbound, conversation_id=seat.conversation_id):
                return None
            uow.seats.touch_inbound(seat, now)
            turn = self._answer(uow, seat, inbound, now)
            uow.commit()
            return turn

    def _answer(self, uow: UnitOfWork, seat: Seat, inbound: Inbound, now: datetime) -> Turn | None:
        # A provider set up to take YES for START names it so; from somebody who never stopped it is an answer.
        is_answer = (inbound.opt_out_type or "").upper() == "START" and not seat.is_opted_out
        if inbound.opt_out_type and not is_answer:
            self._provider_answered(uow, seat, inbound.opt_out_type, now)
            return None
        # On SMS the carrier has acted on its own words before we hear of them; our record follows.
        word = self._carrier_word(inbound.body) if seat.address.channel == "sms" else None
        if word == "stop" or (word == "start" and seat.is_opted_out):
            self._provider_answered(uow, seat, word, now)
            if word == "stop":
                return None
        self._keep_media(uow, seat, inbound)
        held = Mended(None, is_whole=True) if seat.state is None else read_conversation(seat.state)
        before = held.conversation
        refused = refusal_of(uow, seat, self._house, now, self._meter)
        if refused and self._holds_back(uow, seat, before, inbound, refused, now):
            return None
        if self._is_second(uow, seat, inbound, now):
            return None
        turn = self._turn(uow, before, seat, inbound, now)
        if not held.is_whole:
            turn = self._own_up(uow, seat, turn, now)
        letters: Sequence[AskBack] = ()
        if seat.is_handed_off:
            turn, letters = letter_news.put_waiting(uow, seat, self._world_of(uow, seat, None, now), turn)
        if seat.review_state == "waiting" and not letters:
            turn = put_waiting(uow, seat, self._world_of(uow, seat, None, now), turn, now)
        acts = act(uow, seat, before, turn, inbound, now, self._pins, self._desk())
        letter_news.note_put(uow, seat.case_id, letters, now)
        if not acts.is_erased and _is_pin(before, turn, inbound):
            given = given_in(inbound.body)
            uow.inbox.hide_words(inbound.sid, beside=given.rest if given else "")
            uow.provider_deletions.add([inbound.sid], now)
        self._queue(uow, acts, seat, turn, inbound, now)
        return turn

    def _is_second(self, uow: UnitOfWork, seat: Seat, inbound: Inbound, now: datetime) -> bool:
        """Answer somebody who writes as a second contact; False for any other message."""
        world = self._world(now=now, region=None, pin_is_right=None)
        answers = second_contacts.hear(uow, seat, inbound, world, now)
        if answers is None:
            return False
        voice = self._voice()
        for answer in answers:
            to = answer.to
            said = voice.passed([voice.own(answer.text_id, answer.language, {**world.values, **answer.values})])
            key = f"c{to.conversation_id}/second/{inbound.sid[-8:]}"
            rendered = voice.render(said, to.address.channel)
            sender = self._house.senders.get(to.address.channel) or inbound.sender
            messages = [
                Queued(to.conversation_id, f"{key}/{i}", Outbound(to.address, sender, r.body), segments=r.segments)
                for i, r in enumerate(rendered)
            ]
            uow.outbox.enqueue(messages, person_id=to.person_id, now=now)
        return True

    def _own_up(self, uow: UnitOfWork, seat: Seat, turn: Turn, now: datetime) -> Turn:
        """Something of the stored conversation could not be read: it is kept as it is, and nobody hides it."""
        log.error("the state of conversation %s could not be read whole", seat.conversation_id)
        raw = Revision("@unread_state", json.dumps(seat.state), "rule:unread_state", now, turn.conversation.release)
        uow.answers.append(seat.case_id, [raw])
        uow.alerts.add(Alert("setup", "state_unread", now, seat.case_code, seat.organisation_id))
        language = turn.conversation.language or seat.language or "es"
        return replace(
            turn, events=(self._voice().own("safety/unread_state", language, self._values(now)), *turn.events)
        )

    def _values(self, now: datetime) -> Mapping[str, str]:
        return self._world(now=now, region=None, pin_is_right=None).values

    def _turn(self, uow: UnitOfWork, before: Conversation | None, seat: Seat, inbound: Inbound, now: datetime) -> Turn:
        pin_is_right = None
        if before and before.pin_digest and may_be_pin(before):
            pin = pin_in(inbound.body)
            pin_is_right = pin is not None and self._pins.is_right(pin, before.pin_digest)
        world = self._world_of(uow, seat, pin_is_right, now)
        voices = sum(m.content_type.startswith("audio/") for m in inbound.media)
        reply = Reply(
            text=inbound.body,
            payload=inbound.payload,
            sid=inbound.sid,
            media=len(inbound.media),
            voice=voices,
            has_location=inbound.has_location,
        )
        return engine.resume(world, before, reply) if before else engine.start(world, reply)

    def _world_of(self, uow: UnitOfWork, seat: Seat, pin_is_right: bool | None, now: datetime) -> World:
        return self._world(
            now=now,
            region=region_of(seat.address.number),
            pin_is_right=pin_is_right,
            channel=seat.address.channel,
            held=lambda: kept.hearing if (kept := uow.hearings.current(seat.case_id)) else None,
            question=lambda: open_question(uow, seat),
            letter=lambda: letter_news.open_letter(uow, seat),
            second=lambda: found.state if (found := uow.seconds.of_case(seat.case_id)) else "none",
            new_code=uow.seconds.new_code,
        )

    def _queue(self, uow: UnitOfWork, acts: Acts, seat: Seat, turn: Turn, inbound: Inbound, now: datetime) -> None:
        voice = self._voice()
        language = turn.conversation.language or seat.language or "es"
        said = voice.passed([*turn.events, *(voice.own(i, language, v) for i, v in acts.more_to_say)])
        is_neutral = choices_of(turn.conversation, voice.library).words == "neutral"
        said = voice.with_pictures(said, seat.address.channel, is_neutral=is_neutral)
        given = [
            *self._pictures(said, voice),
            *([] if acts.is_erased else self._handed_out(uow, seat, turn, voice, now)),
        ]
        given += [Given(each) for each in voice.render(said, seat.address.channel)]
        prefix = f"c{seat.conversation_id}/t{turn.conversation.turn}/{inbound.sid[-8:]}"
        messages = [
            self._queued(seat, inbound, f"{prefix}/{i}", each.message, each.media_url) for i, each in enumerate(given)
        ]
        uow.outbox.enqueue(messages, person_id=acts.person_id, now=now)
        told = acts.told([*said, *(each for one in given for each in one.told)], now)
        uow.told.add(seat.case_id, told) if not acts.is_erased else None

    def _pictures(self, said: list[Said], voice: Voice) -> list[Given]:
        """The drawings that go along, before the words; one that cannot be drawn stays away."""
        found = []
        for caption in voice.captions(said):
            name, language = caption.picture or ("", "")
            if url := self._gallery.url(name, language, voice):
                found.append(Given(caption, url, tuple(voice.statements_of(name, language))))
        return found

    def _handed_out(self, uow: UnitOfWork, seat: Seat, turn: Turn, voice: Voice, now: datetime) -> list[Given]:
        """What the turn's actions hand out to the person."""
        asked = [e.name for e in turn.events if isinstance(e, ActionRequested) and e.name in handouts.ACTIONS]
        if not asked:
            return []
        desk = HandoutDesk(self._desk().tables, voice, self._values(now), self._gallery.base_url)
        found = [desk.give(uow, seat, action, turn.conversation, now) for action in asked]
        return [each for each in found if each is not None]

    def _queued(
        self, seat: Seat, inbound: Inbound, key: str, rendered: Rendered, media_url: str | None = None
    ) -> Queued:
        sender = self._house.senders.get(seat.address.channel) or inbound.sender
        template = None
        if rendered.template:
            template = Template(rendered.template.content_sid, rendered.template.variables)
        media = (media_url,) if media_url else ()
        message = Outbound(inbound.address, sender, rendered.body, template, media)
        return Queued(seat.conversation_id, key, message, segments=rendered.segments)

    def _keep_media(self, uow: UnitOfWork, seat: Seat, inbound: Inbound) -> None:
        for index, media in enumerate(inbound.media):
            uow.media.add(seat.conversation_id, inbound.sid, index, media.url, media.content_type)

    def _provider_answered(self, uow: UnitOfWork, seat: Seat, kind: str, now: datetime) -> None:
        """The provider handled STOP or START itself and has replied: follow it, say nothing."""
        if kind.upper() == "STOP":
            uow.seats.set_opt_out(seat, True, now)
            uow.outbox.withdraw_lane(seat.conversation_id, now=now)
            second_contacts.end(uow, seat, now)
        elif kind.upper() == "START":
            uow.seats.set_opt_out(seat, False, now)

    def _holds_back(
        self,
        uow: UnitOfWork,
        seat: Seat,
        before: Conversation | None,
        inbound: Inbound,
        refused: Refusal,
        now: datetime,
    ) -> bool:
        """See to a message past a limit: it is kept, a story written down, the limit told. False for urgent words."""
        world = self._world(now=now, region=None, pin_is_right=None)
        urgency = over_limit.urgency_of(world, before, inbound.body)
        if over_limit.passes(uow, seat, urgency, is_deaf=refused.is_deaf, now=now):
            return False
        is_told = over_limit.is_telling(world, before) and self._write_down(uow, seat, before, inbound, now)
        if refused.is_own and before is not None and not is_told:
            over_limit.call_to_read(uow, seat, now)
        if is_told and refused.text_id == "engine/flood":
            refused = replace(refused, text_id="engine/flood_story")
        self._say_once(uow, seat, before, inbound, refused, now)
        return True

    def _write_down(
        self, uow: UnitOfWork, seat: Seat, before: Conversation | None, inbound: Inbound, now: datetime
    ) -> bool:
        """A part of a story is kept as ever, with nothing said; False for words that would need an answer."""
        turn = self._turn(uow, before, seat, inbound, now)
        if not over_limit.is_only_told(before, turn):
            return False
        act(uow, seat, before, turn, inbound, now, self._pins, self._desk())
        return True

    def _say_once(
        self,
        uow: UnitOfWork,
        seat: Seat,
        before: Conversation | None,
        inbound: Inbound,
        refused: Refusal,
        now: datetime,
    ) -> None:
        """Say now and then why there is no answer: whoever goes on writing hears it again. The message stays stored."""
        if refused.text_id is None:
            return
        voice = self._voice()
        language = (before.language if before else None) or "es"
        spell = int(now.timestamp() // refused.every.total_seconds())
        key = f"c{seat.conversation_id}/limit/{refused.text_id}/{spell}"
        said = voice.passed([voice.own(refused.text_id, language, self._values(now))])
        rendered = voice.render(said, seat.address.channel)
        messages = [self._queued(seat, inbound, f"{key}/{i}", r) for i, r in enumerate(rendered)]
        uow.outbox.enqueue(messages, person_id=seat.person_id, now=now)


def _is_pin(before: Conversation | None, turn: Turn, inbound: Inbound) -> bool:
    """True for a message that set a PIN or tried one: its digits belong nowhere but in the person's head."""
    if pin_in(inbound.body) is None:
        return False
    is_set = any(isinstance(event, AnswerRecorded) and event.save == "@pin" for event in turn.events)
    return is_set or may_be_pin(before)


def region_of(number: str | None) -> str | None:
    """ISO country of an E.164 number among those our people come from, or None."""
    found = [code for code in REGIONS if number and number.startswith(code)]
    return REGIONS[max(found, key=len)] if found else None
