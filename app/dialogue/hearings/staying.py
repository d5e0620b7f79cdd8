"""Words about the very hearing that is being told, at one of its questions: they lead nowhere else.

Whoever tells a hearing piece by piece speaks of courts, bridges and papers, and asks for no list of topics with that.
What was told so far is said, a word that is asked about is explained, and the question comes again. Another topic is
opened by what is plainly about it, by a question, or by a word of the menu.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.flow import Choose, Node
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.hearings.port_named import pieces_of_border
from app.dialogue.hearings.told_again import NOTEBOOK
from app.dialogue.hearings.told_so_far import list_so_far
from app.dialogue.reading import Reading
from app.dialogue.replies.taking import Taking
from app.dialogue.routing import SURE
from app.dialogue.run import Run
from app.dialogue.talk.astray import count_try
from app.dialogue.talk.defining import explain
from app.dialogue.text import loose, loose_own
from app.dialogue.words.asides import holds_one, is_marked, is_question

OF_IT = frozenset({HEARING_FLOW, NOTEBOOK, "court", "bridge"})
"""Topics that are about the hearing itself: its date, its court, its port of entry."""

_FEWEST = 3
"""Words from which a message states something; fewer may be a word of the menu."""

_WHICH = re.compile(r"\b(?:que|q|k|ke|cual|what|which|entiendo|conozco|understand)\b")

_CLAUSES = re.compile(r"(?<=[.?!;,\n])\s+")

_CLOCK = re.compile(r"\b\d{1,2}[:. ]\d\d\b")

HAS_IT, HAS_NOT = "has_paper", "has_no_paper"
"""The word lists of how people say that they have a paper, and that they have none."""


def take_sheet(at: Taking) -> bool | None:
    """ "Hay otra hoja pero no la sé leer": whoever speaks of the sheet that is asked about has it."""
    border = pieces_of_border(at.run, at.frame.flow) if at.flow.pieces and not at.frame.correcting else []
    if at.frame.node not in border[:1] or at.reading.is_settled or not isinstance(at.node, Choose):
        return None
    said, words = loose(at.text), at.run.world.words
    names = [loose_own(name) for name in at.flow.pieces[at.frame.node]]
    if is_question(at.text, words) or not holds_one(said, names) or holds_one(said, words.get(HAS_NOT, ())):
        return None
    return at.accept(Reading("ok", "yes")) if holds_one(said, words.get(HAS_IT, ())) else None


def stay_with_it(at: Taking) -> bool | None:
    """Words about the hearing that answer none of its questions: list what was told, and ask again."""
    if not at.flow.pieces or at.frame.correcting or at.reply.media or at.reading.is_settled:
        return None
    if at.reading.status == "ambiguous" and not _is_by_the_way(at):
        return None
    if len(at.text.split()) < _FEWEST:
        return None
    if _asks_which_sheet(at):
        return at.show_again()
    if _asks(at.run, at.text):
        return at.show_again() if _explains(at) else None
    if not _is_of_it(at.run, at.text):
        return None
    list_so_far(at.run, at.frame.flow)
    count_try(at.run, at.frame, at.node)
    return at.show_again()


def _asks_which_sheet(at: Taking) -> bool:
    """ "Q hoja es esa", "no entiendo que hoja" where the border sheet is asked about: said what it is."""
    names = [loose_own(name) for name in at.flow.pieces[at.frame.node]] if at.frame.node in at.flow.pieces else []
    is_sheet = at.frame.node in pieces_of_border(at.run, at.frame.flow)[:1]
    small = at.run.world.words.get("small_words", frozenset())
    words = [word for name in names for word in name.split() if word not in small]
    if not is_sheet or not _WHICH.search(loose(at.text)) or not holds_one(loose(at.text), words):
        return False
    return explain(at.run, f"what is {at.flow.pieces[at.frame.node][-1]}", anywhere=True, beside=True)


def _is_by_the_way(at: Taking) -> bool:
    """True for the one line that only a word of the question brought up: "court na 8:30" is no "Another court"."""
    is_one = isinstance(at.reading.value, list | tuple) and len(at.reading.value) == 1
    is_hour = _CLOCK.search(at.text) or readers.hour_instead(at.text, "hearing").status != "invalid"
    return isinstance(at.node, Choose) and is_one and bool(is_hour) and not _is_back(at.run, at.frame.flow, at.node)


def _is_back(run: Run, flow: str, node: Node) -> bool:
    return reads_back(run, flow, node) is not None


def _asks(run: Run, text: str) -> bool:
    clauses = [text, *_CLAUSES.split(text)]
    return is_marked(text) or any(is_question(each, run.world.words) for each in clauses)


def _explains(at: Taking) -> bool:
    """True where a word of it is asked about, and explained, beside what is told of the hearing."""
    clauses = [each for each in _CLAUSES.split(at.text) if each.strip()]
    if len(clauses) == 1 or not _is_of_it(at.run, at.text):
        return False
    said = [explain(at.run, each.strip(" .,;"), anywhere=True, beside=True) for each in clauses]
    return any(said)


def _is_of_it(run: Run, text: str) -> bool:
    """True where the words are about the hearing, or about no topic that could be named with certainty."""
    route = run.route(text)
    return not route.is_plain and (route.confidence < SURE or run.world.topics.get(route.topic) in OF_IT)
