"""Where each answer landed: one line per answer, and a line for every required box that holds none.

The ledger holds what is printed on the form and is as private as the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

Outcome = Literal["box", "box_and_supplement", "supplement", "unmarked", "by_hand", "kept_back", "missing"]

_WORDS: dict[Outcome, str] = {
    "box": "printed",
    "box_and_supplement": "begun in its box, continued on Supplement B",
    "supplement": "on Supplement B",
    "unmarked": "left unmarked, as answered",
    "by_hand": "BY HAND",
    "kept_back": "kept back",
    "missing": "MISSING",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Where one answer landed.

    `page` is the page of the official form, `fields` the full names of the boxes, `sheets` the numbers of the sheets
    of Supplement B (from 1) that carry it, `child_sheet` the number of the further copy of Supplement A. `printed` is
    what paper shows; `answer` the answer where no box shows it. `reason` says why it is by hand, kept back or
    missing; `notes` are for the reviewer.
    """

    address: str
    label: str
    state: str
    outcome: Outcome
    page: int | None = None
    fields: tuple[str, ...] = ()
    sheets: tuple[int, ...] = ()
    child_sheet: int | None = None
    printed: str | None = None
    answer: str | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The line as plain data, without what is empty."""
        return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(self).items() if v not in (None, ())}

    def as_text(self) -> str:
        """The line as one line of text."""
        where = [f"page {self.page}"] if self.page else []
        where += [f"Supplement A, sheet {self.child_sheet + 1}"] if self.child_sheet else []
        where += [f"Supplement B, sheet {', '.join(map(str, self.sheets))}"] if self.sheets else []
        told = [_WORDS[self.outcome], *where, *([self.reason] if self.reason else []), *self.notes]
        said = self.printed if self.printed is not None else self.answer
        shown = f" = {said!r}" if said is not None else ""
        return f"{self.address}  {self.label}{shown}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line, in the form's order; `empty` are the addresses of boxes that nobody has been asked about."""

    edition: str
    lines: tuple[Line, ...]
    empty: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def of(self, address: str) -> Line | None:
        """The line of one address."""
        return next((line for line in self.lines if line.address == address), None)

    def counts(self) -> dict[str, int]:
        """How many lines ended how."""
        return dict(Counter(line.outcome for line in self.lines))

    def as_json(self) -> dict[str, Any]:
        """The ledger as plain data."""
        lines = [line.as_json() for line in self.lines]
        return {"edition": self.edition, "counts": self.counts(), "lines": lines, "empty": list(self.empty)}

    def as_text(self) -> str:
        """The ledger for reading, ending in a line break."""
        counts = ", ".join(f"{count} {_WORDS[outcome].lower()}" for outcome, count in self.counts().items())  # type: ignore[index]
        head = f"Form I-589, edition {self.edition}. {counts or 'no answers'}."
        empty = f"Boxes left empty because nobody was asked: {', '.join(self.empty)}." if self.empty else ""
        return "\n".join([head, "", *(line.as_text() for line in self.lines), "", empty]).rstrip() + "\n"
