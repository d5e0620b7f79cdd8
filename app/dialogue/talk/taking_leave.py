"""A last message before somebody goes, with all they still want: "juárez. quedó guardada? no me manden nada. chao".

Each part is taken and answered, no question follows, and the goodbye comes last. Only where every part is understood;
anything else goes the way of every other message.
"""

from __future__ import annotations

import re

from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame
from app.dialogue.events import EmergencyRaised, HandoffRequested, Said
from app.dialogue.flow import Choose, Question
from app.dialogue.hearings.answered_first import answer_alone
from app.dialogue.hearings.confirming import YES, is_plain_yes
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.safety.past_days import tells_it_and_leaves
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import topic_of
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.menu_lines import is_of_topics
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import WELCOME, advance, walk_to_question
from app.dialogue.welcome.nothing_sent import assure_nothing_sent, hear_nothing_sent
from app.dialogue.words.asides import hands_over, opens_as_question
from app.dialogue.words.parting import PARTING_BEGINS, is_leaving, is_parting_clause, only_parts, unaddressed
from app.dialogue.world import Reply

_SENTENCES = re.compile(r"(?<=[.;!?…\n])(?!\d)|(?=[¿¡])")
_JOINTS = re.compile(r",\s+|\s+(?:y|and|pero|but)\s+(?:que\s+|q\s+)?", re.IGNORECASE)
_MOST = 4
"""Parts of such a message; more tell something."""


def take_leave(run: Run, reply: Reply) -> bool:
    """Take all parts of a message that ends or begins with a goodbye; False where one of them is not understood."""
    place, spot = run.c.place, run.spot
    is_busy = run.c.pending is not None or run.c.is_locked or run.c.is_hidden or bool(reply.payload or reply.media)
    if place is None or spot is None or is_busy or not isinstance(spot.node, Question):
        return False
    if place.flow == WELCOME or place.correcting or run.library.flows[place.flow].interview:
        return False
    is_lent = _hands_over(run, reply.text.replace("?", ""))
    is_read_back = reads_back(run, place.flow, spot.node) is not None  # "ok, ya me voy" is a yes to it
    if tells_it_and_leaves(run, reply.text):
        return False  # a human word and the goodbye are said to that
    if (only_parts(reply.text) and not is_read_back) or not (is_leaving(reply.text) or is_lent):
        return False
    with trying(run) as attempt:
        run.set(is_paused=False)
        parts = [each for each in _cut(reply.text, _SENTENCES) if not _is_leave(run, each)]
        attempt.is_kept = 0 < len(parts) <= _MOST and all(_take_part(run, each, reply.sid) for each in parts)
        if attempt.is_kept:
            _part(run, place, is_lent=is_lent)
    return attempt.is_kept


def _cut(text: str, joints: re.Pattern[str]) -> list[str]:
    """The parts of a text, a goodbye or thanks each apart, without what only joins them."""
    parts = (part for each in joints.split(text) for part in PARTING_BEGINS.split(each))
    return [part.strip(" ,.;!¡¿…\n") for part in parts if part.strip(" ,.;!¡¿?…\n")]


def _is_leave(run: Run, part: str) -> bool:
    plain = unaddressed(part)
    return not plain or is_parting_clause(plain) or only_parts(plain) or _hands_over(run, part)


def _hands_over(run: Run, part: str) -> bool:
    return hands_over(written_out(part), run.world.words)


def _take_part(run: Run, part: str, sid: str | None) -> bool:
    """Take one part: each of what it is joined of, or else the whole of it. False where neither is understood."""
    joined = [each for each in _cut(part, _JOINTS) if not _is_leave(run, each)]
    if joined != [part] and 0 < len(joined) <= _MOST:
        with trying(run) as attempt:
            attempt.is_kept = all(_take_part(run, each, sid) for each in joined)
        if attempt.is_kept:
            return True
    with trying(run) as attempt:
        attempt.is_kept = _take_whole(run, Reply(text=part, sid=sid))
    return attempt.is_kept


def _take_whole(run: Run, part: Reply) -> bool:
    """Take a wish, the answer that is waited for, or a question."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Question):
        return False
    if assure_nothing_sent(run, part) or hear_nothing_sent(run, part, place) is not None:
        return True
    reading = _answer(run, part, place, spot.node)
    if reading is not None:
        is_moving = accept(run, part, place, spot.node, kind_of(place, spot.node), reading)
        walk_to_question(run)
        return is_moving and run.c.pending is None
    is_asking = "?" in part.text or opens_as_question(part.text, run.world.words) or run.route(part.text).is_plain
    flow = topic_of(run, part, place) if is_asking else None
    if flow is None:
        return False
    before = len(run.events)
    open_with(run, flow, part)
    advance(run)
    return _only_tells(run, before, place)


def _answer(run: Run, part: Reply, place: Frame, node: Question) -> Reading | None:
    if reads_back(run, place.flow, node) is not None:
        return Reading("ok", YES) if is_plain_yes(part.text) else None
    return answer_alone(run, part, place, node) if place.node in run.library.flows[place.flow].pieces else None


def _only_tells(run: Run, before: int, waiting: Frame) -> bool:
    """True where what was opened told something, and asks no more than what waited or what is to be told next."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending:
        return False
    is_grave = any(isinstance(event, EmergencyRaised | HandoffRequested) for event in run.events[before:])
    without_waiting(run, place)
    is_list = is_of_topics(run, place) and isinstance(spot.node, Choose)
    return not is_grave and (is_list or place == waiting) and any(isinstance(e, Said) for e in run.events[before:])


def _part(run: Run, base: Frame, *, is_lent: bool) -> None:
    """Say goodbye where a question would follow; what was told and not saved is read back first, and waits."""
    place, spot = run.c.place, run.spot
    if place is not None and spot is not None and place.flow == base.flow and reads_back(run, place.flow, spot.node):
        advance(run)
        return
    run.set(is_paused=True, is_hidden=is_lent, is_lent=is_lent)
    run.text("engine/goodbye")
