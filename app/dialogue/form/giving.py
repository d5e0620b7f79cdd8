"""Answers that earlier answers settle: "none of my children has a passport" answers the passport of every child.

Nothing is concluded that was not said: the flow's author says which answer settles which question, and the kept answer
names the answers it came from. When one of those changes, what it gave is taken back and given or asked anew.
"""

from __future__ import annotations

from app.dialogue.conditions import answer_key, holds
from app.dialogue.conversation import Answer, Frame, flow_of
from app.dialogue.flow import Ask, Condition, Given, Question
from app.dialogue.run import Run, locate
from app.dialogue.showing import kind_of
from app.dialogue.tracing import trace


def give(run: Run, frame: Frame, node: Question) -> bool:
    """Keep the answer that earlier ones give to this question; False where it must be asked."""
    answer = _given(run, frame, node.given) if node.given else None
    if answer is None:
        return False
    about = node.about if isinstance(node, Ask) else None
    run.record(frame, node, answer, kind=kind_of(frame, node), about=about)
    return True


def _given(run: Run, frame: Frame, given: Given) -> Answer | None:
    if not holds(given.when, frame, run.c.answers, run.library):
        return None
    causes = tuple(answer_key(name, frame, run.library) for name in _names(given.when))
    if given.copy_of:
        return _copied(run, frame, given, causes)
    source = next((run.c.answers[key] for key in causes if key in run.c.answers), None)
    if source is None or given.value is None:
        return None
    is_none = given.value == "none"
    told = {"language": source.language, "at": source.at, "sid": source.sid}
    return Answer(
        state="none" if is_none else "answered", value=None if is_none else given.value, given_by=causes, **told
    )


def _copied(run: Run, frame: Frame, given: Given, causes: tuple[str, ...]) -> Answer | None:
    keys = tuple(answer_key(name, frame, run.library) for name in given.copy_of)
    found = [run.c.answers.get(key) for key in keys]
    said = [answer for answer in found if answer is not None and answer.state == "answered"]
    only = found[0] if len(found) == 1 else None
    if only is not None and only.state == "none":
        return only.model_copy(update={"given_by": (*causes, *keys)})
    if not said or any(answer is None or answer.state not in ("answered", "none") for answer in found):
        return None
    value = said[0].value
    if len(keys) > 1:
        value = given.joined.join(_text(answer) for answer in said)
    original = given.joined.join(answer.original for answer in said)
    last = said[-1]
    return Answer(
        value=value, original=original, language=last.language, at=last.at, sid=last.sid, given_by=(*causes, *keys)
    )


def _text(answer: Answer | None) -> str:
    """An answer as plain words; of a name its only part."""
    value = answer.value if answer else ""
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return str(value)


def _names(condition: Condition) -> list[str]:
    own = [condition.answer] if condition.answer else []
    return own + [name for part in (*condition.every, *condition.some) for name in _names(part)]


def keep_in_step(run: Run, changed: str) -> None:
    """After a changed answer: take back what no longer applies in any interview, and give anew what it settles.

    What is given may close further questions, so that the part is gone through once more.
    """
    parts = parts_with_answers(run)
    for key in [key for key, answer in run.c.answers.items() if changed in answer.given_by]:
        run.withdraw(key)
    for flow in parts:
        _take_back(run, flow)
        for key in trace(run.library, flow, run.c.answers):
            _give_again(run, key, changed)
        _take_back(run, flow)


def _give_again(run: Run, key: str, changed: str) -> None:
    """Give an answer where there is none, or anew where the changed answer settles it for all."""
    frame, node = locate(run.library, key) or (None, None)
    if frame is None or frame.asking_again or not isinstance(node, Question) or node.given is None:
        return
    is_settled_anew = changed in [answer_key(name, frame, run.library) for name in _names(node.given.when)]
    if key not in run.c.answers or is_settled_anew:
        give(run, frame, node)


def _take_back(run: Run, flow: str) -> None:
    path = set(trace(run.library, flow, run.c.answers))
    for key in [key for key in run.c.answers if flow_of(key) == flow and key not in path]:
        run.withdraw(key)


def parts_with_answers(run: Run) -> list[str]:
    """The interviews that hold answers, in the order of their first answer."""
    named = dict.fromkeys(map(flow_of, run.c.answers))
    return [name for name in named if name in run.library.flows and run.library.flows[name].interview]


def is_open(run: Run, flow: str) -> bool:
    """True when an interview has a question on its path that is neither answered nor left for later."""
    done = run.c.answers.keys() | set(run.c.skipped)
    return any(key not in done for key in trace(run.library, flow, run.c.answers))
