"""Several questions in one message: all that can be answered at once is, and what must be asked about first comes last.

Nothing is lost: every topic is named, and what no longer has room waits until a list of topics is reached again.
Whoever reads little is told each topic up to its plain words, and that there is more.
"""

from __future__ import annotations

from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame, Unread
from app.dialogue.events import HandoffRequested
from app.dialogue.flow import Choose
from app.dialogue.run import Run
from app.dialogue.showing import in_a_line
from app.dialogue.talk.plainly import READS_LITTLE
from app.dialogue.topics.halves import Asked
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import HOME, advance
from app.dialogue.world import Reply

_PAIR = 2
_MOST = 4
"""Topics told in one reply; more are named, and told when a list of topics is reached."""

_ENGINE = "engine/"
_BACK = "back"


def open_several(run: Run, reply: Reply, asked: Asked) -> None:
    """Answer the topics of a message, each a flow and the words that ask for it; the flow may go on afterwards."""
    at = len(run.events)
    run.keeps_short = READS_LITTLE in run.c.seen
    told = [each for each in asked.flows[:_MOST] if _is_told(run, reply, *each)]
    run.keeps_short = False
    left = [each for each in asked.flows if each not in told]
    titles = [run.title(flow) for flow, _ in (*told, *left)]
    if len(titles) == _PAIR:
        run.text("engine/two_questions", first=titles[0], second=titles[1])
    else:
        run.text("engine/several_questions", named="; ".join(titles))
    run.events.insert(at, run.events.pop())
    if asked.unanswered:
        run.text("engine/left_unanswered", held=in_a_line("; ".join(asked.unanswered)))
    if run.is_shortened:
        run.text("engine/kept_short")
    if left:
        waiting = tuple(Unread(key="", text=words, sid=reply.sid) for _, words in left[1:])
        run.set(besides=(*run.c.besides, *waiting))
        run.promised = left[0][0]
        open_with(run, left[0][0], Reply(text=left[0][1], sid=reply.sid))


def _is_told(run: Run, reply: Reply, flow: str, words: str) -> bool:
    """True where a topic tells something and leaves no question but a list of topics, which is not shown yet."""
    before = run.c.place
    with trying(run) as attempt:
        open_with(run, flow, Reply(text=words, sid=reply.sid))
        at = len(run.events)
        advance(run)
        place = run.c.place
        is_free = place == before or _is_list(run, place)
        calls = any(isinstance(event, HandoffRequested) for event in run.events[at:])
        if place is not None and is_free and not run.c.pending and not calls:
            without_waiting(run, place)
            attempt.is_kept = any(not each.context.startswith(_ENGINE) for each in attempt.said)
    return attempt.is_kept


def _is_list(run: Run, place: Frame | None) -> bool:
    """True for a list of topics that is left by a line of its own, and for the menu."""
    spot = run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose) or place.correcting:
        return False
    flow = run.library.flows[place.flow]
    has_way_out = place.flow == HOME or any(option.id == _BACK for option in spot.node.options)
    return has_way_out and not flow.interview and place.node not in flow.pieces
