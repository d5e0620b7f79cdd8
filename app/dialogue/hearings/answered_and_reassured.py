"""An answer about the hearing, and whether nothing is sent: "no lo dice. qué fecha quedó y no me mandan nada, ¿no?".

The answer is kept and it is said that nothing is sent; who has just asked that is offered no reminders. What else is
asked is answered.
"""

from __future__ import annotations

from app.dialogue.events import Said
from app.dialogue.flow import Choose, Question
from app.dialogue.hearings.answered_first import answer_alone
from app.dialogue.hearings.asking_saved import pieces_of
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.replies.taking import Taking
from app.dialogue.routing import TOPICS
from app.dialogue.talk.astray import topic_of
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import walk_on_unasked
from app.dialogue.welcome.nothing_sent import asks_if_nothing_sent
from app.dialogue.world import Reply

_REMIND, _NOTHING_SO_FAR = "hearing_reminders/remind", "hearing_reminders/nothing_so_far/say"
_OFF = "off"


def keep_and_reassure(at: Taking) -> bool | None:
    """Take the answer that opens such a message; None where it is no answer with that question."""
    run, node = at.run, at.node
    is_told = bool(at.flow.pieces) and isinstance(node, Question) and reads_back(run, at.frame.flow, node) is None
    if not is_told or not isinstance(node, Question) or at.frame.correcting or at.reply.payload:
        return None
    told, *rest = pieces_of(at.text) or [""]
    others = [each for each in rest if not asks_if_nothing_sent(run, each)]
    if len(others) == len(rest):
        return None
    is_line = isinstance(node, Choose) and told.isdigit()
    alone = Reply(text=told, sid=at.reply.sid)
    reading = read_reply(run, alone, at.frame, node) if is_line else answer_alone(run, alone, at.frame, node)
    if reading is None or reading.status != "ok" or not at.accept(reading, alone):
        return None
    run.text("engine/nothing_sent")
    walk_on_unasked(run)
    place, spot = run.c.place, run.spot
    if place is not None and spot is not None and place.key == _REMIND and isinstance(spot.node, Choose):
        run.events = [e for e in run.events if not (isinstance(e, Said) and e.context == _NOTHING_SO_FAR)]
        accept(run, Reply(text=at.text, sid=at.reply.sid), place, spot.node, "choice", Reading("ok", _OFF))
    for each in others:
        asked = Reply(text=each, sid=at.reply.sid)
        flow = topic_of(run, asked, at.frame)
        if flow is not None and run.route(each).topic not in TOPICS:
            open_with(run, flow, asked)
            break
    return True
