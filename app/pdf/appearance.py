"""How the text of one field is drawn: the stream that every viewer shows as it is.

Courier bold: a glyph is 0.6 em wide, a line 1.133 em high, the first baseline 0.833 em below the top, 2 points inset.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.pdf.syntax import number, shown, stream
from app.pdf.template import FieldSlot, Template

GLYPH, PITCH, ASCENT, DESCENT, INSET = 0.6, 1.133, 0.833, 0.3, 2.0
OTHER_GLYPH = 0.603


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
    top = slot.height - INSET - ASCENT * size if slot.is_multiline else _centred(slot.height, size)
    return [
        (_start(slot, line, size), top - row * PITCH * size, line) for row, line in enumerate(lines) if line.strip()
    ]


def plain(template: Template, slot: FieldSlot, lines: tuple[str, ...], size: float) -> bytes:
    """The appearance in the form's own font; every character must be in Windows-1252."""
    font = slot.font.encode()
    content = [b"/Tx BMC\nq\n0 0 %s %s re W n\nBT\n/%s %s Tf %s\n" % (
        number(slot.width), number(slot.height), font, number(size), slot.colour.encode(),
    )]  # fmt: skip
    x_before = y_before = 0.0
    for x, y, text in placed(slot, lines, size):
        content.append(b"%s %s Td %s Tj\n" % (number(x - x_before), number(y - y_before), shown(text.encode("cp1252"))))
        x_before, y_before = x, y
    content.append(b"ET\nQ\nEMC\n")
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << /Font << /%s %d 0 R >> >>" % (
        number(slot.width), number(slot.height), font, template.fonts[slot.font],
    )  # fmt: skip
    return stream(entries, b"".join(content))


def other(slot: FieldSlot, lines: tuple[str, ...], size: float) -> Drawing:
    """The same lines for the embedded font, which is set a trifle smaller so that its glyphs are as wide."""
    pieces = tuple(Placed(x, slot.height - y, text) for x, y, text in placed(slot, lines, size))
    return Drawing(slot.width, slot.height, size * GLYPH / OTHER_GLYPH, pieces)


def _combed(slot: FieldSlot, text: str, size: float) -> list[tuple[float, float, str]]:
    cell = slot.width / (slot.max_length or 1)
    y = _centred(slot.height, size)
    return [(cell * place + (cell - GLYPH * size) / 2, y, char) for place, char in enumerate(text) if char != " "]


def _centred(height: float, size: float) -> float:
    return (height - PITCH * size) / 2 + DESCENT * size


def _start(slot: FieldSlot, line: str, size: float) -> float:
    free = slot.width - GLYPH * size * len(line)
    return (INSET, free / 2, free - INSET)[slot.align]
