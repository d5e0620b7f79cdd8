"""Where somebody waits, told once: whatever asks for the city takes it, and a city that is on no list is taken as told.

"Persona, estoy en reynosa" tells it, wherever it is said; a form's own questions about addresses are another matter.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Choose, Node
from app.dialogue.reading import Reading
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.text import fold, fold_own
from app.dialogue.words.asides import holds_one, is_question, opens_with
from app.dialogue.world import Reply

CITIES = frozenset({"tijuana", "nogales", "juarez"})
"""Lines by which a list of the cities where people wait is known."""

ELSEWHERE = ("other", "mexico_city")
"""Its line for any other city."""

_MOST = 25
_LONGEST_TOLD, _MOST_BEFORE = 60, 12
"""Words of a message that tells the town among other things, and those of its clause before it."""
_CLAUSES = re.compile(r"[.,;:!?¿¡\n]+|\s(?:y|and|pero|but)\s")
_NOT_NOW = re.compile(r"\b(?:estaba|estuve|era|vivia|was|were|voy|vamos|ire|going|antes|before|no|not|si)\b")


def asks_city(node: Node) -> bool:
    """True for a list of the cities where people wait."""
    return isinstance(node, Choose) and {option.id for option in node.options} >= CITIES


def hear_place(run: Run, reply: Reply) -> None:
    """Keep the town that a message tells as where somebody is now: "persona, estoy en reynosa"."""
    if reply.payload or len(reply.text.split()) > _LONGEST_TOLD:
        return
    town = _town_told(run, reply.text)
    if town is not None:
        run.set(waits_in=town)


def take_city(run: Run, reply: Reply, node: Node) -> Reading | None:
    """The line for the town of a reply where a city is asked: "reynosa ya le dije, en el albergue"; None for none."""
    if (
        not (asks_city(node) and isinstance(node, Choose))
        or "?" in reply.text
        or is_question(reply.text, run.world.words)
    ):
        return None
    town = _town_named(run, reply.text)
    if town is None:
        return None
    run.set(waits_in=town)
    line = _line_of(run, node, town)
    return Reading("ok", line) if line else None


def _town_named(run: Run, text: str) -> str | None:
    """The one town that a short message names, unless it is one of before or of later."""
    said = fold(text)
    named = [town for town in run.world.words.get("cities", ()) if holds_one(said, (town,))]
    longest = [town for town in named if not any(town != other and town in other for other in named)]
    if len(longest) != 1 or len(said.split()) > _MOST or _NOT_NOW.search(said.partition(longest[0])[0]):
        return None
    return longest[0]


def give_city(run: Run, frame: Frame, node: Node) -> bool:
    """Answer a list of cities with the town that is asked about, or was told before, and say it back; else False."""
    if not isinstance(node, Choose) or not asks_city(node) or frame.correcting:
        return False
    town = (_town_named(run, run.opening.text) if run.opening is not None else None) or run.c.waits_in
    line = _line_of(run, node, town, frame) if town is not None else None
    if town is None or line is None:
        return False
    answer = Answer(value=line, original=town, language=run.language, at=run.world.now)
    run.record(frame, node, answer, kind="choice", about=None)
    run.text("engine/noted", value=town.title())
    return True


def _line_of(run: Run, node: Choose, town: str, frame: Frame | None = None) -> str | None:
    place = frame or run.c.place
    if place is None:
        return None
    lines = zip(node.options, own_words(run, place, node), strict=True)
    found = [option.id for option, words in lines if town in {fold_own(word) for word in words}]
    elsewhere = [option.id for option in node.options if option.id in ELSEWHERE]
    return found[0] if len(found) == 1 else next(iter(elsewhere), None) if not found else None


def _town_told(run: Run, text: str) -> str | None:
    words = run.world.words
    leads = frozenset(lead for lead in words.get("i_am_in", frozenset()) if " " in lead)
    towns = words.get("cities", frozenset())
    for clause in filter(None, map(fold, _CLAUSES.split(text))):
        for lead in leads:
            before, mark, after = f" {clause} ".partition(f" {lead} ")
            is_near = len(before.split()) <= _MOST_BEFORE
            if mark and is_near and opens_with(after.strip(), towns) and not _NOT_NOW.search(before):
                return max((town for town in towns if f"{after.strip()} ".startswith(f"{town} ")), key=len)
    return None
