"""A turn in the making: the conversation as it changes and the events so far. The engine's workbench."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.dialogue.conversation import Answer, Conversation, Frame, Pending
from app.dialogue.events import (
    AnswerRecorded,
    AnswerWithdrawn,
    EmergencyRaised,
    Event,
    HandoffRequested,
    Offer,
    QuestionSkipped,
    Said,
    WishTold,
)
from app.dialogue.flow import Group, Question
from app.dialogue.library import FlowLibrary, Spot, context
from app.dialogue.routing import UNKNOWN, Route
from app.dialogue.words.asides import is_written_in_english
from app.dialogue.words.lead_ins import what_is_asked
from app.dialogue.words.not_understood import beside_not_understood
from app.dialogue.world import Found, Reply, World

T = TypeVar("T")

_LANGUAGE = "language"
"""The topic that asks for the language; "no le entiendo" alone never opens it once one is chosen."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One advance: the conversation afterwards and what it asks the outside to do, in order."""

    conversation: Conversation
    events: tuple[Event, ...]


class Run:
    """Holds the conversation and gathers events; every change goes through here."""

    def __init__(self, world: World, conversation: Conversation) -> None:
        self.world = world
        self.c = conversation
        self.events: list[Event] = []
        self.reply: Reply | None = None  # the message whose words are being taken: this turn's, or one that was held
        self.opening: Reply | None = None  # the words that opened the topic which is entered in this turn
        self.promised: str | None = None  # the topic that comes last of several, whose list is still to be shown
        self.keeps_short = False  # several topics are told to somebody who reads little
        self.is_shortened = False  # and something of them was left for when they ask about one alone
        self.typed: Reply | None = None  # the message of this turn, as it was typed
        self.said_before = conversation.just_said  # told in the turn before
        self._told: tuple[str, ...] = ()
        self._made: dict[tuple[str, ...], Any] = {}

    @property
    def library(self) -> FlowLibrary:
        """The flows of this turn."""
        return self.world.library

    @property
    def language(self) -> str:
        """The person's language; before they chose, English where they write it, or else the default one."""
        return self.c.language or self._written_in

    @property
    def _written_in(self) -> str:
        typed = self.typed or self.reply
        is_english = typed is not None and is_written_in_english(typed.text, self.world.words)
        return "en" if is_english else self.world.default_language

    @property
    def spot(self) -> Spot | None:
        """What stands at the place that waits; None before the first turn, and where content no longer has it."""
        place = self.c.place
        return self.library.spot(place.flow, place.node) if place else None

    def set(self, **changes: Any) -> None:
        """Change fields of the conversation."""
        now = self.c.__dict__
        if any(now[name] is not value for name, value in changes.items()):  # a copy costs more than looking
            self.c = self.c.model_copy(update=changes)

    def route(self, text: str) -> Route:
        """Where words lead; looked for once a turn, however many ask."""
        asked = what_is_asked(text)
        found = self.once(("route", asked, self.language), lambda: self.world.find_topic(asked, lang=self.language))
        if found.topic != _LANGUAGE or self.c.language is None:
            return found
        rest = beside_not_understood(text)
        if rest is None:
            return found
        again = self.once(("route", rest, self.language), lambda: self.world.find_topic(rest, lang=self.language))
        return again if again.topic != _LANGUAGE else Route(UNKNOWN, 0.0)

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made once a turn for the same key."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    # --- saying ---

    def tell(
        self,
        where: str,
        source: str,
        *,
        values: Mapping[str, str] | None = None,
        facts: tuple[str, ...] = (),
        offers: tuple[Offer, ...] = (),
        node: str | None = None,
        picture: str | None = None,
        is_picture_asked: bool = False,
    ) -> None:
        """Add a text to the turn; `where` is its catalogue context."""
        filled = {**self.world.values, **(values or {})}
        said = Said(where, source, self.language, filled, facts, offers, node, picture, is_picture_asked)
        self.events.append(said)
        if facts and self.world.lets_through(said):
            self._told += tuple(each for each in facts if each not in self._told)
            self.set(told=self._told)

    def text(self, text_id: str, *, offers: tuple[Offer, ...] = (), node: str | None = None, **values: str) -> None:
        """Add one of the engine's own texts."""
        text = self.library.texts[text_id]
        self.tell(text.context, text.source, values=values, facts=text.facts, offers=offers, node=node)

    def offer(self, option_id: str, text_id: str) -> Offer:
        """An option whose label is one of the engine's own texts."""
        text = self.library.texts[text_id]
        return Offer(option_id, text.context, text.source)

    def translated(self, where: str, source: str) -> str:
        """A text as the person sees it, for reading their reply or naming an answer."""
        return self.world.translate(where, source, self.language)

    def title(self, flow: str) -> str:
        """A flow's name in the person's language."""
        source = self.library.flows[flow].title or flow if flow in self.library.flows else flow
        return self.translated(context(flow, "", "title"), source)

    # --- moving ---

    def place_at(self, frame: Frame | None) -> None:
        """Replace the top frame (None: take it away)."""
        rest = self.c.frames[:-1]
        self.set(frames=(*rest, frame) if frame else rest)

    def push(self, frame: Frame) -> None:
        """Lay a frame on top; what is below waits."""
        self.set(frames=(*self.c.frames, frame))

    def enter(self, flow: str) -> None:
        """Start a flow on top of what waits."""
        self.push(self.library.first(flow))

    def restart(self, flow: str) -> None:
        """Leave everything that waits and start a flow."""
        self.set(frames=(self.library.first(flow),), pending=None, tries=0)

    def wait_for(self, pending: Pending) -> None:
        """Let a question of the engine's own wait first."""
        self.set(pending=pending, tries=0)

    # --- answers ---

    def record(self, frame: Frame, node: Question | Group, answer: Answer, *, kind: str, about: str | None) -> None:
        """Keep an answer and report it. Answers to `@pin` leave no trace of the digits here."""
        save = address(node, frame)
        kept = answer
        if save == "@pin":
            kept = answer.model_copy(update={"value": "set", "original": ""})
        answers = {**self.c.answers, frame.key: kept}
        skipped = tuple(k for k in self.c.skipped if k != frame.key)
        told = tuple(each for each in self.c.kept if each.key != frame.key)
        said = self.c.said if self.c.said and self.c.said.key != frame.key else None
        self.set(answers=answers, skipped=skipped, kept=told, unread=None, said=said, tries=0)
        self.events.append(AnswerRecorded(frame.key, save, kind, about, answer))

    def find(self, frame: Frame, found: Found | None) -> None:
        """Keep what an action found as the answer of its node; it is nobody's word, so it is not reported."""
        if found is not None:
            answer = Answer(value=found.value, original=found.shown, language=self.language, at=self.world.now)
            self.set(answers={**self.c.answers, frame.key: answer})

    def forget(self, flow: str) -> None:
        """Drop what a flow was told on an earlier way through it; the log of answers keeps it."""
        gone = [key for key in self.c.answers if key.split("[")[0].rpartition("/")[0] == flow]
        self.set(answers={key: answer for key, answer in self.c.answers.items() if key not in set(gone)})

    def withdraw(self, key: str) -> None:
        """Take back an answer that no longer applies."""
        self.set(answers={k: v for k, v in self.c.answers.items() if k != key})
        found = locate(self.library, key)
        save = address(found[1], found[0]) if found else None
        if save == "@pin":
            self.set(pin_digest=None)
        self.events.append(AnswerWithdrawn(key, save))

    def skip(self, frame: Frame, node: Question | Group) -> None:
        """Leave a question for later and report it, with the words that could not be read."""
        unread = self.c.unread if self.c.unread and self.c.unread.key == frame.key else None
        skipped = tuple(k for k in self.c.skipped if k != frame.key)
        self.set(skipped=(*skipped, frame.key), unread=None, tries=0)
        words, sid = (unread.text, unread.sid) if unread else ("", None)
        save = address(node, frame)
        self.events.append(QuestionSkipped(frame.key, save, words, self.language, self.world.now, sid))

    def turn(self) -> Turn:
        """The finished turn, no text twice in it; the conversation remembers whom it called and what was wished."""
        called = tuple(_called(event) for event in self.events if isinstance(event, HandoffRequested | EmergencyRaised))
        if called:
            self.set(called=tuple(dict.fromkeys((*self.c.called, *called))), called_turn=self.c.turn)
        wishes = {event.about: event.words for event in self.events if isinstance(event, WishTold)}
        if wishes:
            self.set(wished={about: words for about, words in {**self.c.wished, **wishes}.items() if words})
        return Turn(self.c, _said_once(self.events))


