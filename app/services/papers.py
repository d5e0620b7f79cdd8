"""What is made of an application on paper, as plain types, and what the use cases need to make it.

`app.pdf` fulfils `Blank`, `Blanks` and `PacketPrinter`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.i589.filled import FilledForm


@dataclass(frozen=True, slots=True)
class DraftMark:
    """What the margins of a draft say: that it is one, its date and the edition. One line of at most 120 characters."""

    line: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """Characters of a field that no font at hand can print; `is_whole` when nothing of the value could be printed.

    `sheet` is 0 on the official pages, else the number of the added copy, children's sheets first.
    """

    field: str
    characters: tuple[str, ...]
    is_whole: bool = False
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class FilledPdf:
    """The filled form as a file, its number of pages, and what a person must still write on it by hand."""

    pdf: bytes
    pages: int
    by_hand: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a packet: its number, label, answer and what stands beside it.

    `stated` is False where nothing was answered; `flags` are the ids of the reviewer's flags about it.
    """

    number: str
    label: str
    answer: str
    beside: str = ""
    stated: bool = True
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form and its items, in the form's order."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A question for the reviewer: its id, the items it is about, the words."""

    id: str
    items: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole packet in one language. `mark` heads every page, `watermark` lies beneath it, `code` is at its foot.

    `labels` names the columns and sections: `item`, `answer`, `beside`, `page`, `flags`, `ledger`.
    """

    lang: str
    title: str
    mark: str
    watermark: str
    code: str
    introduction: tuple[str, ...]
    parts: tuple[Part, ...]
    labels: Mapping[str, str]
    flags: tuple[Flag, ...] = ()
    ledger: tuple[str, ...] = ()


class Blank(Protocol):
    """An installed blank form of one edition."""

    @property
    def edition(self) -> str:
        """Its edition date, ISO."""
        ...

    def fill(self, filled: FilledForm, mark: DraftMark | None) -> FilledPdf:
        """Draw a filled form onto it. Raises BadForm when a value does not fit the blank."""
        ...


class Blanks(Protocol):
    """The installed blanks."""

    def blank(self, edition: str) -> Blank | None:
        """The blank of this edition (ISO date), or None when none is installed."""
        ...


class PacketPrinter(Protocol):
    """Makes the PDF of a packet."""

    def __call__(self, packet: Packet, *, on: date) -> bytes:
        """The packet as a PDF dated `on`."""
        ...
