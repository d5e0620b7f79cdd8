"""The release in force, and how another one takes its place without a restart.

A turn sees one release from its beginning to its end. A new one is loaded whole and looked at before it takes the
place; one that its author must mend changes nothing, and is refused once until the files change again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from app.errors import BadContent
from app.services.content import Worlds
from app.services.coverage import untranslated

SHOWN = 20
"""How many missing texts a refusal names."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What looking for a new release did. `release` is in force now; `refused` says why another one is not."""

    release: str
    is_new: bool = False
    refused: str = ""


class Shelf:
    """Holds the release in force. `load` reads the files whole, `mark` tells cheaply whether they have changed.

    `load` raises BadContent for files that cannot be used.
    """

    def __init__(self, first: Worlds, load: Callable[[], Worlds], mark: Callable[[], str]) -> None:
        self._now, self._load, self._mark_of = first, load, mark
        self._seen = mark()
        self._refreshing = threading.Lock()
        self._held: ContextVar[Worlds | None] = ContextVar("held_release", default=None)

    @property
    def worlds(self) -> Worlds:
        """The release of the turn that is under way here, else the one in force."""
        return self._held.get() or self._now

    @contextmanager
    def steady(self) -> Iterator[None]:
        """One release until the end, whatever is edited meanwhile."""
        token = self._held.set(self.worlds)
        try:
            yield
        finally:
            self._held.reset(token)

    def refresh(self, now: datetime) -> Refreshed | None:
        """Look at the files; None when nothing has changed since the last look."""
        with self._refreshing:
            mark = self._mark_of()
            if mark == self._seen:
                return None
            self._seen = mark
            try:
                fresh = self._load()
                check_whole(fresh)
            except BadContent as error:
                return Refreshed(self._now.content.library.release, refused=str(error))
            fresh.warm_up(now)
            self._now = fresh
            return Refreshed(fresh.content.library.release, is_new=True)


def check_whole(worlds: Worlds) -> None:
    """Raise BadContent when a language that people are answered in lacks words: they would read English."""
    lines = []
    for language in worlds.wording.catalogues:
        missing = untranslated(worlds.content.library, worlds.wording, language)
        lines += [f"{where}: has no reviewed {language} text" for where in missing[:SHOWN]]
        if len(missing) > SHOWN:
            lines.append(f"and {len(missing) - SHOWN} more texts without {language}")
    if lines:
        raise BadContent("\n".join(lines))
