"""Lays text out as the form prints it: Courier bold, so counting columns is measuring.

A glyph is 0.6 em wide, a line 1.133 em high, and 2 points stay free on each side of a box: the numbers that four PDF
viewers agree on once the form's font descriptors are repaired.
"""

from __future__ import annotations

from dataclasses import dataclass

SIZES = (9.0, 8.0)
GLYPH_WIDTH = 0.6
LINE_PITCH = 1.133
INSET = 2.0
_ROUNDING = 1e-6
_SLACK = 0.1
"""Points by which one line may come nearer to the right edge than the inset: some boxes are made to that measure."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of one text field: `width` and `height` in points, several lines or one, and a limit of characters."""

    width: float
    height: float
    is_multiline: bool = False
    max_length: int | None = None

    def columns(self, size: float) -> int:
        """How many characters fit side by side at this size, the field's own limit included."""
        columns = int((self.width - 2 * INSET + _ROUNDING) / (size * GLYPH_WIDTH))
        return columns if self.max_length is None else min(columns, self.max_length)

    def holds_line(self, text: str, size: float) -> bool:
        """True when this text is one line that has room; the field's limit of characters is not looked at."""
        room = self.width - 2 * INSET + _SLACK
        return len(text) * size * GLYPH_WIDTH <= room and "\n" not in text

    def rows(self, size: float) -> int:
        """How many lines fit one above the other at this size."""
        return int((self.height - 2 * INSET + _ROUNDING) / (size * LINE_PITCH)) if self.is_multiline else 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A text that fits: its size in points and its lines."""

    size: float
    lines: tuple[str, ...]


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns` characters, broken at spaces; a longer word is broken where the line ends.

    Line breaks of the text are kept. The space at which a line breaks is the only character that is not printed.
    """
    return [line for line, _ in wrap_joined(text, columns)]


def wrap_joined(text: str, columns: int) -> list[tuple[str, str]]:
    """The same, each line with what followed it in the text: a space, a line break, or nothing."""
    lines: list[tuple[str, str]] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, columns))
    return [*lines[:-1], (lines[-1][0], "")]


def _wrap_paragraph(paragraph: str, columns: int) -> list[tuple[str, str]]:
    lines = []
    while len(paragraph) > columns:
        cut = paragraph.rfind(" ", 0, columns + 1)
        if cut <= 0:
            lines.append((paragraph[:columns], ""))
            paragraph = paragraph[columns:]
        else:
            lines.append((paragraph[:cut], " "))
            paragraph = paragraph[cut + 1 :]
    return [*lines, (paragraph, "\n")]


def lay_out(text: str, frame: Frame, sizes: tuple[float, ...] = SIZES) -> Laid | None:
    """The text at the largest size at which all of it fits, or None."""
    for size in sizes:
        lines = _lines_at(text, frame, size)
        if lines is not None:
            return Laid(size, lines)
    return None


def _lines_at(text: str, frame: Frame, size: float) -> tuple[str, ...] | None:
    if frame.max_length is not None and len(text) > frame.max_length:
        return None
    if not frame.is_multiline:
        return (text,) if frame.holds_line(text, size) else None
    lines = wrap(text, frame.columns(size))
    return tuple(lines) if len(lines) <= frame.rows(size) else None
