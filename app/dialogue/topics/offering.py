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

MOST = 3
"""Topics offered at once."""


def nearest_flows(run: Run, route: Route) -> list[str]:
    """The flows of the nearest topics, the likeliest first; none where hardly anything was recognised."""
    if route.confidence < OFFERED:
        return []
    flows = (run.world.topics.get(topic) for topic in route.alternatives)
    return [flow for flow in flows if flow and flow in run.library.flows][:MOST]


def offer_flows(run: Run, reply: Reply, flows: Sequence[str], text: str = "engine/topic", **values: str) -> None:
    """Ask which of these topics the reply is about, or none; it is held and goes with the chosen one."""
    offers = tuple(Offer(str(number), "", run.title(flow)) for number, flow in enumerate(flows, 1))
    run.wait_for(Pending(kind="topic", options=tuple(flows), held=reply.text, held_sid=reply.sid))
    run.text(text, offers=(*offers, run.offer("none", "engine/topic.none")), node="!topic", **values)
