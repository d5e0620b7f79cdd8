"""Loads one content release: flows, texts, facts, word tables. Everything that is wrong is told at once.

content/flows/**/*.yaml   one flow each
content/texts/*.yaml      the engine's own texts: `texts: {id: {text, facts | legal}}`, named `<file>/<id>`; the terms
                          of term.yaml have `words` besides, and perhaps the `flow` of a topic
content/facts/*.yaml      `facts: [{id, say, source, as_of, review_by, confidence}]`, with `checked_by` once a person
                          has compared it with its source, and `tested` (a day) once they have tried a contact
content/words.yaml        none, done, greeting: words people type
content/topics.yaml       which flow answers which routed topic
content/narrower.yaml     which flow answers a part of a topic
content/keywords.yaml, routing.yaml, danger.yaml
content/learned.json      what was learned from content/examples/*.yaml; a folder without it does with its phrases
content/places/places.yaml, content/court/holidays.yaml, content/court/deadlines.yaml
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.court.deadlines import Rules
from app.court.places import Places
from app.court.workdays import Holidays
from app.dialogue.authoring import Problem, node_lines, read_flow
from app.dialogue.checks import check_flows
from app.dialogue.flow import Flow
from app.dialogue.keywords import Keywords
from app.dialogue.library import TERM, Fact, FlowLibrary, Text
from app.dialogue.routing import RoutingTable
from app.dialogue.safety.danger import DangerTable
from app.dialogue.text import fold
from app.dialogue.topics.learned import Learned
from app.dialogue.topics.narrowing import narrower_from_data
from app.errors import BadContent
from app.services.content import Content
from app.services.court_tables import CourtTables
from app.services.examples import Example, of_topics, written_out
from app.storage import yaml_lines


def load_content(folder: Path, *, actions: frozenset[str], is_save: Callable[[str], bool]) -> Content:
    """The content of a folder. Raises BadContent listing every problem, a line each, worded for its author."""
    flows, problems, files, lines = _flows(folder / "flows")
    texts = _texts(folder / "texts", problems)
    facts = _facts(folder / "facts", problems)
    library = FlowLibrary(flows, texts, facts, release_of(folder))
    problems += check_flows(library, files=files, lines=lines, actions=actions, is_save=is_save)
    problems += _text_problems(library)
    if problems:
        raise BadContent("\n".join(str(p) for p in problems))
    return Content(
        library=library,
        keywords=Keywords.from_data(_data(folder / "keywords.yaml"), source="keywords.yaml"),
        routing=RoutingTable.from_data(_data(folder / "routing.yaml"), source="routing.yaml"),
        danger=DangerTable.from_data(_data(folder / "danger.yaml"), source="danger.yaml"),
        words={use: frozenset(fold(str(w)) for w in ws) for use, ws in _data(folder / "words.yaml").items()},
        narrower=narrower_from_data(_data(folder / "narrower.yaml")),
        learned=load_learned(folder),
        topics={str(k): str(v) for k, v in _data(folder / "topics.yaml").items()},
        court=CourtTables(
            Places.from_data(_data(folder / "places/places.yaml"), source="places.yaml"),
            Holidays.from_data(_data(folder / "court/holidays.yaml"), source="holidays.yaml"),
            Rules.from_data(_data(folder / "court/deadlines.yaml"), source="deadlines.yaml"),
        ),
    )


def load_learned(folder: Path) -> Learned | None:
    """The learned model of a content folder, or None. Raises BadContent when its file cannot be read."""
    file = folder / "learned.json"
    if not file.exists():
        return None
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadContent(f"{file.name}: this is not JSON: run `orienta content learn`") from error
    return Learned.from_data(data, source=file.name)


def load_examples(folder: Path, routing: RoutingTable) -> list[Example]:
    """Everything that the model of a content folder is taught: its example files and the examples of its topics."""
    files = {file.name: _data(file) for file in sorted((folder / "examples").glob("*.yaml"))}
    return [*written_out(files), *of_topics(routing)]


def release_of(folder: Path) -> str:
    """A short digest of every file of the content: the release that an answer was given under."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.yaml")):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _flows(
    folder: Path,
) -> tuple[dict[str, Flow], list[Problem], dict[str, str], dict[str, dict[str, int]]]:
    flows: dict[str, Flow] = {}
    problems: list[Problem] = []
    files: dict[str, str] = {}
    lines: dict[str, dict[str, int]] = {}
    for file in sorted(folder.rglob("*.yaml")):
        name = file.relative_to(folder).as_posix()
        try:
            data, marks = yaml_lines.load(file)
        except BadContent as error:
            problems.append(Problem(name, 1, "", str(error)))
            continue
        flow, found = read_flow(name, data, marks)
        problems += found
        if flow is None:
            continue
        if flow.flow in flows:
            problems.append(Problem(name, 1, "", f"the flow `{flow.flow}` stands in {files[flow.flow]} already"))
        flows[flow.flow], files[flow.flow] = flow, name
        lines[flow.flow] = node_lines(flow, marks)
    return flows, problems, files, lines


