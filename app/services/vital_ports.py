"""Signs of life, as storage keeps them: of the worker by what it leaves, of the provider by what came from it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Protocol

Watched = Literal["worker", "provider"]
Part = Literal["delivery", "jobs"]


class Vitals(Protocol):
    """Signs of life, as storage keeps them."""

    def beat(self, part: Part, now: datetime) -> None:
        """This part of a worker lives."""
        ...

    def last_beat(self, part: Part) -> datetime | None:
        """When this part of a worker last lived, whichever worker it was."""
        ...

    def owed_since(self, before: datetime) -> datetime | None:
        """Since when something was to leave, or had left, without any sign of the provider after it.

        Only what fell due before that moment counts; None when nothing did.
        """
        ...

    def quiet_since(self, what: Watched) -> datetime | None:
        """When the present spell was noticed, or None."""
        ...

    def begin_quiet(self, what: Watched, now: datetime) -> bool:
        """A spell begins; False when one is already known: another was faster."""
        ...

    def end_quiet(self, what: Watched, now: datetime) -> bool:
        """The spell is over; False when there was none."""
        ...
