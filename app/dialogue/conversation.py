"""Where one contact stands. Frozen, and the same after a trip through JSON: it is saved and reloaded every turn."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["answered", "none", "not_applicable", "unknown", "declined"]


class Frozen(BaseModel):
    """Base: frozen, no unknown keys. Neither `repr` nor an error of validation shows what a person said."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Frame(Frozen):
    """A place in a flow. `items` are the indices of the groups around the node.

    `asking_again`: the node is a group and its "another?" question waits. `correcting`: this frame exists only to take
    one earlier answer anew.
    """

    flow: str
    node: str
    items: tuple[int, ...] = ()
    asking_again: bool = False
    correcting: bool = False

    @property
    def key(self) -> str:
        """The stable name of the answer at this place: `flow/node`, `flow/node[0]`, `flow/group.again[0]`."""
        suffix = ".again" if self.asking_again else ""
        return f"{self.flow}/{self.node}{suffix}" + "".join(f"[{i}]" for i in self.items)


def flow_of(key: str) -> str:
    """The flow of an answer key: `i589/a1` of `i589/a1/entries.again[0]`."""
    return key.split("[")[0].rpartition("/")[0]


class StoryPart(Frozen):
    """One message of a story, verbatim. `sid` is the message it came in; `media` counts voice notes or pictures."""

    text: str = Field(repr=False)
    at: datetime
    sid: str | None = None
    media: int = 0


class Answer(Frozen):
    """What a person answered: the canonical value, and their own words, kept whatever happens.

    `given_by`: keys of the earlier answers that settled this one without its question being asked.
    """

    state: State = "answered"
    value: Any = Field(None, repr=False)
    original: str = Field("", repr=False)
    language: str = "es"
    at: datetime
    sid: str | None = None
    parts: tuple[StoryPart, ...] = ()
    given_by: tuple[str, ...] = ()


class Pending(Frozen):
    """A question of the engine's own that must be settled before the flow goes on.

    `kind`: `readings` (which of several did you mean), `pick` (which answer to correct), `danger` (are you in danger
    now), `recap` (go on or menu, with the held reply), `topic` (which of these topics), `skipped` (answer the skipped
    ones now?), `pin`, `rest` (the part that a value still lacks; `options` holds the value as far as it was said),
    `doubt` (are the held words the answer, though they do not look like it), `aside` (do the last words of a story
    belong to it), `strike` (take them out of it), `offer` (is something told in passing to be kept).
    """

    kind: Literal[
        "readings", "pick", "danger", "recap", "topic", "skipped", "pin", "rest", "doubt", "aside", "strike", "offer"
    ]
    options: tuple[Any, ...] = Field((), repr=False)
    held: str | None = Field(None, repr=False)
    held_sid: str | None = None


class Unread(Frozen):
    """Words that could not be read as the answer to the question at `key`; they go with it if it is skipped."""

    key: str
    text: str
    sid: str | None = None


class Brief(Frozen):
    """The short list that was shown at `key` in place of the whole one: the ids of its options, in their order."""

    key: str
    options: tuple[str, ...] = ()


class Telling(Frozen):
    """Something told where nothing asked for it: a hearing beside a consent, harm at a menu. Kept until it is offered.

    `parts`: the words and what was put right later; `turn`, `last`: when the first and the last of them came;
    `offered`: how often.
    """

    about: Literal["hearing", "harm"]
    parts: tuple[StoryPart, ...]
    turn: int
    last: int
    offered: int = 0

    @property
    def text(self) -> str:
        """All of it, each message on its line."""
        return "\n".join(part.text for part in self.parts)


class News(Frozen):
    """Something the person was told has changed. `id` names the change; `where` is the context of what is known now.

    `where` is empty where nothing takes its place: then the old statement is only taken back.
    """

    id: str
    where: str = ""
    is_told: bool = False


class Conversation(Frozen):
    """The whole of it. `frames` is the stack, the last one waits for a reply. `answers` by key, in order given.

    `unread`: the last words that were no answer to the question that waits. `said`: words that opened a topic and can
    answer the question at their key in several ways; with an empty key the first message, held until the welcome ends.
    `kept`: words said before their question, by its key; offered when it comes. `besides`: what was said beside a pick,
    by the key of its list; answered when that list, or the menu, is reached again (with an empty key, any list).
    `tellings`: told in passing, and offered at a good moment to what keeps it.
    `left`: the frames of a hearing half told that was left for the menu.
    `seen`: say nodes of interviews already said, and places that `remember`. `told`: facts of the last statements, for
    SOURCE. `news`: what
    changed since it was said, told before the next answer. `just_said`: flow and node of what was told last, for
    whoever does not understand it. `brief`: the ways on that stand in place of a whole list.
    `more`: flow and node whose longer text MORE gives. `picture`: the last drawing
    that belonged to what was said. `asked`: flow of the topic
    a first message asked about, answered after the welcome. `flags`: what staff must
    see of the case, by id; set by the services. `is_hidden`: somebody may be reading: until the person
    is back, only a neutral line is shown; `is_lent`: for the phone was given back; `set_aside`: what was
    answered before that, taken when the person is back.
    `is_locked`: the PIN must be given before anything of the case is shown; until `pin_rest_until` none is taken.
    `waits_in`: the town where the person said that they are. `came`: words that told when they entered the U.S., for
    the count of one year; whatever is counted from them is read back.
    `place_told`: the town that was told alone, with the turn as its key, for a call for a person that follows.
    `alarm_at`: when an emergency was last raised. `called`: what the team was told of, handoff topics and `emergency`,
    `called_turn` when last; `wished`: what was asked for besides, as in `WishTold`.
    """

    language: str | None = None
    frames: tuple[Frame, ...] = ()
    answers: dict[str, Answer] = Field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    skipped: tuple[str, ...] = ()
    unread: Unread | None = None
    said: Unread | None = None
    kept: tuple[Unread, ...] = ()
    came: Unread | None = None
    tellings: tuple[Telling, ...] = ()
    left: tuple[Frame, ...] = ()
    besides: tuple[Unread, ...] = ()
    refused: tuple[str, ...] = ()
    refused_turn: int = 0
    pending: Pending | None = None
    tries: int = 0
    turn: int = 0
    last_at: datetime | None = None
    interview: str | None = None
    told: tuple[str, ...] = ()
    news: tuple[News, ...] = ()
    just_said: tuple[tuple[str, str], ...] = ()
    brief: Brief | None = None
    more: tuple[str, str] | None = None
    picture: str | None = None
    asked: str | None = None
    is_paused: bool = False
    is_hidden: bool = False
    is_lent: bool = False
    set_aside: Unread | None = None
    is_stopped: bool = False
    pin_digest: str | None = Field(None, repr=False)
    is_locked: bool = False
    pin_tries: int = 0
    pin_rest_until: datetime | None = None
    alarm_at: datetime | None = None
    called: tuple[str, ...] = ()
    called_turn: int = 0
    place_told: Unread | None = None
    waits_in: str | None = Field(default=None, repr=False)
    wished: dict[str, str] = Field(default_factory=dict, repr=False)
    flags: tuple[str, ...] = ()
    release: str = ""

    @property
    def has_pin(self) -> bool:
        """True when the person asked for a PIN before anything about their case is shown after a pause."""
        return self.pin_digest is not None

    @property
    def place(self) -> Frame | None:
        """The frame that waits, or None before the first turn."""
        return self.frames[-1] if self.frames else None
