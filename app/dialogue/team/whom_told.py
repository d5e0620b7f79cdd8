"""Whom the team was told of, and with which wish: what `do: told_of` finds for "who did you alert?"."""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.events import WishTold
from app.dialogue.flow import Do
from app.dialogue.run import Run
from app.dialogue.talk.plainly import READS_LITTLE
from app.dialogue.team.wishes import EMERGENCY, SAFE, pass_on
from app.dialogue.words.asides import is_question
from app.dialogue.world import Found

_CLAUSES = re.compile(r"[.,;:!\n]+|\s(?:y|and|pero|but)\s")
_FEW_WORDS = "few_words"

TOLD_OF = "told_of"
"""The engine's own action: with `what: whom` who was told, with `what: wish` what the person asked for,
with `what: safe` that an alarm is over."""

NOTE_WISH = "note_wish"
"""The engine's own action: the words that opened the flow go to the team as a wish; `noted`, or `none` where nobody may
open what this person writes. Who says with it that they read little is told everything in few words from then on."""

SHARING = "welcome/emergency_sharing"
"""Where the person let the team have name and number in an emergency."""


def note_opening(run: Run, frame: Frame) -> None:
    """Pass on the words that opened a flow, unless they only ask; `noted` or `none` is the action's answer."""
    reply = run.opening
    text = reply.text if reply is not None else ""
    clauses = [each for each in _CLAUSES.split(text) if each.strip()]
    if len(clauses) > 1 and any(run.route(each).topic == _FEW_WORDS for each in clauses):
        run.set(seen=run.c.seen | {READS_LITTLE})
    is_noted = reply is not None and not is_question(text, run.world.words) and "?" not in text and pass_on(run, reply)
    run.find(frame, Found("noted" if is_noted else "none"))


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
