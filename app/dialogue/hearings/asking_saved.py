"""Somebody tells of a hearing and asks in one message whether it is saved: "14 december 5 am. so it is saved or no?".

What is told is taken first, and then the question is answered; so is whether the bridge is the same as the court.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Node
from app.dialogue.form.correcting import DATE_KEPT
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.hearings.told_among import tells_hearing_alone
from app.dialogue.hearings.told_so_far import tells_piece
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.text import loose
from app.dialogue.topics.heard import ELSEWHERE, open_with
from app.dialogue.walking import walk_to_question
from app.dialogue.words.asides import holds_one
from app.dialogue.world import Reply

BRIDGE_FIRST = "bridge_first"
"""The topic of what each of two papers is for, and which of them comes first."""

CUTS = re.compile(r"[.;!?¿\n]+(?!\d)|,\s+|\s+(?=(?:so|entonces|y|and|pero|but)\s)", re.IGNORECASE)
"""Where a message may end to tell and begin to ask."""

_SAME = re.compile(
    r"(?<![\s,.;:¿])[\s,.;:¿]*+(?:(?:y|o|and|or|pero|but)\s+)?(?:(?:eso|esa|ese|esta|este)\s+)?"
    r"(?:(?:es|ser[aá]n?|ser[ií]an?|son)\s+(?:(?:que\s+)?(?:es\s+)?(?:l[aoe]s?|el)\s+)?"
    r"(?:mism[ao]s?|otr[ao]s?|dos|distint[ao]s?|diferentes?|aparte)|"
    r"(?:is|are)\s+(?:it|this|that|they|these)\s+(?:the\s+)?(?:same|another|other|different|two)(?:\s+one)?|"
    r"(?:it|this|that)\s+is\s+(?:the\s+same|another|different)(?:\s+one)?)"
    r"(?:\s+(?:citas?|fechas?|audiencias?|cosas?|hojas?|appointments?|hearings?|dates?|things?|"
    r"d[ií]as?|horas?|lugar|days?|hours?|place))?"
    r"(?:\s+(?:verdad|or not|o no|o que))?"
    r"\s*\?\s*$",
    re.IGNORECASE,
)
""" "…, es la misma?" at the end of what is told of the other paper."""

STOPS = re.compile(r"[.;!?\n]+(?!\d)")
"""Where a sentence ends: not in an hour or a date with stops in it."""
_MOST_CUTS = 12
"""Places looked at, where a message may be cut; one with more of them is no question and a telling."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a message, without their stops."""
    return [each.strip() for each in STOPS.split(text) if each.strip()]


def pieces_of(text: str) -> list[str]:
    """What a message says piece by piece; what stands behind the last place that is looked at is one piece."""
    return [each.strip() for each in CUTS.split(text, maxsplit=_MOST_CUTS) if each.strip()]


def told_and_same(run: Run, text: str) -> tuple[str, str]:
    """What a message tells of the border, and the question behind it whether that is the same hearing."""
    found = _SAME.search(text) if BRIDGE_FIRST in run.library.flows else None
    is_border = found is not None and holds_one(loose(text[: found.start()]), run.world.words.get(ELSEWHERE, ()))
    return (text[: found.start()], found.group().strip()) if found is not None and is_border else (text, "")


def told_and_asked(run: Run, text: str) -> tuple[str, str]:
    """What a message tells, and the question behind it whether that is saved, or the same; empty where it has none."""
    told, asked = told_and_same(run, text)
    if asked:
        return told, asked
    for cut in reversed(list(CUTS.finditer(text))[-_MOST_CUTS:]):
        told, asked = text[: cut.start()].strip(), text[cut.end() :].strip()
        if told and asked and run.route(asked).topic == DATE_KEPT and run.route(told).topic != DATE_KEPT:
            return told, asked
    return text, ""


def told_behind_asked(run: Run, text: str) -> str | None:
    """What is told behind that question: "¿y mi fecha quedó? la corte es…" is answered by what is read back of it."""
    for cut in islice(CUTS.finditer(text), _MOST_CUTS):
        asked, told = text[: cut.end()].strip(), text[cut.end() :].strip()
        if told and run.route(asked).topic == DATE_KEPT and not tells_hearing_alone(run, asked):
            place = run.c.place
            is_piece = place is not None and bool(run.library.flows[place.flow].pieces) and tells_piece(run, told)
            return told if (is_piece and not _is_day(run, told)) or tells_hearing_alone(run, told) else None
    return None


def _is_day(run: Run, text: str) -> bool:
    """True for a day without its hour: it says which hearing is asked about, and tells nothing new."""
    said = readers.day_said(text, run.language, run.world.today, "hearing")
    days = said.value if isinstance(said.value, list) else [said.value]
    return all(isinstance(day, Mapping) and day.get("kind") == "date" for day in days)


def answer_saved(run: Run, asked: str, reply: Reply) -> None:
    """Answer whether it is saved, or the same, once what was told with it was taken."""
    if asked:
        walk_to_question(run)
        open_with(run, BRIDGE_FIRST if _SAME.search(asked) else DATE_KEPT, Reply(text=asked, sid=reply.sid))


def take_and_answer(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Take the plain answer to the question that waits from before such a question; False where it holds none."""
    told, asked = told_and_asked(run, reply.text)
    alone = Reply(text=told, sid=reply.sid)
    is_told = run.library.flows[frame.flow].pieces and reads_back(run, frame.flow, node) is None
    reading = read_reply(run, alone, frame, node) if asked and is_told else None
    if reading is None or reading.status != "ok" or not accept(run, alone, frame, node, kind_of(frame, node), reading):
        return False
    answer_saved(run, asked, reply)
    return True
