"""The day somebody came, told where the day of a hearing is asked: "i enter september last year" is no hearing."""

from __future__ import annotations

import re

from app.dialogue.asides import holds_one
from app.dialogue.flow import Ask, Node
from app.dialogue.reply_reading import HEARING
from app.dialogue.run import Run
from app.dialogue.telling import IN_COURT
from app.dialogue.text import fold

_CAME = re.compile(
    r"\b(?:entre (?:en|a|por|el|hace|desde)|entramos|llegue|llegamos|cruce (?:en|a|por|el|hace)|cruzamos|vine|venimos|"
    r"me entregue|nos entregamos|(?:i|we) (?:just )?(?:enter|entered|came|arrived|crossed|got here|got in))\b"
)


def tells_entry(run: Run, text: str, node: Node) -> bool:
    """True for when they came, at a question for the day of a hearing, with no word of the court."""
    said = fold(text)
    is_asked = isinstance(node, Ask) and node.of == "date" and node.about == HEARING
    return is_asked and _CAME.search(said) is not None and not holds_one(said, run.world.words.get(IN_COURT, ()))
