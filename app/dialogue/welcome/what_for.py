"""An answer and "what for?" in one message: "pin pa q sirve, si si quiero", "yes but what is it for".

The answer is taken, and one line says what the question is for. Not at the permission, which has rules of its own.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.flow import Node, Question
from app.dialogue.library import context
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.defining import explain
from app.dialogue.text import fold
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.before_agreeing import AGREE
from app.dialogue.words.doubting import asks_by_words
from app.dialogue.world import Reply

_CLAUSES = re.compile(r"[?¿!¡.,;\n]+|\s+(?=(?:pero|but|y|and)\s)", re.IGNORECASE)
_AND = re.compile(r"^(?:y|e|and|pero|but)\s+", re.IGNORECASE)
_LEAD = (
    r"(?:(?:y|e|pero|pues|entonces|oiga|mijo|mija|disculpe|and|but|so|sorry|ok|no (?:se|entiendo)|"
    r"i (?:dont|do not) know) )*"
)
_IT = (
    r"(?:el|la|los|las|lo|un|una|eso|esto|ese|este|esta|aqui|me|mi|the|a|that|this|it|my|pin|clave|numero|number|code|"
    r"secreto|secret|nombre|name|mensajes?|avisos?|messages?)"
)
_DOES = r"(?:es|sirven?|serviria|seria|era|son|quieren?|necesitan?|ocupan?|piden?|preguntan?)"
_WHAT_FOR = re.compile(
    rf"{_LEAD}(?:{_IT} )*(?:"
    rf"(?:para|pa) ?que(?: (?:{_DOES}|{_IT}))*|por ?que(?: {_IT})* {_DOES}(?: {_IT})*|de que (?:me )?sirve(?: {_IT})*|"
    rf"(?:what|wat)(?: is|s| be)?(?: {_IT})* for(?: {_IT})*|(?:is )?for what(?: is)?(?: {_IT})*|"
    rf"why (?:do )?(?:you|u) (?:ask|need|want)(?: {_IT})*)"
)
_WHAT = re.compile(rf"{_LEAD}(?:que (?:es|son)|(?:what|wat)(?: is|s| be))(?: {_IT})+")


def take_and_say_what_for(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the answer, and say in a line what the question is for; None where a message is not both."""
    found = _both(run, reply, frame, node)
    if found is None or not isinstance(node, Question) or node.why is None:
        return None
    answer, asked, reading, _more = found
    is_moving = accept(run, answer, frame, node, kind_of(frame, node), reading)
    if asks_what_for(asked) or not explain(run, asked, anywhere=True):
        run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    return is_moving


def answers_and_asks_what_for(run: Run, reply: Reply) -> bool:
    """True where the question of the welcome that waits is answered in a message that asks what it is for."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending:
        return False
    return _both(run, reply, place, spot.node) is not None


def asked_with_what_for(run: Run, reply: Reply, frame: Frame, node: Node) -> str:
    """What else such a message asks: "q es pin? eso no. y como borro los mensajes"; empty for nothing."""
    found = _both(run, reply, frame, node)
    return found[-1] if found is not None else ""


def asks_what_for(text: str) -> bool:
    """True for "pin pa q sirve", "what is it for", and nothing else: not for "para que no lo vea nadie"."""
    return _WHAT_FOR.fullmatch(fold(written_out(text))) is not None


def _both(run: Run, reply: Reply, frame: Frame, node: Node) -> tuple[Reply, str, Reading, str] | None:
    """The answer alone, what is asked about the question, how the answer is read, and what else is asked."""
    is_asked = frame.flow == WELCOME and isinstance(node, Question) and node.why and node.save != AGREE
    if not is_asked or reply.payload or reply.media or frame.correcting:
        return None
    if kind_of(frame, node) not in ("yes_no", "choice"):
        return None
    clauses = [each.strip() for each in _CLAUSES.split(written_out(reply.text)) if each.strip()]
    parted = [_parted(each) for each in clauses]
    asked = " ".join(each for each, _ in parted if each)
    others = [each for _, each in parted if each and _asks_more(run, _AND.sub("", each))]
    told = ", ".join(each for _, each in parted if each and each not in others)
    if not asked or not told:
        return None
    answer = Reply(text=told, sid=reply.sid)
    reading = read_reply(run, answer, frame, node)
    return (answer, asked, reading, ". ".join(others)) if reading.status == "ok" else None


def _asks_more(run: Run, clause: str) -> bool:
    return asks_by_words(clause, run.world.words) or run.route(clause).is_plain


def _parted(clause: str) -> tuple[str, str]:
    """What such a clause asks, and what it says before or behind that, with no comma between: "si pa que sirve"."""
    words = clause.split()
    for size in range(len(words), 1, -1):
        for asked, told in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            said = fold(" ".join(asked))
            if _WHAT_FOR.fullmatch(said) or (not told and _WHAT.fullmatch(said)):
                return " ".join(asked), " ".join(told)
    return "", clause
