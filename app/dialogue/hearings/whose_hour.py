"""Whose hour it is that was told with a day off a paper of which nobody said that it is the court's.

"Tengo un papel que dice 14 de enero 8:30": the paper of the border has an hour too, and an earlier one. It is asked,
and never silently taken for that of the court.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Do, Question
from app.dialogue.hearings.pieces import day_of, has_hour
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import ELSEWHERE, HEAR, IN_COURT
from app.dialogue.words.asides import holds_one

WHOSE, AT_PORT = "whose", "at_port"
"""The parts of the engine's action: whether it is clear whose hour was told, and to keep it as that at the border."""

PAPER = "told_paper"
"""The word list of papers that may be of the court or of the border."""

_HOUR = re.compile(r"\d{2}:\d{2}")

_CLEAR, _UNCLEAR = "clear", "unclear"


def find_whose(run: Run, flow: str) -> str:
    """`unclear` for an hour told with its day in the opening words, without a place or a word of court or border."""
    court = _hours(run, flow)[:1]
    heard = next((n for n in run.library.flows[flow].nodes if isinstance(n, Do) and n.do == HEAR), None)
    opening = run.c.answers.get(Frame(flow=flow, node=heard.id).key) if heard is not None else None
    if not court or opening is None:
        return _CLEAR
    (hour, _, day) = court[0]
    told = run.c.answers.get(Frame(flow=flow, node=day).key)
    border = _hours(run, flow)[1:]
    is_told_apart = any(place.key in run.c.answers for place in (hour, *(each[0] for each in border)))
    if told is None or not has_hour(told) or is_told_apart or not opening.original.strip():
        return _CLEAR
    first = opening.original.strip().partition("\n")[0]
    if told.original.strip().partition("\n")[0] != first:
        return _CLEAR  # it answers the question for the day in court
    pieces = [Frame(flow=flow, node=name).key for name in run.library.flows[flow].pieces if name != day]
    if any(key in run.c.answers and run.c.answers[key].original.strip().partition("\n")[0] == first for key in pieces):
        return _CLEAR  # the court was named in the same words
    said = loose(f"{told.original} {opening.original}")
    words = (run.world.words.get(name, frozenset()) for name in (IN_COURT, ELSEWHERE))
    is_of_paper = holds_one(said, run.world.words.get(PAPER, frozenset()))
    return _UNCLEAR if is_of_paper and not any(holds_one(said, phrases) for phrases in words) else _CLEAR


def hours_named(run: Run, flow: str, keys: Sequence[str], text: str) -> list[str]:
    """The keys that "la hora" may mean: that of the court, told with its day, and that at the border."""
    names = [set(map(fold, run.library.flows[flow].pieces[frame.node])) for frame, _, _ in _hours(run, flow)]
    if not names or fold(text) not in set.intersection(*names):
        return []
    held = [key for key in keys if (told := run.c.answers.get(key)) is not None and _is_hour(told)]
    return held if len(held) > 1 else []


def _is_hour(told: Answer) -> bool:
    return has_hour(told) or (isinstance(told.value, str) and _HOUR.fullmatch(told.value) is not None)


def move_to_border(run: Run, flow: str) -> str:
    """Keep the hour that was told with the day in court as that at the border; that in court is asked for then."""
    (_, _, day), (border, node, _) = _hours(run, flow)[:2]
    key = Frame(flow=flow, node=day).key
    told, spot = run.c.answers.get(key), run.library.spot(flow, day)
    if told is None or not has_hour(told) or not isinstance(told.value, Mapping) or spot is None:
        return _CLEAR
    if isinstance(spot.node, Question):
        iso = str(told.value["iso"])
        alone = told.model_copy(update={"value": {**told.value, "kind": "date", "iso": iso[:10]}})
        run.record(Frame(flow=flow, node=day), spot.node, alone, kind="date", about=_about(spot.node))
        hour = told.model_copy(update={"value": iso[11:16]})
        run.record(border, node, hour, kind=kind_of(border, node), about=_about(node))
    return AT_PORT


def _about(node: Question) -> str | None:
    return node.about if isinstance(node, Ask) else None


def _hours(run: Run, flow: str) -> list[tuple[Frame, Question, str]]:
    """The questions for an hour alone, that of the court first, each with the one for its day."""
    found: list[tuple[Frame, Question, str]] = []
    for name in run.library.flows[flow].pieces:
        spot = run.library.spot(flow, name)
        day = day_of(spot.node) if spot is not None else None
        if spot is not None and day is not None and isinstance(spot.node, Question):
            found.append((Frame(flow=flow, node=name), spot.node, day))
    return found
