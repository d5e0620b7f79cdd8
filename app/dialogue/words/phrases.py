"""Phrases that an editor writes and a message is searched for; no patterns of a programmer's kind.

A phrase is words, in order, next to each other. Besides plain words it may hold

    {group}    any word or phrase of that group
    word*      any word that begins so
    (word)     a word, several, or a ({group}) that may be there or not
    ...        up to three words of any kind

Words are compared as they sound (`text.sound`), so accents, capitals and spellings by ear do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from math import prod

from app.dialogue.text import sound

_GAP = 3
_WRITTEN_OUT = 200  # more would take longer to write out at start than they save
_PIECES = re.compile(r"\([^()]*\)|\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase: the word sequences that may stand there, and whether none may; a gap has no words."""

    choices: tuple[tuple[str, ...], ...]
    is_optional: bool = False
    is_gap: bool = False


def parse(phrase: str, groups: Mapping[str, Sequence[str]]) -> tuple[Part, ...]:
    """The parts of a phrase. Raises ValueError, in an author's words, for an unknown group or an empty phrase."""
    parts = tuple(_part(piece, phrase, groups) for piece in _PIECES.findall(phrase))
    if not any(part.choices and not part.is_optional for part in parts):
        raise ValueError(f'"{phrase}": needs at least one word that must be there')
    if parts[0].is_gap or parts[-1].is_gap:
        raise ValueError(f'"{phrase}": ... stands between words, not at an end')
    return parts


def _part(piece: str, phrase: str, groups: Mapping[str, Sequence[str]]) -> Part:
    if piece == "...":
        return Part((), is_optional=True, is_gap=True)
    is_optional = piece.startswith("(") and piece.endswith(")")
    inner = piece[1:-1] if is_optional else piece
    if inner.startswith("{") and inner.endswith("}"):
        name = inner[1:-1]
        if name not in groups:
            raise ValueError(f'"{phrase}": there is no group called {name}')
        return Part(tuple(_spelled(member) for member in groups[name]), is_optional)
    spelled = _spelled(inner)
    if not spelled or any(mark in inner for mark in "{}()"):
        raise ValueError(f'"{phrase}": "{piece}" is not a word, a {{group}}, an (option) or ...')
    return Part((spelled,), is_optional)


