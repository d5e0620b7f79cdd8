"""A text cut into pieces that each fit: at a paragraph, else a line, else a sentence, else a word.

Never inside a word or a web address that could fit by itself, never inside what a reader sees as one character. White
space at a cut goes; every other character stays, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.messaging.graphemes import graphemes

Fits = Callable[[str], bool]

_PARAGRAPH = re.compile(r"(\s*\n[^\S\n]*\n\s*)")
_LINE = re.compile(r"(\s*\n\s*)")
_SENTENCE = re.compile(r"[^\s\d][.!?…][\"'»”’)\]]*(\s+)(?=[^\sa-záéíóúñü])")
_WORD = re.compile(r"(\s+)")
_URL = re.compile(r"https?://\S+")


def split(text: str, fits: Fits, *, fits_alone: Fits | None = None) -> list[str]:
    """Cut a text into pieces for which `fits` holds; an empty or blank text gives none.

    `fits` must stay false once text is added to what does not fit. A web address too long for `fits` goes alone and
    whole if `fits_alone` holds. Only a run without any space that fits nowhere is cut inside.
    """
    pieces = []
    rest = text.strip()
    while rest:
        piece, rest = _cut(rest, fits, fits_alone or fits)
        pieces.append(piece)
    return pieces


def _cut(text: str, fits: Fits, fits_alone: Fits) -> tuple[str, str]:
    """The first piece and what remains, both without white space at the cut."""
    if fits(text):
        return text, ""
    for pattern, least in ((_PARAGRAPH, 0.4), (_LINE, 0.4), (_SENTENCE, 0.4), (_WORD, 0.0)):
        if place := _last_fitting(text, pattern, fits, least):
            start, end = place
            return text[:start], text[end:]
    return _cut_word(text, fits, fits_alone)


def _last_fitting(text: str, pattern: re.Pattern[str], fits: Fits, least: float) -> tuple[int, int] | None:
    """The last gap before which the text fits, unless that leaves less than `least` of what would fit by words."""
    gaps = [found.span(1) for found in pattern.finditer(text)]
    low, high = 0, len(gaps)
    while low < high:
        middle = (low + high) // 2
        if fits(text[: gaps[middle][0]]):
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    start, end = gaps[low - 1]
    if least and (most := _last_fitting(text, _WORD, fits, 0.0)) and start < least * most[0]:
        return None
    return start, end


def _cut_word(text: str, fits: Fits, fits_alone: Fits) -> tuple[str, str]:
    """A first word too long for any piece: a web address whole if it may go alone, else as much of it as fits."""
    word = text.split(maxsplit=1)[0]
    if _URL.search(word) and fits_alone(word):
        return word, text[len(word) :].lstrip()
    clusters = graphemes(word)
    low, high = 1, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        if fits("".join(clusters[:middle])):
            low = middle
        else:
            high = middle - 1
    end = len("".join(clusters[:low]))
    return text[:end], text[end:].lstrip()
