"""Free text to a topic: "ke es el mpp" -> mpp, "me dieron un papel con una fecha" -> court, "hola" -> menu.

Each topic's examples teach how much every word, and every pair of neighbouring words, speaks for it against the
others; words and phrases that an editor lists count on top. A message that is itself an example goes where it was
taught. The sum decides, and what is not clear is `unknown` with the nearest topics as alternatives: the bot offers them
and never guesses. Both languages are always read together.

Nothing acts on a route alone: the topic `stop` means that the person seems to want the messages to end (the bot asks;
only `keywords` obeys at once), and `emergency` that the help for emergencies fits (`danger` decides on interrupting;
`heeding` joins both into the one answer that a conversation would give).
The table comes from content/routing.yaml; reading the file is not done here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, log, sqrt
from typing import Literal, Self, get_args

from pydantic import ConfigDict, model_validator

from app.dialogue.safety.danger import Danger
from app.dialogue.tables import Bilingual, Entry, Phrase, Table
from app.dialogue.text import loose, sound, sound_of
from app.dialogue.topics.learned import Heard
from app.dialogue.words.spelling import Speller

Topic = Literal[
    "mpp",
    "fear",
    "court",
    "i589",
    "legal_help",
    "emergency",
    "privacy",
    "language",
    "resume",
    "stop",
    "menu",
    "unknown",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)
UNKNOWN: Topic = "unknown"
EMERGENCY: Topic = "emergency"

SURE = 0.75
"""From this confidence on words lead to their topic by themselves; below it the nearest are offered."""

# How much a listed word adds, in the unit of the learned weights (natural logarithms of "how many times likelier").
_STRONG = 3.2
_LEANING = 0.9
_EACH_WORD_MORE = 0.8  # a listed phrase says more than a listed word
_PAIR_SHARE = 0.35  # two neighbouring words say in part what each already said
_NEUTRAL_SHARE = 0.4  # everyday words hint at most
_STEM_SHARE = 0.8  # a word known only by its stem
_SMOOTHING = 0.003
_LONGEST_PULL = 3.0
_UNHEARD = 1.0  # what a word that no example knows adds to `unknown`
_DOUBT = 1.2  # the head start of `unknown`: silence is not agreement
_SURE = 0.5  # below this share the topic is not named
_TAUGHT = 0.9  # a message that an editor taught as it stands
_NEAR = 0.04
_MOST_ALTERNATIVES = 3
_LEARNED = 0.85  # how much of the answer is the learned model's, where there is one
_HINTED = 0.01  # from this share on a topic is an alternative then
_PERHAPS_NONE = 0.05  # from this share on `unknown` is one too
_MOST_WORDS = 120  # a long message is a story: its first and last words say what it is about


@dataclass(frozen=True, slots=True)
class Route:
    """Where free text leads. `confidence` from 0 to 1; `alternatives`: up to three other topics, nearest first.

    With topic `unknown` the confidence is that of the nearest topic, and the alternatives are what to offer; there are
    none when nothing in the text speaks for any topic. With another topic, `unknown` among the alternatives says that
    it may well be none of them. `app.dialogue.topics.narrowing` may put the name of a narrower flow in
    the topic's place; `is_plain`: its words can hardly be an answer to anything; `is_mention`: a word of it
    stands there and no more.
    """

    topic: str
    confidence: float
    alternatives: tuple[str, ...] = ()
    is_plain: bool = False
    is_mention: bool = False


class TopicWords(Entry):
    """What speaks for one topic. A word ending in * stands for all words that begin so."""

    strong: tuple[Phrase, ...] = ()
    words: tuple[Phrase, ...] = ()
    examples: Bilingual


class RoutingTable(Table):
    """content/routing.yaml as a model; the index is made once, when first needed.

    `look_alikes`: phrases that hold a word of a topic and speak of something else ("corte de pelo").
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    short_forms: Mapping[str, str] = {}
    groups: Mapping[str, tuple[Phrase, ...]] = {}
    neutral: tuple[Phrase, ...] = ()
    topics: Mapping[Topic, TopicWords]
    look_alikes: tuple[Phrase, ...] = ()
    unknown: Bilingual

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Every topic is there with examples in both languages; an example belongs to one topic only."""
        missing = [topic for topic in TOPICS if topic != UNKNOWN and topic not in self.topics]
        if missing:
            raise ValueError(f"topics: {', '.join(missing)} is missing")
        if UNKNOWN in self.topics:
            raise ValueError("topics: unknown stands by itself, below the topics")
        owner: dict[str, Topic] = {}
        for topic, examples in self.taught():
            if not examples.es or not examples.en:
                raise ValueError(f"{topic}: needs examples in both languages")
            for example in examples.both:
                if owner.setdefault(loose(example), topic) != topic:
                    raise ValueError(f'"{example}" is an example of both {owner[loose(example)]} and {topic}')
        return self

    def taught(self) -> Iterator[tuple[Topic, Bilingual]]:
        """Each topic, `unknown` last, with its examples."""
        for topic, listed in self.topics.items():
            yield topic, listed.examples
        yield UNKNOWN, self.unknown

    @cached_property
    def whole(self) -> Mapping[str, Topic]:
        """Every example as a whole message, and its topic."""
        return {loose(example): topic for topic, taught in self.taught() for example in taught.both}

    @cached_property
    def index(self) -> Index:
        """What routing looks up."""
        return Index(self)


def _listed(table: RoutingTable) -> Iterator[tuple[Topic, float, str]]:
    """Every listed word or phrase with its topic and weight; a look-alike speaks for `unknown`."""
    for topic, words in table.topics.items():
        yield from ((topic, _STRONG, entry) for entry in words.strong)
        yield from ((topic, _LEANING, entry) for entry in words.words)
    yield from ((UNKNOWN, _STRONG, entry) for entry in table.look_alikes)


class Index:
    """A table made ready: every word and pair with its pull towards each topic."""

    def __init__(self, table: RoutingTable) -> None:
        self._short = {loose(short): loose(full).split() for short, full in table.short_forms.items()}
        self._neutral = frozenset(sound(word) for word in table.neutral)
        members = {word: f"<{name}>" for name, group in table.groups.items() for word in map(sound, group)}
        self._groups = {word: group for word, group in members.items() if " " not in word}
        self._places = {tuple(word.split()): group for word, group in members.items() if " " in word}
        learned = {topic: [self._spelled(example) for example in taught.both] for topic, taught in table.taught()}
        self.pulls = _learn(learned)
        self._listed = dict(self._listed_words(table))
        self._beginnings = {word[:-1]: pull for word, pull in self._listed.items() if word.endswith("*")}
        self._sizes = sorted({len(start) for start in self._beginnings}, reverse=True)
        self._longest = max((len(word.split()) for word in self._listed), default=1)
        self._spoken_of = frozenset(word for entry in self._listed for word in entry.split())
        known = {word for entry in (*self.pulls, *self._listed) for word in entry.split() if word[-1] not in "-*>"}
        self._speller = Speller(known | self._neutral | set(self._groups))

    def _listed_words(self, table: RoutingTable) -> Iterator[tuple[str, dict[Topic, float]]]:
        found: dict[str, dict[Topic, float]] = {}
        for topic, weight, entry in _listed(table):
            mark = "*" if entry.endswith("*") else ""
            spelled = self._spelled(entry)
            pulls = found.setdefault(" ".join(spelled) + mark, {})
            pulls[topic] = max(weight + _EACH_WORD_MORE * (len(spelled) - 1), pulls.get(topic, 0.0))
        yield from found.items()

    def _spelled(self, text: str) -> list[str]:
        """Words as they sound, short forms written out."""
        full = [part for word in loose(text).split() for part in self._short.get(word, (word,))]
        return self._grouped([sound_of(word) for word in full])

    def _grouped(self, heard: list[str]) -> list[str]:
        """The words with members of a group (a Mexican city, a home country) under the group's name."""
        grouped: list[str] = []
        for word in heard:
            grouped.append(self._groups.get(word, word))
            if name := self._places.get(tuple(grouped[-2:])):
                grouped[-2:] = [name]
        return grouped

    def understood(self, text: str) -> list[str]:
        """The words of a message as they sound, written out, with slips of the finger mended where that is clear."""
        heard = self._spelled(text)
        if len(heard) > _MOST_WORDS:
            heard = heard[: _MOST_WORDS // 2] + heard[-_MOST_WORDS // 2 :]
        mended = {word: self._mended(word) for word in set(heard)}
        return self._grouped([mended[word] for word in heard])

    def _mended(self, word: str) -> str:
        if word[0] == "<" or self._from_beginning(word):
            return word
        near = self._speller.nearest(word)
        return near[0] if near else word

    def _from_beginning(self, word: str) -> dict[Topic, float] | None:
        return next((self._beginnings[word[:size]] for size in self._sizes if word[:size] in self._beginnings), None)

    def score(self, heard: Sequence[str]) -> dict[Topic, float]:
        """How much the words speak for each topic."""
        scores: dict[Topic, float] = dict.fromkeys(TOPICS, 0.0)
        for pull, share in self._evidence(heard):
            for topic, weight in pull.items():
                scores[topic] += weight * share
        informative = sum(word not in self._neutral for word in heard)
        dampened = {topic: score / sqrt(max(1.0, informative / 4)) for topic, score in scores.items()}
        dampened[UNKNOWN] += _DOUBT
        return dampened

    def _evidence(self, heard: Sequence[str]) -> Iterator[tuple[Mapping[Topic, float], float]]:
        """Every pull that the words exert, with its share."""
        for word in dict.fromkeys(heard):
            if pull := self.pulls.get(word):
                yield pull, _NEUTRAL_SHARE if word in self._neutral else 1.0
            elif pull := self.pulls.get(_stem(word)):
                yield pull, _STEM_SHARE
            elif word not in self._neutral and word not in self._spoken_of and not self._from_beginning(word):
                yield {UNKNOWN: _UNHEARD}, 1.0
        for pair in dict.fromkeys(_pairs(heard)):
            if pull := self.pulls.get(pair):
                yield pull, _PAIR_SHARE
        yield from ((pull, 1.0) for pull in self._listed_in(heard))

    def _listed_in(self, heard: Sequence[str]) -> Iterator[Mapping[Topic, float]]:
        """The pulls of the listed words and phrases that occur; of those that overlap, the longest."""
        place = 0
        while place < len(heard):
            size, pull = self._listed_at(heard, place)
            if pull:
                yield pull
            place += size

    def _listed_at(self, heard: Sequence[str], place: int) -> tuple[int, Mapping[Topic, float] | None]:
        for size in range(min(self._longest, len(heard) - place), 0, -1):
            if pull := self._listed.get(" ".join(heard[place : place + size])):
                return size, pull
        return 1, self._from_beginning(heard[place])


def route(text: str, *, lang: str, table: RoutingTable, learned: Heard | None = None) -> Route:
    """The topic of free text, or `unknown` with the nearest topics. `lang` never hides the other language.

    `learned`: what the learned model heard in the same words; the two are weighed together, and the likeliest is the
    topic then, `unknown` among them. What an editor taught as `unknown` is left to the table. Danger that the model
    alone hears is not for this function to tell.
    """
    index = table.index
    taught = table.whole.get(loose(text))
    scores = index.score(index.understood(text))
    highest = max(scores.values())
    weights = {topic: exp(score - highest) for topic, score in scores.items()}
    whole = sum(weights.values())
    shares = {topic: weight / whole for topic, weight in weights.items()}
    if learned is not None and loose(text) and taught != UNKNOWN:
        return _weighed(shares, learned, taught)
    ranked = sorted((topic for topic in TOPICS if topic != UNKNOWN), key=lambda topic: -shares[topic])
    first = ranked[0]
    spoken_for = [topic for topic in ranked if scores[topic] > 0 and shares[topic] >= _NEAR]
    if taught and taught != UNKNOWN:
        others = tuple(topic for topic in spoken_for if topic != taught)[:_MOST_ALTERNATIVES]
        return Route(taught, round(max(shares[taught], _TAUGHT), 3), others)
    if shares[first] >= _SURE:
        return Route(first, round(shares[first], 3), tuple(spoken_for[1 : 1 + _MOST_ALTERNATIVES]))
    return Route(UNKNOWN, round(shares[first], 3), tuple(spoken_for[:_MOST_ALTERNATIVES]))


def _weighed(shares: Mapping[Topic, float], learned: Heard, taught: Topic | None) -> Route:
    """The likeliest topic by the table and the learned model together; as sure as the table where that agrees."""
    both = {
        topic: _LEARNED * (learned.emergency if topic == EMERGENCY else learned.topics[topic]) + (1 - _LEARNED) * share
        for topic, share in shares.items()
    }
    ranked = sorted((topic for topic in TOPICS if topic != UNKNOWN), key=lambda topic: -both[topic])
    near = [topic for topic in ranked if both[topic] >= _HINTED]
    first = ranked[0]
    if taught and taught != UNKNOWN:
        others = tuple(topic for topic in near if topic != taught)[:_MOST_ALTERNATIVES]
        return Route(taught, round(max(both[taught], _TAUGHT), 3), others)
    if both[first] > both[UNKNOWN]:
        sure = max(both[first], shares[first]) if max(shares, key=shares.__getitem__) == first else both[first]
        if both[UNKNOWN] >= _PERHAPS_NONE:
            near = sorted([*near, UNKNOWN], key=lambda topic: -both[topic])
        return Route(first, round(sure, 3), tuple(near[1 : 1 + _MOST_ALTERNATIVES]))
    offered = min(both[first], shares[first])  # small talk is not met with a list of topics unless both see one in it
    return Route(UNKNOWN, round(offered, 3), tuple(near[:_MOST_ALTERNATIVES]))


def heeding(found: Route, danger: Danger | None) -> Route:
    """The route with danger put first, as a conversation does: it interrupts for the sure and asks about the unsure.

    The topic that the words alone would have had is the first alternative then. Danger that is only distant (what would
    happen after a return, what did happen) leaves a topic its place, as the first alternative.
    """
    if danger is None:
        return found
    others = (found.topic, *found.alternatives)
    if danger.is_distant and found.topic != UNKNOWN:
        nearest = tuple(topic for topic in found.alternatives if topic != EMERGENCY)
        alternatives = nearest if found.topic == EMERGENCY else (EMERGENCY, *nearest)
        return Route(found.topic, found.confidence, alternatives[:_MOST_ALTERNATIVES])
    kept = tuple(topic for topic in others if topic not in (EMERGENCY, UNKNOWN))[:_MOST_ALTERNATIVES]
    own = found.confidence if found.topic == EMERGENCY else 0.0
    return Route(EMERGENCY, max(own, _TAUGHT if danger.certain else _SURE), kept)


def _learn(examples: Mapping[Topic, Sequence[Sequence[str]]]) -> dict[str, dict[Topic, float]]:
    """For every word, stem and pair: the logarithm of how much likelier each topic's examples use it than the rest.

    A feature that a topic never uses pulls a little away from it; nothing pulls harder than `_LONGEST_PULL`.
    """
    used = {topic: Counter(f for example in taught for f in _features(example)) for topic, taught in examples.items()}
    rates = {
        topic: {feature: count / len(examples[topic]) for feature, count in counts.items()}
        for topic, counts in used.items()
    }
    users: dict[str, dict[Topic, float]] = {}
    for topic, rate in rates.items():
        for feature, share in rate.items():
            users.setdefault(feature, {})[topic] = share
    return {feature: _pull(shares, list(rates)) for feature, shares in users.items()}


def _pull(shares: Mapping[Topic, float], topics: Sequence[Topic]) -> dict[Topic, float]:
    """The pulls of one feature; all topics that never use it have the same one."""
    whole = sum(shares.values()) + _SMOOTHING * len(topics)

    def pull(rate: float) -> float:
        return max(-_LONGEST_PULL / 3, min(_LONGEST_PULL, log(rate * (len(topics) - 1) / (whole - rate))))

    pulls = dict.fromkeys(topics, pull(_SMOOTHING))
    pulls.update({topic: pull(share + _SMOOTHING) for topic, share in shares.items()})
    return pulls


def _features(example: Sequence[str]) -> set[str]:
    return {*example, *(_stem(word) for word in example), *_pairs(example)}


def _pairs(heard: Sequence[str]) -> Iterable[str]:
    return (f"{one} {other}" for one, other in pairwise(heard))


# Endings of Spanish and English, as they sound; the longest that leaves enough of a word is cut.
_ENDINGS = (
    "as os es s a o e an en on ar er ir ando iendo aron ieron aste iste aba aban ia ian ado ada ados adas ido ida idos "
    "idas are ara aran aremos amos emos imos arme arte arlo arla arle arnos erme erlo irme irlo ing ed er ers ly ion "
    "iones sion siones"
)
_SHORTEST_STEM = 3
_LONGEST_ENDING = max(map(len, _ENDINGS.split()))
_ENDINGS_OF = {size: {e for e in _ENDINGS.split() if len(e) == size} for size in range(1, _LONGEST_ENDING + 1)}


def _stem(word: str) -> str:
    """The word's beginning, marked so that it is not taken for a word: "yenando" and "yenar" are "yen-"."""
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-size:] in _ENDINGS_OF[size]:
            return word[:-size] + "-"
    return word + "-"
