"""Learning the tables of `app.dialogue.topics.learned` from examples: the same result for the same examples.

Each round asks of every example what the model would say now and moves the numbers of its features, and of the traits
they stir, a little towards what it should have said; numbers that were moved often are moved less. Of each example a
quarter of the words is left out, other ones each round, and a part of the traits: a sentence must not hang on one word,
since the next person says it without. Features that hardly any sentence has are not learned. An example labelled `any`
is content with every topic, so it only teaches what is no emergency. A few minutes for the whole of content/examples/.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.dialogue.topics.learned import EMERGENCY, LABELS, STRONGEST, TRAITS, pack, rows_by_word
from app.services.examples import Example, fingerprint

ROUNDS = 20
AVERAGED = 8
"""The tables are the mean of what they were after each of so many last rounds: what the dice did last weighs less."""
BUCKETS = 1 << 17
LEAST_SENTENCES = 4
"""A feature is learned when at least so many sentences have it: rarer ones would make the file and decide nothing."""

_PACE = 0.05
_START = 0.01  # what has been learned of a number before anything was: keeps its first step small
_SETTLED = 0.004  # an answer this near to what it should be moves nothing
_WORDS_LEFT_OUT = 0.25
_TRAITS_LEFT_OUT = 0.3
_FEW_WORDS = 2  # of a message this short nothing is left out
_OUTLYING = 99.0  # per cent of the numbers are told apart; the largest count as the largest of these

_Numbers = NDArray[np.float32]
_Places = NDArray[np.int64]


@dataclass(frozen=True)
class Tables:
    """What was learned: `features`, a row of TRAITS for each bucket, and `speaking`, a row of LABELS for each trait."""

    features: _Numbers
    speaking: _Numbers


@dataclass(frozen=True)
class _Taught:
    """An example as the learner needs it: its features, the word that brings each, the labels it is content with."""

    rows: _Places
    words: _Places
    wanted: NDArray[np.bool_]
    weight: float


class _Learner:
    """The tables in the making, with how much each of their numbers has been moved."""

    def __init__(self, buckets: int, learned: NDArray[np.bool_]) -> None:
        self._dice = np.random.default_rng(7)  # the same each time
        self._learned = learned
        around = self._dice.random((buckets, TRAITS), dtype=np.float32) - np.float32(0.5)
        self.features: _Numbers = around * np.float32(0.2) * learned[:, None]
        self.speaking: _Numbers = self._dice.random((TRAITS, len(LABELS)), dtype=np.float32) - np.float32(0.5)
        self._moved_features: _Numbers = np.full(buckets, _START, np.float32)
        self._moved_speaking: _Numbers = np.full((TRAITS, len(LABELS)), _START, np.float32)

    def round(self, taught: Sequence[_Taught]) -> None:
        """Every example once, in an order of its own."""
        for at in self._dice.permutation(len(taught)):
            self._step(taught[at])

    def _step(self, one: _Taught) -> None:
        rows = self._some_of(one)
        share = np.float32(1 / np.sqrt(max(len(rows), 1)))
        rows = rows[self._learned[rows]]
        if not len(rows):
            return
        stirred = self.features[rows].sum(axis=0) * share
        open_ = (stirred > 0) * (self._dice.random(TRAITS, dtype=np.float32) >= _TRAITS_LEFT_OUT)
        passing = open_.astype(np.float32) / np.float32(1 - _TRAITS_LEFT_OUT)
        traits = stirred * passing
        sums = (traits[:, None] * self.speaking).sum(axis=0)
        odds = np.exp(sums - sums.max())
        right = odds * one.wanted
        error = (odds / odds.sum() - right / max(right.sum(), np.float32(1e-30))) * np.float32(one.weight)
        if np.abs(error).max() < _SETTLED:
            return
        blame = (self.speaking * error).sum(axis=1) * passing * share
        move = traits[:, None] * error
        self._moved_speaking += move * move
        self.speaking -= np.float32(_PACE) * move / np.sqrt(self._moved_speaking)
        self._moved_features[rows] += (blame * blame).sum() / TRAITS
        pace = np.float32(_PACE) / np.sqrt(self._moved_features[rows])
        self.features[rows] -= pace[:, None] * blame

    def _some_of(self, one: _Taught) -> _Places:
        """The features of an example without those of the words that are left out this time."""
        many = int(one.words[-1])
        if many <= _FEW_WORDS:
            return one.rows
        return one.rows[(self._dice.random(many + 1) >= _WORDS_LEFT_OUT)[one.words]]


def learn(
    examples: Sequence[Example], *, buckets: int, rounds: int = ROUNDS, least_sentences: int = LEAST_SENTENCES
) -> Tables:
    """The tables that answer these examples best, numbers as they come."""
    placed = [rows_by_word(example.text, buckets) for example in examples]
    times = np.zeros(buckets, np.int64)
    for each in placed:
        times[[row for row, _ in each]] += 1
    learned = times >= least_sentences
    learner = _Learner(buckets, learned)
    taught = [_taught(example, each) for example, each in zip(examples, placed, strict=True)]
    features, speaking = np.zeros_like(learner.features), np.zeros_like(learner.speaking)
    for at in range(rounds):
        learner.round(taught)
        if at >= rounds - AVERAGED:
            features += learner.features
            speaking += learner.speaking
    many = np.float32(min(rounds, AVERAGED))
    return Tables(features / many, speaking / many)


def _taught(example: Example, placed: Sequence[tuple[int, int]]) -> _Taught:
    rows, words = np.array(placed, np.int64).T
    by_word = np.argsort(words, kind="stable")
    return _Taught(rows[by_word], words[by_word], _wanted(example.label), example.weight)


def _wanted(label: str) -> NDArray[np.bool_]:
    """The labels that an example is content with."""
    if label in ("any", "emergency"):
        return np.array([name.startswith(EMERGENCY) == (label == "emergency") for name in LABELS])
    return np.array([name == label for name in LABELS])


def model_data(
    examples: Sequence[Example],
    *,
    buckets: int = BUCKETS,
    rounds: int = ROUNDS,
    least_sentences: int = LEAST_SENTENCES,
) -> dict[str, object]:
    """The learned model as content/learned.json holds it, with the checksum of what it was learned from."""
    tables = learn(examples, buckets=buckets, rounds=rounds, least_sentences=least_sentences)
    sizes = np.abs(tables.features)
    largest = float(np.percentile(sizes[sizes > 0], _OUTLYING)) if sizes.any() else 1.0
    features = np.clip(np.rint(tables.features / largest * STRONGEST), -STRONGEST, STRONGEST).astype(int)
    widest = float(np.abs(tables.speaking).max()) or 1.0
    speaking = np.rint(tables.speaking / widest * 127).astype(int)
    scale = largest / STRONGEST * widest / 127
    return pack(features.tolist(), speaking.tolist(), scale, fingerprint(examples))
