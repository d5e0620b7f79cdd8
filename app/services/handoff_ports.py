"""What the inbox needs of storage: what people raised until somebody closes it, and a conversation as it was spoken.

A case raises by alerts: emergencies, handoffs, what must be seen about a hearing. All that is open of one case is one
line of the inbox. Words are sealed; everything in a line is a clear column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from app.services.delivery import State
from app.services.messages import Channel, DeliveryStatus
from app.services.records import AlertKind

RAISED: tuple[AlertKind, ...] = ("emergency", "handoff", "hearing")
"""Kinds of alerts that stand in the inbox."""

URGENT = frozenset(
    {"child_alone", "decision", "hearing_conflict", "hearing_day", "judge_decided", "missed_hearing", "vulnerable"}
)
"""Details that come right after emergencies: a day of court, a child, somebody who may not be able to wait."""

InboxState = Literal["open", "answered", "closed"]
"""`open`: nobody wrote back, or the person has written since; `answered`: the person has the last word to say;
`closed`: somebody said that nothing is left to do."""

INBOX_STATES: tuple[InboxState, ...] = ("open", "answered", "closed")


@dataclass(frozen=True, slots=True)
class Raised:
    """One alert of a case: `kind` and `detail` say what it is about, in ids."""

    kind: AlertKind
    detail: str
    at: datetime
    taken_by: str | None = None
    taken_at: datetime | None = None
    answered_at: datetime | None = None
    closed_by: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A case in the inbox. `gravity`: 0 emergency, 1 urgent, 2 other.

    `waits_since`: since when the person waits for an answer, None when they do not. `is_agreed`: the person lets the
    organisation see the case; without it the code is all there is. `has_wish`: they added something to an agreement or
    to a call for a person, which is to be read first.
    """

    case_id: int
    code: str
    gravity: int
    raised: tuple[Raised, ...]
    newest_at: datetime
    waits_since: datetime | None
    answered_at: datetime | None
    wrote_at: datetime | None
    taken_by: str | None
    closed_at: datetime | None
    closed_by: str | None
    assignee: str | None
    language: str | None
    hearing_at: datetime | None
    place_id: str | None
    is_agreed: bool
    has_wish: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """One message of a conversation. `text` is None where it was erased or does not open any more.

    Of the person's: `media` are the kinds of the files that came with it, `files` their numbers in the same order where
    they are known, `has_location` a place that was not kept. Of ours: how it stands (`state`, then the provider's
    `status` and `error_code`); `at` is then when it may leave.
    """

    number: int
    is_ours: bool
    at: datetime
    channel: Channel
    text: str | None = field(repr=False)
    media: tuple[str, ...] = ()
    files: tuple[int, ...] = ()
    has_location: bool = False
    kind: str = ""
    state: State | None = None
    status: DeliveryStatus | None = None
    error_code: int | None = None
    accepted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TalkCursor:
    """Before which message a page of a conversation ends: its time, whose it is, its row."""

    at: datetime
    is_ours: bool
    number: int


class Handoffs(Protocol):
    """Fulfilled by storage, in the caller's transaction."""

    def lines(
        self, organisation_id: int, state: InboxState, *, assignee: str | None = None, limit: int, offset: int = 0
    ) -> list[InboxLine]:
        """Lines in this state, gravest first and newest within; closed ones by when they were closed.

        With `assignee` only agreed cases given to this member of staff.
        """
        ...

    def counts(self, organisation_id: int, *, assignee: str | None = None, most: int = 100) -> dict[InboxState, int]:
        """How many lines are open and answered, counted up to `most`."""
        ...

    def raised(self, case_code: str) -> list[Raised]:
        """All that a case ever raised, oldest first."""
        ...

    def take(self, case_code: str, by: str | None, *, now: datetime) -> None:
        """Somebody takes what is open of a case, or gives it back."""
        ...

    def note_answer(self, case_code: str, *, now: datetime) -> None:
        """The clinic wrote back to what is open of a case."""
        ...

    def close(self, case_code: str, organisation_id: int, by: str, *, now: datetime) -> int:
        """Nothing is left to do about what is open of a case; how many alerts were closed."""
        ...

    def reopen(self, case_code: str, *, now: datetime) -> bool:
        """The newest of what was closed is open again; False when nothing was closed."""
        ...


class Talks(Protocol):
    """Fulfilled by storage, in the caller's transaction."""

    def spoken(self, case_id: int, *, limit: int, before: TalkCursor | None = None) -> list[Spoken]:
        """The newest messages of a case before the cursor, in both directions, oldest first."""
        ...
