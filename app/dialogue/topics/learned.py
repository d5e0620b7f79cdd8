"""What a message speaks of by its words and parts of words, as a model learned from examples says it.

Phrases (`danger`, `routing`) know what an editor thought of; this model knows what many examples have in common, so
that a cry in words nobody listed is heard too. It never decides alone: `hearing` says what it may do.

The model is two tables of small whole numbers, read from content/learned.json. The first has a row for each feature of
a message, with one number for each of `TRAITS` traits: what features have in common, found by the learning and named
by nobody. The second says how much each trait speaks for each label. A label is a topic of `routing`, or `emergency:`
and a kind of `danger`. Features are words, pairs of neighbours and parts of words of three to five letters, each
numbered by a checksum that is the same everywhere; so no word of anybody's stands in the file. The rows of a message's
features are added up, traits below zero are silent, and what the others speak for, as shares of one whole, is the
answer. So a word that few examples have still counts for what its neighbours in meaning count for.
"""

from __future__ import annotations

import base64
import re
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, sqrt
from operator import mul
from typing import Any, Final, Self

from app.dialogue.text import loose, sound_of
from app.errors import BadContent

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_PARTS = (3, 4, 5)
_MOST_WORDS = 60  # of a longer message the first and last words are looked at
_MOST_LETTERS = 30  # of a longer word the first are looked at
EMERGENCY = "emergency:"
LABELS = (
    "mpp", "fear", "court", "i589", "legal_help", "privacy", "language", "resume", "stop", "menu", "unknown",
    "emergency:danger_now", "emergency:self_harm", "emergency:child_alone", "emergency:medical",
)  # fmt: skip
"""What the columns of the table stand for."""

TRAITS = 64
"""How many numbers stand between a message's features and the labels."""

STRONGEST = 3
"""A feature's number for a trait is a whole one from minus this to this: more would make the file, not the answer,
better. Two stand in a byte of the file, each lifted by `_LIFT`."""

_LIFT = 4
_FIRST = bytes(byte >> 4 for byte in range(256))
_SECOND = bytes(byte & 15 for byte in range(256))

# A row is kept as one whole number with a lane for each trait (or label), its numbers lifted above zero: adding rows
# then adds all their lanes at once. Sixteen bits hold the sum of the most features a message can have (some 5,400),
# thirty-two what these sums are worth in labels.
_TRAIT: Final = "H"
_LABEL: Final = "I"
_TRAITS_WIDE = TRAITS * array(_TRAIT).itemsize
_LABELS_WIDE = len(LABELS) * array(_LABEL).itemsize
_LOWEST = {code: 0 if sys.byteorder == "little" else array(code).itemsize - 1 for code in (_TRAIT, _LABEL)}
"""Where in a lane the byte stands that counts least."""

_OF_A_LABEL = 128
"""By how much the second table is lifted."""


