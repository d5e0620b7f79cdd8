"""Text cut into what a reader sees as one character, so that nothing is cut through an emoji or an accented letter.

A short form of Unicode's grapheme clusters (UAX 29), enough for Spanish, English and emoji: combining marks, variation
selectors, skin tones, joined emoji, flags and keycaps. Hangul and Indic rules are left out.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"


def graphemes(text: str) -> list[str]:
    """The clusters of a text in order; joined together they are the text."""
    clusters: list[str] = []
    for character in text:
        if clusters and _belongs(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _belongs(cluster: str, character: str) -> bool:
    if cluster in ("\r", "\n"):
        return False
    if character == _JOINER or _is_skin_tone(character):
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    if cluster[-1] == _JOINER:
        return _is_pictograph(character) and _is_pictograph(cluster[0])
    return _is_flag_letter(character) and len(cluster) == 1 and _is_flag_letter(cluster)


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) == "So" or "\U0001f000" <= character <= "\U0001faff"
