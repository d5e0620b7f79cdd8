"""A filled form as plain values: what goes into which field, already laid out. `app.pdf` draws it, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextBox:
    """One filled text field.

    `field` is the full field name of the edition. `text` is the value as a reader of the file should find it, line
    breaks (`\\n`) only where the writer made them; `lines` is the same text laid out at `size` points (9 or 8) in the
    form's Courier bold, top line first, and always fits the box.
    """

    field: str
    text: str
    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckBox:
    """One marked check box: full field name and its own export value, without the slash (`on="Y"` means `/Y`)."""

    field: str
    on: str


@dataclass(frozen=True, slots=True)
class ContinuationSheet:
    """One sheet of Supplement B: the first fills the printed page, each further one is a copy of that page.

    `part` and `question` are as printed in their boxes (`B`, `1.A`), `lines` the text laid out at `size` points.
    `a_number` (nine digits or a word, or empty) and `name` (first middle last) head the sheet. `texts` holds the same
    five values as boxes under the field names of the original page. Date and signature stay blank.
    """

    part: str
    question: str
    text: str
    lines: tuple[str, ...]
    size: float
    a_number: str
    name: str
    texts: tuple[TextBox, ...]


@dataclass(frozen=True, slots=True)
class ChildSheet:
    """One further copy of Supplement A, for the seventh child and beyond: two children a sheet.

    Field names are those of the original page; children five and six are on the original page itself and so in
    `FilledForm.texts` and `FilledForm.checks`.
    """

    texts: tuple[TextBox, ...]
    checks: tuple[CheckBox, ...]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The whole form.

    `edition` is the ISO date of the edition. `texts` and `checks` are the fields of the official pages, each at most
    once, in the form's order; they hold no field of Supplement B's page while `sheets` is not empty (its first sheet
    fills that page), and only the page's heading when it is. `child_sheets` and `sheets[1:]` are copies to add.
    """

    edition: str
    texts: tuple[TextBox, ...]
    checks: tuple[CheckBox, ...]
    sheets: tuple[ContinuationSheet, ...] = ()
    child_sheets: tuple[ChildSheet, ...] = ()

    def __iter__(self) -> Iterator[TextBox | CheckBox]:
        """Every filled field of the official pages, texts first."""
        yield from self.texts
        yield from self.checks
