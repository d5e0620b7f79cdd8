"""One flow on paper, for the person who answers for its words: every text in both languages with its facts and their
sources, then the conversation as it is played in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.dialogue.flow import Group, Node
from app.dialogue.library import FlowLibrary, context
from app.messaging.wording import Wording
from app.services.signing import reading_code, statements
from app.services.transcripts import Transcript, format_transcript
from app.services.walking_paths import Path

RULE = "-" * 72


def printout(library: FlowLibrary, wording: Wording, flow: str, paths: Sequence[Path], *, on: date) -> str:
    """The flow as plain text. The languages are those of the paths; the first is the source."""
    languages = [path.language for path in paths]
    lines = [f"Flow {flow}", f"Release {library.release}, printed {on.isoformat()}", ""]
    lines += _to_sign(library, wording, flow)
    lines += ["Read and approved by: ______________________   Date: ____________", "", RULE, "TEXTS", RULE, ""]
    for node in _every(library.flows[flow].nodes):
        lines += _node(library, wording, flow, node, languages)
    for slot, source in library.flows[flow].slots():
        lines += _text(wording, context(flow, "", slot), source, languages)
    for path in paths:
        lines += [RULE, f"CONVERSATION ({path.language}, first option everywhere)", RULE, ""]
        lines += format_transcript(Transcript(path.channel, exchanges=path.exchanges)).splitlines()[2:]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _to_sign(library: FlowLibrary, wording: Wording, flow: str) -> Iterator[str]:
    """The code that signs exactly what this page holds; nothing where it holds no legal statement."""
    own = [each for each in statements(library).values() if each.context.rsplit("/", 2)[0] == flow]
    if own:
        yield f"{len(own)} legal statements. Reading code {reading_code(own, library, wording)}"
        yield ""


def _node(library: FlowLibrary, wording: Wording, flow: str, node: Node, languages: Sequence[str]) -> Iterator[str]:
    slots = list(node.slots())
    for slot, source in slots:
        yield from _text(wording, context(flow, node.id, slot), source, languages)
    facts = library.facts_of(flow, node) if slots else ()
    for fact_id in facts:
        fact = library.facts[fact_id]
        yield f"    {fact.id} ({fact.confidence}; as of {fact.as_of}; review by {fact.review_by}): {fact.say}"
        yield f"        {fact.source}"
    if facts:
        yield ""


def _text(wording: Wording, where: str, source: str, languages: Sequence[str]) -> Iterator[str]:
    yield f"[{where}]"
    for language in languages:
        if wording.has(where, source, language):
            text = wording.unfilled(where, source, language)
        else:
            text = "(no text in this language yet)"
        yield from (f"  {language}  {line}".rstrip() for line in text.strip().splitlines())
    yield ""


def _every(nodes: Any) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _every(node.nodes)
