"""The answer to a list among other words, wherever it stands: "eso está muy largo. le dije la 9. y cuándo me escriben".

So is the day that a topic asks for beside the form. Only an answer that is a part of the message by itself, and only
one; it is taken before the rest is heard. A part that says more than the answer is no such part, and the boxes of the
form keep every word themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.answered_first import is_yes_or_no
from app.dialogue.hearings.border_hours import tells_border_hour
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.routing import TOPICS
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, own_words
from app.dialogue.talk.astray import topic_of
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.defining import explain
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import WELCOME
from app.dialogue.welcome.consenting import CONSENT
from app.dialogue.words.asides import is_question, opens_as_question
from app.dialogue.words.parting import only_parts, unaddressed
from app.dialogue.words.repeating import SAID_BEFORE
from app.dialogue.world import Reply

_PARTS = re.compile(r"(?<=[.;!?\n])(?!\d)|,\s+|\s+(?=(?:y|and|pero|but)\s)", re.IGNORECASE)
_JOINS = re.compile(r"^(?:y|and|pero|but)\s+", re.IGNORECASE)
_LEADS = re.compile(
    rf"^(?:(?:{SAID_BEFORE}|ponle|pongale|pon|ponga|dice|dise|it says?|ah|ay|oh|bueno|pues|mire|ok|okay|entonces|es|"
    r"creo|i think|i choose|quiero|que|q|k|put|take)\b ?)+"
)
_TRAILS = re.compile(
    rf"(?: (?:pues|ya|creo|nomas|por favor|porfa|please|mejor|i think|entonces|gracias|{SAID_BEFORE}))+$"
)
_SAID = {"yes": ("si", "yes", "yeah", "claro", "dale"), "no": ("no", "nop", "nope")}
_YES_OR_NO = {word: value for value, words in _SAID.items() for word in words}
_LINE = re.compile(
    r"(?:(?:la|el|the|number|numero|opcion|option) )?"
    r"(?:\d{1,2}|un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_TALK = re.compile(
    r"\b(?:muy largo|mucho texto|mucha letra|too long|too much|no se (?:que|q) es|(?:que|q) es eso|no (?:le )?entiendo|"
    r"ya (?:le|te) dije|no me (?:dij\w+|contest\w+|respond\w+)|apur\w+|rapido|hurry|quick\w*)\b"
)
"""Talk that asks for no topic, beside an answer."""
_MOST = 3
"""Words of a part that is an answer by itself, without what leads to it."""
_MOST_PARTS = 8
"""Parts of a message; more tell something."""
_FEWEST = 3
"""Words of what else is said; fewer belong to the answer."""
_SHORTEST = 4
"""Letters of a line's word that means it."""


def answer_among(run: Run, reply: Reply, frame: Frame, node: Node) -> tuple[Reply, Reading, list[Reply]] | None:
    """The part that answers with its reading, and the other parts of the message; None where not just one part does."""
    if reply.payload or reply.media or frame.correcting or not _is_open(run, frame, node):
        return None
    if run.library.flows[frame.flow].pieces and tells_border_hour(run, reply.text, frame):
        return None  # the hour at the bridge is kept with it
    parts = [_JOINS.sub("", each.strip(" ,.;")) for each in _PARTS.split(reply.text) if each.strip(" ,.;!¿?")]
    if not 1 < len(parts) <= _MOST_PARTS or only_parts(reply.text):
        return None
    found = [(number, each) for number, part in enumerate(parts) if (each := _reading(run, part, frame, node))]
    if len({str(reading.value) for _number, reading in found}) != 1:
        return None
    number, reading = found[0]
    if frame.flow == WELCOME and number == 0:
        return None  # what opens a message of the welcome is taken with what it says of it
    answers = {at for at, _reading in found}
    others = [part for at, part in enumerate(parts) if at not in answers]
    if len(" ".join(others).split()) < _FEWEST or not any(_is_heard(run, each) for each in others):
        return None
    return replace(reply, text=parts[number]), reading, [replace(reply, text=each) for each in others]


