"""What an answer of the conversation means for the form: one reply may fill several boxes, or say that none applies.

A node's `save` is an address (`A.I.4`, `A.I.19c[].date` before the entry's index is put in) or one of the group names
of `app.i589.spreading`. The words of the person are kept in every leaf; what is free words in another language than
English gets no value here, because a person must translate it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.i589 import dates, english
from app.i589 import kinds as k
from app.i589.addresses import PARTS, Address, UnknownAddress, catalog, parse
from app.i589.application import Application
from app.i589.kinds import NotAValue
from app.i589.leaf import State
from app.i589.requirements import EXPLANATIONS
from app.i589.spreading import boxes_of, group_of, shares

Leaf = dict[str, Any]
Leaves = list[tuple[str, Leaf]]

_STATES: Mapping[str, State] = {
    "ok": "answered",
    "answered": "answered",
    "none": "none",
    "not_applicable": "not_applicable",
    "unknown": "unknown",
    "declined": "declined",
}
_NAME_ITEMS = {"4": "last", "5": "first", "6": "middle"}


def is_valid_save(save: str) -> bool:
    """True when a node may save here: an address, its list indices open (`[]`) or not, or a group name."""
    return bool(addresses_of(save))


def addresses_of(save: str) -> list[str]:
    """The addresses that an answer saved here may fill; empty when the form knows no such place.

    Open indices stay open: `A.I.19c[].date`.
    """
    if group := group_of(save):
        return list(boxes_of(save, group).values())
    try:
        parse(save.replace("[]", "[1]"))
    except UnknownAddress:
        return []
    return [save]


def leaves_for(
    save: str, kind: str, value: object, *, status: str, original: str | None, language: str, at: datetime
) -> Leaves:
    """The leaves of APPLICATION.json that one recorded answer stands for, with their addresses.

    `kind` is the question's kind, `value` its reading, `status` how it was read (`ok` or `answered`, `none`,
    `not_applicable`, `unknown`, `declined`); any other status records nothing. Raises UnknownAddress for a place that
    the form does not have.
    """
    state = _STATES.get(status)
    if state is None:
        return []
    said = _Said(kind, value, state, original, language, at)
    group = group_of(save)
    if group is None:
        return [(save, said.leaf(parse(save), value))]
    return [(box, said.share(parse(box), *share)) for box, share in shares(save, group, state, value)]


@dataclass(frozen=True, slots=True)
class _Said:
    """One recorded answer."""

    kind: str
    value: object
    state: State
    original: str | None
    language: str
    at: datetime

    def with_state(self, state: State) -> Leaf:
        """A leaf without a value."""
        leaf: Leaf = {"state": state}
        if self.original:
            leaf |= {"original": self.original, "language": self.language}
        return leaf | {"provenance": {"by": "person", "at": self.at.isoformat()}}

    def share(self, place: Address, state: State, value: object) -> Leaf:
        """The leaf for one of several boxes that this answer fills."""
        if state == "not_asked":
            return {"state": state}
        return replace(self, state=state).leaf(place, value)

    def leaf(self, place: Address, value: object) -> Leaf:
        """The leaf for one box. A value that the box cannot hold is kept in the person's words only."""
        if self.state != "answered":
            return self.with_state(self.state)
        if value in ("none", "unknown", "declined") and place.item.kind is not k.TEXT:
            return self.with_state(_STATES[str(value)])
        plain, is_approximate = _plain(place, self.kind, value)
        if self._waits(place, plain):
            return self.with_state("answered") | (
                {} if self.original else {"original": plain, "language": self.language}
            )
        try:
            canonical = place.item.kind.read(plain)
        except NotAValue:
            return self._unread(place)
        leaf = self.with_state("answered")
        leaf["value"] = list(canonical) if isinstance(canonical, tuple) else canonical
        return leaf | ({"approximate": True} if is_approximate else {})

    def _unread(self, place: Address) -> Leaf:
        """Words that the box's kind cannot hold: kept, for a person to read. A choice or a date is still open then."""
        is_open = (
            bool(place.item.kind.choices) or place.item.kind.is_date or not self.original or self.value == "sender"
        )
        return self.with_state("not_asked" if is_open else "answered")

    def _waits(self, place: Address, plain: object) -> bool:
        free = place.item.kind.needs_english and isinstance(plain, str) and bool(plain)
        return free and self.language.split("-")[0] != "en"


