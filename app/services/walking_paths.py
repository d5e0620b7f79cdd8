"""Walks flows as somebody who always gives a plausible answer: for costs, printouts and the buttons that are needed.

`first_path` takes the first option everywhere, the next one where a question comes again, and one entry of each list.
`Survey` tries every option and visits each question once for every set of earlier answers that a condition still ahead
of it looks at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from app.dialogue.conversation import Conversation, Frame, Pending
from app.dialogue.events import Said
from app.dialogue.flow import Ask, Branch, Condition, Node, Question, Story
from app.dialogue.library import FlowLibrary, Spot
from app.messaging.rendering import Rendered
from app.services.content import Worlds
from app.services.messages import Channel
from app.services.playing import Player
from app.services.speech import Voice
from app.services.transcripts import Exchange, bodies

WELCOME, HOME = "welcome", "menu"
MOST_STEPS = 5_000
"""More replies than the longest honest path; a walk that needs more goes in circles."""

NEAR = 4
"""What of the stack a survey tells apart: the place, its caller, whether a story has begun, what is pending."""

GREETINGS = {"es": "hola", "en": "hello"}
DONE = {"es": "listo", "en": "done"}
SAMPLES: Mapping[str, Mapping[str, str]] = {
    "es": {
        "text": "Calle Uno 2",
        "story": "Esto es un ejemplo.",
        "name": "Ejemplo Primero",
        "date": "12 de marzo de 2019",
        "place": "Ciudad Ejemplo, Honduras",
        "language": "español",
        "marital_status": "soltera",
        "sex": "mujer",
        "yes_no": "sí",
        "yes_no_unknown": "sí",
    },
    "en": {
        "text": "Street One 2",
        "story": "This is an example.",
        "name": "Example First",
        "date": "12 March 2019",
        "place": "Example City, Honduras",
        "language": "Spanish",
        "marital_status": "single",
        "sex": "female",
        "yes_no": "yes",
        "yes_no_unknown": "yes",
    },
}
"""What is typed for each kind of question, by language; nobody's words."""

ANYWHERE = {
    "a_number": "A 012 345 678",
    "phone": "+525512345678",
    "country": "Honduras",
    "hour": "8:30 am",
    "number": "2",
    "count": "2",
    "pin": "4321",
    "choice": "1",
    "many": "1",
}

HEARING_DAYS = ("2030-03-12 8:30 am", "2019-03-12")
"""A day ahead with its hour, and one that is over, without."""

PAPER_NUMBER = "12345678"
"""What is typed where the number of a paper is asked for."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One reply: words, or a tapped option."""

    text: str = ""
    payload: str | None = None


@dataclass(frozen=True)
class Path:
    """One flow walked to its end. `is_finished` is False when it went in circles or stuck at a question."""

    flow: str
    language: str
    channel: Channel
    exchanges: tuple[Exchange, ...]
    messages: tuple[Rendered, ...]
    is_finished: bool

    @property
    def characters(self) -> int:
        """Characters of everything said."""
        return sum(len(message.body) for message in self.messages)

    @property
    def segments(self) -> int:
        """What it is billed as: segments on SMS, messages on WhatsApp."""
        return sum(message.segments for message in self.messages)


