"""Every address of the form: `A.II.child[3].13.location` is the fourth child's location. Parsed, checked and ordered.

An address is the official part and item, the same in every edition; lists count from 0. The table is read off the
types in `app.i589.parts`, so that an item cannot exist in one and not in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache

from rapidfuzz import fuzz, process

from app.i589.kinds import Kind
from app.i589.parts import Answers

MOST_ENTRIES = 100
PARTS = ("CAT_box", "A.I", "A.II", "A.III", "B", "C", "D", "E")
_INDEX = re.compile(r"\[(0|[1-9]\d{0,5})\]", re.ASCII)


class UnknownAddress(ValueError):
    """No item of the form has this address; the text names it and the nearest one there is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the form, lists open: pattern `A.II.child[].13.location`, rank in the form's order.

    `path` is where its leaf lies in `app.i589.parts.Answers`; `lists` holds, for each list on the way, its label and
    the index of its first entry. `topic` names the word table of `app.i589.english` that may render it.
    """

    pattern: str
    kind: Kind
    label: str
    rank: int
    path: tuple[str, ...]
    lists: tuple[tuple[str, int], ...] = ()
    topic: str = ""
    question: str = ""

    @property
    def part(self) -> str:
        """The part of the form: `A.I` to `E`, or `CAT_box`."""
        return next(part for part in sorted(PARTS, key=len, reverse=True) if self.pattern.startswith(part))


@dataclass(frozen=True)
class Address:
    """One address: its text, its item, and the index in each list on the way."""

    text: str
    item: Item
    indices: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Address) -> bool:
        return self.order < other.order

    @cached_property
    def order(self) -> tuple[int, ...]:
        """What sorts addresses as the form asks them: a whole child before the next child."""
        if not self.indices:
            return (self.item.rank,)
        return (_first_rank(self.item.pattern.split("[]")[0] + "[]"), *self.indices, self.item.rank)

    @property
    def label(self) -> str:
        """The official label in short, in English: `child 4: location, if not in the U.S.`."""
        numbered = [f"{name} {i + 1}" for (name, _), i in zip(self.item.lists, self.indices, strict=True)]
        return ": ".join([*numbered, self.item.label])

    @property
    def entry(self) -> str | None:
        """The list entry it belongs to (`A.I.19c[3]`), or None."""
        return self.text[: self.text.rindex("]") + 1] if self.indices else None

    @property
    def entry_label(self) -> str | None:
        """`child 4`, or None outside lists."""
        return f"{self.item.lists[-1][0]} {self.indices[-1] + 1}" if self.indices else None

    @property
    def question(self) -> str:
        """What Supplement B calls the question, within the 12 characters of its box: `19.c`, `Child 4, 13`."""
        rest = self.item.pattern.removeprefix(self.item.part).strip(".")
        if self.item.question:
            return self.item.question
        if self.item.part == "A.II":
            return self._family_question(rest)
        number = rest.split(".")[0].split("[")[0]
        if number[:1].isdigit():
            return re.sub(r"(?<=\d)([a-z])", r".\1", number)
        return number.replace("_", " ").capitalize() or "CAT box"

    def _family_question(self, rest: str) -> str:
        number = re.search(r"\.(\d+)", rest)
        who = f"Child {self.indices[0] + 1}" if self.indices else rest.split(".")[0].capitalize()
        return f"{who}, {number[1]}" if number else who


@cache
def catalog() -> Mapping[str, Item]:
    """Every item by its pattern, in the form's order."""
    items = {}
    for rank, (pattern, path, lists, meta) in enumerate(_walk(Answers, "", (), ())):
        items[pattern] = Item(pattern, meta["kind"], meta["label"], rank, path, lists, meta["topic"], meta["question"])
    return items


_Found = tuple[str, tuple[str, ...], tuple[tuple[str, int], ...], Mapping[str, object]]


def _walk(of: type, prefix: str, path: tuple[str, ...], lists: tuple[tuple[str, int], ...]) -> Iterator:  # type: ignore[type-arg]
    for part in fields(of):
        meta, here = part.metadata, (*path, part.name)
        address = prefix + meta["address"]
        if "entry" in meta:
            yield from _walk(meta["entry"], f"{address}[]", here, (*lists, (meta["label"], meta["first"])))
        elif "part" in meta:
            yield from _walk(meta["part"], address, here, lists)
        else:
            yield address, here, lists, meta


@cache
def _first_rank(prefix: str) -> int:
    return min(item.rank for item in catalog().values() if item.pattern.startswith(prefix))


@lru_cache(maxsize=8192)
def parse(text: str) -> Address:
    """The address written so; raises UnknownAddress with the nearest one that exists."""
    item = catalog().get(_INDEX.sub("[]", text)) if isinstance(text, str) else None
    indices = tuple(int(index) for index in _INDEX.findall(text)) if item else ()
    if item is None or len(indices) != len(item.lists):
        raise UnknownAddress(f"{str(text)[:60]!r} is not an address of the form; the nearest is {nearest(str(text))}")
    for index, (label, first) in zip(indices, item.lists, strict=True):
        if not first <= index < MOST_ENTRIES:
            raise UnknownAddress(f"{text!r}: {label} entries count from {first} to {MOST_ENTRIES - 1}")
    return Address(text, item, indices)


def nearest(text: str) -> str:
    """The known pattern most like this text, with `[0]` where a list index goes."""
    patterns = list(catalog())
    best = process.extractOne(_INDEX.sub("[]", text), patterns, scorer=fuzz.ratio)
    pattern = best[0] if best else patterns[0]
    for _, first in catalog()[pattern].lists:
        pattern = pattern.replace("[]", f"[{first}]", 1)
    return pattern


def is_address(text: str) -> bool:
    """True when the form has this address."""
    try:
        parse(text)
    except UnknownAddress:
        return False
    return True
