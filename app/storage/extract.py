"""Which texts of content/ are translated, and under which context: the one walk that extractor and checks both use.

A flow file gives its `title` (`flow/title`) and, of each node, its slots (`flow/node/slot`, see SLOTS) and its options
(`flow/node/option.<id>`, with `.description`). A file with `texts:` gives the `text` of each (`<file>/<id>`). Any other
file holds nothing to translate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app.storage import yaml_lines

SLOTS = frozenset(
    {"say", "ask", "choose", "story", "why", "hint", "again", "intro", "done"}
    | {"text", "label", "description", "title", "summary", "more", "plain", "written"}
)
_NOT_WORDS = frozenset({"when", "with", "branch", "legal", "moved", "nodes", "options", "given", "shows"})

YamlPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One text to translate: its context, its English without outer white space, and where in the YAML it stands."""

    context: str
    source: str
    path: YamlPath


def iter_slots(data: Any, stem: str) -> Iterator[Slot]:
    """The texts of one parsed file; `stem` is the file's name without `.yaml`. Shapes it does not know give none."""
    if not isinstance(data, Mapping):
        return
    if isinstance(data.get("flow"), str):
        flow = data["flow"]
        yield from _slot(f"{flow}/title", data.get("title"), ("title",))
        yield from _nodes(flow, data.get("nodes"), ("nodes",))
    elif isinstance(data.get("texts"), Mapping):
        for name, entry in data["texts"].items():
            if isinstance(entry, Mapping):
                yield from _slot(f"{stem}/{name}", entry.get("text"), ("texts", name, "text"))


def _nodes(flow: str, nodes: Any, path: YamlPath) -> Iterator[Slot]:
    for index, node in enumerate(nodes if isinstance(nodes, list) else ()):
        if isinstance(node, Mapping) and "id" in node:
            yield from _words(f"{flow}/{node['id']}/", node, (*path, index))
            yield from _nodes(flow, node.get("nodes"), (*path, index, "nodes"))


def _words(prefix: str, held: Mapping[str, Any], path: YamlPath) -> Iterator[Slot]:
    """The slots of a node or of a mapping inside it (`ask: {text: ...}` is the slot `ask.text`)."""
    for key, value in held.items():
        if key == "options":
            yield from _options(prefix, value, (*path, key))
        elif key == "prompts" and isinstance(value, list):
            for index, text in enumerate(value):
                yield from _slot(f"{prefix}prompts.{index + 1}", text, (*path, key, index))
        elif isinstance(value, Mapping) and key not in _NOT_WORDS:
            yield from _words(f"{prefix}{key}.", value, (*path, key))
        elif key in SLOTS:
            yield from _slot(prefix + key, value, (*path, key))


def _options(prefix: str, options: Any, path: YamlPath) -> Iterator[Slot]:
    for index, option in enumerate(options if isinstance(options, list) else ()):
        if isinstance(option, Mapping) and "id" in option:
            name = f"{prefix}option.{option['id']}"
            yield from _slot(name, option.get("label"), (*path, index, "label"))
            yield from _slot(f"{name}.description", option.get("description"), (*path, index, "description"))


def _slot(context: str, value: Any, path: YamlPath) -> Iterator[Slot]:
    if isinstance(value, str) and value.strip():
        yield Slot(context, value.strip(), path)


def extract_content(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterable[tuple[int, str, tuple[str, str], list[str]]]:
    """Babel's extraction method for content YAML: each slot as `pgettext(context, source)` with its line.

    Raises BadContent, with file and line, when the file is not YAML.
    """
    file = Path(fileobj.name)
    data, lines = yaml_lines.load(file)
    for slot in iter_slots(data, file.stem):
        yield lines.get(slot.path, 1), "pgettext", (slot.context, slot.source), []
