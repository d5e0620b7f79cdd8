"""Plays a conversation without provider or database: for the terminal, transcripts and lawyers' printouts.

The conversation makes a round trip through JSON between every two replies, so that what would not survive a restart
fails here first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.court.hearings import Hearing
from app.court.keeping import weigh
from app.dialogue import engine
from app.dialogue.conversation import Conversation
from app.dialogue.events import ActionRequested, AnswerRecorded, AnswerWithdrawn, Event, Said
from app.dialogue.safety.locking import may_be_pin
from app.dialogue.words.pins import pin_in
from app.dialogue.world import Reply
from app.messaging.rendering import Rendered
from app.services.choosing import choices_of
from app.services.content import Worlds
from app.services.hearing_talk import claim_of
from app.services.messages import Channel
from app.services.speech import Voice

ANY_QUESTION = "...?"
"""Stands for the words of a question or a letter that somebody of the clinic would write."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a player carries from one turn to the next, to come back to."""

    conversation: Conversation | None
    now: datetime
    hearing: Hearing | None
    pin: str | None


class Player:
    """One invented person on one channel.

    `events`, `said`, `rendered`: what the last turn gave; `hearing`: what would be held.
    """

    def __init__(
        self, worlds: Worlds, voice: Voice, *, channel: Channel = "whatsapp", now: datetime, region: str | None = "MX"
    ) -> None:
        self._worlds, self._voice, self._channel, self._region = worlds, voice, channel, region
        self.now = now
        self.conversation: Conversation | None = None
        self.events: tuple[Event, ...] = ()
        self.said: list[Said] = []
        self._rendered: list[Rendered] | None = []
        self.hearing: Hearing | None = None
        self._pin: str | None = None

    @property
    def scene(self) -> Scene:
        """Where the conversation stands; set it to go on from there another way."""
        return Scene(self.conversation, self.now, self.hearing, self._pin)

    @scene.setter
    def scene(self, scene: Scene) -> None:
        self.conversation, self.now, self.hearing, self._pin = scene.conversation, scene.now, scene.hearing, scene.pin

    @property
    def rendered(self) -> list[Rendered]:
        """The messages that the last turn became: made when they are looked at."""
        if self._rendered is None:
            self._rendered = [*self._voice.captions(self.said), *self._voice.render(self.said, self._channel)]
        return self._rendered

    def say(self, text: str, *, payload: str | None = None, after: timedelta = timedelta(minutes=1)) -> list[Rendered]:
        """What the person sees after writing this, `after` their last message."""
        self.go_on(text, payload=payload, after=after)
        return self.rendered

    def go_on(self, text: str, *, payload: str | None = None, after: timedelta = timedelta(minutes=1)) -> None:
        """Take the turn of `say`, for whoever looks at few of the messages."""
        self.now += after
        before = self.conversation
        right = pin_in(text) == self._pin if may_be_pin(before) and self._pin else None
        world = self._worlds(
            now=self.now,
            region=self._region,
            pin_is_right=right,
            channel=self._channel,
            held=lambda: self.hearing,
            question=lambda: ANY_QUESTION,
            letter=lambda: ANY_QUESTION,
        )
        reply = Reply(text=text, payload=payload, sid=f"SM{(before.turn if before else 0) + 1:032d}")
        turn = engine.resume(world, before, reply) if before else engine.start(world, reply)
        self.events = turn.events
        self._remember_pin()
        self._remember_hearing(turn.conversation)
        conversation = turn.conversation
        if self._pin:
            conversation = conversation.model_copy(update={"pin_digest": "played"})
        self.conversation = Conversation.model_validate_json(conversation.model_dump_json(exclude_defaults=True))
        said = self._voice.passed(turn.events)
        is_neutral = choices_of(conversation, world.library).words == "neutral"
        self.said = self._voice.with_pictures(said, self._channel, is_neutral=is_neutral)
        if any(isinstance(e, ActionRequested) and e.name == "erase" for e in turn.events):
            self.said.append(self._receipt(conversation, world.default_language))
            self.conversation = None
        self._rendered = None

    def open(self, flow: str, *, after: timedelta = timedelta(minutes=1)) -> list[Rendered]:
        """What the person sees when we write first with this flow; nothing where that may not be."""
        self.now += after
        world = self._worlds(now=self.now, region=self._region, channel=self._channel, held=lambda: self.hearing)
        turn = engine.open_flow(world, self.conversation, flow) if self.conversation else None
        if turn is None:
            return []
        self.events, self.conversation = turn.events, turn.conversation
        self.said = self._voice.passed(turn.events)
        self._rendered = self._voice.render(self.said, self._channel)
        return self._rendered

    def _receipt(self, conversation: Conversation, default: str) -> Said:
        """What the service says after erasing; the counts are the played conversation's own."""
        counts = {"messages": str(conversation.turn), "answers": str(len(conversation.answers)), "files": "0"}
        return self._voice.own("engine/erased", conversation.language or default, {**counts, "code": "EXAMPLE"})

    def _remember_hearing(self, conversation: Conversation) -> None:
        """Hold what the service would hold after these actions."""
        for event in self.events:
            if not isinstance(event, ActionRequested):
                continue
            places = self._worlds.content.court.places
            claim = claim_of(event.name, lambda: self.hearing, conversation.answers, self.now, places)
            if claim is not None:
                self.hearing = weigh(self.hearing, claim, places, now=self.now).holds

    def _remember_pin(self) -> None:
        for event in self.events:
            if isinstance(event, AnswerRecorded) and event.save == "@pin":
                self._pin = str(event.answer.value)
            elif isinstance(event, AnswerWithdrawn) and event.save == "@pin":
                self._pin = None
