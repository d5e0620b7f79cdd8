"""An hour told without its minutes while a hearing is told: "a las 4 y algo". It is not written, and that is said."""

from __future__ import annotations

from dataclasses import replace

from app.dialogue import readers
from app.dialogue.flow import Choose
from app.dialogue.hearings.pieces import is_ask_of, reads_back
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run
from app.dialogue.world import Reply

_FEW = 8
"""Words of a message that says such an hour and nothing besides."""


def open_minutes(at: Taking) -> bool | None:
    """Take the hour out of what is read, and say that its minutes are asked for.

    Not where the hour in court is told beside it, which is told apart there, nor at what was read back.
    """
    if not at.flow.pieces or at.reply.payload or not readers.lacks_minutes(at.text):
        return None
    if reads_back(at.run, at.frame.flow, at.node) is not None or readers.apart_from_border(at.text) is not None:
        return None
    is_told = isinstance(at.node, Choose) or is_ask_of(at.node, "date", "hour")
    if not is_told or "?" in at.text:
        return None
    at.run.text("hint/hour.minutes")
    left = readers.without_part_hour(at.text)
    if not any(map(str.isalnum, left)) or is_ask_of(at.node, "hour"):
        return at.show_again()
    at.reply = replace(at.reply, text=left)
    return None


def only_part_hour(run: Run, reply: Reply) -> bool | None:
    """True for such an hour alone where an hour or a day of a hearing is asked for: it only sounds like something."""
    place, spot = run.c.place, run.spot
    is_asked = place is not None and spot is not None and bool(run.library.flows[place.flow].pieces)
    is_hour = is_asked and spot is not None and is_ask_of(spot.node, "date", "hour")
    return True if is_hour and len(reply.text.split()) <= _FEW and readers.lacks_minutes(reply.text) else None
