"""Which field of a new edition is which of a known one: by name, tooltip and place, with whatever speaks against it.

A field whose name, tooltip, export value, page and order among its neighbours are what they were needs no second look.
Everything else is proposed with its reasons, or left open: a person decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import dist

from rapidfuzz import fuzz

from app.pdf.places import Place, reading_order

SAME_TOOLTIP = 0.9
"""From this likeness on two tooltips say the same in other words."""

_ACCEPTED, _NEAR = 0.6, 120.0


@dataclass(frozen=True, slots=True)
class Match:
    """One field of the new file, the known field it seems to be (None: none), and what speaks against it."""

    field: Place
    known: Place | None
    doubts: tuple[str, ...] = ()


def match(new: Sequence[Place], known: Sequence[Place]) -> list[Match]:
    """A match for every new field, in their order; no known field is taken twice."""
    by_name = {(place.name, place.kind): place for place in known}
    found = {place.name: by_name.get((place.name, place.kind)) for place in new}
    taken = {place.name for place in found.values() if place}
    found |= _renamed([p for p in new if found[p.name] is None], [p for p in known if p.name not in taken])
    matches = [Match(place, found[place.name], _doubts(place, found[place.name])) for place in new]
    return _with_order(matches)


def gone(matches: Iterable[Match], known: Iterable[Place]) -> list[Place]:
    """The known fields that no new field seems to be."""
    taken = {each.known.name for each in matches if each.known}
    return [place for place in known if place.name not in taken]


def _renamed(new: Sequence[Place], known: Sequence[Place]) -> Mapping[str, Place]:
    """The likeliest pairs among fields whose names are no help, best first."""
    pairs = [(_likeness(one, other), one, other) for one in new for other in known if one.kind == other.kind]
    pairs = sorted((pair for pair in pairs if pair[0] >= _ACCEPTED), key=lambda pair: (-pair[0], pair[1].name))
    found: dict[str, Place] = {}
    for _, one, other in pairs:
        if one.name not in found and other not in found.values():
            found[one.name] = other
    return found


def _likeness(one: Place, other: Place) -> float:
    """From 0 to 1: tooltip, place on the same page, the last part of the name, the export value."""
    is_near = one.page == other.page
    nearness = max(0.0, 1 - dist(one.centre, other.centre) / _NEAR) if is_near else 0.0
    name = fuzz.ratio(_last(one.name), _last(other.name)) / 100
    same_export = 1.0 if one.export == other.export else 0.0
    return 0.4 * tooltip_likeness(one, other) + 0.3 * nearness + 0.2 * name + 0.1 * same_export


def tooltip_likeness(one: Place, other: Place) -> float:
    """How alike two tooltips are, from 0 to 1, punctuation and capitals aside; 1 where both are empty."""
    first, second = _plain(one), _plain(other)
    return 1.0 if first == second else fuzz.ratio(first, second) / 100


def _says_the_same(one: Place, other: Place) -> bool:
    """True when one tooltip is the other, nearly, or the other with words added."""
    first, second = _plain(one), _plain(other)
    return first == second or fuzz.token_set_ratio(first, second) >= SAME_TOOLTIP * 100


def _plain(place: Place) -> str:
    return re.sub(r"[\W_]+", " ", place.tooltip).strip().casefold()


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _doubts(place: Place, known: Place | None) -> tuple[str, ...]:
    if known is None:
        return ("it is new: name its item or its use",)
    said = []
    if known.name != place.name:
        said.append(f"it seems to be what {_last(known.name)} was")
    if known.export != place.export:
        said.append(f"its export value was {known.export} and is {place.export}")
    if known.page != place.page:
        said.append(f"it was on page {known.page}")
    if not _says_the_same(place, known):
        said.append(f"its tooltip was “{known.tooltip}” and is “{place.tooltip}”")
    return tuple(said)


def _with_order(matches: list[Match]) -> list[Match]:
    """The same, with a doubt at each field that stands elsewhere among its neighbours."""
    ranks = _ranks(each.known for each in matches if each.known)
    walked = sorted((each for each in matches if each.known), key=lambda each: reading_order(each.field))
    steady = _longest_rising([ranks[each.known.name] for each in walked if each.known])
    moved = {each.field.name for index, each in enumerate(walked) if index not in steady}
    doubt = "it stands elsewhere among its neighbours"
    return [
        replace(each, doubts=(*each.doubts, doubt)) if each.field.name in moved and each.known else each
        for each in matches
    ]


def _ranks(places: Iterable[Place]) -> dict[str, int]:
    return {place.name: rank for rank, place in enumerate(sorted(places, key=reading_order))}


def _longest_rising(ranks: Sequence[int]) -> set[int]:
    """The indices of a longest rising run: what is left out of it has changed its order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, rank in enumerate(ranks):
        length = bisect_left(ends, rank)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(rank)
            last.append(index)
        else:
            ends[length], last[length] = rank, index
    run, index = set(), last[-1] if last else -1
    while index >= 0:
        run.add(index)
        index = before[index]
    return run
