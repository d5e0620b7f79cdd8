"""What handing out files of one person needs of storage and of whoever draws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""The secret part of a handout's address: 32 random bytes."""

HandoutKind = Literal["picture", "page", "calendar"]

FILES: Mapping[HandoutKind, tuple[str, str]] = {
    "picture": ("1.png", "image/png"),
    "page": ("1.pdf", "application/pdf"),
    "calendar": ("1.ics", "text/calendar; charset=utf-8"),
}
"""Name and type of each kind; the names say nothing."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What makes one file: the words of a drawing as JSON, or the calendar file itself."""

    kind: HandoutKind
    content: str = field(repr=False)


class Handouts(Protocol):
    """Fulfilled by storage, in the caller's transaction."""

    def add(self, case_id: int, handout: Handout, *, now: datetime) -> str:
        """Keep what makes a file, sealed; the secret part of its address, which works for a day."""
        ...

    def withdraw(self, case_id: int) -> int:
        """The case's files are no longer true; returns how many went."""
        ...

    def end(self, *, now: datetime) -> int:
        """Delete those whose time is over; returns how many."""
        ...

    def calendar_id(self, case_id: int, name: str) -> str:
        """An id for a calendar's entry, the same for this case for ever, that tells nothing."""
        ...


class Drawer(Protocol):
    """Draws. Raises BadContent for a drawing that lacks a word, or whose words do not fit."""

    def draw(self, name: str, words: Mapping[str, Any]) -> str:
        """The drawing with these words, as SVG."""
        ...

    def png(self, svg: str) -> bytes:
        """As a picture for the phone."""
        ...

    def pdf(self, svg: str, *, title: str) -> bytes:
        """As a page to print."""
        ...
