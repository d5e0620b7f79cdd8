"""Learning the weights of `app.dialogue.learned` from examples: plain sums, the same result for the same examples.

One pass over the examples asks of each what the model would say now and moves the weights of its features a little
towards what it should have said; features that were moved often are moved less. An example labelled `any` is content
with every topic, so it only teaches what is no emergency. A few minutes for the whole of content/examples/.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import exp, sqrt
from operator import add

from app.dialogue.learned import EMERGENCY, LABELS, pack, rows_of
from app.services.examples import Example, fingerprint

ROUNDS = 12
BUCKETS = 1 << 17
_PACE = 0.35
_START = 0.05  # what has been learned of a feature before anything was: keeps its first step small
_SETTLED = 0.004  # a share this near to what it should be moves nothing


def learn(examples: Sequence[Example], *, buckets: int, rounds: int = ROUNDS) -> list[list[float]]:
    """A row of weights for each bucket, a weight for each of LABELS."""
    dice = random.Random(7)  # noqa: S311 - the same order each time
    width = len(LABELS)
    rows = [[0.0] * width for _ in range(buckets)]
    moved = [_START] * buckets
    taught = [(rows_of(e.text, buckets), _wanted(e.label), e.weight) for e in examples]
    for _ in range(rounds):
        dice.shuffle(taught)
        for places, wanted, weight in taught:
            _step(rows, moved, places, wanted, weight)
    return rows


def _wanted(label: str) -> tuple[int, ...]:
    """The places of the labels that an example is content with."""
    if label == "any":
        return tuple(at for at, name in enumerate(LABELS) if not name.startswith(EMERGENCY))
    if label == "emergency":
        return tuple(at for at, name in enumerate(LABELS) if name.startswith(EMERGENCY))
    return (LABELS.index(label),)


def _step(
    rows: list[list[float]], moved: list[float], places: Sequence[int], wanted: Sequence[int], weight: float
) -> None:
    """Move the weights of one example's features."""
    share = 1 / sqrt(len(places))
    sums = [0.0] * len(LABELS)
    for place in places:
        sums = list(map(add, sums, rows[place]))
    highest = max(sums)
    odds = [exp((each - highest) * share) for each in sums]
    whole = sum(odds)
    right = sum(odds[at] for at in wanted)
    errors = [
        (at, error * weight * share)
        for at, error in enumerate(
            each / whole - (each / right if at in wanted else 0.0) for at, each in enumerate(odds)
        )
        if abs(error) > _SETTLED
    ]
    if not errors:
        return
    size = sum(error * error for _, error in errors)
    for place in places:
        moved[place] += size
        pace = _PACE / sqrt(moved[place])
        row = rows[place]
        for at, error in errors:
            row[at] -= pace * error


def model_data(examples: Sequence[Example], *, buckets: int = BUCKETS, rounds: int = ROUNDS) -> dict[str, object]:
    """The learned model as content/learned.json holds it, with the checksum of what it was learned from."""
    return pack(learn(examples, buckets=buckets, rounds=rounds), fingerprint(examples))
