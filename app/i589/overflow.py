"""What does not fit its box is kept whole: at 9 points, at 8, else the rest goes to Supplement B by question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.i589.addresses import Address
from app.i589.filled import ContinuationSheet, TextBox
from app.i589.layout import SIZES, Frame, Laid, lay_out, wrap_joined
from app.i589.mapping import EditionMap

CONTINUED = "(Continued on Supplement B.)"
SEE_SHEET = ("See Supplement B", "See Supp. B")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n+")


@dataclass(frozen=True, slots=True)
class Placed:
    """How one text was placed: what the box shows (None: nothing), at which size, and what Supplement B must hold."""

    shown: str | None
    laid: Laid | None
    rest: str = ""


def place(text: str, frame: Frame) -> Placed:
    """The text in its box, as much as fits. What is shown before the pointer and the rest together are the text."""
    text = text if frame.is_multiline else " ".join(text.split("\n"))
    laid = lay_out(text, frame)
    if laid:
        return Placed(text, laid)
    return _break(text, frame) if frame.is_multiline else _point(text, frame)


def _point(text: str, frame: Frame) -> Placed:
    """A one-line box shows a pointer where it has the room, and the whole answer goes to the sheet."""
    for pointer in SEE_SHEET:
        laid = lay_out(pointer, frame) if frame.max_length is None else None
        if laid:
            return Placed(pointer, laid, text)
    return Placed(None, None, text)


def _break(text: str, frame: Frame) -> Placed:
    """The longest run of whole sentences that leaves room for the pointer; of words or letters where there is none."""
    sentences = [found.end() for found in _SENTENCE_END.finditer(text)]
    words = [found.start() for found in re.finditer(r"\s", text)]
    letters = [at for at in range(1, len(text)) if not unicodedata.combining(text[at])]  # a mark stays with its letter
    for cuts in (sentences, words, letters):
        cut = _last_that_fits(text, cuts, frame)
        if cut:
            break
    shown = f"{text[:cut].rstrip()} {CONTINUED}".lstrip()
    return Placed(shown, lay_out(shown, frame, SIZES[:1]), text[cut:].strip())


def _last_that_fits(text: str, cuts: Sequence[int], frame: Frame) -> int:
    best, low, high = 0, 0, len(cuts) - 1
    while low <= high:
        middle = (low + high) // 2
        if lay_out(f"{text[: cuts[middle]].rstrip()} {CONTINUED}", frame, SIZES[:1]):
            best, low = cuts[middle], middle + 1
        else:
            high = middle - 1
    return best


@dataclass(slots=True)
class Supplement:
    """Collects what Supplement B must hold, by part and question, in the order in which it comes.

    `places` tells for each address under which part and question its words stand.
    """

    paragraphs: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, address: Address, text: str) -> None:
        """Put a text on the sheet of this address's question."""
        key = (address.item.part, address.question)
        self.paragraphs.setdefault(key, []).append(text)
        self.places[address.text] = key


def sheets(supplement: Supplement, edition: EditionMap, a_number: str, name: str) -> list[ContinuationSheet]:
    """The sheets, one question each and as many as its text needs; headed with the A-number and the name."""
    made = []
    for (part, question), paragraphs in supplement.paragraphs.items():
        for laid, text in pages("\n".join(paragraphs), edition.used_as("sheet_text")[0].frame):
            made.append(_sheet(edition, part, question, a_number, name, laid, text))
    return made


def pages(text: str, frame: Frame) -> list[tuple[Laid, str]]:
    """The text over as many sheets as it needs: all on one where 9 or 8 points allow, else page by page at 9."""
    whole = lay_out(text, frame)
    if whole:
        return [(whole, text)]
    size = SIZES[0]
    lines, rows = wrap_joined(text, frame.columns(size)), frame.rows(size)
    parts = [lines[start : start + rows] for start in range(0, len(lines), rows)]
    return [(Laid(size, tuple(line for line, _ in part)), _text_of(part)) for part in parts]


def _text_of(lines: Sequence[tuple[str, str]]) -> str:
    joined = "".join(line + after for line, after in lines)
    return joined[: len(joined) - len(lines[-1][1])]


def _sheet(
    edition: EditionMap, part: str, question: str, a_number: str, name: str, laid: Laid, text: str
) -> ContinuationSheet:
    head = heading_boxes(edition, edition.sheet_page, a_number, name)
    (part_box,), (question_box,) = edition.used_as("sheet_part"), edition.used_as("sheet_question")
    (text_box,) = edition.used_as("sheet_text")
    texts = [
        *head,
        *(_one_line(box.name, value, box.frame) for box, value in ((part_box, part), (question_box, question))),
        TextBox(text_box.name, text, laid.size, laid.lines),
    ]
    return ContinuationSheet(part, question, text, laid.lines, laid.size, a_number, name, tuple(texts))


def heading_boxes(edition: EditionMap, page: int, a_number: str, name: str) -> list[TextBox]:
    """The A-number and name that head a supplement's page; a value with no room is left out (the ledger says so)."""
    boxes = []
    for use, value in (("copy_a_number", a_number), ("copy_name", name)):
        for one in edition.fields:
            laid = lay_out(value, one.frame) if one.use == use and one.page == page and value else None
            if laid:
                boxes.append(TextBox(one.name, value, laid.size, laid.lines))
    return boxes


def _one_line(name: str, text: str, frame: Frame) -> TextBox:
    laid = lay_out(text, frame)
    if laid is None:
        raise ValueError(f"{name} has no room for the name of a question")
    return TextBox(name, text, laid.size, laid.lines)
