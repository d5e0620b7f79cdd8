"""The application: typed answers in the form's order, read from and written to APPLICATION.json.

A file is read whole before it is refused: BadApplication lists every problem, each with its address and what is
expected there, and repeats no answer. Reading what was written gives the same application.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from pydantic import ValidationError

from app.errors import BadApplication
from app.i589.addresses import Address, UnknownAddress, catalog, parse
from app.i589.kinds import NotAValue
from app.i589.leaf import NOT_ASKED, Leaf
from app.i589.parts import Answers

FORM = "I-589"
HEAD = ("form", "edition", "language", "answers")


@dataclass(frozen=True, slots=True)
class Application:
    """One applicant's form: the edition it is meant for, the person's language, and every answer."""

    edition: str
    language: str = "es"
    parts: Answers = Answers()  # noqa: RUF009 - frozen, so one empty form serves all

    def leaf(self, address: str | Address) -> Leaf:
        """The answer at an address; NOT_ASKED where there is none. Raises UnknownAddress."""
        place = parse(address) if isinstance(address, str) else address
        return _at(self.parts, place)

    def answers(self) -> Iterator[tuple[Address, Leaf]]:
        """Every answer that is there, in the form's order."""
        yield from _flatten(self.parts, "")

    def with_leaves(self, leaves: Mapping[str, Leaf]) -> Application:
        """The same application with these answers in place of the old ones."""
        known = {place.text: leaf for place, leaf in self.answers()} | dict(leaves)
        return replace(self, parts=_build({parse(text): leaf for text, leaf in known.items()}))

    def value(self, address: str) -> str:
        """The canonical value at an address as text; empty unless it was answered with one."""
        leaf = self.leaf(address)
        return leaf.text if leaf.state == "answered" else ""

    def entries(self, address: str) -> list[int]:
        """The indices of a list (`A.II.child`) that hold any answer."""
        prefix = address + "["
        return sorted({place.indices[0] for place, _ in self.answers() if place.text.startswith(prefix)})


def _at(parts: Answers, place: Address) -> Leaf:
    here: Any = parts
    lists = iter(zip(place.indices, (first for _, first in place.item.lists), strict=True))
    for name in place.item.path:
        here = getattr(here, name)
        if isinstance(here, tuple):
            index, first = next(lists)
            if index - first >= len(here):
                return NOT_ASKED
            here = here[index - first]
    leaf: Leaf = here
    return leaf


def _flatten(part: Any, prefix: str) -> Iterator[tuple[Address, Leaf]]:
    for field in fields(part):
        address, here = prefix + field.metadata["address"], getattr(part, field.name)
        if isinstance(here, Leaf):
            if here != NOT_ASKED:
                yield parse(address), here
        elif isinstance(here, tuple):
            for index, entry in enumerate(here, field.metadata["first"]):
                yield from _flatten(entry, f"{address}[{index}]")
        else:
            yield from _flatten(here, address)


def _build(leaves: Mapping[Address, Leaf]) -> Answers:
    tree: dict[Any, Any] = {}
    for place, leaf in leaves.items():
        here, indices = tree, iter(place.indices)
        for step in _steps(place, indices):
            here = here.setdefault(step, {})
        here["leaf"] = leaf
    answers: Answers = _part(Answers, tree)
    return answers


def _steps(place: Address, indices: Iterator[int]) -> Iterator[str | int]:
    of: Any = Answers
    for name in place.item.path:
        yield name
        meta = next(field.metadata for field in fields(of) if field.name == name)
        if "entry" in meta:
            yield next(indices)
        of = meta.get("entry") or meta.get("part")


def _part(of: Any, tree: Mapping[Any, Any]) -> Any:
    values: dict[str, Any] = {}
    for field in fields(of):
        below, meta = tree.get(field.name), field.metadata
        if below is None:
            continue
        if "entry" in meta:
            span = range(meta["first"], max(below) + 1)
            values[field.name] = tuple(_part(meta["entry"], below.get(index, {})) for index in span)
        elif "part" in meta:
            values[field.name] = _part(meta["part"], below)
        else:
            values[field.name] = below["leaf"]
    return of(**values)


def read_leaf(address: str, data: object) -> Leaf:
    """One leaf from its JSON form, its value brought to canonical form; raises BadApplication naming the address."""
    leaf, problems = _read_leaf(address, data)
    if problems:
        raise BadApplication("; ".join(problems))
    return leaf


