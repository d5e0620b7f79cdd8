"""What a turn may look at besides the conversation: content, words, the time and the person's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from app.dialogue.conversation import Answer
from app.dialogue.events import Said
from app.dialogue.keywords import Command
from app.dialogue.library import FlowLibrary
from app.dialogue.routing import Route
from app.dialogue.safety.danger import Danger
from app.dialogue.text import calm


class Translate(Protocol):
    """Finds the text of a context in a language; English comes back as it is."""

    def __call__(self, context: str, source: str, language: str) -> str:
        """The text as the person sees it, placeholders unfilled."""
        ...


class Recognise(Protocol):
    """Finds a global command in a whole message."""

    def __call__(self, text: str, *, lang: str, expected: tuple[str, ...]) -> Command | None:
        """The command, or None. `expected`: words the present question offers, which win over fuzzy commands."""
        ...


class Assess(Protocol):
    """Finds present danger in a message."""

    def __call__(self, text: str, *, lang: str, in_story: bool) -> Danger | None:
        """The danger, or None."""
        ...


class LetsThrough(Protocol):
    """Tells whether a legal statement will be said as it is, or replaced because nobody answers for it now."""

    def __call__(self, said: Said, /) -> bool:
        """True when it is said."""
        ...


def _everything(said: Said, /) -> bool:
    return True


class FindTopic(Protocol):
    """Finds the topic of free text."""

    def __call__(self, text: str, *, lang: str) -> Route:
        """Topic, confidence and alternatives."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What an action found out before it is performed: a value that conditions look at, and how a person reads it."""

    value: str
    shown: str = field(default="", repr=False)


class Weigh(Protocol):
    """Looks at what an action would do, with the answers so far and what is kept of the case. It changes nothing."""

    def __call__(
        self, action: str, args: Mapping[str, str], answers: Mapping[str, Answer], language: str
    ) -> Found | None:
        """What it found; None for an action that leaves no answer."""
        ...


def _finds_nothing(action: str, args: Mapping[str, str], answers: Mapping[str, Answer], language: str) -> Found | None:
    return None


@dataclass(frozen=True, slots=True)
class SavedHearing:
    """The hearing that is saved of their case, as far as a talk about it needs to know.

    `court`: the day in court, with its hour where that is known, on the court's clock (`2027-01-14T08:30`). `place`:
    that court, as the list of courts names it; None where it is not known. `hours`: those that the papers say
    (`HH:MM`); `elsewhere`: the same moments where another clock shows them.
    """

    court: str | None
    place: str | None = None
    hours: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def _nothing_saved() -> SavedHearing | None:
    return None


@dataclass(frozen=True)
class World:
    """Everything outside the conversation that a turn depends on; the same world gives the same turn.

    `today` is the person's local date, `region` the ISO country of their number. `values` fill placeholders that any
    text may use ({organisation}, {contact}, {hours}). `recap_after`: a longer silence starts with a recap.
    `topics` maps a routed topic to the flow that answers it. `words`: folded words by use
    (`none`, `done`, `greeting`). `pin_is_right`: whether the present message is the person's PIN; None when not asked.
    `lets_through`: whether a legal statement will be said, so that SOURCE never names what was not.
    `weigh`: what an action of the service finds, kept as the answer of its `do` node.
    `saved`: the hearing that is saved of their case, looked up only when the talk comes to it; None for no date.
    """

    library: FlowLibrary
    translate: Translate
    recognise: Recognise
    assess: Assess
    find_topic: FindTopic
    now: datetime
    today: date
    region: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recap_after: timedelta = timedelta(hours=18)
    default_language: str = "es"
    pin_is_right: bool | None = None
    lets_through: LetsThrough = _everything
    weigh: Weigh = _finds_nothing
    saved: Callable[[], SavedHearing | None] = _nothing_saved


@dataclass(frozen=True)
class Reply:
    """One message of the person: what they typed or tapped, and how many files came with it.

    `payload` is a button's hidden id, `<node key>|<option id>`. `sid` names the message for provenance.
    `has_location`: a position was shared (never kept). `voice`: files that are voice notes. `written`: the whole
    message, where `text` holds less of it.
    """

    text: str = field(default="", repr=False)
    payload: str | None = field(default=None, repr=False)
    sid: str | None = None
    media: int = 0
    voice: int = 0
    has_location: bool = False
    written: str | None = field(default=None, repr=False)

    @property
    def as_written(self) -> str:
        """The words exactly as they were typed, to be kept; of a part of a message, what was read."""
        return self.written if self.written is not None and calm(self.written) == self.text else self.text

    def calmed(self) -> Reply:
        """The message as it is read, which still knows what was written."""
        read = calm(self.text)
        return self if read == self.text else replace(self, text=read, written=self.text)
