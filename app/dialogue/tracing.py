"""The path that the present answers draw through a flow: which questions apply, which are answered."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialogue.conditions import holds
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Branch, Choose, End, Group, Question
from app.dialogue.form.counting import has_more
from app.dialogue.library import FlowLibrary, Spot

MOST_STEPS = 20_000
"""More steps than any honest flow takes, entries of groups included: a guard against a loop without a question."""


def trace(library: FlowLibrary, flow: str, answers: Mapping[str, Answer]) -> list[str]:
    """Keys of all questions on the path, in order. A question without an answer is passed by its plain next node."""
    keys: list[str] = []
    frame: Frame | None = library.first(flow)
    for _ in range(MOST_STEPS):
        spot = library.spot(frame.flow, frame.node) if frame else None
        if frame is None or spot is None:
            return keys
        applies = holds(spot.node.when, frame, answers, library)
        is_question = frame.asking_again or (isinstance(spot.node, Question) and applies)
        if is_question and not counted_on(library, frame, spot, answers):
            keys.append(frame.key)
        frame = follow_answers(library, frame, spot, answers)
    return keys


def follow_answers(library: FlowLibrary, frame: Frame, spot: Spot, answers: Mapping[str, Answer]) -> Frame | None:
    """The place after this one by the present answers; None at the flow's end."""
    node = spot.node
    if frame.asking_again:
        return _after_again(library, frame, answers)
    if not holds(node.when, frame, answers, library):
        return library.follow(frame)
    if isinstance(node, Group):
        return Frame(flow=frame.flow, node=node.nodes[0].id, items=(*frame.items, node.first))
    if isinstance(node, Branch):
        return library.follow(frame, branch_target(library, frame, node, answers))
    if isinstance(node, End):
        return None
    if isinstance(node, Choose):
        return library.follow(frame, option_target(node, answers.get(frame.key)) or node.to)
    return library.follow(frame, node.to)


def branch_target(library: FlowLibrary, frame: Frame, node: Branch, answers: Mapping[str, Answer]) -> str | None:
    """Where a branch goes: the first case that holds, else nowhere in particular (the next node)."""
    for case in node.branch:
        if holds(case.when, frame, answers, library):
            return case.to
    return node.to


def option_target(node: Choose, answer: Answer | None) -> str | None:
    """Where the chosen option leads, or None when it leads nowhere in particular."""
    chosen = answer.value if answer else None
    return next((o.to for o in node.options if o.id == chosen), None)


def counted_on(library: FlowLibrary, frame: Frame, spot: Spot, answers: Mapping[str, Answer]) -> bool:
    """True where "another?" is not asked, because the person has said how many there are."""
    return frame.asking_again and isinstance(spot.node, Group) and has_more(spot.node, frame, answers, library)


def _after_again(library: FlowLibrary, frame: Frame, answers: Mapping[str, Answer]) -> Frame | None:
    spot = library.spot(frame.flow, frame.node)
    if spot is None or not isinstance(spot.node, Group):
        return None
    answer = answers.get(frame.key)
    if (answer is not None and answer.value == "yes") or has_more(spot.node, frame, answers, library):
        return Frame(flow=frame.flow, node=spot.node.nodes[0].id, items=(*frame.items[:-1], frame.items[-1] + 1))
    return library.follow(Frame(flow=frame.flow, node=frame.node, items=frame.items[:-1]), spot.node.to)
