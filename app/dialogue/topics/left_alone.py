"""A question beside the form that is left alone: "leave dat one. my court date una still hold am?".

Nobody has to answer what only helps a topic along. It goes, and what else is asked is answered over what waits below.
"""

from __future__ import annotations

from app.dialogue.flow import Ask
from app.dialogue.hearings.asking_saved import pieces_of
from app.dialogue.replies.taking import Taking
from app.dialogue.talk.astray import topic_of
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.words.asides import Words
from app.dialogue.words.parting import unaddressed
from app.dialogue.world import Reply

LEAVES_IT = "leaves_it"
"""The word list of how people say that a question may go; `leaves_it.beside` may stand with them."""


def leave_alone(at: Taking) -> bool | None:
    """Leave a question of a topic for words that say so, and answer what stands beside them."""
    is_free = isinstance(at.node, Ask) and not (at.flow.interview or at.flow.pieces or at.frame.correcting)
    if not is_free or at.reply.payload:
        return None
    parts = pieces_of(at.text)
    others = [each for each in parts if not _leaves_it(each, at.run.world.words)]
    if len(others) == len(parts):
        return None
    at.run.place_at(None)
    at.run.set(tries=0)
    rest = Reply(text=". ".join(others), sid=at.reply.sid)
    flow = topic_of(at.run, rest, at.frame) if others else None
    if flow is not None:
        open_with(at.run, flow, Reply(text=_asked(at.text, others), sid=at.reply.sid))
    else:
        at.run.text("engine/all_right")
    return True


def _asked(text: str, others: list[str]) -> str:
    """The other parts, with the mark of a question where the message has one."""
    return ". ".join(others) + ("?" if "?" in text else "")


def _leaves_it(part: str, words: Words) -> bool:
    beside = words.get(f"{LEAVES_IT}.beside", frozenset())
    said = [each for each in fold(unaddressed(part)).split() if each not in beside]
    return " ".join(said) in words.get(LEAVES_IT, frozenset())
