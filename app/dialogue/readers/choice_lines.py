"""The lines of a list that people choose from: what each says, what else means it, and which line a word belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from app.dialogue.readers.folding import phrase_own

_SUCH = ".such"
_SAME_SOUND = ({"i", "y"}, {"b", "v"}, {"c", "k"}, {"c", "s"}, {"s", "z"}, {"g", "j"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: what it says and other words that mean it, in any language. Words of our content only."""

    label: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording in looked-up form, empty ones left out; `Esposo/a` is also "esposo" and "esposa"."""
        return _names(self.label, self.words)


_EITHER_SEX = re.compile(
    r"^(?P<stem>\w{2,})(?P<one>[oe])(?:/|\s?\()(?P<other>as?)\)?$|^(?P<whole>\w{3,}r)(?:/|\s?\()a\)?$"
)


@lru_cache(maxsize=1024)
def _names(label: str, other: tuple[str, ...]) -> tuple[str, ...]:
    """The wordings of a line, remembered: lines are our content."""
    sexes = [sex for wording in (label, *other) for sex in _sexes(wording)]
    return tuple(dict.fromkeys(name for name in map(phrase_own, (label, *other, *sexes)) if name))


def _sexes(wording: str) -> tuple[str, ...]:
    """`Esposo/a` as "Esposo" and "Esposa"; nothing for any other wording."""
    found = _EITHER_SEX.match(wording.strip())
    if not found:
        return ()
    if found["whole"]:
        return found["whole"], f"{found['whole']}a"
    return f"{found['stem']}{found['one']}", f"{found['stem']}{found['other']}"


Choices = Sequence[Choice | str | Sequence[str]]


def as_choices(choices: Choices | None) -> tuple[Choice, ...]:
    """Labels, lists of wordings or `Choice`s as choices."""
    made = []
    for choice in choices or ():
        if isinstance(choice, Choice):
            made.append(choice)
        elif isinstance(choice, str):
            made.append(Choice(choice))
        else:
            made.append(Choice(choice[0] if choice else "", tuple(choice[1:])))
    return tuple(made)


def with_akin(choices: Choices | None, akin: Mapping[str, Iterable[str]]) -> tuple[Choice, ...]:
    """The choices with the words that mean the same as one of theirs (`mareros` for "Una pandilla").

    `akin` holds lists of such words by name. A list speaks for a line whose label has a word of it, in the person's
    language or (first among its other words) in the other, and only when no other line has one. The words of a list
    `….such` speak for the line of the list before the dot, and make no line its own (an aunt is among relatives; a line
    of brothers is not one of relatives).
    """
    lists = tuple(
        (frozenset(words), frozenset(akin.get(f"{name}{_SUCH}", ())))
        for name, words in akin.items()
        if not name.endswith(_SUCH)
    )
    return _with_akin(as_choices(choices), lists)


@lru_cache(maxsize=512)
def _with_akin(
    options: tuple[Choice, ...], akin: tuple[tuple[frozenset[str], frozenset[str]], ...]
) -> tuple[Choice, ...]:
    """The same, remembered: the lists of our content are few, and each is looked at several times a turn."""
    more: list[tuple[str, ...]] = [()] * len(options)
    for words, such in akin:
        listed = sorted(filter(None, map(phrase_own, words)))
        owners = [n for n, option in enumerate(options) if _has_any(option, listed)]
        if len(owners) == 1:
            more[owners[0]] += (*listed, *sorted(filter(None, map(phrase_own, such))))
    return tuple(Choice(own.label, (*own.words, *said)) for own, said in zip(options, more, strict=True))


def _has_any(option: Choice, listed: Sequence[str]) -> bool:
    """True where what the line is called holds one of the words, in either of our languages.

    What else somebody may say for it may hold any word: "que no digan que son" is no son.
    """
    names = " | ".join(("", *_names(option.label, option.words[:1]), ""))  # once for all of them: they are thousands
    return any(f" {word} " in names for word in listed)


def owners(word: str, options: Sequence[Choice]) -> list[int]:
    """The lines that have this word, slips allowed."""
    return [
        n
        for n, option in enumerate(options, 1)
        if any(word == own or (len(word) >= 5 and is_near(word, own)) for name in option.names for own in name.split())
    ]


_NO_SLIPS = frozenset(["perdon", "perdone"])
"""Words of their own that look like one of ours: "perdon" calls for no "person"."""


def is_near(said: str, name: str) -> bool:
    """True for a slip or two of typing between two words of some length that begin alike.

    A first word that both share ("en") tells nothing: what follows it is compared.
    """
    if said in _NO_SLIPS:
        return False
    while (head := said.partition(" "))[0] == name.partition(" ")[0] and head[2] and " " in name:
        said, name = head[2], name.partition(" ")[2]
    if min(len(said), len(name)) < 4 or abs(len(said) - len(name)) > 3:
        return False
    if said[0] != name[0] and {said[0], name[0]} not in _SAME_SOUND:
        return False
    allowed = 1 if len(name) < 8 else 2 if len(name) < 14 else 3
    return DamerauLevenshtein.distance(said, name, score_cutoff=allowed) <= allowed
