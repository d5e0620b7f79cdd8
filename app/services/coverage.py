"""Which texts a language still lacks, by their contexts: asked of what is loaded, without a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.dialogue.flow import Group
from app.dialogue.library import FlowLibrary, context
from app.messaging.wording import Wording


def untranslated(library: FlowLibrary, wording: Wording, language: str) -> list[str]:
    """The contexts of the texts that people would read in English instead of this language."""
    return [where for where, source in every_text(library) if not wording.has(where, source, language)]


def every_text(library: FlowLibrary) -> Iterator[tuple[str, str]]:
    """Every text of flows and engine: its context and English source."""
    for name, flow in library.flows.items():
        yield from ((context(name, "", slot), source) for slot, source in flow.slots())
        yield from _nodes(name, flow.nodes)
    yield from ((text.context, text.source) for text in library.texts.values())


def _nodes(flow: str, nodes: Any) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield from ((context(flow, node.id, slot), source) for slot, source in node.slots())
        if isinstance(node, Group):
            yield from _nodes(flow, node.nodes)
