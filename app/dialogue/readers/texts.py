"""Free text: the person's own words, whole; only what no keyboard shows is taken off."""

from __future__ import annotations

import unicodedata

from app.dialogue.reading import Reading

_KEPT_CONTROLS = "\n\t"
_MARKS = {
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
}


def read_text(text: str) -> Reading:
    """The words as typed, lines and emoji included, without control and direction marks; `invalid` when empty."""
    kept = "".join(char for char in text if _is_kept(char)).replace("\r\n", "\n").strip()
    return Reading("ok", kept) if kept else Reading("invalid", None, "empty")


def _is_kept(char: str) -> bool:
    if char in _MARKS:
        return False
    return char in _KEPT_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
