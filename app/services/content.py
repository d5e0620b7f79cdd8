"""One release of everything editors write, ready for the engine, and the world of a turn made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.court.hearings import Hearing
from app.dialogue import readers
from app.dialogue.keywords import Keywords, recognise
from app.dialogue.library import FlowLibrary
from app.dialogue.routing import RoutingTable
from app.dialogue.safety.danger import DangerTable
from app.dialogue.topics.heard import named_in
from app.dialogue.topics.learned import Learned
from app.dialogue.topics.listening import listen, topic_of
from app.dialogue.topics.narrowing import Narrower, narrowed
from app.dialogue.world import World
from app.messaging.wording import Wording
from app.services.asked_talk import AskedTalk
from app.services.court_tables import CourtTables
from app.services.gate import Gate
from app.services.hearing_talk import SAMPLE_CODE, HearingTalk
from app.services.house import House
from app.services.messages import Channel
from app.services.saved_hearing import saved_hearing


@dataclass(frozen=True)
class Content:
    """Flows, texts, facts and word tables. `words` are folded, by use; `topics` names the flow of a topic, `narrower`
    the flows of its parts. `learned`: the model learned from content/examples/; None where a folder has none.
    """

    library: FlowLibrary
    keywords: Keywords
    routing: RoutingTable
    danger: DangerTable
    words: Mapping[str, frozenset[str]]
    topics: Mapping[str, str]
    court: CourtTables
    narrower: tuple[Narrower, ...] = ()
    learned: Learned | None = None


class Worlds:
    """Makes the world of a turn: this content, these words, this house; `gate` tells what may be said at a moment."""

    def __init__(
        self, content: Content, wording: Wording, house: House, gate: Callable[[datetime], Gate] = lambda now: Gate()
    ) -> None:
        self.content, self.wording, self.house = content, wording, house
        self.gate = gate
        self.values = {
            "organisation": house.organisation,
            "contact": house.contact or house.organisation,
            "hours": house.hours.strip(),
            "retention_months": str(house.retention_months),
        }
        self.topics = {**{each.flow: each.flow for each in content.narrower}, **content.topics}

    def warm_up(self, now: datetime) -> None:
        """Make every index that a first message would have to wait for, seconds long and inside its transaction."""
        world = self(now=now)
        for language in ("es", "en"):
            world.assess("hola", lang=language, in_story=False)
            world.recognise("hola", lang=language, expected=())
            world.find_topic("hola", lang=language)
            for kind in sorted(readers.KINDS):
                readers.read(kind, "12 de mayo", lang=language, today=world.today, region="MX", choices=(("hola",),))

    def __call__(
        self,
        *,
        now: datetime,
        region: str | None = None,
        pin_is_right: bool | None = None,
        channel: Channel = "whatsapp",
        held: Callable[[], Hearing | None] = lambda: None,
        second: Callable[[], str] = lambda: "none",
        new_code: Callable[[], str] = lambda: SAMPLE_CODE,
        question: Callable[[], str | None] = lambda: None,
        letter: Callable[[], str | None] = lambda: None,
    ) -> World:
        """The world at a moment, for a person whose number belongs to a country.

        `held` gives the hearing kept of their case, `question` what the clinic asks them, `letter` what it writes to
        them; each is asked only when the talk comes to it. `second` and `new_code` are the same for a second contact.
        """
        content, house = self.content, self.house
        today = now.astimezone(ZoneInfo(house.zone)).date()
        return World(
            library=content.library,
            translate=self.wording.translate,
            recognise=lambda text, *, lang, expected: recognise(
                text, lang=lang, keywords=content.keywords, expected=expected
            ),
            assess=lambda text, *, lang, in_story: listen(
                text, lang=lang, table=content.danger, learned=content.learned, in_story=in_story
            ),
            find_topic=lambda text, *, lang: narrowed(
                topic_of(text, lang=lang, table=content.routing, learned=content.learned),
                text,
                content.narrower,
                lambda text: named_in(text, lang, today, content.words),
            ),
            now=now,
            today=today,
            region=region,
            values=self.values,
            topics=self.topics,
            words=content.words,
            pin_is_right=pin_is_right,
            lets_through=self.gate(now).lets_through,
            weigh=AskedTalk(
                HearingTalk(self.wording, content.library, content.court, now, channel, held, second, new_code),
                question,
                letter,
            ),
            saved=lambda: saved_hearing(held(), content.court.places, now),
        )
