"""What a turn asks the outside to do. Nothing is sent or saved while the engine thinks: it returns these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.dialogue.conversation import Answer


@dataclass(frozen=True, slots=True)
class Offer:
    """One option shown with a question: its id, the context and English source of its label."""

    id: str
    context: str
    label: str = field(repr=False)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One text to send. `context` is its catalogue context, `source` the English text, `values` fill placeholders.

    `facts` are the ids its statements rest on. `node` is the key that buttons carry back. `picture`: the drawing that
    shows the same, `is_picture_asked` when the person asked to see it.
    """

    context: str
    source: str
    language: str
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    facts: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    node: str | None = None
    picture: str | None = None
    is_picture_asked: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRecorded:
    """An answer was given, or given anew. `key` is its place in the dialogue, `save` its address in the form."""

    key: str
    save: str | None
    kind: str
    about: str | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class AnswerWithdrawn:
    """An earlier answer no longer applies because one that it depends on has changed."""

    key: str
    save: str | None


@dataclass(frozen=True, slots=True)
class QuestionSkipped:
    """A question was left for later. `words`: what the person had said that could not be read, empty for nothing.

    Somebody of the team looks at it with them: that was promised.
    """

    key: str
    save: str | None
    words: str
    language: str
    at: datetime
    sid: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageChanged:
    """The person chose a language."""

    language: str


@dataclass(frozen=True, slots=True)
class HandoffRequested:
    """A member of staff is needed; `topic` is a stable id."""

    topic: str


@dataclass(frozen=True, slots=True)
class CallTakenBack:
    """A call of staff that came of a misunderstanding; `topic` as in `HandoffRequested`."""

    topic: str


@dataclass(frozen=True, slots=True)
class WishTold:
    """What a person added to an agreement or to a call for a person, for those who act upon it.

    `about`: the question's node, a handoff's topic or `emergency`. `words`: theirs, empty where nothing is wished any
    more.
    """

    about: str
    words: str = field(repr=False)
    language: str
    at: datetime
    sid: str | None = None


@dataclass(frozen=True, slots=True)
class EmergencyRaised:
    """Present danger was read; `kind` is danger_now, self_harm, child_alone or medical."""

    kind: str


@dataclass(frozen=True, slots=True)
class ActionRequested:
    """A named action of the service: `erase`, `stop`, `begin_application`, ..."""

    name: str
    args: Mapping[str, str] = field(default_factory=dict)


Event = (
    Said
    | AnswerRecorded
    | AnswerWithdrawn
    | QuestionSkipped
    | LanguageChanged
    | HandoffRequested
    | CallTakenBack
    | WishTold
    | EmergencyRaised
    | ActionRequested
)