class Walker:
    """Walks one language on one channel."""

    def __init__(
        self, worlds: Worlds, voice: Voice, *, language: str, now: datetime, channel: Channel = "whatsapp"
    ) -> None:
        self.language, self.channel = language, channel
        self._worlds, self._voice, self._now = worlds, voice, now
        self.library: FlowLibrary = worlds.content.library

    def at_start(self, flow: str) -> tuple[Player, Typed]:
        """A player who is about to enter a flow, and the reply that enters it; all but the welcome come after it."""
        player = Player(self._worlds, self._voice, channel=self.channel, now=self._now)
        if flow == WELCOME:
            return player, Typed(GREETINGS.get(self.language, GREETINGS["en"]))
        home = self.library.first(HOME if HOME in self.library.flows else flow)
        welcomed = self._welcomed or Conversation(release=self.library.release)
        player.conversation = welcomed.model_copy(
            update={
                "language": self.language,
                "frames": (home,),
                "pending": Pending(kind="topic", options=(flow,)),
                "last_at": self._now,
            }
        )
        return player, Typed("1", "!topic|1")

    @cached_property
    def _welcomed(self) -> Conversation | None:
        """Somebody who has said yes to everything the welcome asks."""
        return self._walk(WELCOME)[0].conversation if WELCOME in self.library.flows else None

    def replies(self, player: Player) -> list[Typed]:
        """What could be answered now, the first the likeliest; none where nothing waits."""
        conversation = player.conversation
        place = conversation.place if conversation else None
        if conversation is None or place is None:
            return []
        shown = next((said for said in reversed(player.said) if said.offers), None)
        if shown is not None:
            return self._taps(shown, place, conversation)
        spot = self.library.spot(place.flow, place.node)
        answers = conversation.answers
        if spot and isinstance(spot.node, Ask) and spot.node.about == "hearing" and spot.node.of == "date":
            is_later = any(key.startswith(f"{place.flow}/") and "iso" in str(a.value) for key, a in answers.items())
            return [Typed(text) for text in (HEARING_DAYS[:1] if is_later else HEARING_DAYS)]
        text = self._sample(spot, place, conversation) if spot else None
        return [] if text is None else [Typed(text)]

    def first_path(self, flow: str) -> Path:
        """A flow from its beginning until it goes home: the first option, or the next where it comes by again."""
        return self._walk(flow)[1]

    def _walk(self, flow: str) -> tuple[Player, Path]:
        player, typed = self.at_start(flow)
        exchanges: list[Exchange] = []
        messages: list[Rendered] = []
        taken: Counter[tuple[str, ...]] = Counter()
        while True:
            rendered = player.say(typed.text if not typed.payload else "", payload=typed.payload)
            entered = not exchanges and typed.payload is not None  # what entered the flow was no reply to it
            said = flow if entered else "" if typed.payload else typed.text
            payload = None if entered else typed.payload
            exchanges.append(Exchange(said, payload, answers=bodies(r.body for r in rendered)))
            messages += rendered
            if is_home(player, flow):
                return player, self._path(flow, exchanges, messages, is_finished=True)
            where = _where(player)
            options = self.replies(player)[taken[where] :]
            if not options or len(exchanges) >= MOST_STEPS:
                return player, self._path(flow, exchanges, messages, is_finished=False)
            taken[where] += 1
            typed = options[0]

    def _path(self, flow: str, exchanges: list[Exchange], messages: list[Rendered], *, is_finished: bool) -> Path:
        return Path(flow, self.language, self.channel, tuple(exchanges), tuple(messages), is_finished)

    def _taps(self, shown: Said, place: Frame, conversation: Conversation) -> list[Typed]:
        """A tap for each option; the language is this walk's own, and groups end after their second entry."""
        taps = [(offer.id, Typed(offer.id, f"{shown.node}|{offer.id}")) for offer in shown.offers]
        if conversation.pending is None and place.asking_again:
            is_enough = bool(place.items) and place.items[-1] > 0
            return [tap for option, tap in reversed(taps) if option == "no" or not is_enough]
        if conversation.language is None or place.node == "language":
            own = [tap for option, tap in taps if option == self.language]
            return own + [tap for option, tap in taps if option not in GREETINGS]
        if conversation.pending is not None and conversation.pending.kind == "skipped":
            return [tap for option, tap in taps if option == "later"]
        return [tap for _, tap in taps]

    def _sample(self, spot: Spot, place: Frame, conversation: Conversation) -> str | None:
        words = SAMPLES.get(self.language, SAMPLES["en"])
        if isinstance(spot.node, Story):
            return DONE.get(self.language, DONE["en"]) if place.key in conversation.answers else words["story"]
        if isinstance(spot.node, Ask):
            if spot.node.of == "text" and spot.node.about == "number":
                return PAPER_NUMBER
            return ANYWHERE.get(spot.node.of) or words.get(spot.node.of) or words["text"]
        return None


@dataclass(frozen=True, slots=True)
class Seen:
    """One turn of a survey: what was said, and the messages it became."""

    said: tuple[Said, ...]
    rendered: tuple[Rendered, ...]


