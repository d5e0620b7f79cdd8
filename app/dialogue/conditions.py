"""Whether a condition of a flow is true of the answers so far. `is: none` is "I have none"."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Condition, Group
from app.dialogue.library import FlowLibrary


def holds(condition: Condition | None, frame: Frame, answers: Mapping[str, Answer], library: FlowLibrary) -> bool:
    """True when there is no condition, or it is met. An answer that was not given equals nothing."""
    if condition is None:
        return True
    checks = [holds(c, frame, answers, library) for c in condition.every]
    if condition.some:
        checks.append(any(holds(c, frame, answers, library) for c in condition.some))
    if condition.confirmed is not None:
        checks.append(condition.confirmed in library.facts and library.facts[condition.confirmed].is_confirmed)
    if condition.answer is not None:
        checks.append(compares(condition, answers.get(answer_key(condition.answer, frame, library))))
    return all(checks)


def answer_key(name: str, frame: Frame, library: FlowLibrary) -> str:
    """The key of the answer that `name` means, seen from a frame: same flow unless it has a slash, same entry.

    In a list of another flow it is that of its first entry.
    """
    flow, _, node = name.rpartition("/")
    flow = flow or frame.flow
    spot = library.spot(flow, node)
    groups = spot.groups if spot else ()
    items = frame.items[: len(groups)] if flow == frame.flow else tuple(_first(library, flow, each) for each in groups)
    return Frame(flow=flow, node=node, items=items).key


def _first(library: FlowLibrary, flow: str, group: str) -> int:
    """The index of a list's first entry."""
    spot = library.spot(flow, group)
    return spot.node.first if spot and isinstance(spot.node, Group) else 0


def compares(condition: Condition, answer: Answer | None) -> bool:
    """True when the answer that a condition names is as its own `is`, `not` and `known` say, the joined ones aside."""
    value = answer.value if answer is not None and answer.state == "answered" else None
    given = answer is not None and answer.state == "answered"
    if answer is not None and answer.state == "none":
        value = "none"
    if condition.part is not None:
        value = value.get(condition.part) if isinstance(value, Mapping) else None
        given = value is not None
    if condition.known is not None and condition.known != given:
        return False
    if condition.is_ is not None and not _matches(value, condition.is_):
        return False
    return not (condition.not_ is not None and _matches(value, condition.not_))


def _matches(value: object, wanted: object) -> bool:
    options = wanted if isinstance(wanted, list) else [wanted]
    values = value if isinstance(value, list | tuple) else [value]
    return any(v in options for v in values)