def _said_once(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events without what is said again: of a statement the first is kept, of a question the last, which waits."""
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    for at, event in enumerate(events):
        if isinstance(event, Said):
            first.setdefault(_key(event), at)
            last[_key(event)] = at
    return tuple(
        event
        for at, event in enumerate(events)
        if not isinstance(event, Said) or at == (last if event.node else first)[_key(event)]
    )


def _key(said: Said) -> tuple[str, ...]:
    filled = (f"{name}={value}" for name, value in sorted(said.values.items()))
    return said.context, said.language, said.node or "", *filled


def _called(event: HandoffRequested | EmergencyRaised) -> str:
    return event.topic if isinstance(event, HandoffRequested) else "emergency"


def address(node: object, frame: Frame) -> str | None:
    """The address of the form an answer belongs to: `A.I.19c[].date` with the entry's index put in."""
    save = node.save if isinstance(node, Question) else None
    for item in frame.items if save else ():
        save = save.replace("[]", f"[{item}]", 1) if save else None
    return save


def locate(library: FlowLibrary, key: str) -> tuple[Frame, Question | Group] | None:
    """The frame and node of an answer key, or None when the flow no longer has it."""
    path, *rest = key.split("[")
    items = tuple(int(part.rstrip("]")) for part in rest)
    flow, _, name = path.rpartition("/")
    again = name.endswith(".again")
    node_id = name.removesuffix(".again")
    spot = library.spot(flow, node_id)
    if spot is None or not isinstance(spot.node, Question | Group):
        return None
    return Frame(flow=flow, node=spot.node.id, items=items, asking_again=again), spot.node
