"""Before somebody has agreed that what they tell is kept, nothing of their case is asked for: it waits its turn."""

from __future__ import annotations

from app.dialogue.conversation import Unread
from app.dialogue.flow import Story
from app.dialogue.run import Run
from app.dialogue.world import Reply

CONSENT = ("welcome/refused", "welcome/agree")
"""Where the person let the organisation keep and open what they write; the first that is answered counts."""

_WELCOME, _HEARING = "welcome", "hearing"


def has_agreed(run: Run) -> bool:
    """True while the organisation may open what this person writes."""
    given = [run.c.answers[key].value for key in CONSENT if key in run.c.answers]
    return bool(given) and given[0] == "agree"


def holds_for_consent(run: Run, flow: str, reply: Reply | None) -> bool:
    """Keep a flow that writes down the case for after the welcome, where nobody has agreed yet; True where it did so.

    What only informs is told at once.
    """
    if has_agreed(run) or not any(frame.flow == _WELCOME for frame in run.c.frames):
        return False
    writes = flow == _HEARING or any(isinstance(node, Story) for node in run.library.flows[flow].nodes)
    if not writes:
        return False
    if run.c.said is None and reply is not None:
        run.set(asked=flow, said=Unread(key="", text=reply.text, sid=reply.sid))
    run.text("engine/asked_after", title=run.title(flow))
    return True
