"""Not to know what a paper says, where that is an answer: it cannot be read, or not understood."""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.text import fold, loose
from app.dialogue.words.asides import holds_one, is_question

UNKNOWN = "unknown"
"""The option of a list that says it is not known."""

UNREAD = "paper_unread"
"""The word list of how people say that they cannot read a paper, or do not understand it."""

_NOT_KNOWN = re.compile(
    r"^\W*(?:(?:pues|ay|ah|mm+|es que|mire|mijo|mija|la verdad|well|um)\W+)*"
    r"(?:(?:no|tampoco|ni)(?: (?:lo|le|la|me|yo))* (?:se|sabria|veo|miro|alcanzo|leo|distingo)\b"
    r"(?! (?:leer|escribir|que (?:hacer|hago|pasa|llevo)|como|cuando|donde|si|por))|"
    r"(?:i )?(?:dont|don't|do not|no|cant|can't|cannot) (?:know|see|read)\b(?! (?:what|how|where|when|if|english)))"
)
"""How somebody begins who cannot say it: "no se mijo no veo bien"."""

_UNREAD, _SPOKEN = 16, 4
"""Words of such a message, more tell something; letters of a line's word that means it there."""


def is_illegible(run: Run, text: str, node: Node) -> bool:
    """True for "no se lee la hora", and for "no se mijo no veo bien" at a list, where not to know is an answer."""
    is_named = isinstance(node, Choose) and _names_known(run, text, run.c.place, node)
    return not is_named and speaks_of_reading(run, text, node)


def speaks_of_reading(run: Run, text: str, node: Node) -> bool:
    """True for such words also where a line is named after all: "no lo veo bien pero dice harlingen"."""
    if is_question(text, run.world.words):
        return False
    is_said = holds_one(loose(text), run.world.words.get("illegible", ()))
    if isinstance(node, Choose):
        return offers_unknown(node) and (is_said or _NOT_KNOWN.match(fold(text)) is not None)
    return isinstance(node, Ask) and bool(node.unsure) and is_said


def cannot_read_it(run: Run, text: str, frame: Frame, node: Node) -> Reading | None:
    """ "No le entiendo a ese papel", "está en inglés, no sé", where not to know what a paper says is an answer."""
    is_told = bool(run.library.flows[frame.flow].pieces) and not frame.correcting
    if not is_told or not isinstance(node, Choose) or not offers_unknown(node) or is_question(text, run.world.words):
        return None
    said = loose(text)
    is_unread = len(said.split()) <= _UNREAD and holds_one(said, run.world.words.get(UNREAD, ()))
    if is_unread and _names_known(run, text, frame, node):
        return None  # "individual creo, está en inglés"
    return Reading("ok", UNKNOWN) if is_unread else None


def _names_known(run: Run, text: str, frame: Frame | None, node: Choose) -> bool:
    """True where a line that says something is named after all: "no le miro bien, arriba dice harlingen"."""
    if frame is None:
        return False
    known = [own for own, option in zip(own_words(run, frame, node), node.options, strict=True) if option.id != UNKNOWN]
    return bool(readers.option_said(text, [[word for word in own if len(word) >= _SPOKEN] for own in known]))


def offers_unknown(node: Choose) -> bool:
    """True for a list with a line for not knowing."""
    return any(option.id == UNKNOWN for option in node.options)
