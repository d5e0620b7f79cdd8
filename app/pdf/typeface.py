"""How wide words are in the bundled typeface, read from the font files themselves, so that text wraps by measure.

Atkinson Hyperlegible Next was drawn for people who see badly, and is free under the SIL Open Font License
(`fonts/OFL.txt`). Kerning is not counted: it draws letters together far more often than apart, and `SLACK` covers the
rest.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from app.errors import BadContent

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Atkinson Hyperlegible Next"
SLACK = 1.02
"""How much wider than measured a line may come out."""

Weight = Literal["regular", "bold"]
_FILES: dict[Weight, str] = {
    "regular": "AtkinsonHyperlegibleNext-Regular.ttf",
    "bold": "AtkinsonHyperlegibleNext-Bold.ttf",
}


@dataclass(frozen=True)
class Typeface:
    """Advance widths of one font file by code point, as parts of the type size."""

    advances: dict[int, float]

    def has(self, character: str) -> bool:
        """True when the font draws this character."""
        return ord(character) in self.advances

    def width(self, text: str, size: float) -> float:
        """How wide a line may come out at most. A character that the font lacks counts as its widest one."""
        widest = max(self.advances.values())
        return sum(self.advances.get(ord(each), widest) for each in text) * size * SLACK


@cache
def typeface(weight: Weight) -> Typeface:
    """The bundled typeface in this weight."""
    return read_typeface((FONTS / _FILES[weight]).read_bytes())


def read_typeface(data: bytes) -> Typeface:
    """The widths of a TrueType file. Raises BadContent for a file that is none."""
    try:
        tables = dict(_tables(data))
        (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
        (metrics,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
        widths = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * index)[0] for index in range(metrics)]
        glyphs = _glyphs(data, tables["cmap"])
        return Typeface({code: widths[min(glyph, metrics - 1)] / units for code, glyph in glyphs.items()})
    except (struct.error, KeyError, IndexError) as error:
        raise BadContent(f"a font file cannot be read ({type(error).__name__})") from error


def drawable(text: str, weight: Weight) -> str:
    """The text in characters that the font has: composed, thin blanks as plain ones, the rest bare or as `?`."""
    face = typeface(weight)
    composed = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0").replace("\u2009", " ")
    return "".join(each if each == "\n" or face.has(each) else _bare(each, face) for each in composed)


def _bare(character: str, face: Typeface) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    if plain and all(face.has(each) for each in plain):
        return plain
    return "?" if character.isprintable() else ""


def _tables(data: bytes) -> Iterator[tuple[str, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        yield tag.decode("latin-1"), offset


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph numbers by code point, from the Unicode table of the basic plane (format 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        if struct.unpack_from(">H", data, cmap + offset)[0] == 4:
            return dict(_segments(data, cmap + offset))
    raise KeyError("format 4")


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Each code point with its glyph (OpenType specification, cmap format 4)."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    ends, starts, deltas, offsets = (at + 14, at + 16 + double, at + 16 + 2 * double, at + 16 + 3 * double)
    for step in range(0, double, 2):
        (end,), (start,) = struct.unpack_from(">H", data, ends + step), struct.unpack_from(">H", data, starts + step)
        (delta,), (offset,) = (
            struct.unpack_from(">h", data, deltas + step),
            struct.unpack_from(">H", data, offsets + step),
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, offsets + step + offset + 2 * (code - start))
            if glyph := (glyph + delta) & 0xFFFF if glyph or not offset else 0:
                yield code, glyph
