"""The ways through a flow that its first path does not take: from each answer that leads to words not yet said.

Together with the first path they say every text that any answers can bring up, each shown once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from app.dialogue.conversation import Conversation
from app.services.playing import Player
from app.services.transcripts import Exchange, bodies
from app.services.walking_paths import Typed, Walker, is_home

LONGEST = 60
"""Replies after which a way is taken to be long enough: what follows it was said elsewhere."""


@dataclass(frozen=True, slots=True)
class Way:
    """What is said after one answer: the question's place, the answer, and the exchanges from there on."""

    place: str
    answer: str
    exchanges: tuple[Exchange, ...]


@dataclass
class _Walk:
    walker: Walker
    flow: str
    said: set[str] = field(default_factory=set)
    opened: set[tuple[str, str]] = field(default_factory=set)
    waiting: deque[tuple[Conversation | None, datetime, str, Typed]] = field(default_factory=deque)

    def along(self, player: Player, typed: Typed) -> Iterator[tuple[Typed, Player, bool]]:
        """Answer with the first option from here on; each turn with whether it said anything new."""
        for _ in range(LONGEST * 100):
            player.say("" if typed.payload else typed.text, payload=typed.payload)
            new = {said.context for said in player.said} - self.said
            self.said |= new
            yield typed, player, bool(new)
            if is_home(player, self.flow):
                return
            replies = self.walker.replies(player)
            place = _place(player)
            for reply in replies[1:]:
                mark = (place, reply.payload or reply.text)
                if mark not in self.opened:
                    self.opened.add(mark)
                    self.waiting.append((player.conversation, player.now, place, reply))
            fresh = [reply for reply in replies if (place, reply.payload or reply.text) not in self.opened]
            if not fresh:
                return
            typed = fresh[0]
            self.opened.add((place, typed.payload or typed.text))


def other_ways(walker: Walker, flow: str) -> list[Way]:
    """The ways that say something the path before them did not, in the order in which their questions come."""
    player, typed = walker.at_start(flow)
    walk = _Walk(walker, flow)
    for _ in walk.along(player, typed):
        pass
    ways = []
    while walk.waiting:
        player.conversation, player.now, place, reply = walk.waiting.popleft()
        exchanges: list[Exchange] = []
        for taken, each, is_new in walk.along(player, reply):
            if not is_new or len(exchanges) >= LONGEST:
                break
            rendered = each.rendered
            text = "" if taken.payload else taken.text
            exchanges.append(Exchange(text, taken.payload, answers=bodies(message.body for message in rendered)))
        if exchanges:
            ways.append(Way(place, reply.payload or reply.text, tuple(exchanges)))
    return ways


def _place(player: Player) -> str:
    conversation = player.conversation
    if conversation is None or conversation.place is None:
        return ""
    pending = f"!{conversation.pending.kind}" if conversation.pending else ""
    return conversation.place.key + pending