def hear_rest(run: Run, others: list[Reply], frame: Frame) -> None:
    """Answer what the other parts ask; none of them is an answer to a question that nobody has read yet."""
    for part in others:
        condole(run, part.text)
    whole = replace(others[0], text=". ".join(each.text for each in others))
    heard = (*_as_one(run, whole, frame), *others)
    for part in sorted(heard, key=lambda each: not run.route(each.text).is_plain):  # "gateway i told you" asks nothing
        if explain(run, part.text, anywhere=True):
            continue
        flow = topic_of(run, part, frame)
        if flow is not None and (part is whole or _is_heard(run, part.text)):
            open_with(run, flow, part)
            return


def _as_one(run: Run, whole: Reply, frame: Frame) -> tuple[Reply, ...]:
    """The other parts together, where they name a topic narrower than any of them: "one year rule, it hurts me?"."""
    is_narrow = run.route(whole.text).topic not in TOPICS and "?" in whole.text
    return (whole,) if is_narrow and topic_of(run, whole, frame) not in (None, HEARING_FLOW) else ()


def answers_among(run: Run, reply: Reply) -> bool:
    """True where a part of the message, and only one, answers the question that waits."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or run.c.pending:
        return False
    return answer_among(run, reply, place, spot.node) is not None


def _is_open(run: Run, frame: Frame, node: Node) -> bool:
    """True for a list, or a yes or no, whose answer is kept: of the welcome, or of a hearing and its reminders."""
    is_piece = frame.node in run.library.flows[frame.flow].pieces
    is_kept = isinstance(node, Choose) and (node.save is not None or is_piece)
    is_beside = not (run.library.flows[frame.flow].interview or run.library.flows[frame.flow].pieces)
    is_asked = isinstance(node, Ask) and (
        kind_of(frame, node) == "yes_no" or (is_beside and kind_of(frame, node) == "date")
    )
    is_form = run.library.flows[frame.flow].interview and frame.flow != WELCOME
    # which of two languages, and a yes to a consent or to what was read back, have rules of their own
    is_language = isinstance(node, Choose) and node.save == "@language"
    is_other = is_language or frame.key in CONSENT or reads_back(run, frame.flow, node) is not None
    return (is_kept or is_asked) and not (is_form or is_other)


def _reading(run: Run, part: str, frame: Frame, node: Node) -> Reading | None:
    """What a part answers by itself: a line by its number or its own word, a yes or a no."""
    if "?" in part or opens_as_question(part, run.world.words):
        return None
    if kind_of(frame, node) == "date":
        day = read_reply(run, Reply(text=part), frame, node)
        return day if day.status == "ok" else None
    said = _TRAILS.sub("", _LEADS.sub("", fold(written_out(unaddressed(part))))).strip()
    if not said or len(said.split()) > _MOST:
        return None
    if kind_of(frame, node) == "yes_no" or is_yes_or_no(node):
        value = _YES_OR_NO.get(said)
        return Reading("ok", value) if value is not None else None
    if not isinstance(node, Choose):
        return None
    if not _LINE.fullmatch(said):
        spoken = [[word for word in own if len(word) >= _SHORTEST] for own in own_words(run, frame, node)]
        if readers.option_said(said, spoken) is None:
            return None
    reading = read_reply(run, Reply(text=said), frame, node)
    return reading if reading.status == "ok" else None


def _is_heard(run: Run, part: str) -> bool:
    """True for what is heard by itself: a question, a plain topic, talk; never a value of the hearing."""
    if re.search(r"\d", part):
        return "?" in part
    words = run.world.words
    is_asked = "?" in part or is_question(part, words) or opens_as_question(part, words) or run.route(part).is_plain
    return is_asked or _TALK.search(fold(part)) is not None
