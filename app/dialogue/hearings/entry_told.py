"""The day somebody came: no hearing where the day of one is asked, and remembered for the count of one year."""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.conversation import Unread
from app.dialogue.flow import Ask, Node
from app.dialogue.replies.reply_reading import HEARING
from app.dialogue.run import Run
from app.dialogue.text import fold
from app.dialogue.topics.heard import IN_COURT
from app.dialogue.welcome.consenting import has_agreed
from app.dialogue.words.asides import holds_one
from app.dialogue.world import Reply

_CAME = re.compile(
    r"\b(?:entre (?:en|a|por|el|hace|desde)|entramos|llegue|llegamos|cruce (?:en|a|por|el|hace)|cruzamos|vine|venimos|"
    r"me entregue|nos entregamos|(?:i|we) (?:just )?(?:enter|entered|came|arrived|crossed|got here|got in))\b"
)


ENTRY = "one_year/arrived"
"""The question for the last entry, from which one year is counted."""

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


def tells_entry(run: Run, text: str, node: Node) -> bool:
    """True for when they came, at a question for the day of a hearing, with no word of the court."""
    said = fold(text)
    is_asked = isinstance(node, Ask) and node.of == "date" and node.about == HEARING
    return is_asked and _CAME.search(said) is not None and not holds_one(said, run.world.words.get(IN_COURT, ()))
