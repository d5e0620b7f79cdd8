"""Walks flows as somebody who always gives a plausible answer: for costs, printouts and the buttons that are needed.

`first_path` takes the first option everywhere, the next one where a question comes again, and one entry of each list.
What tries every option is in `surveys`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.court.hearings import Hearing, Wall
from app.dialogue.conversation import Conversation, Frame, Pending
from app.dialogue.events import Said
from app.dialogue.flow import Ask, Choose, Do, Node, Story
from app.dialogue.library import FlowLibrary, Spot
from app.messaging.rendering import Rendered
from app.services.content import Worlds
from app.services.hearing_talk import no_date
from app.services.messages import Channel
from app.services.playing import Player
from app.services.speech import Voice
from app.services.transcripts import Exchange, bodies

WELCOME, HOME = "welcome", "menu"
MOST_STEPS = 5_000
"""More replies than the longest honest path; a walk that needs more goes in circles."""

GREETINGS = {"es": "hola", "en": "hello"}
DONE = {"es": "listo", "en": "done"}
SAMPLES: Mapping[str, Mapping[str, str]] = {
    "es": {
        "text": "Calle Uno 2",
        "story": "Esto es un ejemplo.",
        "name": "Ejemplo Primero",
        "date": "12 de marzo de 2019",
        "unsure": "no sé",
        "some_days": "del 12 al 14 de marzo de 2030",
        "off_paper": "el papel dice 12 de marzo de 2030 8:30 am",
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
        "unsure": "I don't know",
        "some_days": "12 to 14 March 2030",
        "off_paper": "the paper says 12 March 2030 8:30 am",
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

OTHER_LANGUAGE = "mam"
"""Typed where the language that somebody speaks best is asked for, besides one of ours."""

COURT_DAYS = ("2030-03-12 8:30 am", "2019-03-12")
"""What is typed for the day in court: one ahead with its hour, and one that is over, without; besides, some days."""

OTHER_DAY = "2030-04-15 8:30 am"
"""Where a hearing is held already: the day of a newer paper."""

PORT_DAYS = ("2030-03-12 6:30 am", "2030-03-12 10:00 am", "2030-03-12")
"""For the day at the port of entry: before court, after it, without an hour."""

COURT_DAY = "court_when"
"""The question that asks for the day in court; another about a hearing's day asks for the port's."""

LOOKS = frozenset(
    {"look_hearing", "look_border", "look_near", "plan_day", "read_change", "keep_hearing", "keep_change"}
)
"""Actions that find, or weigh, what is held of a hearing."""

KEPT_HERE = "keep"
"""The action of a flow about hearings that saves what this very walk has told; else one was held before it."""

PAPERS = {"number": "12345678", "postal": "22000", "ssn": "123-45-6789"}
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

    def at_start(self, flow: str, hearing: Hearing | None = None) -> tuple[Player, Typed]:
        """A player who is about to enter a flow, and the reply that enters it; all but the welcome come after it.

        `hearing` is what would be held of one.
        """
        player = Player(self._worlds, self._voice, channel=self.channel, now=self._now)
        player.hearing = hearing
        if flow == WELCOME:
            return player, Typed(GREETINGS.get(self.language, GREETINGS["en"]))
        return player, self.enter(player, flow, self._welcomed or Conversation(release=self.library.release))

    def enter(self, player: Player, flow: str, before: Conversation) -> Typed:
        """Put a player at the door of a flow, with the answers of an earlier conversation; the reply that enters it."""
        player.conversation = before.model_copy(
            update={
                "language": self.language,
                "frames": (self.library.first(HOME if HOME in self.library.flows else flow),),
                "pending": Pending(kind="topic", options=(flow,)),
                "last_at": player.now,
            }
        )
        return Typed("1", "!topic|1")

    def starts(self, flow: str) -> Iterator[tuple[Player, Typed]]:
        """Every way into a flow: with nothing held of a hearing and, where the flow looks at one, with each kind."""
        yield self.at_start(flow)
        if any(isinstance(node, Do) and node.do in LOOKS for node in flat(self.library.flows[flow].nodes)):
            for hearing in self._hearings:
                yield self.at_start(flow, hearing)

    @cached_property
    def _hearings(self) -> tuple[Hearing, ...]:
        """What may be held: no date yet, a day ahead, a day that is over."""
        ahead = Hearing(
            court="san_diego",
            court_at=Wall.from_iso("2030-03-12T08:30"),
            port="san_ysidro",
            report_at=Wall.from_iso("2030-03-12T06:30"),
            stay="tijuana",
            confirmed_at=self._now,
        )
        over = Hearing(court="san_diego", court_at=Wall.from_iso("2019-03-12"), stay="tijuana", confirmed_at=self._now)
        return no_date(self._now), ahead, over

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
            return [*self._taps(shown, place, conversation), *self._off_paper(place, conversation)]
        spot = self.library.spot(place.flow, place.node)
        if spot and isinstance(spot.node, Ask) and spot.node.about == "hearing" and spot.node.of == "date":
            answers = conversation.answers
            asked = f"{place.flow}/{COURT_DAY}" in answers and spot.node.id != COURT_DAY
            if player.hearing is not None and f"{place.flow}/{KEPT_HERE}" not in answers:
                return [Typed(PORT_DAYS[0])] if asked else [Typed(OTHER_DAY), Typed(OTHER_DAY[:10])]
            is_ahead = COURT_DAYS[0][:4] in str(answers[f"{place.flow}/{COURT_DAY}"].value) if asked else True
            some_days = SAMPLES.get(self.language, SAMPLES["en"])["some_days"]
            days = PORT_DAYS[: None if is_ahead else 1] if asked else (*COURT_DAYS, some_days)
            return [Typed(text) for text in days]
        text = self._sample(spot, place, conversation) if spot else None
        if spot and isinstance(spot.node, Ask) and spot.node.of == spot.node.about == "language":
            return [Typed(OTHER_LANGUAGE), *([Typed(text)] if text else [])]
        unsure = [SAMPLES.get(self.language, SAMPLES["en"])["unsure"]] if _may_not_know(spot) else []
        return [] if text is None else [Typed(each) for each in (text, *unsure)]

    def first_path(self, flow: str) -> Path:
        """A flow from its beginning until it goes home: the first option, or the next where it comes by again."""
        return self._walk(flow)[1]

    def _walk(self, flow: str) -> tuple[Player, Path]:
        player, typed = self.at_start(flow)
        exchanges: list[Exchange] = []
        messages: list[Rendered] = []
        taken: Counter[tuple[str, ...]] = Counter()  # by place, and by what is shown: a read-back with more is another
        while True:
            rendered = player.say(typed.text if not typed.payload else "", payload=typed.payload)
            entered = not exchanges and typed.payload is not None  # what entered the flow was no reply to it
            said = flow if entered else "" if typed.payload else typed.text
            payload = None if entered else typed.payload
            exchanges.append(Exchange(said, payload, answers=bodies(r.body for r in rendered)))
            messages += rendered
            if is_home(player, flow):
                return player, self._path(flow, exchanges, messages, is_finished=True)
            spot = (*where(player), *(value for said in player.said if said.offers for value in said.values.values()))
            replies = self.replies(player)
            options = replies[taken[spot] :] or replies[-1:]  # the last way on is the way back
            if not options or len(exchanges) >= MOST_STEPS:
                return player, self._path(flow, exchanges, messages, is_finished=False)
            taken[spot] += 1
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
        brief = conversation.brief
        if conversation.pending is None and brief is not None and brief.key == place.key:
            return self._lines(place)
        return [tap for _, tap in taps]

    def _off_paper(self, place: Frame, conversation: Conversation) -> list[Typed]:
        """What a paper says, told where a day said means a line and is taken piece by piece."""
        spot = self.library.spot(place.flow, place.node)
        options = spot.node.options if spot and isinstance(spot.node, Choose) and conversation.pending is None else ()
        is_heard = bool(self.library.flows[place.flow].pieces) and any(option.says == "day" for option in options)
        return [Typed(SAMPLES.get(self.language, SAMPLES["en"])["off_paper"])] if is_heard else []

    def _lines(self, place: Frame) -> list[Typed]:
        """A tap for each line of the whole list, of which the short one after an answer is a part."""
        spot = self.library.spot(place.flow, place.node)
        options = spot.node.options if spot and isinstance(spot.node, Choose) else ()
        return [Typed(option.id, f"{place.key}|{option.id}") for option in options]

    def _sample(self, spot: Spot, place: Frame, conversation: Conversation) -> str | None:
        words = SAMPLES.get(self.language, SAMPLES["en"])
        if isinstance(spot.node, Story):
            return DONE.get(self.language, DONE["en"]) if place.key in conversation.answers else words["story"]
        if isinstance(spot.node, Ask):
            if spot.node.of == "text" and spot.node.about in PAPERS:
                return PAPERS[spot.node.about]
            return ANYWHERE.get(spot.node.of) or words.get(spot.node.of) or words["text"]
        return None


def where(player: Player) -> tuple[str, ...]:
    """The places on the stack; a story before and after its first part are two."""
    conversation = player.conversation
    if conversation is None:
        return ()
    place = conversation.place
    told = conversation.answers.get(place.key) if place else None
    begun = "begun" if told and told.parts else ""
    pending = conversation.pending.kind if conversation.pending else ""
    return (*(frame.key for frame in conversation.frames), begun, pending)


def _may_not_know(spot: Spot | None) -> bool:
    return spot is not None and isinstance(spot.node, Ask) and spot.node.unsure


def is_home(player: Player, flow: str) -> bool:
    """True when the flow has ended: nothing waits but the menu, or the person left. The menu itself is one message."""
    conversation = player.conversation
    if conversation is None or conversation.place is None or conversation.is_stopped:
        return True
    return conversation.place.flow == HOME and conversation.pending is None


def flat(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Nodes in reading order, those of groups included."""
    for node in nodes:
        yield node
        yield from flat(getattr(node, "nodes", ()))
