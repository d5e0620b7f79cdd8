"""What a message speaks of by its words and parts of words, as a model learned from examples says it.

Phrases (`danger`, `routing`) know what an editor thought of; this model knows what many examples have in common, so
that a cry in words nobody listed is heard too. It never decides alone: `hearing` says what it may do.

The model is one table of small whole numbers, read from content/learned.json: for each feature of a message a row with
one weight for each label. A label is a topic of `routing`, or `emergency:` and a kind of `danger`. Features are words,
pairs of neighbours and parts of words of three to five letters, each numbered by a checksum that is the same
everywhere; so no word of anybody's stands in the file. The sum of the rows, as shares of one whole, is the answer.
"""

from __future__ import annotations

import base64
import re
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, sqrt
from typing import Any, Self

from app.dialogue.text import loose, sound_of
from app.errors import BadContent

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_PARTS = (3, 4, 5)
_MOST_WORDS = 60  # of a longer message the first and last words are looked at
EMERGENCY = "emergency:"
LABELS = (
    "mpp", "fear", "court", "i589", "legal_help", "privacy", "language", "resume", "stop", "menu", "unknown",
    "emergency:danger_now", "emergency:self_harm", "emergency:child_alone", "emergency:medical",
)  # fmt: skip
"""What the columns of the table stand for."""

_LIFT = 128
_LIFTED = bytes((byte + _LIFT) % 256 for byte in range(256))
_WIDTH = len(LABELS) * array("I").itemsize
"""A row of the table is kept as one whole number, a lane of 32 bits for each column, its weights lifted above zero:
adding rows then adds all their columns at once."""

LEAST_KEPT = 2
"""A learned weight nearer to nothing than this is not stored."""
_LOWEST = 0 if sys.byteorder == "little" else array("I").itemsize - 1
"""Where in a lane the byte stands that counts least."""


def heard(text: str) -> list[str]:
    """The words of a message as they sound, years and other numbers under one name each."""
    said = [_named(word) for word in loose(text).split()]
    return said if len(said) <= _MOST_WORDS else said[: _MOST_WORDS // 2] + said[-_MOST_WORDS // 2 :]


def _named(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "<year>"
    return _DIGITS.sub("0", word) if word[0].isdigit() else sound_of(word)


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
    rows = {_row(f"{one} {other}", buckets) for one, other in pairwise(("^", *words, "$"))}
    return sorted(rows.union(*(_rows_of_word(word, buckets) for word in words)))


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

    def __init__(self, weights: array[int], scale: float, source: str) -> None:
        self.source = source
        self._scale = scale
        lifted, size = weights.tobytes().translate(_LIFTED), len(LABELS)
        laned = cache(_laned)  # many rows stand for no feature that was ever taught, and are alike
        self._rows = [laned(lifted[at : at + size]) for at in range(0, len(lifted), size)]

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, source: str = "learned.json") -> Self:
        """The model from its file's data. Raises BadContent when the file is not one that `pack` made."""
        try:
            weights = array("b", zlib.decompress(base64.b64decode("".join(data["weights"]), validate=True)))
            is_whole = list(data["labels"]) == list(LABELS) and len(weights) == data["buckets"] * len(LABELS) > 0
            learned = cls(weights, float(data["scale"]), str(data["source"]))
        except (KeyError, TypeError, ValueError, zlib.error) as error:
            raise BadContent(f"{source}: this is not a learned model: run `orienta content learn`") from error
        if not is_whole:
            raise BadContent(f"{source}: was learned for other labels: run `orienta content learn`")
        return learned

    def hear(self, text: str) -> Heard:
        """What a message speaks of. Total: also for the empty message."""
        rows = rows_of(text, len(self._rows))
        share = self._scale / sqrt(len(rows))
        lanes = sum(map(self._rows.__getitem__, rows)).to_bytes(_WIDTH, sys.byteorder)
        sums = memoryview(lanes).cast("I")  # each lifted by as much: only how they differ counts
        highest = max(sums)
        odds = [exp((each - highest) * share) for each in sums]
        whole = sum(odds)
        shares = dict(zip(LABELS, (each / whole for each in odds), strict=True))
        kinds = {label: share for label, share in shares.items() if label.startswith(EMERGENCY)}
        topics = {label: share for label, share in shares.items() if label not in kinds}
        return Heard(topics, sum(kinds.values()), max(kinds, key=kinds.__getitem__).removeprefix(EMERGENCY))


def _laned(row: bytes) -> int:
    """A row of bytes as one whole number with a lane for each, as this machine orders the bytes of a number."""
    lanes = bytearray(_WIDTH)
    lanes[_LOWEST :: array("I").itemsize] = row
    return int.from_bytes(lanes, sys.byteorder)


def _kept(weight: int) -> int:
    return weight if abs(weight) >= LEAST_KEPT else 0


def pack(rows: Sequence[Sequence[float]], source: str) -> dict[str, object]:
    """The file's data for learned weights, as whole numbers from -127 to 127 times `scale`.

    The least weights are left out: they decide nothing, and make a seventh of the file.
    """
    largest = max((abs(weight) for row in rows for weight in row), default=0.0) or 1.0
    scale = largest / 127
    whole = array("b", (_kept(round(weight / scale)) for row in rows for weight in row))
    text = base64.b64encode(zlib.compress(whole.tobytes(), 9)).decode()
    return {
        "source": source,
        "labels": list(LABELS),
        "buckets": len(rows),
        "scale": scale,
        "weights": [text[at : at + 120] for at in range(0, len(text), 120)],
    }
