"""Topics offered by name where it is not clear which one somebody's words are about: asked back, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from app.dialogue.conversation import Pending
from app.dialogue.events import Offer
from app.dialogue.routing import Route
from app.dialogue.run import Run
from app.dialogue.world import Reply

OFFERED = 0.2
"""From this confidence on, the nearest topics are worth offering by name."""

REMEMBERED = 3
"""Turns for which what was refused is not offered again: "none of these", and the same in other words."""

FIRST = "engine/topic_first"
"""What asks about the words before the welcome: the list of topics was not seen yet."""

MOST = 3
"""Topics offered at once."""


def nearest_flows(run: Run, route: Route) -> list[str]:
    """The flows of the nearest topics, the likeliest first; none where hardly anything was recognised."""
    if route.confidence < OFFERED:
        return []
    flows = (run.world.topics.get(topic) for topic in route.alternatives)
    refused = run.c.refused if run.c.turn - run.c.refused_turn <= REMEMBERED else ()
    return [flow for flow in flows if flow and flow in run.library.flows and flow not in refused][:MOST]


def offer_flows(run: Run, reply: Reply, flows: Sequence[str], text: str = "engine/topic", **values: str) -> None:
    """Ask which of these topics the reply is about, or none; it is held and goes with the chosen one."""
    offers = tuple(Offer(str(number), "", run.title(flow)) for number, flow in enumerate(flows, 1))
    run.wait_for(Pending(kind="topic", options=tuple(flows), held=reply.text, held_sid=reply.sid))
    if text == FIRST:
        run.set(seen=run.c.seen | {FIRST})
    run.text(text, offers=(*offers, run.offer("none", "engine/topic.none")), node="!topic", **values)


def refuse_flows(run: Run, flows: Sequence[str]) -> bool:
    """Remember that none of these is meant; True where the list of topics is still to be shown for the first time."""
    is_first = FIRST in run.c.seen
    run.set(refused=tuple(flows), refused_turn=run.c.turn, seen=run.c.seen - {FIRST})
    return is_first
