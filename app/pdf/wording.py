"""Which characters of a text the form can show, and how.

Letters of Windows-1252 print in the form's own font. Other letters of the Latin, Greek, Cyrillic, Armenian and Georgian
alphabets print in an embedded font. The rest (scripts that need shaping, pictures, controls) is written by hand: an
underscore keeps its place, and the caller is told which characters they were.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

HAND = "_"
SOFT_HYPHEN = "\u00ad"  # marks where a word may break, says nothing: left out without a word
_ALPHABETS = (
    (0x0100, 0x024F), (0x1E00, 0x1EFF), (0x0370, 0x03FF), (0x1F00, 0x1FFF), (0x0400, 0x052F), (0x0531, 0x058F),
    (0x10A0, 0x10FF), (0x0250, 0x02FF), (0x0300, 0x036F), (0x2010, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F),
)  # fmt: skip
_PLAIN = re.compile(
    "[{}]*".format(re.escape("".join(
        char for char in bytes(range(256)).decode("cp1252", "ignore")
        if char in "\t\n\r" or (unicodedata.category(char) not in ("Cc", "Cf"))
    )))
)  # fmt: skip
"""What the form's own font has: Windows-1252 without controls and the soft hyphen."""
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A text ready to draw: `value` for the file, `lines` to draw, `is_plain` when the form's own font has it all.

    `by_hand` are the characters that cannot be printed, each once, in order of appearance.
    """

    value: str
    lines: tuple[str, ...]
    is_plain: bool
    by_hand: tuple[str, ...]


def word(text: str, lines: tuple[str, ...]) -> Wording:
    """How to show this text. What the form's own font has, the common case, passes untouched."""
    if _PLAIN.fullmatch(text) and (lines == (text,) or all(map(_PLAIN.fullmatch, lines))):
        return Wording(text, lines, is_plain=True, by_hand=())
    drawn = tuple("".join(_drawn(char) for char in unicodedata.normalize("NFC", line)) for line in lines)
    value = "".join(_kept(char) for char in unicodedata.normalize("NFC", text))
    source = unicodedata.normalize("NFC", text + "".join(lines)).replace("\n", "")
    by_hand = tuple(dict.fromkeys(char for char in source if _way(char) == "hand" and char != SOFT_HYPHEN))
    return Wording(
        value, drawn, is_plain=all(_way(char) == "plain" for line in drawn for char in line), by_hand=by_hand
    )


def is_printable(char: str) -> bool:
    """True when the form can print this character in one font or the other."""
    return _way(unicodedata.normalize("NFC", char)[:1]) != "hand"


@lru_cache(maxsize=4096)
def _way(char: str) -> str:
    if char in "\t\n\r" or (char.isascii() and char.isprintable()):
        return "plain"
    if unicodedata.category(char) in _INVISIBLE:
        return "hand"
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return _way_in_other_font(char)
    return "plain"


def _way_in_other_font(char: str) -> str:
    from app.pdf.otherfont import has_glyph

    if not any(low <= ord(char) <= high for low, high in _ALPHABETS):
        return "hand"
    return "other" if has_glyph(char) else "hand"


def _drawn(char: str) -> str:
    if _way(char) != "hand":
        return char
    return "" if _is_invisible(char) else HAND


def _kept(char: str) -> str:
    """Controls leave the value: some viewers stop at them, others let them turn the text around."""
    return "" if _is_invisible(char) and char not in "\t\n\r" else char


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE
