"""What reviewing a draft needs of storage, as records and a Protocol. `app.storage.reviews` fulfils it.

Times are aware UTC datetimes and always arguments. The `repr` of a record leaves out words of people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

ReviewState = Literal["in_progress", "ready", "in_review", "waiting", "translated", "approved", "exported", "closed"]

STATES: tuple[ReviewState, ...] = (
    "in_progress", "ready", "in_review", "waiting", "translated", "approved", "exported", "closed",
)  # fmt: skip
"""Every state of a draft, in the order in which one usually passes through them."""

OPEN_STATES: tuple[ReviewState, ...] = STATES[:6]
"""States in which somebody still has to do something."""


class Staff(Protocol):
    """Who acts: `code` is what assignees and logs hold, `name` what certificates show."""

    @property
    def code(self) -> str:
        """Names nobody by itself and stays."""
        ...

    @property
    def name(self) -> str:
        """The name for certificates and reasons."""
        ...

    @property
    def organisation_id(self) -> int:
        """Where they work."""
        ...

    @property
    def roles(self) -> Collection[str]:
        """volunteer, reviewer, coordinator, administrator."""
        ...

    @property
    def sees_all(self) -> bool:
        """True when every case of the organisation may be opened, not only those given to them."""
        ...


def author_of(staff: Staff) -> str:
    """How a change of an answer is signed: `volunteer:K7`, `reviewer:K7`."""
    return f"{'reviewer' if 'reviewer' in staff.roles else 'volunteer'}:{staff.code}"


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One draft by its clear columns. `answered_at`: when the person answered something nobody has looked at yet."""

    case_id: int
    code: str
    state: ReviewState
    language: str | None
    flags: tuple[str, ...]
    hearing_at: datetime | None
    place_id: str | None
    assignee: str | None
    touched_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of the queue ended: segment (hearings ahead, none, past), the instant there, the case's row."""

    segment: int
    at: datetime
    case_id: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the queue is asked for; what is None is not asked. `assignee` may be empty: nobody has it."""

    states: tuple[ReviewState, ...] = OPEN_STATES
    assignee: str | None = None
    language: str | None = None
    flag: str | None = None
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """Something the clinic noted or did. `kind` names it, `data` is plain JSON data, `by` the key of a member of staff.

    `number` counts the events of a case from 1 in their order.
    """

    kind: str
    by: str
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    number: int = 0


AskKind = Literal["item", "letter"]
"""`item`: a question on one item of the form; `letter`: what a member of staff writes to the person from the inbox."""

AskState = Literal["planned", "waiting", "asked", "answered", "taken", "left", "told", "withdrawn"]
"""`planned`: leaves at `due_at`; `waiting`: said when the person writes next; `asked`: waits for the answer;
`answered`: a proposal, or the reply to a letter; `taken` and `left`: what became of the proposal; `told`: a letter that
was put and followed by another one before any answer."""


@dataclass(frozen=True, slots=True)
class AskBack:
    """A question on one item, or a letter (then `address` is empty), and the answer to it once there is one."""

    ask_id: int
    case_id: int
    address: str
    question: str = field(repr=False)
    by: str
    state: AskState
    due_at: datetime
    at: datetime
    answer: str | None = field(default=None, repr=False)
    answer_sid: str | None = None
    answered_at: datetime | None = None
    kind: AskKind = "item"


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph under translation. `source` is the paragraph that it translates; `version` counts savings from 1."""

    address: str
    paragraph: int
    source: str = field(repr=False)
    text: str = field(repr=False)
    by: str
    at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a case a member of staff had seen when they looked last."""

    revisions: int
    events: int
    at: datetime


class Reviews(Protocol):
    """Drafts under review, in one transaction."""

    def page(
        self, organisation_id: int, filters: Filters, *, now: datetime, limit: int, after: Cursor | None = None
    ) -> list[QueueLine]:
        """Drafts that the organisation may see: hearings ahead, soonest first; then those without one, longest
        untouched first; then those whose hearing is past."""
        ...

    def counts(self, organisation_id: int, *, most: int = 100) -> Mapping[str, int]:
        """How many drafts are in each state, counted up to `most`."""
        ...

    def line(self, case_id: int) -> QueueLine | None:
        """One draft; None for a case without one."""
        ...

    def lock(self, case_id: int) -> None:
        """Keep others from changing this case until the transaction ends."""
        ...

    def move(self, case_id: int, state: ReviewState, *, now: datetime) -> None:
        """Set where the draft stands, and that the clinic touched it now."""
        ...

    def touch(self, case_id: int, *, now: datetime) -> None:
        """The clinic did something for this draft."""
        ...

    def note_answer(self, case_id: int, *, now: datetime, state: ReviewState | None = None) -> None:
        """The person said something new while the draft was with the clinic."""
        ...

    def clear_answer(self, case_id: int) -> None:
        """Somebody has looked at what arrived."""
        ...

    def add(self, case_id: int, event: ReviewEvent) -> None:
        """Append an event. Raises NotThere for an unknown case."""
        ...

    def events(self, case_id: int) -> list[ReviewEvent]:
        """All events of a case, oldest first."""
        ...

    def look(self, case_id: int, staff: str) -> Look | None:
        """When and how far this member of staff looked last."""
        ...

    def keep_look(self, case_id: int, staff: str, look: Look) -> None:
        """Remember how far they have seen."""
        ...

    def ask(
        self,
        case_id: int,
        address: str,
        question: str,
        by: str,
        *,
        due_at: datetime,
        now: datetime,
        kind: AskKind = "item",
    ) -> int:
        """Keep a question or a letter to send; its id."""
        ...

    def asks(self, case_id: int, *states: AskState, kind: AskKind = "item") -> list[AskBack]:
        """Questions of a case, or letters, oldest first; in these states, or all."""
        ...

    def due_asks(self, *, now: datetime, limit: int = 100) -> list[AskBack]:
        """Planned questions and letters whose time has come."""
        ...

    def planned(self, organisation_id: int, *, until: datetime) -> list[tuple[str, AskKind, datetime]]:
        """Questions and letters that leave until then: code of the case, kind and when, in order."""
        ...

    def settle_ask(self, ask: AskBack, state: AskState, *, now: datetime) -> bool:
        """Move a question on; False when it is not any more in the state in which it was read."""
        ...

    def postpone_ask(self, ask: AskBack, due_at: datetime) -> bool:
        """Not yet: due again then."""
        ...

    def answer_ask(self, ask: AskBack, answer: str, sid: str | None, *, now: datetime) -> bool:
        """Keep the person's answer; False when the question is settled already."""
        ...

    def drafts(self, case_id: int, address: str) -> list[Draft]:
        """Paragraphs under translation of one answer."""
        ...

    def save_draft(self, case_id: int, draft: Draft, *, expected: int) -> bool:
        """Keep a paragraph; False when its version is not `expected` (0: none yet) any more."""
        ...

    def note_reading(
        self, *, staff: str, action: str, case_code: str, now: datetime, unless_since: datetime | None = None
    ) -> None:
        """Leave the access log's line; none where the same one was left after `unless_since`."""
        ...
