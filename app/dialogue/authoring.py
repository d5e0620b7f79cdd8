"""Turns a parsed flow file into a Flow, or into problems worded for its author: file, line, node, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from app.dialogue.flow import NODE_KINDS, AskKind, Condition, Flow, Node, Option, node_kind

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an author must mend. `line` counts from 1; `node` is empty for the flow as a whole."""

    file: str
    line: int
    node: str
    message: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}: "
        return f"{at}node '{self.node}': {self.message}" if self.node else at + self.message


def read_flow(file: str, data: Any, lines: Mapping[Path, int]) -> tuple[Flow | None, list[Problem]]:
    """The flow of a parsed file, or what is wrong with it. `lines` gives the line of each path into `data`."""
    if not isinstance(data, dict):
        return None, [Problem(file, 1, "", "this file is not a flow: it must begin with `flow: its_name` and `nodes:`")]
    try:
        return Flow.model_validate(data), []
    except ValidationError as error:
        problems = (
            _problem(file, data, lines, e["type"], e["loc"], dict(e.get("ctx", {})))
            for e in error.errors()
            # A list whose entries are broken is also reported as too short; the entries say it better.
            if not (e["type"] == "too_short" and _at(data, _untagged(e["loc"])))
        )
        return None, sorted(set(problems))


def _problem(
    file: str, data: Any, lines: Mapping[Path, int], kind: str, loc: Sequence[str | int], ctx: Mapping[str, Any]
) -> Problem:
    path = _untagged(loc)
    node_path = _node_path(path)
    node = _at(data, node_path) if node_path else None
    name = str(node.get("id", f"number {node_path[-1]}")) if isinstance(node, dict) and node_path else ""
    line = _line(lines, path)
    return Problem(file, line, name, _message(kind, path, _at(data, path), node, ctx))


def _message(kind: str, path: Path, value: Any, node: Any, ctx: Mapping[str, Any]) -> str:
    key = str(path[-1]) if path else ""
    if kind.startswith("union_tag"):
        return _kind_message(value)
    if kind == "missing":
        return f"`{key}` is missing{_why_needed(key, node)}"
    if kind == "extra_forbidden":
        return f"`{key}` is not something this part of a flow can have{_did_you_mean(key, _known(path, node))}"
    if kind == "literal_error" and key == "of":
        return f"`of: {value}` is not a kind of question{_did_you_mean(str(value), get_args(AskKind))}"
    if kind == "string_pattern_mismatch":
        return f"`{value}` cannot be a name here: use small letters, digits and _ only, beginning with a letter"
    if kind in ("too_short", "string_too_short"):
        return f"`{key}` is empty"
    if kind == "too_long":
        return f"`{key}` has more than {ctx.get('max_length')} entries, more than WhatsApp can show; use two questions"
    if kind == "string_type":
        return f"`{key}` must be text; put it in quotes if it looks like a number or yes/no"
    if kind.endswith("_type"):
        return f"`{key}` has the wrong shape; compare with another flow"
    return f"`{key}` cannot be {value!r}"


def _kind_message(value: Any) -> str:
    kinds = ", ".join(NODE_KINDS)
    if not isinstance(value, dict):
        return f"a node must be a list of keys, among them one of: {kinds}"
    found = [key for key in value if key in NODE_KINDS]
    if len(found) > 1:
        return f"a node does one thing, but this one has {' and '.join(found)}; make two nodes of it"
    near = [k for k in value if k not in ("id", "to", "when", "facts", "legal")]
    hint = _did_you_mean(str(near[0]), NODE_KINDS) if near else ""
    return f"nothing says what this node does: it needs one of {kinds}{hint}"


def _why_needed(key: str, node: Any) -> str:
    if key == "id":
        return ": every node and option needs a name, so that answers and translations can find it"
    if key == "options":
        return ": a question to choose from needs its options"
    if key == "again":
        return ": a group must ask whether there is another"
    return ""


def _known(path: Path, node: Any) -> list[str]:
    if "options" in path:
        model: Any = Option
    elif "when" in path:
        model = Condition
    else:
        model = NODE_KINDS.get(node_kind(node) or "", Flow) if node else Flow
    return [field.alias or name for name, field in model.model_fields.items()]


def _did_you_mean(word: str, known: Any) -> str:
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean `{best[0]}`?" if best else ""


def _untagged(loc: Sequence[str | int]) -> Path:
    """The location without the union tags that pydantic puts after a node's index."""
    path: list[str | int] = []
    was_tag = False
    for step in loc:
        is_node = len(path) > 1 and isinstance(path[-1], int) and path[-2] == "nodes"
        was_tag = is_node and not was_tag and step in NODE_KINDS
        if not was_tag:
            path.append(step)
    return tuple(path)


def _child(here: Any, step: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = _child(data, step)
    return data


def _node_path(path: Path) -> Path:
    """The longest beginning of a path that names a node: it ends in an index under `nodes`."""
    ends = [i + 1 for i in range(1, len(path)) if isinstance(path[i], int) and path[i - 1] == "nodes"]
    return path[: ends[-1]] if ends else ()


def _line(lines: Mapping[Path, int], path: Path) -> int:
    for end in range(len(path), -1, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


def node_lines(flow: Flow, lines: Mapping[Path, int]) -> dict[str, int]:
    """The line on which each node of a flow begins."""
    found: dict[str, int] = {}

    def walk(nodes: Sequence[Node], path: Path) -> None:
        for index, node in enumerate(nodes):
            here = (*path, "nodes", index)
            found[node.id] = _line(lines, here)
            walk(getattr(node, "nodes", ()), here)

    walk(flow.nodes, ())
    return found
