"""Somebody who does anything: answers, commands, nonsense, old buttons, days of silence. What must hold anyway."""

from __future__ import annotations

import copy
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.dialogue.conversation import Conversation
from app.dialogue.flow import Ask, Choose, Question, Story
from app.dialogue.safety.locking import REST
from app.messaging.rendering import Rendered
from app.messaging.segments import measure, utf16_units
from app.services.messages import Channel
from app.services.playing import Player
from app.services.speech import Voice
from app.services.walking_paths import ANYWHERE, DONE, SAMPLES
from tests.support.scripts import worlds

MOST_MESSAGES = 8
"""More messages than this in one turn would bury the question."""

WORDS_HOME = 4
"""MENU this often leads home from anywhere."""

BEGIN = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
OPENING = {"es": ("hola", "español", "si"), "en": ("hello", "english", "i agree")}
ODDITIES = (
    "", " ", "\n\n", "?", "🙏", "1️⃣", "👍🏽", "-3", "999999999999999999", "0", "½", "٣", "ñ" * 300, "a\u200bb",
    "‮hola", "{organisation}", "*_~`", "https://example.invalid/x?y=1", "|", "!topic|1", "../../etc/passwd", "'; --",
    "Robert'); DROP TABLE cases;--", "no se", "si no", "31 de febrero de 2020", "29/02/2019", "hace mucho", "ayer",
    "nadie", "todos", "quién sabe", "pues sí", "de nada", "x" * 1600, "si. no. si.", "1 2 3", "el segundo",
    "none of these",
)  # fmt: skip


