"""All flows of one content release, indexed for walking: which node, what follows it, what its children are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.dialogue.conversation import Frame
from app.dialogue.flow import AnyNode, Call, Flow, Group, Node, Question

PICTURE = "picture/"
"""What the contexts of words in drawings begin with."""

TERM = "term/"
"""What the contexts of texts that explain a term begin with."""


@dataclass(frozen=True)
class Text:
    """One of the engine's own texts (`content/texts/*.yaml`): English source and the facts it rests on.

    A text that explains a term (`term/…`) has the `words` that people call it by; outside a form its `flow`, where it
    has one, answers instead.
    """

    context: str
    source: str
    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    flow: str | None = None


@dataclass(frozen=True)
class Fact:
    """A legal fact as content/facts gives it. `say` is our sentence in English; dates are ISO.

    `source` names publisher, title and date of the primary source, or says that it is known second-hand.
    `checked_by` is who compared it with its source, empty while nobody has. `tested` is the day on which that person
    called or opened a contact, empty for what is no contact and for one that nobody has tried.
    """

    id: str
    say: str
    source: str
    as_of: str
    review_by: str
    confidence: str
    checked_by: str = ""
    tested: str = ""

    @property
    def is_confirmed(self) -> bool:
        """True for a contact that a named person has tried: only then is it sent to anybody."""
        return bool(self.tested and self.checked_by)


@dataclass(frozen=True)
class Spot:
    """Where a node stands: its list of siblings, its index there, the groups around it."""

    node: AnyNode
    siblings: tuple[AnyNode, ...]
    index: int
    groups: tuple[str, ...]


@dataclass(frozen=True)
class FlowLibrary:
    """The flows by name, the engine's texts by id, the facts by id, and the release they belong to."""

    flows: Mapping[str, Flow]
    texts: Mapping[str, Text]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    release: str = ""

    @cached_property
    def pictures(self) -> Mapping[str, Mapping[str, Text]]:
        """The words of each picture by its slots: `picture/<name>.<slot>` among the texts."""
        found: dict[str, dict[str, Text]] = {}
        for text_id, text in self.texts.items():
            name, is_slot, slot = text_id.removeprefix(PICTURE).partition(".")
            if is_slot and text_id.startswith(PICTURE):
                found.setdefault(name, {})[slot] = text
        return found

    @cached_property
    def terms(self) -> tuple[Text, ...]:
        """The texts that explain a term."""
        return tuple(text for text_id, text in self.texts.items() if text_id.startswith(TERM))

    @cached_property
    def _spots(self) -> dict[str, dict[str, Spot]]:
        return {name: dict(_index(flow.nodes, ())) for name, flow in self.flows.items()}

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """Where choices of the person's own are kept (`@unasked`), by their question: `flow/node`, moved names too."""
        own: dict[str, str] = {}
        for name, flow in self.flows.items():
            spots = self._spots[name]
            for node in (*spots, *flow.moved):
                spot = self.spot(name, node)
                if spot and isinstance(spot.node, Question) and (spot.node.save or "").startswith("@"):
                    own[f"{name}/{node}"] = str(spot.node.save)
        return own

    def spot(self, flow: str, node: str) -> Spot | None:
        """Where the node stands, following the flow's `moved` table; None when it is gone."""
        spots = self._spots.get(flow)
        if spots is None:
            return None
        return spots.get(node) or spots.get(self.flows[flow].moved.get(node, ""))

    def first(self, flow: str) -> Frame:
        """The first place of a flow."""
        return Frame(flow=flow, node=self.flows[flow].nodes[0].id)

    def follow(self, frame: Frame, to: str | None = None) -> Frame | None:
        """The place after a frame, or at node `to`; None when the flow runs out.

        After the last node of a group comes the group's own "another?" question.
        """
        if to:
            return self._goto(frame, to)
        spot = self.spot(frame.flow, frame.node)
        if spot is None:
            return None
        if spot.index + 1 < len(spot.siblings):
            items = frame.items[: len(spot.groups)]
            return Frame(flow=frame.flow, node=spot.siblings[spot.index + 1].id, items=items)
        if spot.groups:
            items = frame.items[: len(spot.groups)]
            return Frame(flow=frame.flow, node=spot.groups[-1], items=items, asking_again=True)
        return None

    def after(self, flow: str) -> Frame | None:
        """The place that follows where a part (`i589/a1`) is first called by its whole (`i589`); None for no part."""
        whole = flow.rpartition("/")[0]
        for spot in self._spots.get(whole, {}).values():
            if isinstance(spot.node, Call) and spot.node.call == flow:
                return self.follow(Frame(flow=whole, node=spot.node.id), spot.node.to)
        return None

    def _goto(self, frame: Frame, to: str) -> Frame | None:
        spot = self.spot(frame.flow, to)
        if spot is None:
            return None
        return Frame(flow=frame.flow, node=spot.node.id, items=frame.items[: len(spot.groups)])

    def questions(self, flow: str) -> Iterator[Question]:
        """All questions of a flow in reading order."""
        for spot in self._spots.get(flow, {}).values():
            if isinstance(spot.node, Question):
                yield spot.node

    def facts_of(self, flow: str, node: Node) -> tuple[str, ...]:
        """The fact ids a node's text rests on: its own, else its flow's, none where it declares `legal: none`."""
        if node.facts or node.legal:
            return node.facts
        return self.flows[flow].facts


def context(flow: str, node: str, slot: str) -> str:
    """The catalogue context of a slot: `flow/node/slot`, or `flow/slot` for the flow's own texts."""
    return f"{flow}/{node}/{slot}" if node else f"{flow}/{slot}"


def _index(nodes: tuple[AnyNode, ...], groups: tuple[str, ...]) -> Iterator[tuple[str, Spot]]:
    for index, node in enumerate(nodes):
        yield node.id, Spot(node, nodes, index, groups)
        if isinstance(node, Group):
            yield from _index(node.nodes, (*groups, node.id))
