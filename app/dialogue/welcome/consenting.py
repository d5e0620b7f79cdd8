"""Before somebody has agreed that what they tell is kept, nothing of their case is asked for: it waits its turn."""

from __future__ import annotations

from app.dialogue.conversation import Frame, Unread
from app.dialogue.flow import Call, Choose, Node, Story
from app.dialogue.run import Run
from app.dialogue.topics.ways import has_told
from app.dialogue.world import Reply

CONSENT = ("welcome/refused", "welcome/agree")
"""Where the person let the organisation keep and open what they write; the first that is answered counts."""

_HOME_LIST = "menu/home"
"""The list of all topics: what waits for it comes after what was wished for first."""

_WELCOME, _HEARING, _AGREE = "welcome", "hearing", "agree"


def has_agreed(run: Run) -> bool:
    """True while the organisation may open what this person writes."""
    given = [run.c.answers[key].value for key in CONSENT if key in run.c.answers]
    return bool(given) and given[0] == "agree"


def awaits_consent(run: Run) -> bool:
    """True while the consent is asked and has neither been given nor refused."""
    is_asked = any(frame.flow == _WELCOME and frame.node == _AGREE for frame in run.c.frames)
    return is_asked and not any(key in run.c.answers for key in CONSENT)


def is_unagreed(run: Run) -> bool:
    """True in the welcome of somebody who has not agreed, or not yet: nothing of the case is written down."""
    return not has_agreed(run) and any(frame.flow == _WELCOME for frame in run.c.frames)


def writes_down(run: Run, flow: str) -> bool:
    """True for a flow that writes down the case: the hearing, a story, the form."""
    nodes = run.library.flows[flow].nodes
    return flow == _HEARING or any(
        isinstance(node, Story) or (isinstance(node, Call) and node.call == _WELCOME) for node in nodes
    )


def holds_for_consent(run: Run, flow: str, reply: Reply | None) -> bool:
    """Keep a flow that writes down the case for after the welcome, where nobody has agreed yet; True where it did so.

    What only informs is told at once.
    """
    if not is_unagreed(run) or not writes_down(run, flow):
        return False
    if reply is not None:
        _keep_waiting(run, flow, reply)
    run.text("engine/needs_agreement", title=run.title(flow))
    return True


def _keep_waiting(run: Run, flow: str, reply: Reply) -> None:
    """What is wished for comes after the welcome: the first wish by itself, others at the list of topics."""
    told = Unread(key="", text=reply.text, sid=reply.sid)
    if run.c.said is None:
        run.set(asked=flow, said=told)
        return
    told = told.model_copy(update={"key": _HOME_LIST})
    if run.c.asked != flow and all(each.text != told.text for each in run.c.besides):
        run.set(besides=(*run.c.besides, told))


def back_to_consent(run: Run, frame: Frame, node: Node) -> bool:
    """Leave a topic that was told before anybody agreed, in the place of its list; True where it did so.

    Lists lead from one to the next, and whoever wants the form or the notebook is not asked for the consent meanwhile.
    """
    if not isinstance(node, Choose) or frame.flow == _WELCOME or not awaits_consent(run):
        return False
    if not node.ways or not has_told(run):
        return False  # what asks something of its own waits for its answer
    below = [at for at, each in enumerate(run.c.frames) if each.flow == _WELCOME]
    run.set(frames=run.c.frames[: below[-1] + 1], tries=0)
    return True
