"""What is drawn beneath the pages: the mark of a draft, and which of several sheets of one page this is.

The mark is a line up both side margins, and the word DRAFT large and pale beneath the page.

The line is text that can be read and searched; the large word is drawn with strokes, beneath everything else, so that
it neither covers an answer nor mixes with it when text is copied.
"""

from __future__ import annotations

from app.pdf.syntax import number, shown
from app.services.papers import DraftMark

_LETTERS = {
    "D": ("0 0 m 0 100 l 26 100 l 52 100 64 78 64 50 c 64 22 52 0 26 0 c h",),
    "R": ("0 0 m 0 100 l 32 100 l 54 100 60 90 60 74 c 60 58 54 48 32 48 c 0 48 l", "32 48 m 62 0 l"),
    "A": ("0 0 m 32 100 l 64 0 l", "11 34 m 53 34 l"),
    "F": ("0 0 m 0 100 l 58 100 l", "0 52 m 46 52 l"),
    "T": ("32 0 m 32 100 l", "0 100 m 64 100 l"),
}
_PITCH, _PALE, _STROKE, _SIZE = 88, 0.9, 11, 8.5
_LEFT_BASELINE, _RIGHT_BASELINE, _START = 24.0, 594.0, 60.0
_SHEET_SIZE, _SHEET_START, _SHEET_BASELINE = 9.0, 36.0, 768.0


def drawn(mark: DraftMark, width: float, height: float, font: str) -> bytes:
    """The content stream of the mark for a page of this size; `font` is the page's name for a bold text font."""
    text = shown(mark.line[:120].encode("cp1252", "replace"))
    lines = b"".join(
        b"q 0 1 -1 0 %s %s cm BT %s %s Tf 0.25 g %s Tj ET Q\n"
        % (number(x), number(y), font.encode(), number(_SIZE), text)
        for x, y in ((_LEFT_BASELINE, _START), (_RIGHT_BASELINE, _START))
    )
    return b"/Artifact BMC\n" + _large_word(width, height) + lines + b"EMC\n"


def sheet_number(count: int, of: int, font: str) -> bytes:
    """The content stream that numbers a sheet, in the upper left corner, where both editions leave room."""
    text = f"Sheet {count} of {of}"
    return b"/Artifact BMC\nBT %s %s Tf 0 g %s %s Td %s Tj ET\nEMC\n" % (
        font.encode(), number(_SHEET_SIZE), number(_SHEET_START), number(_SHEET_BASELINE), shown(text.encode()),
    )  # fmt: skip


def _large_word(width: float, height: float) -> bytes:
    scale, turn = 1.15, 0.7071
    length = scale * (_PITCH * 4 + 64)
    x = width / 2 - turn * (length / 2 - scale * 50)
    y = height / 2 - turn * (length / 2 + scale * 50)
    matrix = b" ".join(number(v) for v in (turn * scale, turn * scale, -turn * scale, turn * scale, x, y))
    letters = b"".join(
        b"q 1 0 0 1 %d 0 cm %s Q\n"
        % (_PITCH * place, b" ".join(stroke.encode() + b" S" for stroke in _LETTERS[letter]))
        for place, letter in enumerate("DRAFT")
    )
    return b"q %s cm %s G %d w 1 J 1 j\n%sQ\n" % (matrix, number(_PALE), _STROKE, letters)
