"""How the text of one field is drawn: the stream that every viewer shows as it is.

Courier bold: a glyph is 0.6 em wide, a line 1.133 em high, the first baseline 0.833 em below the top, 2 points inset.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.pdf.syntax import escaped, number
from app.pdf.template import FieldSlot, Template

GLYPH, PITCH, ASCENT, DESCENT, INSET = 0.6, 1.133, 0.833, 0.3, 2.0
OTHER_GLYPH = 0.603
_NO_BREAKS = bytes.maketrans(b"\r\t", b"  ")


@dataclass(frozen=True, slots=True)
class Placed:
    """One line: its text, and where its baseline starts, in points from the field's top left corner."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines of one field of this width and height, in points, at this size."""

    width: float
    height: float
    size: float
    lines: tuple[Placed, ...]


def placed(slot: FieldSlot, lines: tuple[str, ...], size: float) -> list[tuple[float, float, str]]:
    """Where each piece of text starts: x from the left, y of the baseline from below, and the text."""
    if slot.is_comb and slot.max_length:
        return _combed(slot, lines[0] if lines else "", size)
    top = _top(slot, size)
    return [
        (_start(slot, line, size), top - row * PITCH * size, line) for row, line in enumerate(lines) if line.strip()
    ]


def plain(template: Template, slot: FieldSlot, lines: tuple[str, ...], size: float) -> bytes:
    """The appearance in the form's own font; every character must be in Windows-1252."""
    key = (slot.name, size)
    head, begin = template.beginnings.get(key) or template.beginnings.setdefault(key, _beginning(template, slot, size))
    if slot.is_comb or slot.align:
        content = b"%s%sET\nQ\nEMC\n" % (begin, _piece_by_piece(slot, lines, size))
    else:
        content = b"%s(%s) Tj\nET\nQ\nEMC\n" % (begin, _joined(lines))
    return b"%s%d >>\nstream\n%s\nendstream" % (head, len(content), content)


def _joined(lines: tuple[str, ...]) -> bytes:
    """Lines for between the parentheses of a string, each begun by the operator that goes to the next line."""
    said = lines[0] if len(lines) == 1 else "\n".join(lines)
    if said.count("\n") >= len(lines):
        said = "\n".join(line.replace("\n", " ") for line in lines)
    text = escaped(said.encode("cp1252").translate(_NO_BREAKS))
    return text.replace(b"\n", b") Tj T*\n(") if len(lines) > 1 else text


def other(slot: FieldSlot, lines: tuple[str, ...], size: float) -> Drawing:
    """The same lines for the embedded font, which is set a trifle smaller so that its glyphs are as wide."""
    pieces = tuple(Placed(x, slot.height - y, text) for x, y, text in placed(slot, lines, size))
    return Drawing(slot.width, slot.height, size * GLYPH / OTHER_GLYPH, pieces)


def _beginning(template: Template, slot: FieldSlot, size: float) -> tuple[bytes, bytes]:
    """What is the same for every text in this field at this size: the stream's entries, and its first operators."""
    font, width, height = slot.font.encode(), number(slot.width), number(slot.height)
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << /Font << /%s %d 0 R >> >> /Length " % (
        width, height, font, template.fonts[slot.font],
    )  # fmt: skip
    begin = b"/Tx BMC\nq\n0 0 %s %s re W n\nBT\n/%s %s Tf %s\n" % (
        width, height, font, number(size), slot.colour.encode(),
    )  # fmt: skip
    if not (slot.is_comb or slot.align):
        begin += b"%s TL %s %s Td\n" % (number(PITCH * size), number(INSET), number(_top(slot, size)))
    return head, begin


def _piece_by_piece(slot: FieldSlot, lines: tuple[str, ...], size: float) -> bytes:
    """Lines that do not all start at the left edge, and the letters of a comb."""
    content, x_before, y_before = [], 0.0, 0.0
    for x, y, text in placed(slot, lines, size):
        said = escaped(text.encode("cp1252").translate(_NO_BREAKS))
        content.append(b"%s %s Td (%s) Tj\n" % (number(x - x_before), number(y - y_before), said))
        x_before, y_before = x, y
    return b"".join(content)


def _combed(slot: FieldSlot, text: str, size: float) -> list[tuple[float, float, str]]:
    cell = slot.width / (slot.max_length or 1)
    y = _centred(slot.height, size)
    return [(cell * place + (cell - GLYPH * size) / 2, y, char) for place, char in enumerate(text) if char != " "]


def _top(slot: FieldSlot, size: float) -> float:
    """The baseline of the first line, from below."""
    return slot.height - INSET - ASCENT * size if slot.is_multiline else _centred(slot.height, size)


def _centred(height: float, size: float) -> float:
    return (height - PITCH * size) / 2 + DESCENT * size


def _start(slot: FieldSlot, line: str, size: float) -> float:
    free = slot.width - GLYPH * size * len(line)
    return (INSET, free / 2, free - INSET)[slot.align]