@dataclass
class Wanderer:
    """One random person; the same seed does the same. `turn()` raises AssertionError with what led there."""

    seed: int
    language: str
    channel: Channel
    turns: int = 0
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=15))

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        voice = Voice(worlds().wording, worlds().content.library)
        region = "US" if self.channel == "sms" else "MX"
        self.player = Player(worlds(), voice, channel=self.channel, now=BEGIN, region=region)
        self._opening = list(OPENING[self.language])
        self._keys: list[str] = []

    def wander(self, turns: int) -> None:
        """So many turns, with a way home checked now and then."""
        for _ in range(turns):
            self.turn()
            if self.chance.random() < 0.05:
                self.check_way_home()

    def turn(self) -> None:
        """Write one thing and check what came of it."""
        text, payload = self._next()
        silence = self.chance.choices((1, 20 * 60, 40 * 24 * 60), (97, 2, 1))[0]
        self.recent.append(f"{payload or text!r}" + (f" after {silence} minutes" if silence > 1 else ""))
        try:
            rendered = self.player.say(text, payload=payload, after=timedelta(minutes=silence))
            self._check(rendered)
        except Exception as error:
            raise AssertionError(f"{type(error).__name__}: {error}; {self}") from error
        self.turns += 1

    def __str__(self) -> str:
        return f"seed {self.seed}, {self.language}, {self.channel}, turn {self.turns}, lately {list(self.recent)}"

    def _check(self, rendered: list[Rendered]) -> None:
        conversation = self.player.conversation
        assert rendered, "nothing was answered"
        said = [(each.context, tuple(each.values.items())) for each in self.player.said]
        assert len(said) == len(set(said)), "a text stands twice in one reply"
        assert len(rendered) <= MOST_MESSAGES, f"{len(rendered)} messages in one turn"
        for each in rendered:
            assert each.body.strip(), "an empty message"
            assert utf16_units(each.body) <= 1600, "longer than the channel takes"
            assert self.channel == "whatsapp" or measure(each.body).segments <= 3 or "http" in each.body
        if conversation is None:
            return  # erased
        again = Conversation.model_validate_json(conversation.model_dump_json(exclude_defaults=True))
        assert again == conversation, "the conversation does not survive its file"
        assert self._waits(conversation), "nothing waits for an answer"

    def _waits(self, conversation: Conversation) -> bool:
        if conversation.is_stopped or conversation.is_paused or conversation.is_locked or conversation.pending:
            return True
        place = conversation.place
        spot = worlds().content.library.spot(place.flow, place.node) if place else None
        return spot is not None and place is not None and (place.asking_again or isinstance(spot.node, Question))

    def check_way_home(self) -> None:
        """From here the menu, or the welcome for somebody who has not agreed, is never more than a few words away."""
        copied = copy.copy(self.player)
        if copied.conversation is None:
            return
        if copied.conversation.is_stopped:
            copied.say("START")
        if copied._pin is not None:
            copied.say("hola", after=REST)  # a phone that rests after too many wrong tries, or was paused, is locked
            copied.say(copied._pin)
        for _ in range(WORDS_HOME):  # where a list has a "back" of its own, its word leads one step back
            if not _is_home(copied):
                copied.say("menú")
        place = copied.conversation.place if copied.conversation else None
        assert place is not None, f"MENU leads nowhere; {self}"
        assert place.flow in ("menu", "welcome"), f"MENU leads to {place.flow}; {self}"

    # --- what to write next ---

    def _next(self) -> tuple[str, str | None]:
        if self._opening and self.chance.random() < 0.9:
            return self._opening.pop(0), None
        if self.player.conversation is None:
            self._opening = list(OPENING[self.language])
            return self._opening.pop(0), None
        kinds: list[Callable[[], tuple[str, str | None]]] = [
            self._plausible, self._tap, self._command, self._oddity, self._anything_taught, self._comeback,
        ]  # fmt: skip
        return self.chance.choices(kinds, (55, 15, 12, 8, 8, 2))[0]()

    def _plausible(self) -> tuple[str, str | None]:
        """An answer of the kind that is asked for, a number of the list, or the PIN."""
        conversation = self.player.conversation
        assert conversation is not None
        if conversation.pending and conversation.pending.kind == "pin" and self.chance.random() < 0.5:
            return self.player._pin or "1234", None
        place = conversation.place
        spot = worlds().content.library.spot(place.flow, place.node) if place else None
        node = spot.node if spot else None
        words = SAMPLES[self.language]
        if isinstance(node, Story):
            return self.chance.choice((words["story"], DONE[self.language])), None
        if isinstance(node, Ask) and self.chance.random() < 0.8:
            fitting = ANYWHERE.get(node.of) or words.get(node.of, words["text"])
            return self.chance.choice((fitting, fitting, "ninguno", "no sé")), None
        if isinstance(node, Choose) and self.chance.random() < 0.5:
            option = self.chance.choice(node.options)
            return self.chance.choice((option.label, *option.words)), None
        return self.chance.choice(("1", "2", "3", "4", "si", "no", "7")), None

    def _tap(self) -> tuple[str, str | None]:
        """A button: one that is shown, or one from before."""
        shown = [(said.node, offer.id) for said in self.player.said for offer in said.offers if said.node]
        if shown:
            node, option = self.chance.choice(shown)
            self._keys.append(f"{node}|{option}")
        if self._keys and self.chance.random() < 0.1:
            return "", self.chance.choice(self._keys)
        return ("", self._keys[-1]) if shown else self._oddity()

    def _command(self) -> tuple[str, str | None]:
        """A command, sometimes with an argument; STOP and ERASE less often, they end so much."""
        commands = worlds().content.keywords.commands
        name = self.chance.choice([each for each in commands if each not in ("stop", "erase", "start")])
        if self.chance.random() < 0.06:
            name = self.chance.choice(("stop", "erase", "start"))
        listed = commands[name]
        phrase = self.chance.choice(listed.both)
        if listed.with_argument and self.chance.random() < 0.5:
            beginning, what = (
                self.chance.choice(listed.with_argument),
                self.chance.choice(("3", "nombre", "99", "date")),
            )
            return f"{beginning} {what}", None
        return phrase, None

    def _oddity(self) -> tuple[str, str | None]:
        if self.chance.random() < 0.3:
            blocks = (0x20, 0x60, 0xC0, 0x1F600, 0x2000)
            return "".join(chr(self.chance.choice(blocks) + self.chance.randrange(90)) for _ in range(9)), None
        return self.chance.choice(ODDITIES), None

    def _anything_taught(self) -> tuple[str, str | None]:
        """A question of their own, or danger, out of nowhere."""
        routing, danger = worlds().content.routing, worlds().content.danger
        if self.chance.random() < 0.1:
            return self.chance.choice(("me van a matar ahora", "me amenazaron", danger.not_typos[0])), None
        examples = self.chance.choice([topic.examples for topic in routing.topics.values()])
        return self.chance.choice(examples.both), None

    def _comeback(self) -> tuple[str, str | None]:
        return self.chance.choice(("START", "menú", "hola", self.player._pin or "0000")), None


def _is_home(player: Player) -> bool:
    place = player.conversation.place if player.conversation else None
    return place is not None and place.flow in ("menu", "welcome")


def wanderers(seed: int, count: int) -> list[Wanderer]:
    """So many random people, both languages on both channels in turn."""
    kinds: list[tuple[str, Channel]] = [("es", "whatsapp"), ("en", "whatsapp"), ("es", "sms"), ("en", "sms")]
    return [Wanderer(seed + number, *kinds[number % len(kinds)]) for number in range(count)]