def _plain(place: Address, kind: str, value: object) -> tuple[object, bool]:
    """The reading as the text or list that the item's kind reads, and whether the person said "about"."""
    if isinstance(value, Mapping):
        if "iso" in value:
            return _date(str(value["iso"])), bool(value.get("approximate"))
        return _from_pieces(place, value), False
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [str(_plain(place, kind, part)[0]) for part in value]
        return (parts if place.item.kind.is_list else ", ".join(parts)), False
    if value == "sender":
        return "", False
    return "" if value is None else str(value), False


def _date(iso: str) -> str:
    return iso.split("T")[0] if dates.to_iso(iso.split("T")[0]) else iso


def _from_pieces(place: Address, value: Mapping[str, object]) -> str:
    if "code" in value and "name" in value:
        return english.language(str(value["code"])) or english.language(str(value["name"])) or str(value["name"])
    name = _NAME_ITEMS.get(place.text.removeprefix("A.I."))
    if name and name in value:
        return str(value[name] or "")
    if "first" in value or "last" in value:
        return " ".join(str(value[part]) for part in ("first", "middle", "last") if value.get(part))
    pieces = [str(value[piece]) for piece in ("city", "town", "state", "country") if value.get(piece)]
    if value.get("country") and pieces:
        pieces[-1] = english.country_name(pieces[-1]) or pieces[-1]
    return ", ".join(pieces or [str(part) for part in value.values() if part])


def dependents(address: str) -> list[Callable[[str], bool]]:
    """Tests for the addresses that a changed answer here makes stale: those that only matter because of it."""
    place = parse(address)
    text = place.text
    tests: list[Callable[[str], bool]] = []
    if text in EXPLANATIONS:
        tests.append(lambda other: other == EXPLANATIONS[text])
    if text == "A.II.spouse.not_married":
        tests.append(lambda other: other.startswith("A.II.spouse.") and other != text)
    if text == "A.II.child.none":
        tests.append(lambda other: other == "A.II.child.total" or other.startswith("A.II.child["))
    if re.fullmatch(r"A\.II\.(spouse\.15|child\[\d+\]\.13)", text):
        tests.append(lambda other: other == f"{text}.location")
    if text == "D.family_assist":
        tests.append(lambda other: other.startswith("D.family_assist") and other != text)
    return tests


def stale_after(application: Application, address: str) -> list[str]:
    """The answers there are that a change at this address puts in doubt, in the form's order."""
    tests = dependents(address)
    return [place.text for place, _ in application.answers() if any(test(place.text) for test in tests)]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one part is: items settled (answered, or honestly not) of items there are."""

    part: str
    settled: int
    items: int

    @property
    def is_complete(self) -> bool:
        """True when every item has been settled."""
        return self.settled >= self.items


def progress(application: Application) -> tuple[Progress, ...]:
    """How far each part is. A list counts the entries there are, or one while there is none."""
    parts = [part for part in PARTS if part != "CAT_box"]
    settled = {place.text for place, leaf in application.answers() if leaf.is_settled}
    return tuple(_progress(application, part, settled) for part in parts)


def _progress(application: Application, part: str, settled: set[str]) -> Progress:
    items = [address for pattern, item in catalog().items() if item.part == part and item.kind is not k.BLANK
             for address in _expected(application, pattern)]  # fmt: skip
    return Progress(part, sum(address in settled for address in items), len(items))


def _expected(application: Application, pattern: str) -> list[str]:
    if "[]" not in pattern:
        return [pattern]
    first = catalog()[pattern].lists[0][1]
    entries = application.entries(pattern.split("[]")[0]) or ([first] if first == 0 else [])
    return [pattern.replace("[]", f"[{index}]", 1) for index in entries]
