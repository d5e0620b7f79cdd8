"""Whom the team was told of, and with which wish: what `do: told_of` finds for "who did you alert?"."""

from __future__ import annotations

from app.dialogue.conversation import Frame
from app.dialogue.events import WishTold
from app.dialogue.flow import Do
from app.dialogue.run import Run
from app.dialogue.wishes import EMERGENCY, SAFE
from app.dialogue.world import Found

TOLD_OF = "told_of"
"""The engine's own action: with `what: whom` who was told, with `what: wish` what the person asked for,
with `what: safe` that an alarm is over."""

SHARING = "welcome/emergency_sharing"
"""Where the person let the team have name and number in an emergency."""


def find_told(run: Run, frame: Frame, node: Do) -> None:
    """Keep what was told as the action's answer: `nobody`, `team`, `danger`, `danger_named`; a wish or `nothing`.

    With `what: safe`: what the person wrote of an alarm that is over.
    """
    if node.args.get("what") == "wish":
        words = " / ".join(" ".join(each.split()) for about, each in run.c.wished.items() if about != SAFE)
        return run.find(frame, Found(words or "nothing", words))
    if node.args.get("what") == "safe":
        now = [event.words for event in run.events if isinstance(event, WishTold) and event.about == SAFE]
        words = now[-1] if now else run.c.wished.get(SAFE, "")
        return run.find(frame, Found(words or "nothing", words))
    shared = run.c.answers.get(SHARING)
    if EMERGENCY in run.c.called:
        return run.find(frame, Found("danger_named" if shared and shared.value == "yes" else "danger"))
    return run.find(frame, Found("team" if run.c.called else "nobody"))
