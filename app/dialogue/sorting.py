"""What a reply to the form says for another question, or says of having said it: sorted before its own is read.

Nothing is guessed: a value that is named goes where it is named and is said back, one that a question to come will ask
is kept for it, and what may only be the answer is offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.astray import ANY_WORDS, as_shown
from app.dialogue.beyond import beyond
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask, Node
from app.dialogue.giving import keep_in_step
from app.dialogue.holding import FIRST, is_said_again, stance_in
from app.dialogue.naming import Named, named_in, neighbours
from app.dialogue.reading import Reading
from app.dialogue.repeating import without_complaint
from app.dialogue.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.text import fold
from app.dialogue.volunteering import keep, names_of
from app.dialogue.world import Reply

_SET_OFF = re.compile(r"\*([^*]+)\*")
LAST, MIDDLE, TOWN = "last", "middle", "town"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a reply for the question that waits; `is_sure` where the words say that it is its answer."""

    text: str = ""
    is_sure: bool = False


def sort_out(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> Left | None:
    """Put what a reply says for other questions where it belongs; None where it says nothing of the kind."""
    if not run.library.flows[frame.flow].interview or not isinstance(node, Ask):
        return None
    named = named_in(run, frame, reply.text)
    if named is not None and (left := _put(run, reply, frame, kind, named)) is not None:
        return left
    if node.about == TOWN and (town := _town(run, reply, frame)):
        if readers.names_children(reply.text):
            run.text("engine/children_later")
        return Left(town, is_sure=True)
    if kind in ANY_WORDS:
        return _without_complaint(run, reply, frame, node)
    return None


def _town(run: Run, reply: Reply, frame: Frame) -> str | None:
    """The town that is told with more, unless the words are meant as they stand or ask something."""
    more = beyond(reply.text, run.world.words)
    is_whole = is_said_again(run, reply, frame) or (more is not None and more.asked) or "?" in reply.text
    return None if is_whole else readers.town_said(reply.text)


def whole_name(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> tuple[Reading, str] | None:
    """The part that is asked for of a reply that is plainly a whole name, and how it is parted; else None.

    The other parts are kept for their own questions, where they have no answer.
    """
    part = node.about if isinstance(node, Ask) else None
    if kind != "name" or part not in (LAST, FIRST, MIDDLE) or frame.correcting or is_said_again(run, reply, frame):
        return None
    parts = readers.whole_name(reply.text)
    if parts is None or not parts.get(part):
        return None
    together = {each.about: each for each in neighbours(run, frame) if each.of == "name"}
    shown = {about: str(parts[about]) for about in (LAST, FIRST, MIDDLE) if about in together and parts.get(about)}
    if set(shown) < {LAST, FIRST}:
        return None
    frames = {about: frame.model_copy(update={"node": together[about].id}) for about in shown}
    others = {frames[about].key: words for about, words in shown.items() if about != part}
    keep(run, {key: words for key, words in others.items() if key not in run.c.answers}, reply)
    lines = [f"- {name_of(run, frames[about], together[about])}: {words}" for about, words in shown.items()]
    value = {about: parts[about] if about == part else None for about in (LAST, FIRST, MIDDLE)}
    return Reading("ambiguous", [value], "name.parted"), "\n".join(lines)


def _put(run: Run, reply: Reply, frame: Frame, kind: str, named: Named) -> Left | None:
    """Write each value to the question that is named; None where the reply names only the one that waits, plainly."""
    own = next((words for place, _, words in named.parts if place.node == frame.node), "")
    others = [(place, node, words) for place, node, words in named.parts if place.node != frame.node]
    if not others:
        return Left(own, is_sure=True) if kind == "text" and not named.before else None
    read = [(place, node, words, _read(run, place, node, words)) for place, node, words in others]
    if any(reading.status not in ("ok", "unknown", "declined") for *_, reading in read):
        run.text("engine/not_understood")
        return Left()
    asked = {place.key for place, *_ in read if place.key in run.c.answers or place.key in run.c.skipped}
    for place, node, words, reading in read:
        if place.key in asked:
            _correct(run, place, node, Reply(text=words, sid=reply.sid), reading)
    if later := {place.key: words for place, _, words, _ in read if place.key not in asked}:
        keep(run, later, reply)
        run.text("engine/kept", questions=names_of(run, list(later)))
    return Left(own, is_sure=True) if own else Left(named.before)


def _read(run: Run, place: Frame, node: Ask, words: str) -> Reading:
    said = Reply(text=words)
    return stance_in(run, said, place, node, kind_of(place, node), read_reply(run, said, place, node))


def _correct(run: Run, place: Frame, node: Ask, said: Reply, reading: Reading) -> None:
    """Write an answer anew and say it back with its name."""
    is_none = reading.value == "none"
    state = "answered" if reading.status == "ok" and not is_none else "none" if is_none else reading.status
    value = reading.value if state == "answered" else None
    answer = Answer.model_validate(
        {"state": state, "value": value, "original": said.text, "language": run.language, "at": run.world.now,
         "sid": said.sid}
    )  # fmt: skip
    run.record(place, node, answer, kind=kind_of(place, node), about=node.about)
    keep_in_step(run, place.key)
    run.text("engine/noted", value=f"{name_of(run, place, node)}: {shown_value(run, place.key)}")


def _without_complaint(run: Run, reply: Reply, frame: Frame, node: Ask) -> Left | None:
    """The value beside "ya le dije"; where none stands there, what is kept is shown before it is asked again."""
    found = without_complaint(
        reply.text, run.world.words.get("said_before", frozenset()), _names_of_question(run, frame, node)
    )
    if found is None:
        return None
    if found.value:
        return Left(found.value, is_sure=True)
    if node.none and fold(found.rest) in run.world.words.get("none", frozenset()):
        return Left(found.rest, is_sure=True)
    if not found.perhaps:
        _show_kept(run, frame)
    return Left(found.perhaps)


def _names_of_question(run: Run, frame: Frame, node: Ask) -> str:
    """What the question calls that which it asks for: its label, and the words that it sets off."""
    return " ".join([name_of(run, frame, node), *_SET_OFF.findall(as_shown(run, frame, node)), *node.called])


def _show_kept(run: Run, frame: Frame) -> None:
    """What is written down of this question's neighbours."""
    keys = [frame.model_copy(update={"node": each.id, "correcting": False}).key for each in neighbours(run, frame)]
    kept = [key for key in keys if key in run.c.answers]
    if not kept:
        return run.text("engine/said_before")
    lines = [f"{names_of(run, [key])}: {shown_value(run, key)}" for key in kept]
    return run.text("engine/said_before_kept", answers="\n".join(lines))
