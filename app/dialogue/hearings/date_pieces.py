"""A date question that is answered in pieces: what was told is kept, and only what is missing is asked.

The words wait as `unread` of the question, so that they go with it where it is skipped; the whole is asked about
before it is taken.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.dialogue import readers
from app.dialogue.conversation import Frame, Unread
from app.dialogue.flow import Ask, Node
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reply_reading import HEARING
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.words.asides import is_question
from app.dialogue.world import Reply

IMPOSSIBLE = "date.impossible"
"""The hint for a day that its month does not have."""

_OPEN = frozenset({"date.year_missing", "date.month_missing", "date.day_missing", "date.more_than_one"})
"""Hints of replies that hold a part of a date."""


def take_piece(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool | None:
    """Keep a piece, ask for the missing one, or read the whole back; None where the reply is none."""
    if not (isinstance(node, Ask) and node.of == "date" and node.about != "stretch") or reply.media:
        return None
    told = run.c.unread.text.split("\n") if run.c.unread and run.c.unread.key == frame.key else []
    today = run.world.today
    before = [piece for piece in (readers.piece_said(each, today, node.about) for each in told) if piece is not None]
    if reading.status in ("unknown", "declined"):
        return _as_far_as_told(run, reply, frame, node, readers.together(before))
    if is_question(reply.text, run.world.words) or _is_whole(reading) or reading.status == "ambiguous":
        return None
    piece = readers.piece_said(reply.text, today, node.about)
    if piece is not None and not readers.is_only_piece(reply.text, today, node.about):
        return None
    piece = piece or (_of_year(reading) if before else None)
    if piece is None or (not before and reading.hint not in _OPEN):
        return None
    if not before and reading.hint == "date.more_than_one":
        return None
    whole = readers.together([*before, piece])
    missing = readers.missing_piece(whole)
    if not before and node.about == HEARING and missing == "date.year_alone" and whole.day:
        return None  # the years that it can be are offered
    words = "\n".join([*told, reply.text]) if before else reply.text
    if fault := whole.fault(today, node.about) if whole.year else None:
        return _refuse(run, fault, frame, told if fault == IMPOSSIBLE else [])
    if missing is not None:
        run.set(unread=Unread(key=frame.key, text=words, sid=reply.sid), tries=0)
        run.text(f"hint/{missing}", told=readers.show_piece(whole, run.language))
        return False
    said = readers.without_doubt(whole)
    run.set(unread=Unread(key=frame.key, text=words, sid=reply.sid))
    ask_which(run, Reply(text=words, sid=reply.sid), "date", Reading("ambiguous", [said.value], "sure"))
    return False


def ask_missing(run: Run, frame: Frame, node: Node) -> bool:
    """Ask for the part that the pieces told so far lack; False where none was told."""
    if not (isinstance(node, Ask) and node.of == "date" and run.c.unread and run.c.unread.key == frame.key):
        return False
    told = run.c.unread.text.split("\n")
    read = [piece for each in told if (piece := readers.piece_said(each, run.world.today, node.about)) is not None]
    whole = readers.together(read)
    if not read or (missing := readers.missing_piece(whole)) is None:
        return False
    run.text(f"hint/{missing}", told=readers.show_piece(whole, run.language))
    return True


def _is_whole(reading: Reading) -> bool:
    """True for a reply that answers with a day, or a stretch, by itself."""
    value = reading.value
    return reading.status == "ok" and isinstance(value, Mapping) and value.get("kind") not in ("month", "year")


def _as_far_as_told(run: Run, reply: Reply, frame: Frame, node: Ask, told: readers.Said) -> bool | None:
    """The month and its year, where the day is not known; a hearing needs its day."""
    if node.about == HEARING or told.year is None or told.day is not None or run.c.unread is None:
        return None
    words = Reply(text=f"{run.c.unread.text}\n{reply.text}", sid=reply.sid)
    return accept(run, words, frame, node, "date", Reading("ok", told.value))


def _of_year(reading: Reading) -> readers.Said | None:
    """The year that a reply answers with in a way of its own: "del 80", "hace dos años"."""
    value = reading.value
    if reading.status != "ok" or not isinstance(value, Mapping) or value.get("kind") != "year":
        return None
    return readers.Said(int(str(value["iso"])), is_approximate=bool(value.get("approximate")))


def _refuse(run: Run, hint: str, frame: Frame, told: list[str]) -> bool:
    """Say why the whole cannot be; what was told before the last piece stays where only that can be wrong."""
    run.set(unread=Unread(key=frame.key, text="\n".join(told)) if told else None)
    run.text(f"hint/{hint}")
    return False
