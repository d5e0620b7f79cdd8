"""What is asked beside a wish that was taken: "sí pero que me escriban. los papeles de la niña cuáles llevo"."""

from __future__ import annotations

from app.dialogue.flow import Question
from app.dialogue.hearings.asking_saved import sentences_of
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run
from app.dialogue.talk.astray import topic_of
from app.dialogue.team.asked_for import asks_for_person
from app.dialogue.team.wishes import is_about_calls
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import advance
from app.dialogue.welcome.agreeing import agreed_with_wish
from app.dialogue.world import Reply


def agree_with_wish(at: Taking) -> bool | None:
    """The answer before a wish about calls; what another sentence asks is answered, and is no part of the wish."""
    meant = agreed_with_wish(at.run, at.reply, at.frame, at.node) or _refused_with_wish(at)
    if meant is None:
        return None
    asked = _asked_in(at.run, at.reply)
    if asked is None:
        return at.accept(meant) if meant is not at.reading else None
    wish = [each for each in sentences_of(at.text) if each != asked.text]
    is_moving = at.accept(meant, Reply(text=". ".join(wish), sid=at.reply.sid))
    answer_after(at.run, asked, at.frame, is_moving=is_moving)
    return is_moving


def _refused_with_wish(at: Taking) -> Reading | None:
    """The no that a wish about calls is: "no llamen a este número. y si llego tarde?"."""
    has_wishes = isinstance(at.node, Question) and at.node.wishes
    is_wish = has_wishes and at.reading.is_settled and is_about_calls(fold(at.text), at.run.world.words)
    return at.reading if is_wish else None


def answer_beside_call(run: Run, reply: Reply) -> None:
    """Answer what is plainly asked beside a call for a person, once the call went out and before what waits."""
    place, spot, asked = run.c.place, run.spot, _asked_in(run, reply)
    if asked is None or place is None or spot is None or run.c.pending or not isinstance(spot.node, Question):
        return
    flow = topic_of(run, asked, place)
    if flow is not None and all(frame.flow != flow for frame in run.c.frames):
        without_waiting(run, place)
        open_with(run, flow, asked)
        advance(run)


def _asked_in(run: Run, reply: Reply) -> Reply | None:
    """The first sentence behind or before the others that is plainly about a topic, and of no call."""
    sentences = sentences_of(reply.text)
    for each in sentences if len(sentences) > 1 else ():
        is_call = asks_for_person(each) or is_about_calls(fold(each), run.world.words)
        if not is_call and run.route(each).is_plain:
            return Reply(text=each, sid=reply.sid)
    return None
