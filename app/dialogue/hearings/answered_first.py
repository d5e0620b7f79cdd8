"""An answer to a question about the hearing with something else behind it: "no lo dice. y si llego tarde?".

The answer is taken, and kept, before the question or the goodbye behind it is heard; neither swallows the other. Not
where what stands behind could be told too: an hour, a day, another piece.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose, Node, Question
from app.dialogue.hearings.asking_saved import CUTS, STOPS, told_and_same
from app.dialogue.hearings.confirming import is_plain_yes
from app.dialogue.hearings.pieces import changes_in, is_bare, reads_back
from app.dialogue.hearings.telling import list_told
from app.dialogue.hearings.unread_paper import UNKNOWN, UNREAD, is_illegible
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.talk.astray import is_an_option, topic_of
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import option_meant, several
from app.dialogue.words.asides import holds_one, is_question, opens_as_question
from app.dialogue.words.parting import PARTING_BEGINS, clauses_of, leaves, only_parts, unaddressed
from app.dialogue.world import Reply

_ASKS = re.compile(
    r"^(?:(?:y|e|pero|pues|entonces|ademas|and|so|but|please) )*(?:(?:tambien|also|otra cosa|yo|i|te|le|les|quiero|"
    r"quisiera|want|want to|wanna) )*(?:(?:saber|pregunto|preguntar|preguntarle|preguntarte|ask|know)(?: you)?\b|"
    r"(?:a |de |por |con |en )?"
    r"(?:que|q|k|ke|como|cuando|donde|adonde|cual|cuales|cuanto|cuantos|quien|xq|porque)|what|how|when|where|who|which|"
    r"why|can|could|do|does|will|is|are|if|si (?:no|me|llego|falto|voy|pierdo))\b"
)
_NOT_UNDERSTOOD = re.compile(
    r"\bno (?:la|lo|le) (?:entiendo|leo|se leer)\b|\bno se leerl[ao]\b|\b(?:dont|cant) (?:understand|read) it\b"
)
_DIGIT = re.compile(r"\d")
_OPENS = re.compile(
    r"^(?:(?:ay|ah|pues|bueno|ok|mijo|mija) )*(?P<said>si|yes|yeah|no|nop|nope)\b(?! (?:se|sabe|me|te|le|hay que))"
)
_SHORTEST = 4
"""Letters of a line's word that means it."""

_LONGEST = 8
"""Words of an answer that has something else behind it; more tell something themselves."""

_LONGEST_YES = 32
"""The same of a yes or a no with its reason, "si, ha de ser la que dice 4 y algo, no miro bien el numerito"."""


def answered_first(run: Run, reply: Reply, frame: Frame, node: Node) -> tuple[Reply, Reading, Reply] | None:
    """The answer that opens a message with its reading, and what is asked or said behind it; None where none opens it.

    Only in a flow that is told piece by piece, and not at what is read back: a yes there has rules of its own.
    """
    flow = run.library.flows[frame.flow]
    if reply.payload or frame.correcting or not flow.pieces or not isinstance(node, Question):
        return None
    if reads_back(run, frame.flow, node) is not None or _changes_plainly(run, reply.text, frame, node):
        return None
    if only_parts(reply.text) or told_and_same(run, reply.text)[1]:
        return None  # the "ok" of "ok gracias, ya me voy" is no yes
    joints = CUTS if isinstance(node, Choose) else STOPS  # "a las 8 y media" is one hour
    cuts = sorted((*joints.finditer(reply.text), *PARTING_BEGINS.finditer(reply.text)), key=lambda each: each.start())
    for cut in cuts:
        told, rest = reply.text[: cut.start()].strip(" .,;"), reply.text[cut.end() :].strip(" .,;")
        longest = _LONGEST if not is_yes_or_no(node) else _LONGEST_YES
        if not told or not rest or len(told.split()) > longest:
            continue
        reading = answer_alone(run, Reply(text=told, sid=reply.sid), frame, node)
        if reading is None:
            continue
        if is_parting(rest) or is_unread(run, rest) or _is_asked(run, rest, frame, node):
            behind = reply.text[cut.end() :].strip()
            return Reply(text=told, sid=reply.sid), reading, Reply(text=behind, sid=reply.sid)
    return None


