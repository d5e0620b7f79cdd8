"""Whoever wants nothing more of lists that lie on each other: "ya es todo gracias", "10 es todo", "that is all".

It leads out of all of them at once, to what waits below, to the list of all topics or, with thanks, to a goodbye. The
line "go back" itself, by its number or its words, still leads out of one.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.hearings.leaving import leave_for_menu
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import settle
from app.dialogue.run import Run
from app.dialogue.text import loose
from app.dialogue.topics.menu_lines import is_of_topics
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import BACK, HOME, advance
from app.dialogue.words.asides import opens_with
from app.dialogue.world import Reply

_NUMBER = re.compile(r"\s*(?:la |el |opcion |number )?(\d{1,2})(?:\s*[.,):-]+\s*|\s+)")
_GOES_BACK = re.compile(r"\b(?:volver|regresar|atras|go back|back)\b")
_DENIED = re.compile(r"\bno (?:es|seria|sería|fue|era) todo|\bnot all\b")
_REFUSED = "welcome/refused"
_LATER = "later"
"""The line of a question of a topic that puts it off."""
_MOST = 12
_LONGEST = 6


def leave_all(run: Run, reply: Reply) -> bool:
    """Leave every list of topics for words that want nothing more; False for any others."""
    frame, node = run.c.place, run.spot.node if run.spot is not None else None
    if frame is None or not isinstance(node, Choose) or run.c.pending:
        return False
    said = _wants_nothing_more(run, reply, node)
    if said is not None and frame.flow == HOME:
        return _part(run, said)
    if said is not None and frame.key == _REFUSED:
        return _part(run, said)
    if said is None or run.library.flows[frame.flow].interview:
        return False
    if run.library.flows[frame.flow].pieces:
        return _leave_pieces(run, reply, frame, node, said)
    if not _is_list(run, frame, node):
        if not any(option.id == _LATER for option in node.options):
            return False
        settle(run, reply, frame, node, "choice", Reading("ok", _LATER))
        advance(run)
        return True
    frames, waited_for = list(run.c.frames)[:-1], {each.key for each in run.c.besides}
    while frames and frames[-1].key not in waited_for and _is_list(run, frames[-1], _node_of(run, frames[-1])):
        frames.pop()
    run.set(frames=tuple(frames), tries=0)
    if not frames or frames[-1].flow == HOME:
        return _go_home(run, said)
    advance(run)
    return True


def _leave_pieces(run: Run, reply: Reply, frame: Frame, node: Node, said: str) -> bool:
    """Leave a hearing told piece by piece, what of it stays said; not where the words answer what is asked."""
    if read_reply(run, reply, frame, node).is_settled:
        return False
    leave_for_menu(run)
    return _go_home(run, said)


def _go_home(run: Run, said: str) -> bool:
    """The list of all topics, or the goodbye in its place."""
    run.restart(HOME)
    advance(run)
    place = run.c.place
    if said == "thanks" and place is not None and not run.c.besides:
        without_waiting(run, place)
        return _part(run, said)
    return True


def _part(run: Run, said: str) -> bool:
    run.set(is_paused=said == "thanks")
    run.text("engine/goodbye" if said == "thanks" else "engine/all_right")
    return True


def _node_of(run: Run, frame: Frame) -> Node | None:
    spot = run.library.spot(frame.flow, frame.node)
    return spot.node if spot is not None else None


def _is_list(run: Run, frame: Frame, node: Node | None) -> bool:
    """True for a list of a topic with a line that leads out of it."""
    is_topic = is_of_topics(run, frame) and frame.flow != HOME
    return is_topic and isinstance(node, Choose) and any(option.id == BACK for option in node.options)


def _wants_nothing_more(run: Run, reply: Reply, node: Choose) -> str | None:
    """`thanks` or `enough` for a whole message that wants nothing more, behind no line's number but that of "back"."""
    number = _NUMBER.match(reply.text)
    ids = [option.id for option in node.options]
    shown = run.c.brief.options if run.c.brief is not None else ids
    if number is not None:
        picked = int(number[1])
        is_line = 0 < picked <= len(shown)
        is_old = _GOES_BACK.search(loose(reply.text)) is not None  # "9 es todo, volver" of a list that is gone
        if is_line and (shown[picked - 1] == BACK) == is_old:
            return None
    text = reply.text[number.end() :] if number is not None else reply.text
    left = loose(text)
    left = " ".join(_GOES_BACK.sub(" ", left).split()) if number is not None else left
    words = run.world.words
    enough, small = words.get("nothing_more", frozenset()), words.get("nothing_more.beside", frozenset())
    if "?" in text or _DENIED.search(text.lower()) or len(left.split()) > _MOST:
        return None
    is_enough = False
    while left:
        if opens_with(left, enough):
            is_enough, left = True, _behind(left, enough)
        elif opens_with(left, small):
            left = _behind(left, small)
        else:
            return None
    thanks = words.get("nothing_more.thanks", frozenset())
    return (
        None if not is_enough else "thanks" if any(f" {each} " in f" {loose(text)} " for each in thanks) else "enough"
    )


def _behind(left: str, phrases: frozenset[str]) -> str:
    """The words behind the longest of the phrases with which they begin."""
    words = left.split()
    size = next(n for n in range(min(_LONGEST, len(words)), 0, -1) if " ".join(words[:n]) in phrases)
    return " ".join(words[size:])
