"""Tries every option of every flow, and visits each question once for every set of earlier answers that a condition
still ahead of it looks at: for the tests of content, the buttons that are needed and the ways that a lawyer reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from app.dialogue.conditions import compares
from app.dialogue.conversation import Answer, Conversation
from app.dialogue.events import Said
from app.dialogue.flow import Ask, Branch, Call, Choose, Condition, Do, End, Node, Question
from app.dialogue.library import FlowLibrary
from app.messaging.rendering import Rendered
from app.services.playing import Player, Scene
from app.services.walking_paths import HOME, LOOKS, WELCOME, Typed, Walker, flat, is_home, where

NEAR = 4
"""What of the stack a survey tells apart: the place, its caller, whether a story has begun, what is pending."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One turn of a survey: what was said, and the messages it became."""

    said: tuple[Said, ...]
    rendered: tuple[Rendered, ...]


@dataclass
class Survey:
    """Every option of every flow, from the welcome on; flows that no path enters are walked by themselves.

    Two turns that differ only in what waits below the place and its caller count as one: topics call one another, and
    the ways through them have no end, while each way back to a caller is walked.
    `is_complete` turns False when a walk was cut short at `most` turns.
    """

    walker: Walker
    most: int = 40_000
    is_complete: bool = True
    entered: set[str] = field(default_factory=set)
    _visited: set[tuple[object, ...]] = field(default_factory=set)
    _turns: int = 0

    def turns(self) -> Iterator[Seen]:
        """Every turn that differs from those before, in the order they are met."""
        flows = self.walker.library.flows
        for flow in [name for name in (WELCOME, HOME) if name in flows] + sorted(flows):
            first, *others = self.walker.starts(flow)
            if flow not in self.entered:
                yield from self._walk(flow, [first])
            yield from self._walk(flow, others, is_over_at_home=True)

    def _walk(self, flow: str, starts: list[tuple[Player, Typed]], *, is_over_at_home: bool = False) -> Iterator[Seen]:
        self.entered.add(flow)
        for player, first in starts:
            waiting: list[tuple[Scene, Typed]] = [(player.scene, first)]
            while waiting:
                if self._turns >= self.most:
                    self.is_complete = False
                    return
                player.scene, typed = waiting.pop()
                player.go_on(typed.text if not typed.payload else "", payload=typed.payload)
                self._turns += 1
                if not self.is_new(player):
                    continue
                yield Seen(tuple(player.said), tuple(player.rendered))
                if is_over_at_home and is_home(player, flow):
                    continue
                scene = player.scene
                waiting += [(scene, reply) for reply in reversed(self.different(player))]

    def is_new(self, player: Player) -> bool:
        """True the first time that a player stands so: see `_mark`."""
        mark = self._mark(player)
        is_new = mark not in self._visited
        self._visited.add(mark)
        return is_new

    def different(self, player: Player) -> list[Typed]:
        """The replies that lead elsewhere, now or by a condition later; of those that do not, the first."""
        replies = self.walker.replies(player)
        conversation = player.conversation
        place = conversation.place if conversation else None
        if conversation is None or place is None or conversation.pending is not None or place.asking_again:
            return replies
        spot = self.walker.library.spot(place.flow, place.node)
        name = f"{place.flow}/{spot.node.id}" if spot else ""
        looks = [condition for _, _, condition in self._conditions.get(name, ())]
        if spot is None or name in self._weighed or (looks and not isinstance(spot.node, Choose)):
            return replies
        leads = {
            f"{place.key}|{option.id}": (option.to, *(compares(each, _chosen(option.id, player)) for each in looks))
            for option in getattr(spot.node, "options", ())
        }
        return list({leads.get(reply.payload or ""): reply for reply in reversed(replies)}.values())

    def _mark(self, player: Player) -> tuple[object, ...]:
        """What makes a turn different: where it stands, what it said, and what conditions ahead make of the answers."""
        conversation = player.conversation
        if conversation is None:
            return ("erased", *(said.context for said in player.said))
        self.entered.update(frame.flow for frame in conversation.frames)
        pending = conversation.pending.kind if conversation.pending else ""
        said = tuple(said.context for said in player.said)
        return (where(player)[-NEAR:], pending, said, *self.matters(player, conversation))

    def matters(self, player: Player, conversation: Conversation) -> tuple[object, ...]:
        """What was said before that still decides how it goes on here."""
        return (self._live(conversation), self._held(player, conversation))

    def _held(self, player: Player, conversation: Conversation) -> tuple[object, ...]:
        """What would be held of a hearing, where a flow on the stack looks at it."""
        held = player.hearing
        if held is None or not any(frame.flow in self._looking for frame in conversation.frames):
            return ()
        return (held.is_dated, held.court_at and held.court_at.day, held.report_at is not None)

    def _live(self, conversation: Conversation) -> tuple[tuple[str, str], ...]:
        """The answers that a condition still ahead looks at: in a flow on the stack from its place on, or elsewhere
        when it is another flow that asked."""
        ahead = self._ahead(conversation)
        here = {frame.flow: self._order.get((frame.flow, frame.node), 0) for frame in conversation.frames}
        found = []
        for key, answer in conversation.answers.items():
            name = key.partition("[")[0]
            if name not in self._looked_at:
                continue
            asked_in = name.rpartition("/")[0]

            def counts(flow: str, index: int, asked_in: str = asked_in) -> bool:
                return flow in ahead and (index >= here[flow] if flow in here else flow != asked_in)

            if any(counts(*look) for look in self._weighed.get(name, ())):
                found.append((key, str(answer.value) if answer.state == "answered" else answer.state))
            elif looks := [c for flow, index, c in self._conditions.get(name, ()) if counts(flow, index)]:
                found.append((key, str([compares(condition, answer) for condition in looks])))
        return tuple(found)

    def _ahead(self, conversation: Conversation) -> frozenset[str]:
        """The flows that can come before the menu does: those on the stack, and what they call."""
        flows = {frame.flow for frame in conversation.frames}
        return frozenset().union(*(self._called[flow] for flow in (flows - {HOME} or flows)))

    @cached_property
    def _called(self) -> dict[str, frozenset[str]]:
        """By flow: itself and all flows that it leads to by calls and ends, at once or later; the menu leads to all."""
        library = self.walker.library
        direct: dict[str, set[str]] = {flow: {flow} for flow in library.flows}
        for flow, _, node in _nodes(library):
            if isinstance(node, Call):
                direct[flow].add(node.call)
            elif isinstance(node, End) and node.end in library.flows:
                direct[flow].add(node.end)
        found = {}
        for flow in direct:
            seen, open_ = {flow}, [flow]
            while open_:
                new = direct[open_.pop()] - seen
                seen |= new
                open_ += new
            found[flow] = frozenset(library.flows) if flow == HOME else frozenset(seen)
        return found

    @cached_property
    def _order(self) -> dict[tuple[str, str], int]:
        """Each node's index in reading order."""
        return {(flow, node.id): index for flow, index, node in _nodes(self.walker.library)}

    @cached_property
    def _looked_at(self) -> frozenset[str]:
        """The keys of the answers that conditions and actions look at."""
        return frozenset(self._conditions.keys() | self._weighed.keys())

    @cached_property
    def _conditions(self) -> dict[str, list[tuple[str, int, Condition]]]:
        """By the key of an answer: the conditions that look at it, with their flow and index in reading order."""
        found: dict[str, list[tuple[str, int, Condition]]] = {}
        for flow, index, node in _nodes(self.walker.library):
            for condition in _looks(node):
                name = condition.answer or ""
                key = name if "/" in name else f"{flow}/{name}"
                found.setdefault(key, []).append((flow, index, condition))
        return found

    @cached_property
    def _weighed(self) -> dict[str, list[tuple[str, int]]]:
        """By the key of a hearing's day or hour: where an action weighs it, as flow and index in reading order."""
        library = self.walker.library
        found: dict[str, list[tuple[str, int]]] = {}
        for flow, index, node in _nodes(library):
            if isinstance(node, Do) and f"{flow}/{node.id}" in self._conditions:
                for asked in library.questions(flow):
                    if isinstance(asked, Ask) and asked.about == "hearing":
                        found.setdefault(f"{flow}/{asked.id}", []).append((flow, index))
        return found

    @cached_property
    def _looking(self) -> frozenset[str]:
        """The flows that look at what is held of a hearing."""
        return frozenset(f for f, _, node in _nodes(self.walker.library) if isinstance(node, Do) and node.do in LOOKS)


def _chosen(option: str, player: Player) -> Answer:
    return Answer(value=option, at=player.now)


def _nodes(library: FlowLibrary) -> Iterator[tuple[str, int, Node]]:
    for name, flow in library.flows.items():
        for index, node in enumerate(flat(flow.nodes)):
            yield name, index, node


def _looks(node: Node) -> Iterator[Condition]:
    """The conditions of a node that look at an answer."""
    yield from _answers(node.when)
    if isinstance(node, Question) and node.given:
        yield from _answers(node.given.when)
    if isinstance(node, Branch):
        for case in node.branch:
            yield from _answers(case.when)


def _answers(condition: Condition | None) -> Iterator[Condition]:
    if condition is None:
        return
    if condition.answer:
        yield condition
    for part in (*condition.every, *condition.some):
        yield from _answers(part)
