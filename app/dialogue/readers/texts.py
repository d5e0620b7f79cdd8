"""Free text: the person's own words, whole; only what no keyboard shows is taken off."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

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

_LETTERS_BEFORE = 2
_SSN_DIGITS = 9
_SHORTEST_PAPER = 5


def read_text(text: str) -> Reading:
    """The words as typed, lines and emoji included, without control and direction marks; `invalid` when empty."""
    kept = "".join(char for char in text if _is_kept(char)).replace("\r\n", "\n").strip()
    return Reading("ok", kept) if kept else Reading("invalid", None, "empty")


def number_in(text: str) -> str | None:
    """The one number of a paper in a reply, as typed (`es el C01-998877` -> `C01-998877`), or None.

    Words around it may stand only beside a number long enough to be a paper's; a day, a year or two numbers in a
    sentence are none, so that nothing is taken out of a story.
    """
    runs: list[list[str]] = []
    is_open = False
    words = text.split()
    for at, word in enumerate(words):
        has_digit = any(char.isdigit() for char in word)
        opens = word.isupper() and len(word) <= _LETTERS_BEFORE and at + 1 < len(words) and words[at + 1][0].isdigit()
        if has_digit or opens:
            runs = [*runs[:-1], [*runs[-1], word]] if is_open else [*runs, [word]]
        is_open = has_digit or opens
    if len(runs) != 1:
        return None
    number = " ".join(runs[0]).strip(" .,;:!()")
    is_alone = len(runs[0]) == len(words)
    return number if is_alone or sum(char.isalnum() for char in number) >= _SHORTEST_PAPER else None


def ssn_oddity(number: str, a_numbers: Collection[str]) -> str | None:
    """The hint that says why this is hardly a Social Security number, or None.

    It has nine digits and no letter; the A-number, which people have at hand, looks much like it and is none.
    `a_numbers`: those that the person has given, as `A` and nine digits.
    """
    digits = "".join(char for char in number if char.isdigit())
    if any(char.isalpha() for char in number) or f"A{digits:0>9}" in a_numbers:
        return "ssn.a_number"
    return None if len(digits) == _SSN_DIGITS else "ssn.digits"


def masked_ssn(number: str) -> str:
    """The only form in which a Social Security number is shown back: its last four digits."""
    return f"•••••{''.join(char for char in number if char.isdigit())[-4:]}"


def _is_kept(char: str) -> bool:
    if char in _MARKS:
        return False
    return char in _KEPT_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