@cache
def _spelled(text: str) -> tuple[str, ...]:
    """The words as they sound, keeping the * of a beginning. Only authors' words come here, the same ones often."""
    return tuple(sound(word) + ("*" if word.endswith("*") else "") for word in text.split() if sound(word))


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a message: which one, and the places of its first word and after its last."""

    number: int
    start: int
    end: int


class PhraseBook:
    """Phrases ready to be searched for.

    A phrase with few wordings is written out and looked up whole; one with many, a gap or a beginning is followed part
    by part from its possible first words, when the message holds a word of each part that must be there. So the time
    depends on the message, hardly on the number of phrases.
    """

    def __init__(self, phrases: Iterable[Sequence[Part]]) -> None:
        self._phrases = [tuple(_Step(part) for part in phrase) for phrase in phrases]
        self._written_out: dict[tuple[str, ...], list[int]] = {}
        self._needed = [_rarest_first(steps) for steps in self._phrases]
        self._by_first: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[int]] = {}
        for number, steps in enumerate(self._phrases):
            self._add(number, steps)
        sizes: dict[str, set[int]] = {}
        for wording in self._written_out:
            sizes.setdefault(wording[0], set()).add(len(wording))
        self._sizes = {word: sorted(found) for word, found in sizes.items()}

    def _add(self, number: int, steps: Sequence[_Step]) -> None:
        if all(step.wordings is not None for step in steps):
            many = prod(len(step.wordings or ()) for step in steps)
            if many <= _WRITTEN_OUT:
                for wording in product(*(step.wordings or () for step in steps)):
                    self._written_out.setdefault(tuple(chain.from_iterable(wording)), []).append(number)
                return
        for word in dict.fromkeys(_first_words(steps)):
            index = self._by_beginning if word.endswith("*") else self._by_first
            index.setdefault(word.rstrip("*"), []).append(number)

    def words(self) -> set[str]:
        """Every whole word that the phrases hold."""
        return {word for word in self._every_word() if not word.endswith("*")}

    def beginnings(self) -> tuple[str, ...]:
        """Every beginning that the phrases hold, without its *."""
        return tuple(sorted({word[:-1] for word in self._every_word() if word.endswith("*")}))

    def _every_word(self) -> Iterator[str]:
        for steps in self._phrases:
            for step in steps:
                for choice in step.choices:
                    yield from choice

    def find(self, heard: Sequence[str]) -> Iterator[Found]:
        """Every phrase in the words, each at every place where it starts, at its longest there."""
        said = tuple(heard)
        held = frozenset(said)
        for start, word in enumerate(said):
            longest: dict[int, int] = {}
            for size in self._sizes.get(word, ()):
                if start + size > len(said):
                    break
                for number in self._written_out.get(said[start : start + size], ()):
                    longest[number] = start + size
            for number in self._followed(word, held):
                end = max(_ends(self._phrases[number], 0, said, start), default=None)
                if end is not None:
                    longest[number] = end
            for number, end in longest.items():
                yield Found(number, start, end)

    def _followed(self, word: str, held: frozenset[str]) -> Iterator[int]:
        """The phrases that are followed part by part and may start with this word of a message that holds these."""
        for number in self._by_first.get(word, ()):
            if not any(needed.isdisjoint(held) for needed in self._needed[number]):
                yield number
        for beginning, numbers in self._by_beginning.items():
            if word.startswith(beginning):
                yield from numbers


class _Step:
    """A part made ready: its choices by their first word, and all its wordings when they are plain words."""

    def __init__(self, part: Part) -> None:
        self.choices = part.choices
        self.is_optional = part.is_optional
        self.is_gap = part.is_gap
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.open_ended = [choice for choice in part.choices if any(word.endswith("*") for word in choice)]
        for choice in part.choices:
            if choice not in self.open_ended:
                self.by_first.setdefault(choice[0], []).append(choice)
        is_plain = not part.is_gap and not self.open_ended
        self.wordings = (*part.choices, *(((),) if part.is_optional else ())) if is_plain else None

    def ends(self, said: tuple[str, ...], place: int) -> Iterator[int]:
        """Where the part can end when it stands at this place."""
        if place >= len(said):
            return
        for choice in self.by_first.get(said[place], ()):
            if said[place : place + len(choice)] == choice:
                yield place + len(choice)
        for choice in self.open_ended:
            if _begins_alike(choice, said[place : place + len(choice)]):
                yield place + len(choice)


def _rarest_first(steps: Sequence[_Step]) -> tuple[frozenset[str], ...]:
    """For each part after the first that must be there: its possible first words, the fewest first."""
    needed = [
        frozenset(step.by_first)
        for step in steps[1:]
        if not step.is_optional and not step.is_gap and not step.open_ended
    ]
    return tuple(sorted(needed, key=len))


def _first_words(steps: Sequence[_Step]) -> Iterator[str]:
    for step in steps:
        for choice in step.choices:
            yield choice[0]
        if not step.is_optional:
            return


def _ends(steps: Sequence[_Step], at: int, said: tuple[str, ...], place: int) -> Iterator[int]:
    """Every place where the rest of the phrase can end when it goes on from here."""
    if at == len(steps):
        yield place
        return
    step = steps[at]
    if step.is_gap:
        for skipped in range(min(_GAP, len(said) - place) + 1):
            yield from _ends(steps, at + 1, said, place + skipped)
        return
    for end in step.ends(said, place):
        yield from _ends(steps, at + 1, said, end)
    if step.is_optional:
        yield from _ends(steps, at + 1, said, place)


def _begins_alike(choice: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return len(choice) == len(said) and all(
        heard.startswith(word[:-1]) if word.endswith("*") else heard == word
        for word, heard in zip(choice, said, strict=True)
    )
