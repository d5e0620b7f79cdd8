"""Danger now: whether a message must interrupt whatever is going on.

People who flee tell of violence all the time; that is their story, not an alarm. Danger is what happens *now*: present
words ("me están siguiendo", "they are outside"), not past ones ("me siguieron", "in 2019"), not what was said to them,
not what would happen after a return ("me van a matar si regreso" is the claim), not what is denied ("ya no me siguen").
Between a missed cry and a question too many the question wins: such a Danger is not `certain`, and the bot asks.

How a phrase is weighed, outside a story / inside one:

    listed under  stands plain          with a word of now        told or past         home, return, what if
    now           certain / certain     certain / certain         asks* / quiet        asks / quiet
    maybe         asks / quiet          certain / asks            quiet / quiet        quiet / quiet
    fresh         quiet / quiet         certain / asks            quiet / quiet        quiet / quiet

(* with a word of now it asks inside a story too.) `fresh` holds what is over when it is told ("me amenazaron") and is
danger only while it is new: with a word of these last hours ("anoche", "yesterday") it asks outside a story. Phrases
under `alone` count only as whole messages, and then surely; those under `alone_maybe` ("secuestrada") are asked about,
outside a story. A threat told calmly that is not over (`outstanding`) asks outside a story. Laughter takes a figure of
speech for what it is ("mi jefe me va a matar jaja") unless a word of now stands by it; of self-harm it asks all the
same.
The table comes from content/danger.yaml; reading the file is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self, get_args

from pydantic import ConfigDict, model_validator

from app.dialogue.tables import Entry, Phrase, Table
from app.dialogue.text import clean, loose, sound, sound_of
from app.dialogue.words.outstanding import Outstanding, OutstandingPhrases
from app.dialogue.words.phrases import Found, PhraseBook, parse
from app.dialogue.words.spelling import Speller

DangerKind = Literal["danger_now", "self_harm", "child_alone", "medical"]
Strength = Literal["now", "maybe", "fresh", "alone", "alone_maybe"]
Mark = Literal["now", "recent", "past", "told", "elsewhere", "denied", "harmless"]

KINDS: tuple[DangerKind, ...] = get_args(DangerKind)
MARKS: tuple[Mark, ...] = get_args(Mark)

# A sentence also ends before ", and" and ", but", and after "No," which answers what was asked and denies nothing.
_SENTENCE_END = re.compile(r"[.!?;…\n\r]+|(?<=\w),\s+(?=y\b|pero\b|and\b|but\b)|(?<=\bno),", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 9  # how many words before or after a phrase a marker still belongs to it
_TURNS = frozenset(map(sound, ("y", "pero", "and", "but")))  # after these the past is over
_WHOLE_MESSAGE = 4


@dataclass(frozen=True, slots=True)
class Danger:
    """What was read. `certain`: interrupt; otherwise ask whether the person is in danger now.

    `is_distant`: asked about although its words speak of the past, of home or of what would be, with nobody's threat;
    or although little else in them sounds like danger (`hearing`).
    `phrase` is the table's phrase that was found, never the person's words, so that it may be shown to an editor; there
    is none when the learned model alone heard it (`hearing`), or when it is a threat that is not over (`outstanding`).
    """

    kind: DangerKind
    certain: bool
    phrase: str = ""
    is_distant: bool = False


class KindPhrases(Entry):
    """The phrases of one kind: `now` is danger as it stands, `maybe` is asked about, `fresh` only when it is new,
    `alone` is a whole message, and `alone_maybe` is one that is asked about.
    """

    now: tuple[Phrase, ...]
    maybe: tuple[Phrase, ...] = ()
    fresh: tuple[Phrase, ...] = ()
    alone: tuple[Phrase, ...] = ()
    alone_maybe: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """One phrase of the table with what it stands for."""

    kind: DangerKind
    strength: Strength
    phrase: str


class DangerTable(Table):
    """content/danger.yaml as a model; the index is made once, when first needed.

    `markers`: what the words around a phrase say of it: now, recent (these last hours), past, told (somebody's words),
    elsewhere (home, a return, what if), denied (just before it), harmless (a phrase inside one of these does not
    count). `pleas`: listed phrases that beg for help and name no danger: in a message that says more they only ask.
    `laughter`: how people laugh in writing, word for word. `not_typos`: real words that are never read as a misspelled
    word of the table.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    short_forms: Mapping[Phrase, Phrase] = {}
    groups: Mapping[str, tuple[Phrase, ...]] = {}
    kinds: Mapping[DangerKind, KindPhrases]
    markers: Mapping[Mark, tuple[Phrase, ...]]
    outstanding: OutstandingPhrases = OutstandingPhrases()
    laughter: tuple[Phrase, ...] = ()
    pleas: tuple[Phrase, ...] = ()
    not_typos: tuple[Phrase, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Every kind and marker is there, and every phrase can be understood."""
        for what, names, given in (("kinds", KINDS, self.kinds), ("markers", MARKS, self.markers)):
            missing = [name for name in names if name not in given]
            if missing:
                raise ValueError(f"{what}: {', '.join(missing)} is missing")
        for phrase in (
            *(sign.phrase for sign in self.signs()),
            *(p for listed in self.markers.values() for p in listed),
            *self.outstanding.every(),
        ):
            parse(phrase, self.groups)
        return self

    def signs(self) -> Iterator[Sign]:
        """Every phrase of every kind, the gravest kinds first."""
        for kind in KINDS:
            listed = self.kinds[kind]
            by_strength: tuple[tuple[Strength, tuple[Phrase, ...]], ...] = (
                ("now", listed.now),
                ("maybe", listed.maybe),
                ("fresh", listed.fresh),
                ("alone", listed.alone),
                ("alone_maybe", listed.alone_maybe),
            )
            for strength, phrases in by_strength:
                for phrase in phrases:
                    yield Sign(kind, strength, phrase)

    @cached_property
    def index(self) -> Index:
        """What `assess` looks up."""
        return Index(self)


class Index:
    """A table made ready for searching."""

    def __init__(self, table: DangerTable) -> None:
        self.signs = tuple(table.signs())
        self._book = PhraseBook(parse(sign.phrase, table.groups) for sign in self.signs)
        marks = [(mark, parse(phrase, table.groups)) for mark in MARKS for phrase in table.markers[mark]]
        self._marks = tuple(mark for mark, _ in marks)
        self._mark_book = PhraseBook(parts for _, parts in marks)
        self._short = {loose(short): sound(full).split() for short, full in table.short_forms.items()}
        self._laughter = frozenset(map(loose, table.laughter))
        self.outstanding = Outstanding(table.outstanding, table.groups)
        guarded = {word for entry in table.not_typos for word in sound(entry).split()}
        self._speller = Speller(self._book.words() | self._mark_book.words() | self.outstanding.words() | guarded)
        self._beginnings = (
            *self._book.beginnings(),
            *self._mark_book.beginnings(),
            *self.outstanding.beginnings(),
        )

    def sentences(self, text: str) -> list[list[str]]:
        """The words of each sentence as they sound, slips of the finger mended."""
        spoken = [self._spelled(part) for part in _SENTENCE_END.split(_clean_lines(text))]
        mended = {word: self._mended(word) for word in {word for heard in spoken for word in heard}}
        return [[mended[word] for word in heard] for heard in spoken if heard]

    def laughs(self, text: str) -> bool:
        """True when laughter stands anywhere in a message; as it is written, for "haha" sounds like "a"."""
        return not self._laughter.isdisjoint(loose(text).split())

    def _spelled(self, sentence: str) -> list[str]:
        """The words as they sound, short forms written out."""
        return [word for said in loose(sentence).split() for word in self._short.get(said) or [sound_of(said)]]

    def _mended(self, word: str) -> str:
        if word.startswith(self._beginnings):
            return word
        near = self._speller.nearest(word)
        return near[0] if len(near) == 1 else word

    def found(self, heard: Sequence[str]) -> list[tuple[Sign, Found]]:
        """Every sign in a sentence."""
        return [(self.signs[found.number], found) for found in self._book.find(heard)]

    def marked(self, heard: Sequence[str]) -> list[tuple[Mark, Found]]:
        """Every marker in a sentence; a year is a mark of the past."""
        marks: list[tuple[Mark, Found]] = [(self._marks[found.number], found) for found in self._mark_book.find(heard)]
        years = [place for place, word in enumerate(heard) if _YEAR.fullmatch(word)]
        return marks + [("past", Found(-1, place, place + 1)) for place in years]


def _clean_lines(text: str) -> str:
    """`text.clean` line by line, so that the ends of lines still end sentences."""
    return "\n".join(clean(line) for line in text.splitlines())


def assess(text: str, *, lang: str, table: DangerTable, in_story: bool) -> Danger | None:
    """The gravest danger that the message speaks of, certain before uncertain; None when there is none.

    Both languages are always read, whatever `lang` is. `in_story`: the person is telling what happened to them.
    """
    index = table.index
    sentences = index.sentences(text)
    is_whole = sum(map(len, sentences)) <= _WHOLE_MESSAGE
    best: Danger | None = None
    said = [(heard, _read(heard, index)) for heard in sentences]
    is_joke = any(signs for _, signs in said) and index.laughs(text)
    for heard, signs in said:
        for sign, found, around in signs:
            is_alone = is_whole and found.end - found.start == len(heard)
            certain = _weigh(sign, around, is_alone=is_alone, in_story=in_story)
            if certain and sign.phrase in table.pleas and not is_whole:
                certain = False
            if is_joke:
                certain = _taken_lightly(sign, around, certain)
            if certain is None:
                continue
            is_distant = not certain and bool(around & {"past", "elsewhere"}) and not around & {"now", "told"}
            danger = Danger(sign.kind, certain, sign.phrase, is_distant)
            if best is None or _gravity(danger) < _gravity(best):
                best = danger
    if (best is None or best.is_distant) and not in_story and _is_outstanding([heard for heard, _ in said], index):
        return Danger("danger_now", certain=False)
    return best


def _is_outstanding(sentences: Sequence[Sequence[str]], index: Index) -> bool:
    """A threat that is not over: nothing in the message places it at home, after a return, or in a year gone by."""
    if not index.outstanding.is_told(sentences):
        return False
    marks = [(mark, heard[place.start]) for heard in sentences for mark, place in index.marked(heard)]
    return not any(mark == "elsewhere" or _YEAR.fullmatch(first) for mark, first in marks)


def _read(heard: Sequence[str], index: Index) -> list[tuple[Sign, Found, set[Mark]]]:
    """Every sign in a sentence with the markers around it, without those that are denied or harmless."""
    signs = index.found(heard)
    if not signs:
        return []
    marks = index.marked(heard)
    void = [place for mark, place in marks if mark == "harmless"]
    denials = {place.end for mark, place in marks if mark == "denied"}
    void += [found for _, found in signs if found.start in denials]
    return [
        (sign, found, {mark for mark, place in marks if _belongs(mark, place, found, heard)})
        for sign, found in signs
        if not any(place.start <= found.start and found.end <= place.end for place in void)
    ]


def _gravity(danger: Danger) -> tuple[bool, bool, int]:
    """Certain before uncertain, near before distant, then by the order of KINDS; the least is the gravest."""
    return not danger.certain, danger.is_distant, KINDS.index(danger.kind)


def _weigh(sign: Sign, around: set[Mark], *, is_alone: bool, in_story: bool) -> bool | None:
    """True: certain; False: ask; None: not a danger now. The table in this module's docstring."""
    if sign.strength == "alone":
        return True if is_alone else None
    if sign.strength == "alone_maybe":
        return False if is_alone and not in_story else None
    has_now = "now" in around
    if sign.strength == "fresh" and not has_now:
        over = around & {"past", "elsewhere"}
        return None if in_story or over or "recent" not in around else False
    if "elsewhere" in around:
        return False if sign.strength == "now" and not in_story else None
    if "past" in around or "told" in around:
        return False if sign.strength == "now" and (has_now or not in_story) else None
    if sign.strength == "now":
        return True
    if has_now:
        return not in_story
    return None if in_story else False


def _taken_lightly(sign: Sign, around: set[Mark], certain: bool | None) -> bool | None:
    """Among laughter nothing is certain, and only self-harm and what is said of this moment is asked about."""
    return None if certain is None or (sign.kind != "self_harm" and "now" not in around) else False


def _belongs(mark: Mark, place: Found, found: Found, heard: Sequence[str]) -> bool:
    """True when a marker is near enough to a phrase to say something of it.

    Words of the phrase itself only ever mark it as now; the past does not reach over "and" or "but".
    """
    if place.end <= found.start - _REACH or place.start >= found.end + _REACH:
        return False
    if mark in ("now", "recent"):
        return True
    if found.start <= place.start and place.end <= found.end:
        return False
    return mark != "past" or _TURNS.isdisjoint(heard[place.end : found.start])
