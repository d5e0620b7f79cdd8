"""Which facts are past their review, and which texts rest on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.dialogue.flow import Group
from app.dialogue.library import Fact, FlowLibrary, context


@dataclass(frozen=True, slots=True)
class StaleFact:
    """A fact that nobody has looked at in time, and the contexts of the texts that say it."""

    fact: Fact
    said_in: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "id": self.fact.id,
            "review_by": self.fact.review_by,
            "as_of": self.fact.as_of,
            "source": self.fact.source,
            "confidence": self.fact.confidence,
            "said_in": list(self.said_in),
        }


def stale_facts(library: FlowLibrary, on: date) -> list[StaleFact]:
    """The facts whose review day has passed on this day, the longest overdue first."""
    said: dict[str, list[str]] = {}
    for where, fact_ids in legal_texts(library):
        for fact_id in fact_ids:
            said.setdefault(fact_id, []).append(where)
    found = [
        StaleFact(fact, tuple(said.get(fact.id, ())))
        for fact in library.facts.values()
        if date.fromisoformat(fact.review_by) < on
    ]
    return sorted(found, key=lambda stale: (stale.fact.review_by, stale.fact.id))


def legal_texts(library: FlowLibrary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The context of every text that rests on facts, with their ids."""
    for name, flow in library.flows.items():
        for node in _every(flow.nodes):
            facts = library.facts_of(name, node)
            if facts:
                yield from ((context(name, node.id, slot), facts) for slot, _ in node.slots())
    for text in library.texts.values():
        if text.facts:
            yield text.context, text.facts


def _every(nodes: Any) -> Iterator[Any]:
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _every(node.nodes)
