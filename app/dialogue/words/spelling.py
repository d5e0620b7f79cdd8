"""Which known word a misspelled one was meant to be. Built once from a vocabulary, then fast.

Words are compared after folding (and, where the caller likes, after `text.sound`). The index holds each known word
with one or two letters left out: two words one slip apart always share such a remainder, so that only a handful of
candidates are ever measured (optimal string alignment: a letter more, less, other, or two swapped).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

_SHORTEST = 4
_TWO_SLIPS = range(8, 19)


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may hold and still be taken for another: none under 4 letters, two from 8.

    Whole phrases are compared too; past 18 letters they get one slip again, to keep the index and its use quick.
    """
    if len(word) < _SHORTEST or any(character.isdigit() for character in word):
        return 0
    return 2 if len(word) in _TWO_SLIPS else 1


class Speller:
    """A vocabulary that finds its own words behind misspellings."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = frozenset(vocabulary)
        self._remainders: dict[str, list[str]] = {}
        for word in sorted(self._known):
            for remainder in _remainders(word, slips_allowed(word)):
                self._remainders.setdefault(remainder, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def nearest(self, word: str) -> tuple[str, ...]:
        """The known words nearest to this one: itself when known, several when equally near, none when too far.

        The first letter must be right, except for one that is missing or too many: slips at the start are rare, and
        words that differ there are mostly other words (puente, fuente).
        """
        if word in self._known:
            return (word,)
        best: list[str] = []
        limit = slips_allowed(word)
        for candidate in self._candidates(word, limit):
            distance = OSA.distance(word, candidate, score_cutoff=limit)
            if distance > min(limit, slips_allowed(candidate)) or not _starts_alike(word, candidate):
                continue
            if distance < limit:
                best, limit = [], distance
            best.append(candidate)
        return tuple(sorted(best))

    def _candidates(self, word: str, limit: int) -> set[str]:
        """Known words that share a remainder with this one."""
        if not limit:
            return set()
        return {known for remainder in _remainders(word, limit) for known in self._remainders.get(remainder, ())}


def _remainders(word: str, slips: int) -> Iterator[str]:
    """The word itself and with up to `slips` letters left out."""
    if not slips:
        return
    places = range(len(word))
    seen = {word} | {word[:place] + word[place + 1 :] for place in places}
    if slips > 1:
        seen |= {word[:one] + word[one + 1 : two] + word[two + 1 :] for two in places for one in range(two)}
    yield from seen


def _starts_alike(word: str, candidate: str) -> bool:
    """Same first letter, or one of them lacks the other's first letter, or the first two are swapped."""
    return (
        word[0] == candidate[0]
        or word[1:] == candidate
        or word == candidate[1:]
        or (word[1] == candidate[0] and word[0] == candidate[1])
    )