def _read_leaf(text: str, data: object) -> tuple[Leaf, list[str]]:
    try:
        place = parse(text)
    except UnknownAddress as error:
        return NOT_ASKED, [str(error)]
    if isinstance(data, Mapping) and not _may_be_value(data.get("value")):
        return NOT_ASKED, [f"{place}: expected {place.item.kind.expects}"]
    try:
        leaf = Leaf.model_validate(_with_text(data))
    except ValidationError as error:
        wrong = (f"{text}: {'.'.join(map(str, e['loc'])) or 'answer'}: {e['msg']}" for e in error.errors())
        return NOT_ASKED, list(dict.fromkeys(wrong))
    return _canonical(place, leaf)


def _may_be_value(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(part, str) for part in value)
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _with_text(data: object) -> object:
    """The leaf with a number written as text: `3` children and the year `1979` need no quotes."""
    if isinstance(data, Mapping) and isinstance(data.get("value"), int):
        return {**data, "value": str(data["value"])}
    return data


def _canonical(place: Address, leaf: Leaf) -> tuple[Leaf, list[str]]:
    if leaf.state != "answered":
        wrong = leaf.value is not None
        return leaf, [f"{place}: a value needs the state answered"] if wrong else []
    if leaf.value is None:
        if (leaf.original or "").strip() and not (place.item.kind.choices or place.item.kind.is_date):
            return leaf, []
        return leaf, [f"{place}: answered needs a value: {place.item.kind.expects}"]
    try:
        return leaf.model_copy(update={"value": place.item.kind.read(leaf.value)}), []
    except NotAValue:
        return leaf, [f"{place}: expected {place.item.kind.expects}"]


def load(data: str | bytes | Mapping[str, Any]) -> Application:
    """An application from APPLICATION.json or its parsed form; raises BadApplication with every problem there is."""
    if not isinstance(data, Mapping):
        data = _parse_json(data)
    problems = _head_problems(data)
    answers = data.get("answers")
    leaves: dict[Address, Leaf] = {}
    for text, raw in answers.items() if isinstance(answers, Mapping) else ():
        leaf, wrong = _read_leaf(text, raw)
        problems += wrong
        if not wrong and leaf != NOT_ASKED:
            leaves[parse(text)] = leaf
    if problems:
        raise BadApplication("\n".join(problems))
    return Application(data["edition"], data.get("language", "es"), _build(leaves))


def _parse_json(text: str | bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(text, object_pairs_hook=_no_twins)
    except (ValueError, RecursionError) as error:
        reason = error.args[0] if isinstance(error, _Twin) else "it is not JSON text"
        raise BadApplication(f"the application cannot be read: {reason}") from None
    if not isinstance(data, dict):
        raise BadApplication("the application must be a JSON object with form, edition, language and answers")
    return data


class _Twin(ValueError):
    """The same key twice in one object: one of the two answers would be lost."""


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        twin = next(key for i, (key, _) in enumerate(pairs) if key in (k for k, _ in pairs[:i]))
        raise _Twin(f"{twin!r} is there twice")
    return data


def _head_problems(data: Mapping[str, Any]) -> list[str]:
    problems = [
        f"{key!r} is not a field of an application; it has {', '.join(HEAD)}" for key in data if key not in HEAD
    ]
    if data.get("form") != FORM:
        problems.append(f"form: expected {FORM!r}")
    if not isinstance(data.get("edition"), str) or not data["edition"]:
        problems.append("edition: expected the edition's date, as in '2025-01-20'")
    if not isinstance(data.get("language", "es"), str):
        problems.append("language: expected a language code, as in 'es'")
    if not isinstance(data.get("answers"), Mapping):
        problems.append("answers: expected an object from address to answer")
    return problems


def dump(application: Application) -> dict[str, Any]:
    """APPLICATION.json as plain data, answers in the form's order."""
    answers = {place.text: leaf.as_json() for place, leaf in application.answers()}
    return {"form": FORM, "edition": application.edition, "language": application.language, "answers": answers}


def dumps(application: Application) -> str:
    """APPLICATION.json as text."""
    return json.dumps(dump(application), ensure_ascii=False, indent=1) + "\n"


__all__ = ["Application", "BadApplication", "Leaf", "catalog", "dump", "dumps", "load", "read_leaf"]
