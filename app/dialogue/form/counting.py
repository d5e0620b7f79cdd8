"""How many entries of a group there are to tell: where an answer gives the count, "another?" is not asked before it."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialogue.conditions import answer_key
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Group
from app.dialogue.library import FlowLibrary


def expected(group: Group, frame: Frame, answers: Mapping[str, Answer], library: FlowLibrary) -> int | None:
    """How many entries the person said there are, or None where nobody said. `frame` lies in or on the group."""
    if group.count is None:
        return None
    answer = answers.get(answer_key(group.count, frame, library))
    given = answer is not None and answer.state == "answered" and isinstance(answer.value, int)
    return answer.value if given and answer is not None else None


def has_more(group: Group, frame: Frame, answers: Mapping[str, Answer], library: FlowLibrary) -> bool:
    """True at the end of an entry when the count says that another one follows."""
    total = expected(group, frame, answers, library)
    return total is not None and frame.items[-1] + 1 < total


def entry_values(
    group: Group | None, frame: Frame, answers: Mapping[str, Answer], library: FlowLibrary
) -> dict[str, str]:
    """What a group's texts may use: `number` of the entry from 1, and `entry`, `3/6` where the count is known."""
    if not frame.items:
        return {}
    number = str(frame.items[-1] + 1)
    total = expected(group, frame, answers, library) if group else None
    return {"number": number, "entry": number if total is None else f"{number}/{max(total, int(number))}"}
