"""What neutral lines are, asked where they may be chosen, beside the wish that messages say nothing.

"No entiendo qué es neutros. que no digan nada del asilo": it is said what they are, and they are offered.
"""

from __future__ import annotations

from dataclasses import replace

from app.dialogue.conversation import Frame
from app.dialogue.flow import Node
from app.dialogue.hearings.asking_saved import sentences_of
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import show_again
from app.dialogue.talk.defining import explain
from app.dialogue.text import fold
from app.dialogue.welcome.neutral_lines import NEUTRAL, UNASKED, wants_it_unsaid
from app.dialogue.world import Reply

_NAME = "neutr"
"""How the word begins in both languages."""


def explain_neutral(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Say what they are, and offer them to who wants nothing said; None for a reply that does not ask it so."""
    if frame.key != UNASKED or reply.payload:
        return None
    sentences = sentences_of(reply.text)
    asked = next((each for each in sentences if _NAME in fold(each)), None)
    rest = [each for each in sentences if each != asked]
    if asked is None or not rest or not explain(run, asked, anywhere=True, beside=True):
        return None
    if any(map(wants_it_unsaid, rest)):
        ask_which(
            run, replace(reply, text=". ".join(rest)), kind_of(frame, node), Reading("ambiguous", [NEUTRAL], "sure")
        )
        return False
    return show_again(run)
