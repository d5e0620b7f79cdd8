"""Which facts are past their review, and which texts rest on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.dialogue.flow import Group
from app.dialogue.library import Fact, FlowLibrary, context


@dataclass(frozen=True, slots=True)
class StaleFact:
    """A fact that nobody has looked at in time, and the contexts of the texts that say it."""

    fact: Fact
    review_by: date
    said_in: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "id": self.fact.id,
            "review_by": self.review_by.isoformat(),
            "as_of": self.fact.as_of,
            "source": self.fact.source,
            "confidence": self.fact.confidence,
            "said_in": list(self.said_in),
        }


def own_review_day(fact: Fact) -> date:
    """The day by which the fact itself says that it must be looked at again."""
    return date.fromisoformat(fact.review_by)


def stale_facts(library: FlowLibrary, on: date, review_day: Callable[[Fact], date] = own_review_day) -> list[StaleFact]:
    """The facts whose review day has passed on this day, the longest overdue first.

    `review_day` tells of later days for which people renewed facts.
    """
    said: dict[str, list[str]] = {}
    for where, _, fact_ids in legal_statements(library):
        for fact_id in fact_ids:
            said.setdefault(fact_id, []).append(where)
    found = [
        StaleFact(fact, review_day(fact), tuple(said.get(fact.id, ())))
        for fact in library.facts.values()
        if review_day(fact) < on
    ]
    return sorted(found, key=lambda stale: (stale.review_by, stale.fact.id))


def legal_statements(library: FlowLibrary) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every text that rests on facts: its context, English source and fact ids."""
    for name, flow in library.flows.items():
        for node in _every(flow.nodes):
            facts = library.facts_of(name, node)
            if facts:
                yield from ((context(name, node.id, slot), source, facts) for slot, source in node.slots())
    for text in library.texts.values():
        if text.facts:
            yield text.context, text.source, text.facts


def _every(nodes: Any) -> Iterator[Any]:
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _every(node.nodes)
