"""What may be sent, told in one breath with its hours and with calls: "full then. 6 to 9 night only. don't call me".

The line is taken, the hours too where they are one of ours, and what is said of calls goes to the team as it was
written. An employer who would be cross about a call is no danger: without such words the message is weighed anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.hearings.chosen_reminders import keep_line, take_reminders
from app.dialogue.hearings.passing import hear_in_welcome, tells_hearing
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answer_after
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.safety.danger import Danger
from app.dialogue.showing import shown_value
from app.dialogue.talk.astray import topic_of
from app.dialogue.team.calling import PERSON
from app.dialogue.team.wishes import answers_only_how, is_about_calls, keep_wish
from app.dialogue.text import fold
from app.dialogue.welcome.neutral_lines import UNASKED, names_neutral, wants_none_that_say
from app.dialogue.welcome.nothing_sent import wishes_nothing_sent
from app.dialogue.welcome.said_in_welcome import HOURS, lines_named
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import asks, ends_in_question
from app.dialogue.world import Reply

_MOST = 40
"""Words of such a message; more tell something."""

_CLAUSES = re.compile(r"(?<!\d)[.,;:!\n…]+|[.,;:!\n…]+(?!\d)")
_PIECES = re.compile(r"[^.,;:!?\n…]+[.,;:!?\n…]*\s*")
_AND = re.compile(r"^\W*(?:(?:y|and|pero|but|e)\b\s*)?", re.IGNORECASE)
_FEW_BEFORE = 3
"""Words of a clause before the line that is named: "pues mijo, uno que no diga"."""
_NOTHING = "nothing"
_NO_CALL = "no me llamen"
"""The phrase of content/danger.yaml that may be a cry, and here is a wish."""
_INSTEAD = re.compile(
    r"\b(?:escrib\w+|por escrito|mensaj\w*|contesta|telefono|celular|cel|write|text|texts|message|messages|phone)\b"
)
"""How to reach somebody instead, or who answers: what a wish about calls speaks of besides."""
_LEADS = re.compile(r"^(?:(?:si|yes|ok|okay|pues|mejor|mijo|mija|no|ah|ay|entonces|then) )+(?=\w)")
_BOSS = r"(?:my|mi|the|el|la) (?:boss|patron|patrona|jefe|jefa|manager|supervisora?|encargad[oa])"
_CROSS = re.compile(
    rf"\b(?:(?:o|or|que|q|porque|pq|because|cause|cuz|as) )?(?:{_BOSS} (?:(?:will|would|can|gonna|going|to|he|she|be|"
    r"get|gets|is|go|se|me|va|a|puede|it|no|not|dont|doesnt|does) )*"
    r"(?:vex|vexed|angry|mad|upset|annoyed|cross|like|complain|fire me|enoj\w+|molest\w+|regan\w+|corre|despide|gusta)"
    rf"|se (?:me )?(?:va a )?(?:enoj\w+|molest\w+) {_BOSS})\b(?: (?:with|conmigo|me)\b)*"
)
"""An employer who would be cross, and no more."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One line of what may be sent, its hours where they are one of ours, what is said of calls, and what else is."""

    line: str
    hours: str | None
    calls: str
    rest: str = ""


def only_boss_is_cross(run: Run, reply: Reply) -> bool:
    """True where nothing sounds like danger without the words that an employer would be cross."""
    said = fold(reply.text)
    rest, count = _CROSS.subn(" ", said)
    if not count:
        return False
    heard = run.world.assess(rest, lang=run.language, in_story=False) if rest.split() else None
    return heard is None or (not (heard.certain or heard.phrase) and is_about_calls(fold(rest), run.world.words))


def asks_no_call(run: Run, reply: Reply, danger: Danger) -> bool:
    """True for "nada. no me llamen" where it is asked what may be sent: a wish, and no cry."""
    place, spot = run.c.place, run.spot
    if danger.certain or danger.phrase != _NO_CALL or place is None or spot is None or run.c.pending:
        return False
    chosen = _chosen_in(run, reply, place, spot.node)
    return chosen is not None and bool(chosen.calls)