def _changes_plainly(run: Run, text: str, frame: Frame, node: Node) -> bool:
    """True where a piece told before is another now; not for "4 30 o 4 50, no miro bien" beside the word court."""
    found = changes_in(run, text, frame, node)
    if found is None:
        return False
    is_open = [each.reading is not None and each.reading.status == "ambiguous" for each in found.made]
    return bool(found.doubted) or not all(is_open)


def answers_first(run: Run, reply: Reply) -> bool:
    """True where the message opens with an answer to the question that waits and says or asks more behind it."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending:
        return False
    return answered_first(run, reply, place, spot.node) is not None


def is_yes_or_no(node: Node) -> bool:
    """True for a list of a yes and a no, whatever their words are."""
    return isinstance(node, Choose) and {option.id for option in node.options} == {"yes", "no"}


def is_parting(text: str) -> bool:
    """True for thanks, a goodbye, or "yes, save it", and nothing else: the hearing is saved by then."""
    said = clauses_of(text)
    rest = [each for each in said if each and not is_plain_yes(each)]
    return bool(said) and (not rest or only_parts(". ".join(rest)))


def is_unread(run: Run, text: str) -> bool:
    """True for "pero no le entiendo": what was answered is not taken back by it."""
    said = loose(text)
    is_listed = any(holds_one(said, run.world.words.get(name, ())) for name in (UNREAD, "illegible"))
    return is_listed or _NOT_UNDERSTOOD.search(said) is not None


def part_with(run: Run, text: str, flow: str) -> bool:
    """What fits such words, once the answer was kept; True where it goes on with the next question."""
    said = [each for each in clauses_of(text) if each]
    if any(map(leaves, said)):
        run.set(is_paused=True)
        run.text("engine/goodbye")
        return False
    if not only_parts(text):
        list_told(run, flow)  # "yes, save it": it is, and what it is
    return True


def answer_alone(run: Run, told: Reply, frame: Frame, node: Question) -> Reading | None:
    """The reading of words that answer the question and say no more; None where they ask, or answer something else."""
    if is_question(told.text, run.world.words) or is_bare(told.text):
        return None  # "2. ..." is read with its number by the lists themselves
    opened = _OPENS.match(fold(told.text)) if is_yes_or_no(node) else None
    if opened is not None:
        return Reading("ok", "no" if opened["said"].startswith("no") else "yes")
    reading = read_reply(run, told, frame, node)
    if reading.status != "ok" and (plain := unaddressed(told.text)):
        reading = read_reply(run, Reply(text=plain, sid=told.sid), frame, node)
    if reading.status == "ok" and isinstance(node, Choose) and not _is_said(run, told.text, frame, node, reading):
        return None
    if reading.status != "ok" and is_illegible(run, told.text, node):
        return Reading("ok", UNKNOWN) if isinstance(node, Choose) else Reading("unknown")
    return reading if reading.status == "ok" else None


def _is_said(run: Run, text: str, frame: Frame, node: Choose, reading: Reading) -> bool:
    """True for a yes, a no, what is not known, or the very line that is named: "con el juez pues" names none."""
    if option_meant(run, node.options, text) == reading.value:
        return True  # "bridge dey near, like 30 minute"
    if reading.value in ("yes", "no", UNKNOWN) or is_an_option(run, Reply(text=text), frame, node):
        return True
    spoken = [[word for word in own if len(word) >= _SHORTEST] for own in own_words(run, frame, node)]
    number = readers.option_said(text, spoken)
    return number is not None and node.options[number - 1].id == reading.value


def _is_asked(run: Run, rest: str, frame: Frame, node: Question) -> bool:
    """True for a question or a plain topic that tells nothing of the hearing itself."""
    if holds_one(loose(rest), run.world.words.get("not_answered", ())):
        return True  # "matamoros. no me dijo de la niña"
    if _DIGIT.search(rest) or several(run, frame, node, rest).status == "ok":
        return False
    is_asking = "?" in rest or is_question(rest, run.world.words) or opens_as_question(rest, run.world.words)
    if is_asking or _ASKS.match(fold(rest)):
        return True
    return run.route(rest).is_plain or topic_of(run, Reply(text=rest), frame) is not None