@dataclass
class Survey:
    """Every option of every flow, from the welcome on; flows that no path enters are walked by themselves.

    Two turns that differ only in what waits below the place and its caller count as one: topics call one another, and
    the ways through them have no end, while each way back to a caller is walked.
    `is_complete` turns False when a walk was cut short at `most` turns.
    """

    walker: Walker
    most: int = 20_000
    is_complete: bool = True
    entered: set[str] = field(default_factory=set)
    _visited: set[tuple[object, ...]] = field(default_factory=set)
    _turns: int = 0

    def turns(self) -> Iterator[Seen]:
        """Every turn that differs from those before, in the order they are met."""
        flows = self.walker.library.flows
        for flow in [name for name in (WELCOME, HOME) if name in flows] + sorted(flows):
            if flow not in self.entered:
                yield from self._walk(flow)

    def _walk(self, flow: str) -> Iterator[Seen]:
        player, typed = self.walker.at_start(flow)
        waiting: list[tuple[Conversation | None, datetime, Typed]] = [(player.conversation, player.now, typed)]
        self.entered.add(flow)
        while waiting:
            if self._turns >= self.most:
                self.is_complete = False
                return
            player.conversation, player.now, typed = waiting.pop()
            rendered = player.say(typed.text if not typed.payload else "", payload=typed.payload)
            self._turns += 1
            mark = self._mark(player)
            if mark in self._visited:
                continue
            self._visited.add(mark)
            yield Seen(tuple(player.said), tuple(rendered))
            replies = self._different(player, self.walker.replies(player))
            waiting += [(player.conversation, player.now, reply) for reply in reversed(replies)]

    def _different(self, player: Player, replies: list[Typed]) -> list[Typed]:
        """The replies that lead elsewhere, now or by a condition later; of those that do not, the first."""
        conversation = player.conversation
        place = conversation.place if conversation else None
        if conversation is None or place is None or conversation.pending is not None or place.asking_again:
            return replies
        spot = self.walker.library.spot(place.flow, place.node)
        if spot is None or f"{place.flow}/{spot.node.id}" in self._conditions:
            return replies
        options = getattr(spot.node, "options", ())
        targets = {f"{place.key}|{option.id}": option.to for option in options}
        return list({targets.get(reply.payload or ""): reply for reply in reversed(replies)}.values())

    def _mark(self, player: Player) -> tuple[object, ...]:
        """What makes a turn different: where it stands, what it said, and the answers that conditions still ask for."""
        conversation = player.conversation
        if conversation is None:
            return ("erased", *(said.context for said in player.said))
        self.entered.update(frame.flow for frame in conversation.frames)
        pending = conversation.pending.kind if conversation.pending else ""
        return (_where(player)[-NEAR:], pending, tuple(said.context for said in player.said), self._live(conversation))

    def _live(self, conversation: Conversation) -> tuple[tuple[str, str], ...]:
        """The answers that a condition still ahead looks at: in a flow on the stack from its place on, or elsewhere
        when it is another flow that asked."""
        here = {frame.flow: self._order.get((frame.flow, frame.node), 0) for frame in conversation.frames}
        found = []
        for key, answer in conversation.answers.items():
            name = key.partition("[")[0]
            asked_in = name.rpartition("/")[0]
            looks = self._conditions.get(name, ())
            if any(index >= here[flow] if flow in here else flow != asked_in for flow, index in looks):
                found.append((key, str(answer.value) if answer.state == "answered" else answer.state))
        return tuple(found)

    @cached_property
    def _order(self) -> dict[tuple[str, str], int]:
        """Each node's index in reading order."""
        return {(flow, node.id): index for flow, index, node in _nodes(self.walker.library)}

    @cached_property
    def _conditions(self) -> dict[str, list[tuple[str, int]]]:
        """By the key of an answer: where conditions look at it, as flow and index in reading order."""
        found: dict[str, list[tuple[str, int]]] = {}
        for flow, index, node in _nodes(self.walker.library):
            for name in _names(node):
                key = name if "/" in name else f"{flow}/{name}"
                found.setdefault(key, []).append((flow, index))
        return found


def _nodes(library: FlowLibrary) -> Iterator[tuple[str, int, Node]]:
    for name, flow in library.flows.items():
        for index, node in enumerate(_flat(flow.nodes)):
            yield name, index, node


def _flat(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _flat(getattr(node, "nodes", ()))


def _names(node: Node) -> Iterator[str]:
    """The answers that a node's conditions look at."""
    yield from _answers(node.when)
    if isinstance(node, Question) and node.given:
        yield from _answers(node.given.when)
    if isinstance(node, Branch):
        for case in node.branch:
            yield from _answers(case.when)


def _answers(condition: Condition | None) -> Iterator[str]:
    if condition is None:
        return
    if condition.answer:
        yield condition.answer
    for part in (*condition.every, *condition.some):
        yield from _answers(part)


def _where(player: Player) -> tuple[str, ...]:
    """The places on the stack; a story before and after its first part are two."""
    conversation = player.conversation
    if conversation is None:
        return ()
    place = conversation.place
    told = conversation.answers.get(place.key) if place else None
    begun = "begun" if told and told.parts else ""
    pending = conversation.pending.kind if conversation.pending else ""
    return (*(frame.key for frame in conversation.frames), begun, pending)


def is_home(player: Player, flow: str) -> bool:
    """True when the flow has ended: nothing waits but the menu, or the person left. The menu itself is one message."""
    conversation = player.conversation
    if conversation is None or conversation.place is None or conversation.is_stopped:
        return True
    return conversation.place.flow == HOME and conversation.pending is None