def is_only_wish(run: Run, reply: Reply, danger: Danger) -> bool:
    """True for "que no llamen, el teléfono lo contesta doña Rosa": no phrase of danger, only how to be reached.

    "No me llamen" is such a phrase itself, for who cannot speak; not of somebody who has called for a person before.
    """
    if danger.certain or not is_about_calls(fold(reply.text), run.world.words):
        return False
    if danger.phrase:
        is_asked = run.c.pending is None and answers_only_how(run, reply.text, run.spot.node if run.spot else None)
        return danger.phrase == _NO_CALL and (PERSON in run.c.called or is_asked)
    return _INSTEAD.search(fold(reply.text)) is not None


def take_chosen(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Take such a message where it is asked what may be sent; None for any other. True: the flow may go on."""
    chosen = _chosen_in(run, reply, frame, node)
    if chosen is None and (parted := _neutral_and_rest(run, reply, frame)) is not None:
        return _take_neutral(run, reply, parted, frame, node, kind)
    if chosen is None and frame.key == UNASKED and not frame.correcting and wishes_nothing_sent(reply.text):
        return accept(run, reply, frame, node, kind, Reading("ok", _NOTHING))
    if chosen is None:
        return take_reminders(run, reply, frame, node)
    if chosen.hours is not None and chosen.line != _NOTHING:
        keep_line(run, reply, HOURS, chosen.hours)
    is_moving = accept(run, reply, frame, node, kind, Reading("ok", chosen.line))
    if chosen.hours is not None and chosen.line != _NOTHING:
        run.text("engine/noted", value=shown_value(run, HOURS))
    if chosen.calls:
        keep_wish(run, Reply(text=chosen.calls, sid=reply.sid))
    if tells_hearing(run, chosen.rest):
        hear_in_welcome(run, Reply(text=chosen.rest, sid=reply.sid))
    return is_moving


def _neutral_and_rest(run: Run, reply: Reply, frame: Frame) -> str | None:
    """What stands behind a clause that names the neutral lines: "uno que no diga de la corte, y cómo borro esto"."""
    if frame.key != UNASKED or frame.correcting or len(reply.text.split()) > _MOST:
        return None
    pieces = _PIECES.findall(reply.text)
    named = next((at for at, each in enumerate(pieces) if names_neutral(each)), None)
    if named is None or any(len(each.split()) > _FEW_BEFORE or "?" in each for each in pieces[:named]):
        return None
    rest = _AND.sub("", "".join(pieces[named + 1 :])).strip()
    parted = ends_in_question(pieces[named], run.world.words) if not rest else None
    return parted[1] if parted is not None else rest  # "uno que no diga nada y cómo borro esto"


def _take_neutral(run: Run, reply: Reply, rest: str, frame: Frame, node: Node, kind: str) -> bool:
    """Choose the neutral lines, and answer what is asked behind it."""
    is_moving = accept(run, reply, frame, node, kind, Reading("ok", "neutral"))
    asked = Reply(text=rest, sid=reply.sid)
    if rest and (is_question(rest, run.world.words) or asks(rest) or topic_of(run, asked, frame) is not None):
        answer_after(run, asked, frame, is_moving=is_moving)
    return is_moving


def _chosen_in(run: Run, reply: Reply, frame: Frame, node: Node) -> Chosen | None:
    if frame.key != UNASKED or frame.correcting or not isinstance(node, Choose) or "?" in reply.text:
        return None
    clauses = [each.strip() for each in _CLAUSES.split(reply.text) if each.strip()]
    if not clauses or len(reply.text.split()) > _MOST:
        return None
    line = _line(run, clauses[0], frame, node)
    if line is None or set(lines_named(run, reply.text, UNASKED)) - {line}:
        return None
    hours = lines_named(run, reply.text, HOURS)
    calls = [each for each in clauses if is_about_calls(fold(each), run.world.words)]
    if not calls and len(hours) != 1:
        return None
    if not calls and len(clauses) == 1:
        return None  # "full from 6 to 9" is read as it is
    rest = ", ".join(each for each in clauses[1:] if each not in calls)
    return Chosen(line, hours[0] if len(hours) == 1 else None, ", ".join(calls), rest)


def _line(run: Run, first: str, frame: Frame, node: Choose) -> str | None:
    """The line that the first words name: "full then", "nada mijo no me mande nada ni me llamen"."""
    if wants_none_that_say(first) or names_neutral(first):
        return "neutral"
    said = fold(first)
    words = said.split()
    for words_of in (said, _LEADS.sub("", said), " ".join(words[:2]), words[0] if words else ""):
        reading = read_reply(run, Reply(text=words_of), frame, node)
        if reading.status == "ok" and isinstance(reading.value, str):
            return reading.value
    return None
