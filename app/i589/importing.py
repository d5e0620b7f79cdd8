"""Bringing an application in from another tool: what is understood becomes answers, all else is told by its path.

Nothing is guessed from likeness. Understood are our own addresses (`A.I.4`), the names of the official form's fields
(`form1[0].#subform[0].PtAILine4_LastName[0]`, or their last part where no other field has the same), and the names that
a table given with the file maps onto addresses (`children[].given: "A.II.child[].6"`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from app.errors import BadApplication
from app.i589 import kinds as k
from app.i589.addresses import UnknownAddress, nearest, parse
from app.i589.application import FORM, Application, load, read_leaf
from app.i589.leaf import Leaf
from app.i589.mapping import EditionMap, MapField

Problem = Literal["unknown", "unread", "twice", "left_out", "not_an_answer"]

_WORDS = {"none": "none", "n/a": "not_applicable", "unknown": "unknown"}
_TICKED = frozenset(["true", "yes", "y", "on", "x", "1", "checked"])
_UNTICKED = frozenset(["false", "no", "off", "0", "unchecked"])
_LEAF_KEYS = frozenset(Leaf.model_fields)
_INDEX = re.compile(r"\[(\d+)\]")
_HEAD = ("form", "edition", "language")


@dataclass(frozen=True, slots=True)
class Left:
    """One value of the other file that is in no answer. `source` is its path there; the message repeats no value."""

    source: str
    problem: Problem
    message: str

    def as_json(self) -> dict[str, str]:
        """The finding as plain data."""
        return {"source": self.source, "problem": self.problem, "message": self.message}


@dataclass(frozen=True, slots=True)
class Imported:
    """The application, which path went to which address, what did not map, and how many values were empty."""

    application: Application
    mapped: Mapping[str, str]
    left: tuple[Left, ...]
    empty: int

    def as_json(self) -> dict[str, Any]:
        """The report as plain data: paths, addresses and reasons, no answers."""
        counts = {"answers": len(dict(self.application.answers())), "not_mapped": len(self.left), "empty": self.empty}
        left = [one.as_json() for one in self.left]
        return {"edition": self.application.edition, **counts, "mapped": dict(self.mapped), "left": left}


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of the other file: where it lies, the last name on the way, and what it is."""

    path: str
    key: str
    value: Any

    @property
    def is_empty(self) -> bool:
        return self.value is None or self.value == [] or (isinstance(self.value, str) and not self.value.strip())


