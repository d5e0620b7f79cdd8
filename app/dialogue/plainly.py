"""The same in plain words: for whoever writes "no entiendo", "más sencillo", "mucha palabra", "in simple words".

A text may have a `plain` variant, written and signed like any other; nothing is shortened by the program, since half a
legal statement may be a wrong one.
"""

from __future__ import annotations

from app.dialogue.flow import Say
from app.dialogue.library import context
from app.dialogue.run import Run

READS_LITTLE = "few_words/told"
"""The place of the flow of few words that remembers: whoever came there is told everything in its plain wording."""

_MOST = 2
"""Texts said again at once: more would be what was too much."""


def say_plainly(run: Run) -> bool:
    """Say in plain words what was told in the turn before; offer its drawing. False where it has no such variant.

    What was said plainly once is not repeated: the second time only a person can explain it.
    """
    spots = ((flow, run.library.spot(flow, name)) for flow, name in run.said_before)
    told = [(flow, spot.node) for flow, spot in spots if spot is not None and isinstance(spot.node, Say)]
    plain = [(flow, said) for flow, said in told if said.plain][:_MOST]
    for flow, said in plain:
        run.tell(context(flow, said.id, "plain"), said.plain or "", facts=run.library.facts_of(flow, said))
    if any(said.picture for _, said in plain):
        run.text("engine/picture_offer")
    return bool(plain)
