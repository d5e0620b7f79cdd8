"""The ways through a flow that its first path does not take: from each answer that leads to words not yet said.

Together with the first path they say every text that any answers can bring up, each shown once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.services.playing import Player, Scene
from app.services.surveys import Survey
from app.services.transcripts import Exchange, bodies
from app.services.walking_paths import Typed, Walker, is_home, where


@dataclass(frozen=True, slots=True)
class Way:
    """What is said after one answer: the question's place, the answer, and the exchanges while they are new."""

    place: str
    answer: str
    exchanges: tuple[Exchange, ...]


@dataclass
class _Walk:
    """All the ways through one flow. `said` holds the contexts of texts that were said already."""

    walker: Walker
    flow: str
    said: set[str] = field(default_factory=set)
    waiting: deque[tuple[Player, Scene, Typed]] = field(default_factory=deque)
    has_come_again: bool = False
    visited: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.survey = Survey(self.walker)

    def along(self, player: Player, typed: Typed) -> Iterator[tuple[Typed, str, bool]]:
        """Answer with the first option from here on, and leave the others waiting; each turn with the question's place
        and whether it said anything new. Ends at home, or where another way has stood."""
        while True:
            place = _place(player)
            player.go_on("" if typed.payload else typed.text, payload=typed.payload)
            new = {said.context for said in player.said} - self.said
            self.said |= new
            yield typed, place, bool(new)
            if is_home(player, self.flow):
                self._come_again(player)
                return
            replies = self.walker.replies(player) if self._is_new(player) else []
            if not replies:
                return
            self.waiting.extend((player, player.scene, reply) for reply in replies[1:])
            typed = replies[0]

    def _is_new(self, player: Player) -> bool:
        """True the first time that a player stands here; in this flow itself, for each set of answers that matter."""
        conversation = player.conversation
        place = where(player)[-3:]  # the innermost place, whether its story has begun, what is pending
        mark: tuple[object, ...] = place
        if conversation is not None and conversation.place is not None and conversation.place.flow == self.flow:
            mark = (*place, *self.survey.matters(player, conversation))
        is_new = mark not in self.visited
        self.visited.add(mark)
        return is_new

    def _come_again(self, player: Player) -> None:
        """Somebody who has been through it once may come back another day."""
        if player.conversation is None or self.has_come_again:
            return
        self.has_come_again = True
        back = self.walker.at_start(self.flow)[0]
        back.scene = player.scene
        typed = self.walker.enter(back, self.flow, player.conversation)
        self.waiting.append((back, back.scene, typed))

    def ways(self, player: Player, typed: Typed) -> Iterator[Way]:
        """What is new along one way: a run of new turns each, after the answer that brought it up."""
        run: list[Exchange] = []
        place = answer = ""
        for taken, asked, is_new in self.along(player, typed):
            if not is_new and run:
                yield Way(place, answer, tuple(run))
                run = []
            elif is_new:
                if not run:
                    place, answer = asked, taken.payload or taken.text
                text = "" if taken.payload else taken.text
                run.append(Exchange(text, taken.payload, answers=bodies(message.body for message in player.rendered)))
        if run:
            yield Way(place, answer, tuple(run))


def other_ways(walker: Walker, flow: str) -> list[Way]:
    """The ways that say something the path before them did not, in the order in which their questions come."""
    walk = _Walk(walker, flow)
    for first, (player, typed) in enumerate(walker.starts(flow)):
        if first:
            walk.waiting.append((player, player.scene, typed))
        else:
            for _ in walk.along(player, typed):
                pass
    found: list[Way] = []
    while walk.waiting:
        player, player.scene, typed = walk.waiting.popleft()
        found += walk.ways(player, typed)
    return found


def _place(player: Player) -> str:
    conversation = player.conversation
    if conversation is None or conversation.place is None:
        return ""
    pending = f"!{conversation.pending.kind}" if conversation.pending else ""
    return conversation.place.key + pending