def heard(text: str) -> list[str]:
    """The words of a message as they sound, years and other numbers under one name each."""
    said = [_named(word) for word in loose(text).split()]
    return said if len(said) <= _MOST_WORDS else said[: _MOST_WORDS // 2] + said[-_MOST_WORDS // 2 :]


def _named(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "<year>"
    return (_DIGITS.sub("0", word) if word[0].isdigit() else sound_of(word))[:_MOST_LETTERS]


@lru_cache(maxsize=4096)
def _rows_of_word(word: str, buckets: int) -> frozenset[int]:
    """The rows of a word and of its parts; its ends are marked, so that a beginning is not a middle."""
    marked = f"_{word}_"
    parts = {marked[at : at + size] for size in _PARTS for at in range(len(marked) - size + 1)}
    return frozenset(_row(part, buckets) for part in (word, *parts))


def _row(feature: str, buckets: int) -> int:
    return zlib.crc32(feature.encode()) % buckets


def rows_of(text: str, buckets: int) -> list[int]:
    """The rows of a message's features, each once: words, their parts, and neighbours, the message's ends among them.

    There is always one, that of the ends.
    """
    words = heard(text)
    return sorted(_rows_of_neighbours(words, buckets).union(*(_rows_of_word(word, buckets) for word in words)))


def rows_by_word(text: str, buckets: int) -> list[tuple[int, int]]:
    """The same rows, each with the place of the word that brings it, for a learner that leaves words out."""
    words = heard(text)
    placed = {_row(f"{one} {other}", buckets): at for at, (one, other) in enumerate(pairwise(("^", *words, "$")))}
    for at, word in enumerate(words):
        placed.update(dict.fromkeys(_rows_of_word(word, buckets), at))
    return sorted(placed.items())


def _rows_of_neighbours(words: Sequence[str], buckets: int) -> set[int]:
    return {_row(f"{one} {other}", buckets) for one, other in pairwise(("^", *words, "$"))}


@dataclass(frozen=True, slots=True)
class Heard:
    """How likely each topic is, and in an emergency its kind; the shares of a message add up to one.

    `topics` has every topic but `emergency`; `emergency` is the share of all its kinds together.
    """

    topics: Mapping[str, float]
    emergency: float
    kind: str


class Learned:
    """The model, ready to be asked. `source`: the checksum of the examples that it was learned from."""

    def __init__(self, features: bytes, speaking: array[int], scale: float, source: str) -> None:
        """`features`: the first table, two numbers a byte; `speaking`: the second, label by label for each trait."""
        self.source = source
        self._scale = scale
        laned, size = cache(_traits_laned), TRAITS // 2  # many rows stand for no feature ever taught, and are alike
        self._rows = [laned(features[at : at + size]) for at in range(0, len(features), size)]
        self._speaking = [_labels_laned(speaking[at : at + len(LABELS)]) for at in range(0, len(speaking), len(LABELS))]

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str = "learned.json") -> Self:
        """The model from its file's data. Raises BadContent when the file is not one that `pack` made."""
        try:
            features = zlib.decompress(base64.b64decode("".join(data["features"]), validate=True))
            speaking = array("b", (weight for row in data["speaking"] for weight in row))
            is_whole = (
                list(data["labels"]) == list(LABELS)
                and len(features) * 2 == data["buckets"] * TRAITS > 0
                and len(speaking) == TRAITS * len(LABELS)
            )
            scale, learned_from = float(data["scale"]), str(data["source"])
        except (KeyError, TypeError, ValueError, OverflowError, zlib.error) as error:
            raise BadContent(f"{source}: this is not a learned model: run `orienta content learn`") from error
        if not is_whole:
            raise BadContent(f"{source}: was learned for other labels: run `orienta content learn`")
        return cls(features, speaking, scale, learned_from)

    def hear(self, text: str) -> Heard:
        """What a message speaks of. Total: also for the empty message."""
        rows = rows_of(text, len(self._rows))
        lanes = sum(map(self._rows.__getitem__, rows)).to_bytes(_TRAITS_WIDE, sys.byteorder)
        lifted = _LIFT * len(rows)
        traits = [max(0, each - lifted) for each in memoryview(lanes).cast(_TRAIT)]
        lanes = sum(map(mul, traits, self._speaking)).to_bytes(_LABELS_WIDE, sys.byteorder)
        sums = memoryview(lanes).cast(_LABEL)  # each lifted by as much: only how they differ counts
        share, highest = self._scale / sqrt(len(rows)), max(sums)
        odds = [exp((each - highest) * share) for each in sums]
        whole = sum(odds)
        shares = dict(zip(LABELS, (each / whole for each in odds), strict=True))
        kinds = {label: share for label, share in shares.items() if label.startswith(EMERGENCY)}
        topics = {label: share for label, share in shares.items() if label not in kinds}
        return Heard(topics, sum(kinds.values()), max(kinds, key=kinds.__getitem__).removeprefix(EMERGENCY))


def _traits_laned(row: bytes) -> int:
    """A row of the first table as one whole number with a lane for each trait, in this machine's order of bytes."""
    lanes, wide = bytearray(_TRAITS_WIDE), array(_TRAIT).itemsize
    lanes[_LOWEST[_TRAIT] :: 2 * wide] = row.translate(_FIRST)
    lanes[_LOWEST[_TRAIT] + wide :: 2 * wide] = row.translate(_SECOND)
    return int.from_bytes(lanes, sys.byteorder)


def _labels_laned(row: Iterable[int]) -> int:
    """A row of the second table as one whole number with a lane for each label."""
    lanes = bytearray(_LABELS_WIDE)
    lanes[_LOWEST[_LABEL] :: array(_LABEL).itemsize] = bytes(_OF_A_LABEL + weight for weight in row)
    return int.from_bytes(lanes, sys.byteorder)


def pack(
    features: Iterable[Sequence[int]], speaking: Sequence[Sequence[int]], scale: float, source: str
) -> dict[str, object]:
    """The file's data for learned tables.

    `features`: for each bucket `TRAITS` whole numbers from minus `STRONGEST` to `STRONGEST`; `speaking`: for each trait
    whole numbers from -127 to 127, one for each label; `scale`: what one of their product is worth in logarithms of
    odds, for a message of one feature.
    """
    packed = bytearray()
    for row in features:
        packed += bytes((one + _LIFT) << 4 | (other + _LIFT) for one, other in zip(row[::2], row[1::2], strict=True))
    text = base64.b64encode(zlib.compress(bytes(packed), 9)).decode()
    return {
        "source": source,
        "labels": list(LABELS),
        "buckets": 2 * len(packed) // TRAITS,
        "scale": scale,
        "speaking": [list(row) for row in speaking],
        "features": [text[at : at + 120] for at in range(0, len(text), 120)],
    }