def _texts(folder: Path, problems: list[Problem]) -> dict[str, Text]:
    texts: dict[str, Text] = {}
    for file, name, entry, line in _entries(folder, "texts", problems):
        text_id = f"{file.stem}/{name}"
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            problems.append(Problem(file.name, line, str(name), "needs `text:` with the English words"))
            continue
        facts = tuple(entry.get("facts", ()))
        if not facts and not (isinstance(entry.get("legal"), dict) and entry["legal"].get("none")):
            problems.append(Problem(file.name, line, str(name), "declares neither `facts` nor `legal: {none: reason}`"))
        words = entry.get("words", ())
        if text_id.startswith(TERM) and not (
            isinstance(words, list) and words and all(isinstance(word, str) and fold(word) for word in words)
        ):
            problems.append(Problem(file.name, line, str(name), "needs `words:`, what people call it"))
            words = ()
        texts[text_id] = Text(text_id, entry["text"].strip(), facts, tuple(words), entry.get("flow"))
    return texts


def _facts(folder: Path, problems: list[Problem]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    needed = ("id", "say", "source", "as_of", "review_by", "confidence")
    for file, _, entry, line in _entries(folder, "facts", problems):
        missing = [key for key in needed if not (isinstance(entry, dict) and entry.get(key))]
        name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        if missing:
            problems.append(Problem(file.name, line, name, f"this fact lacks {', '.join(f'`{m}`' for m in missing)}"))
        elif name in facts:
            problems.append(Problem(file.name, line, name, "this fact id is used twice"))
        else:
            known = {key: str(entry[key]).strip() for key in (*needed, "checked_by", "tested") if entry.get(key)}
            facts[name] = Fact(**known)
    return facts


def _entries(folder: Path, key: str, problems: list[Problem]) -> Iterator[tuple[Path, str | int, Any, int]]:
    for file in sorted(folder.glob("*.yaml")):
        try:
            data, lines = yaml_lines.load(file)
        except BadContent as error:
            problems.append(Problem(file.name, 1, "", str(error)))
            continue
        held = data.get(key) if isinstance(data, dict) else None
        if held is None:
            problems.append(Problem(file.name, 1, "", f"this file must hold `{key}:`"))
            continue
        pairs: Any = held.items() if isinstance(held, dict) else enumerate(held)
        for name, entry in pairs:
            yield file, name, entry, lines.get((key, name), 1)


def _text_problems(library: FlowLibrary) -> list[Problem]:
    return [*_term_problems(library)] + [
        Problem("texts", 1, text.context, f"cites {fact}, which is not among content/facts")
        for text in library.texts.values()
        for fact in text.facts
        if fact not in library.facts
    ]


def _term_problems(library: FlowLibrary) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for text in library.terms:
        if text.flow is not None and text.flow not in library.flows:
            yield Problem("term.yaml", 1, text.context, f"`flow: {text.flow}` is not a flow")
        for word in map(fold, text.words):
            if owner.setdefault(word, text.context) != text.context:
                yield Problem("term.yaml", 1, text.context, f'"{word}" is what {owner[word]} is called too')


def _data(file: Path) -> dict[str, Any]:
    if not file.exists():
        raise BadContent(f"{file.name} is missing from the content folder")
    data, _ = yaml_lines.load(file)
    if not isinstance(data, dict):
        raise BadContent(f"{file.name} must hold names, each followed by a colon")
    return data
