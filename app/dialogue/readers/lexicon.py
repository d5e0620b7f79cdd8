"""Finds the word that somebody meant: as written, as it sounds in Spanish, or one slip of the thumb away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

Value = TypeVar("Value")

_SOUNDS = (
    (r"qu(?=[ei])|q(?=\b|u?[aou])|k|c(?=[^eihy]|$)", "k"),
    (r"z|c(?=[ei])", "s"),
    (r"v|w", "b"),
    (r"ll", "y"),
    (r"y(?=\b)|y(?=[^aeiou])", "i"),
    (r"g(?=[ei])", "j"),
    (r"(?<!c)h", ""),
    (r"(.)\1", r"\1"),
)


@lru_cache(maxsize=64)
def sound(word: str) -> str:
    """How a folded word sounds to a Spanish ear: `nobienvre`-like spellings of one word share it."""
    for pattern, heard in _SOUNDS:
        word = re.sub(pattern, heard, word)
    return word


def word_set(listed: str) -> frozenset[str]:
    """Words and phrases written with `|` between them, as a set."""
    return frozenset(part.strip() for part in listed.split("|") if part.strip())


class Lexicon(Generic[Value]):
    """Folded words (or phrases) and what they stand for, forgiving typing slips.

    A slip is accepted only in words of five letters or more (two slips from nine letters), with the same first
    sound, and only when a single meaning is nearest: between `junio` and `julio`, `juio` stays unread.
    """

    def __init__(self, meanings: Mapping[str, Value], *, never: Iterable[str] = (), shortest: int = 5) -> None:
        self._exact = dict(meanings)
        self._never = frozenset(never)
        self._shortest = shortest
        self._sounds: dict[str, set[Value]] = {}
        for word, value in self._exact.items():
            self._sounds.setdefault(sound(word), set()).add(value)
        self._long: dict[tuple[str, int], list[tuple[str, Value]]] = {}
        for word, value in meanings.items():
            if len(word) >= shortest - 1:
                self._long.setdefault((sound(word)[:1], len(word)), []).append((word, value))

    def __contains__(self, word: str) -> bool:
        return word in self._exact

    def find(self, word: str) -> Value | None:
        """What the word stands for, or None when no single meaning is near enough."""
        if word in self._exact:
            return self._exact[word]
        if word in self._never or len(word) < 3 or len(word) > 60 or any(c.isdigit() for c in word):
            return None
        return self._heard(word)

    def _heard(self, word: str) -> Value | None:
        same_sound = self._sounds.get(sound(word), set())
        if len(same_sound) == 1 and len(word) >= 4:
            return next(iter(same_sound))
        return self._nearest(word)

    def _nearest(self, word: str) -> Value | None:
        if len(word) < self._shortest:
            return None
        heard, allowed = sound(word), 2 if len(word) >= 9 else 1
        near: dict[int, set[Value]] = {}
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for other, value in self._long.get((heard[:1], length), ()):
                slips = DamerauLevenshtein.distance(word, other, score_cutoff=allowed)
                if slips <= allowed:
                    near.setdefault(slips, set()).add(value)
        best = near.get(min(near), set()) if near else set()
        return next(iter(best)) if len(best) == 1 else None
