"""A second contact as storage keeps it: somebody the person chose, who said yes themself, told of a silence.

Their number is kept where every number is: sealed, under a key of their own. The row knows their conversation by a
keyed hash and, sealed under the person's key, by its id; nothing in clear joins the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

SecondState = Literal["invited", "asked", "accepted"]
"""`invited`: the person holds a code; `asked`: somebody wrote it and was told what it means; `accepted`: agreed."""


@dataclass(frozen=True, slots=True)
class Second:
    """The second contact of a case. `conversation_id`: theirs, once they wrote. `told_at`: when they were told."""

    second_id: int
    case_id: int
    state: SecondState
    code: str = field(repr=False)
    conversation_id: int | None
    told_at: datetime | None


class Seconds(Protocol):
    """Fulfilled by storage, in the caller's transaction."""

    def new_code(self) -> str:
        """A code to hand over: eight letters and digits, not to be guessed."""
        ...

    def invite(self, case_id: int, code: str, now: datetime) -> None:
        """Keep the code that the person hands over; whoever was chosen before is forgotten."""
        ...

    def of_case(self, case_id: int) -> Second | None:
        """The second contact of a case, invited or more."""
        ...

    def by_code(self, code: str) -> Second | None:
        """Whose code this is, as typed; None for any other text."""
        ...

    def of_conversation(self, conversation_id: int) -> list[Second]:
        """For whom the contact of this conversation was asked or has accepted."""
        ...

    def ask(self, second: Second, conversation_id: int, now: datetime) -> bool:
        """Somebody wrote the code from here; False when it was no longer open."""
        ...

    def accept(self, second: Second, now: datetime) -> bool:
        """They said yes; False when they had not been asked."""
        ...

    def note_told(self, second: Second, now: datetime) -> None:
        """They were told that the person did not answer."""
        ...

    def forget(self, second: Second, now: datetime) -> None:
        """The row goes; who wrote to us only as a second contact is erased whole."""
        ...

    def over(self, now: datetime, *, limit: int = 200) -> list[Second]:
        """Those no longer needed: the hearing is two days past, or nothing came of the invitation in 60 days."""
        ...
