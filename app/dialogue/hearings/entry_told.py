"""The day somebody came: no hearing where the day of one is asked, and remembered for the count of one year."""

from __future__ import annotations

import re
from datetime import date

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, Unread
from app.dialogue.flow import Ask, Node
from app.dialogue.reading import Json
from app.dialogue.replies.reply_reading import HEARING
from app.dialogue.run import Run
from app.dialogue.talk.astray import open_plain_question
from app.dialogue.text import fold
from app.dialogue.topics.heard import IN_COURT
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.words.asides import holds_one, without_phrases
from app.dialogue.world import Reply

_CAME = re.compile(
    r"\b(?:entre (?:en|a|por|el|hace|desde)|entramos|llegue|llegamos|cruce (?:en|a|por|el|hace)|cruzamos|vine|venimos|"
    r"me entregue|nos entregamos|(?:i|we) (?:just )?(?:enter|entered|came|arrived|crossed|got here|got in))\b"
)


ENTRY = "one_year/arrived"
"""The question for the last entry, from which one year is counted."""

_COUNTED = "one_year/next"
"""Where the day from which one year was counted is said back."""

_CLAUSES = re.compile(r"[.,;!?\n]+\s*")
_SENTENCES = re.compile(r"(?<=[.;!?\n])\s+")
_MONTH = re.compile(r"\d{4}-\d\d")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_BOUND = re.compile(r"\b(?:antes|despues|before|after|until|hasta)\b")
_WANTS_ANOTHER = re.compile(
    r"^(?:no|nope|nop)\b(?! (?:se|me|lo se|recuerdo|sabi|know|remember|sure|idea)\b)|"
    r"\b(?:otr[oa]|another|other|wrong|mal|equivoque)\b"
)

_MOST = 60
"""Words up to which a message is looked through for the day of an entry; a longer one tells a story."""


def hear_entry(run: Run, reply: Reply) -> None:
    """Keep words that tell when somebody entered the U.S.: "i enter september 2025, they return me to mexico".

    Only of whoever has agreed. Nothing is taken from them but what is read back where one year is counted.
    """
    if reply.payload or len(reply.text.split()) > _MOST or not has_agreed(run):
        return
    if readers.arrival_said(reply.text, run.language, run.world.today).status == "ok":
        run.set(came=Unread(key=ENTRY, text=reply.text, sid=reply.sid))


def put_entry_right(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """Count from another day, told where one year was counted: "i think 20 september 2025"; None for no such day."""
    was, spot = run.c.answers.get(ENTRY), run.library.spot(*ENTRY.split("/"))
    is_asked = frame.key in (ENTRY, _COUNTED)
    if not is_asked or reply.payload or was is None or spot is None or not isinstance(spot.node, Ask):
        return None
    value = _entry_instead(reply.text, was.value, run.language, run.world.today)
    value = value or _month_again(run, reply.text, was.value)
    if value is None or (value == was.value and frame.key == _COUNTED):
        return None
    place = frame.model_copy(update={"node": spot.node.id})
    told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    run.record(place, spot.node, told, kind="date", about=spot.node.about)
    nodes = run.library.flows[frame.flow].nodes
    behind = next(number for number, node in enumerate(nodes) if node.id == spot.node.id) + 1
    run.place_at(run.library.follow(place, nodes[behind].id))
    for each in _SENTENCES.split(reply.text):
        if open_plain_question(run, Reply(text=each, sid=reply.sid), frame):
            break
    return True


def says_same_month(run: Run, reply: Reply, frame: Frame) -> bool:
    """True for "i dont know the day, it was september" where one year was counted from that month, or a day in it."""
    was = run.c.answers.get(ENTRY)
    if frame.key != _COUNTED or reply.payload or was is None or not isinstance(was.value, dict):
        return False
    again = None if _WANTS_ANOTHER.search(fold(reply.text)) else _month_again(run, reply.text, was.value)
    return isinstance(again, dict) and str(was.value.get("iso", "")).startswith(str(again["iso"]))


def _month_again(run: Run, text: str, was: Json) -> Json:
    """The one month that a clause names without day or year, in the year that was told; None for no such month."""
    year = str(was.get("iso", ""))[:4] if isinstance(was, dict) else ""
    left = without_phrases(fold(text), run.world.words.get("said_before", frozenset()))
    if not year or "?" in text or _BOUND.search(left):
        return None
    said = [readers.piece_said(clause, run.world.today, "entry") for clause in _CLAUSES.split(text)]
    named = [each for each in said if each is not None and (each.month or each.day or each.year)]
    if len(named) != 1 or named[0].month is None or named[0].day or named[0].year:
        return None
    return {"kind": "month", "iso": f"{year}-{named[0].month:02d}"}


def _entry_instead(text: str, was: Json, lang: str, today: date | None) -> Json:
    """The one day that a clause of these words names, whole or by what changes of the day or month that was told."""
    iso = str(was.get("iso", "")) if isinstance(was, dict) else ""
    first = f"{iso}-01" if _MONTH.fullmatch(iso) else iso
    if not _DAY.fullmatch(first):
        return None
    meant = [
        pair.meant
        for each in _SENTENCES.split(text)
        for pair in readers.said_instead(each)
        if _DIGIT.search(pair.taken_back)
    ]
    right = [readers.day_instead(each, {"kind": "date", "iso": first}, lang, today, "entry") for each in meant]
    whole = [
        reading
        for clause in ([] if any(each.status == "ok" for each in right) else _CLAUSES.split(text))
        for said in (clause, f"{clause} {first[:4]}")
        if (reading := readers.day_told(said, lang, today, "entry")).status == "ok"
    ]
    found = [each.value for each in (*right, *whole) if each.status == "ok" and isinstance(each.value, dict)]
    days = {str(each["iso"]) for each in found if each["kind"] == "date"}
    return {"kind": "date", "iso": days.pop()} if len(days) == 1 else None


def tells_entry(run: Run, text: str, node: Node) -> bool:
    """True for when they came, at a question for the day of a hearing, with no word of the court."""
    said = fold(text)
    is_asked = isinstance(node, Ask) and node.of == "date" and node.about == HEARING
    return is_asked and _CAME.search(said) is not None and not holds_one(said, run.world.words.get(IN_COURT, ()))
