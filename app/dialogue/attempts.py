"""Steps of a turn that are taken on trial: kept where they lead somewhere, else as if they had never been."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.dialogue.events import Said
from app.dialogue.run import Run


class Attempt:
    """Steps of a turn that are taken back unless they led somewhere."""

    def __init__(self, run: Run) -> None:
        self._run, self._before, self._opening, self._events = run, run.c, run.opening, list(run.events)
        self.is_kept = False

    @property
    def said(self) -> list[Said]:
        """What was said in these steps."""
        return [event for event in self._run.events[len(self._events) :] if isinstance(event, Said)]

    def take_back(self) -> None:
        """Stand where the turn stood before."""
        self._run.c, self._run.opening, self._run.events = self._before, self._opening, self._events


@contextmanager
def trying(run: Run) -> Iterator[Attempt]:
    """Take steps; unless `is_kept` is set, the turn stands where it stood before."""
    attempt = Attempt(run)
    yield attempt
    if not attempt.is_kept:
        attempt.take_back()