@dataclass(slots=True)
class _Desk:
    """Everything taken so far."""

    language: str
    on: date
    leaves: dict[str, Leaf] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    mapped: dict[str, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    empty: int = 0

    def leave(self, value: _Value, problem: Problem, message: str) -> None:
        """Tell of a value that is in no answer."""
        self.left.append(Left(value.path, problem, message))

    def take(self, value: _Value, address: str) -> None:
        """Make a value the answer at an address, or tell why it is none."""
        try:
            leaf = read_leaf(address, self._leaf(value, address))
        except (BadApplication, UnknownAddress) as error:
            return self.leave(value, "unread", str(error))
        before = self.leaves.get(address)
        if before is not None and _said(before) != _said(leaf):
            return self.leave(value, "twice", f"{address} already has another value, from {self.sources[address]}")
        if before is None:
            self.leaves[address], self.sources[address] = leaf, value.path
        self.mapped[value.path] = address
        return None

    def mark(self, value: _Value, box: MapField) -> None:
        """A check box of the official form: ticked, it is one value of its item; unticked it says nothing."""
        said = str(value.value).strip().removeprefix("/").casefold()
        own = (box.export or "").casefold()
        if said != own and said in _UNTICKED:
            self.empty += 1
            return None
        if said not in _TICKED | {own}:
            return self.leave(value, "unread", f"{box.item}: the box is either ticked or not")
        address, when = str(box.item), str(box.when)
        before = self.leaves.get(address)
        if before is not None and parse(address).item.kind.is_list:
            merged = [*(before.value or ()), when]
            self.leaves[address] = read_leaf(address, before.as_json() | {"value": merged})
            self.mapped[value.path] = address
            return None
        return self.take(_Value(value.path, value.key, when), address)

    def _leaf(self, value: _Value, address: str) -> dict[str, Any]:
        if isinstance(value.value, Mapping):
            return dict(value.value)
        kind = parse(address).item.kind
        came = {"by": "import", "from": value.path, "on": self.on.isoformat()}
        plain = _plain(value.value, kind)
        state = _WORDS.get(plain.casefold()) if isinstance(plain, str) else None
        if state and (kind not in (k.STORY, k.NAME) or state == "not_applicable"):  # "None" may be somebody's name
            return {"state": state, "original": plain, "language": "en", "provenance": came}
        if kind.needs_english and self.language.split("-")[0] != "en":
            return {"state": "answered", "original": plain, "language": self.language, "provenance": came}
        return {"state": "answered", "value": plain, "language": self.language, "provenance": came}


def bring_in(
    data: Any, edition: EditionMap, *, language: str, on: date, table: Mapping[str, str | None] | None = None
) -> Imported:
    """The application in another tool's JSON object.

    `language` is that of its free words: other than English they wait for a translation. `table` maps their paths onto
    addresses (`[]` for any index; null for what is knowingly left out). `on` is the day that the answers
    note as theirs. Raises BadApplication when the data is no object or the table names no address of the form.
    """
    if not isinstance(data, Mapping):
        raise BadApplication("the other application must be a JSON object")
    rules = _checked(table or {})
    names = _field_names(edition)
    is_ours = data.get("form") == FORM and isinstance(data.get("answers"), Mapping)
    desk = _Desk(language, on)
    for value in _values(data["answers"] if is_ours else data, "", ""):
        _put(desk, value, rules, names)
    if is_ours:
        for key in data:
            if key not in (*_HEAD, "answers"):
                desk.leave(_Value(str(key), str(key), data[key]), "not_an_answer", "it is not part of an application")
    answers = {address: leaf.as_json() for address, leaf in desk.leaves.items()}
    application = load({"form": FORM, "edition": edition.edition, "language": language, "answers": answers})
    return Imported(application, desk.mapped, tuple(desk.left), desk.empty)


def _put(desk: _Desk, value: _Value, rules: Mapping[str, str | None], names: Mapping[str, MapField | None]) -> None:
    opened = _INDEX.sub("[]", value.path)
    if value.is_empty:
        desk.empty += 1
    elif value.path in rules or opened in rules:
        target = rules.get(value.path, rules.get(opened))
        if target is None:
            desk.leave(value, "left_out", "the table leaves it out")
        else:
            desk.take(value, _with_indices(target, value.path))
    elif (address := _address(value)) is not None:
        desk.take(value, address)
    elif (box := names.get(value.path) or names.get(value.key)) is not None:
        _fill(desk, value, box)
    else:
        hint = f"; the nearest address is {nearest(value.key)}" if _looks_like_address(value.key) else ""
        desk.leave(value, "unknown", f"no item of the form has this name{hint}")


def _fill(desk: _Desk, value: _Value, box: MapField) -> None:
    if box.use != "answer" or box.item is None:
        return desk.leave(value, "not_an_answer", "this box of the official form holds no answer of the person")
    if box.type == "check":
        return desk.mark(value, box)
    return desk.take(value, box.item)


def _values(data: Any, path: str, key: str) -> Iterator[_Value]:
    """Every single value with its path; a list of single values and a whole leaf of ours stay together."""
    if isinstance(data, Mapping) and not _is_leaf(data):
        for name, below in data.items():
            yield from _values(below, f"{path}.{name}" if path else str(name), str(name))
    elif isinstance(data, list) and any(isinstance(each, Mapping | list) for each in data):
        for index, below in enumerate(data):
            yield from _values(below, f"{path}[{index}]", "")
    else:
        yield _Value(path, key, data)


def _said(leaf: Leaf) -> tuple[Any, ...]:
    return leaf.state, leaf.value, leaf.original


def _is_leaf(data: Mapping[Any, Any]) -> bool:
    return "state" in data and set(data) <= _LEAF_KEYS


def _address(value: _Value) -> str | None:
    for name in (value.path, value.key):
        try:
            return parse(name).text
        except UnknownAddress:
            continue
    return None


def _looks_like_address(name: str) -> bool:
    return bool(re.match(r"(?:A\.I{1,3}|[B-E])\.", name))


def _field_names(edition: EditionMap) -> dict[str, MapField | None]:
    """The official fields by whole name and by last part, with and without its number; None where two have the same."""
    names: dict[str, MapField | None] = {}
    for one in edition.fields:
        last = re.split(r"\.(?![^\[]*\])", one.name)[-1]
        for name in {one.name, last, re.sub(r"\[\d+\]$", "", last)}:
            names[name] = None if name in names and names[name] is not one else one
    return names


def _checked(table: Mapping[str, str | None]) -> dict[str, str | None]:
    for source, target in table.items():
        if target is None:
            continue
        try:
            parse(_with_indices(str(target), "[1]" * str(target).count("[]")))
        except UnknownAddress as error:
            raise BadApplication(f"table: {source}: {error}") from None
        if str(target).count("[]") > str(source).count("[]"):
            raise BadApplication(f"table: {source}: the address has more open lists ([]) than the name")
    return dict(table)


def _with_indices(target: str, path: str) -> str:
    """The address with its open lists closed by the last indices of the path."""
    indices = _INDEX.findall(path)
    wanted = target.count("[]")
    for index in indices[len(indices) - wanted :] if wanted else []:
        target = target.replace("[]", f"[{index}]", 1)
    return target


def _plain(value: Any, kind: k.Kind) -> Any:
    """A single value as the kind reads it: text, or a list where the item takes one."""
    if isinstance(value, bool):
        words = ("checked", "unchecked") if kind is k.CHECK else ("yes", "no")
        return words[0] if value else words[1]
    if isinstance(value, list):
        return [str(each) for each in value] if kind.is_list else ", ".join(str(each) for each in value)
    return str(value).strip()
