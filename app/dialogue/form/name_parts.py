"""A second name that was also written in the box of the first one: it is one name, and stands in one box."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialogue.asking import name_of
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Ask
from app.dialogue.form.naming import neighbours
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, shown_value
from app.dialogue.text import fold

_FIRST, _MIDDLE = "first", "middle"


def second_in_first(run: Run, frame: Frame, node: Ask) -> str:
    """What may be the second name of "José Raymundo" in the box of the first; empty where one name stands there."""
    first = _first_of(run, frame, node)
    return " ".join(str(first[1].value[_FIRST]).split()[1:]) if first else ""


def take_from_first(run: Run, frame: Frame, node: Ask) -> None:
    """Behind "Raymundo" at the middle name, make the first name `José` of "José Raymundo", and say so.

    The person says with it which of the two is the second; the log of answers keeps what the first was.
    """
    answer, first = run.c.answers.get(frame.key), _first_of(run, frame, node)
    if first is None or answer is None or not isinstance(answer.value, Mapping):
        return
    asked, before = first
    said, second = str(before.value[_FIRST]).split(), str(answer.value.get(_MIDDLE) or "").split()
    if not second or len(said) <= len(second) or fold(" ".join(said[-len(second) :])) != fold(" ".join(second)):
        return
    place = frame.model_copy(update={"node": asked.id})
    name = {**before.value, _FIRST: " ".join(said[: -len(second)])}
    run.record(place, asked, before.model_copy(update={"value": name}), kind=kind_of(place, asked), about=asked.about)
    run.text("engine/noted", value=f"{name_of(run, place, asked)}: {shown_value(run, place.key)}")


def _first_of(run: Run, frame: Frame, node: Ask) -> tuple[Ask, Answer] | None:
    """The question for the first name beside this one for the second, and its answer of two names or more."""
    asked = next((each for each in neighbours(run, frame) if each.of == "name" and each.about == _FIRST), None)
    answer = run.c.answers.get(frame.model_copy(update={"node": asked.id}).key) if asked else None
    if node.about != _MIDDLE or asked is None or answer is None or not isinstance(answer.value, Mapping):
        return None
    return (asked, answer) if len(str(answer.value.get(_FIRST) or "").split()) > 1 else None
