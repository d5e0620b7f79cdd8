"""What an invented person types and must read, found by playing the whole conversation in memory beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from app.dialogue.conversation import Conversation
from app.dialogue.events import ActionRequested
from app.messaging.rendering import Rendered
from app.services.content import Worlds
from app.services.messages import Channel
from app.services.playing import Player
from app.services.speech import Voice
from app.settings import Settings
from app.storage.catalogues import load_wording
from app.wiring import load_release
from app.wiring_settings import house_of
from tests.support.people import ELSE, Edit, Person

LIMIT = 200
"""Messages after which a person who has not come to the end never will."""


@dataclass(frozen=True)
class Script:
    """Each message with what it must be answered, in order, and the keys of the answers that are kept in the end."""

    words: tuple[str, ...]
    replies: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]

    @property
    def bodies(self) -> list[str]:
        """All replies in order."""
        return [body for group in self.replies for body in group]


@cache
def worlds() -> Worlds:
    """The repository's content, as a service with default settings knows it."""
    settings = Settings(_env_file=None)
    return Worlds(load_release(settings), load_wording(settings.locales_dir), house_of(settings))


def player(address: str, now: datetime | None = None) -> Player:
    """Somebody new at this address."""
    channel: Channel = "whatsapp" if address.startswith("whatsapp:") else "sms"
    region = "US" if "+1" in address else "MX"
    voice = Voice(worlds().wording, worlds().content.library)
    return Player(worlds(), voice, channel=channel, now=now or datetime.now(UTC), region=region)


@cache
def script(person: Person, most: int = LIMIT) -> Script:
    """Play a person's whole way from their first message to the end of Part A.I, or the first so many messages."""
    one = player(person.address)
    words: list[str] = []
    replies: list[tuple[str, ...]] = []

    def say(text: str) -> list[Rendered]:
        words.append(text)
        said = one.say(text)
        replies.append(tuple(each.body for each in said))
        return said

    say(person.first)
    digressed: set[str] = set()
    while not _is_finished(one) and len(words) < most:
        assert one.conversation is not None
        for text in _next(person, one, digressed):
            say(text)
    assert one.conversation is not None
    never = f"the person never comes to the end; what waits is {_waiting(one.conversation)}"
    assert len(words) < LIMIT, never
    return Script(tuple(words), tuple(replies), tuple(one.conversation.answers))


def _next(person: Person, one: Player, digressed: set[str]) -> Iterator[str]:
    """What the person types now; each message may depend on what the one before changed."""
    conversation = one.conversation
    assert conversation is not None
    key = _waiting(conversation)
    if key not in digressed and not conversation.pending:
        digressed.add(key)
        for step in person.before.get(key, ()):
            if isinstance(step, Edit):
                yield from _edit(one, step)
            else:
                yield step
        if key in person.before:
            return
    yield _answer(person, conversation, key)


def _edit(one: Player, edit: Edit) -> Iterator[str]:
    yield "CORREGIR"
    assert one.conversation is not None
    assert one.conversation.pending is not None
    yield str(one.conversation.pending.options.index(edit.key) + 1)
    yield edit.words


def _answer(person: Person, conversation: Conversation, key: str) -> str:
    pending = conversation.pending
    if pending is None:
        return person.answers.get(key) or ELSE[key]
    if pending.kind == "recap":
        return str(pending.options.index("go_on") + 1)
    assert pending.kind == "readings", f"nobody expects to be asked {pending.kind} at {key}"
    return "1"


def _waiting(conversation: Conversation) -> str:
    assert conversation.place is not None
    return conversation.place.key


def _is_finished(one: Player) -> bool:
    return any(isinstance(event, ActionRequested) and event.name == "part_complete" for event in one.events)
