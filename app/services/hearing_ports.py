"""What keeping hearings needs from storage: an append-only log of hearings, the steps before them, notes of calls.

A step is *planned* until its time comes. Then it is *queued* (a message is in the outbox), or it ends as *withdrawn*
(the date changed), *unwanted* (the person chose not to get it), *stopped* (they want no messages), *unreached* (there
is no way to write to them, or what was sent did not arrive) or *late* (its time was over before it could leave). What
was queued ends as *arrived*, as *sent* (taken, and no word about it), or goes on by SMS as *fallback*. A check that was
not needed any more is *answered*. `unreached` and `late` are seen by staff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from app.court.hearings import Hearing
from app.court.reminders import Step

StepState = Literal[
    "planned",
    "queued",
    "fallback",
    "arrived",
    "sent",
    "withdrawn",
    "unwanted",
    "stopped",
    "unreached",
    "late",
    "answered",
]
MessageFate = Literal["under_way", "taken", "arrived", "failed"]
"""What became of a step's message: not at its end, taken by the provider, on the phone, or it will not arrive."""


@dataclass(frozen=True, slots=True)
class KeptHearing:
    """A hearing as one row of the log. `author` is `person`, `volunteer:<id>` or `rule:<name>`.

    `plan_id`: the row with which this date began; its steps belong to it, however often the date is confirmed.
    """

    hearing_id: int
    plan_id: int
    case_id: int
    hearing: Hearing = field(repr=False)
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step of a hearing. `conversation_id`: through which conversation it went."""

    step_id: int
    case_id: int
    hearing_id: int
    name: str
    state: StepState
    due_at: datetime
    expires_at: datetime
    conversation_id: int | None = None

    @property
    def key(self) -> str:
        """What the keys of its messages begin with: withdrawing `hearing/<id>` withdraws them all."""
        return f"hearing/{self.hearing_id}/{self.name}"


Outcome = Literal["reached", "no_answer", "wrong_number", "message_left", "called_back", "other"]


@dataclass(frozen=True, slots=True)
class CallNote:
    """What a member of staff noted of a call."""

    staff: str
    outcome: Outcome
    words: str = field(repr=False)
    at: datetime


class Hearings(Protocol):
    """Fulfilled by storage, in the caller's transaction."""

    def add(self, case_id: int, hearing: Hearing, *, author: str, at: datetime, continues: int | None = None) -> int:
        """Keep a hearing as the newest of its case; the row's id. `continues`: the `plan_id` of the same date."""
        ...

    def current(self, case_id: int) -> KeptHearing | None:
        """The newest hearing of a case."""
        ...

    def history(self, case_id: int) -> list[KeptHearing]:
        """All that was ever kept, oldest first."""
        ...

    def plan(self, case_id: int, hearing_id: int, steps: Sequence[Step], *, now: datetime) -> int:
        """Plan steps; one that this hearing already has keeps its state and its time, unless it was withdrawn."""
        ...

    def withdraw(self, case_id: int, *, now: datetime) -> list[int]:
        """Withdraw the steps of a case that are planned or under way; the ids of the hearings they belonged to."""
        ...

    def unplan(self, case_id: int, *, now: datetime) -> int:
        """Withdraw only what is planned and has not begun; returns how many."""
        ...

    def due(self, now: datetime, *, limit: int = 200) -> list[KeptStep]:
        """Planned steps whose time has come, the longest due first."""
        ...

    def in_flight(self, *, limit: int = 1000) -> list[tuple[KeptStep, MessageFate]]:
        """Steps whose message is in the outbox, with what became of it."""
        ...

    def settle(self, step: KeptStep, state: StepState, *, now: datetime, conversation_id: int | None = None) -> bool:
        """Move a step on; False when it is not any more in the state in which it was read: another was faster."""
        ...

    def postpone(self, step: KeptStep, until: datetime) -> bool:
        """Not yet: due again then."""
        ...

    def steps(self, case_id: int) -> list[KeptStep]:
        """All steps of a case, in the order of their times."""
        ...

    def add_note(self, case_id: int, note: CallNote) -> None:
        """Keep what staff noted of a call."""
        ...

    def notes(self, case_id: int) -> list[CallNote]:
        """All notes of a case, oldest first."""
        ...
