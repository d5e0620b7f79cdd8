"""Leaving a hearing half told for another topic: what of it stays is said in one line, and coming back goes on there.

Nothing of it is saved before it was read back and a yes was given, and the line says so. What is saved needs no word.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.dialogue.conversation import Frame
from app.dialogue.events import EmergencyRaised, Said
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.pieces import reads_back
from app.dialogue.hearings.telling import list_told, saved_at, told_keys, unsaved_keys
from app.dialogue.hearings.told_again import add_to_told
from app.dialogue.run import Run
from app.dialogue.showing import shown_value
from app.dialogue.text import fold
from app.dialogue.topics.heard import named_in
from app.dialogue.world import Reply


def say_what_stays(run: Run, before: tuple[Frame, ...]) -> None:
    """At the end of a turn in which a topic was laid over a hearing half told: say what stays, before its question."""
    told, place = _half_told(run, before), run.c.place
    if told is None or place is None or run.c.pending or len(run.c.frames) <= len(before):
        return
    is_urgent = any(isinstance(event, EmergencyRaised) for event in run.events)
    if is_urgent or run.c.frames[: len(before)] != before or place.flow.startswith(HEARING_FLOW):
        return
    asked = f"{place.flow}/{place.node}/"
    is_asked = [isinstance(event, Said) and event.context.startswith(asked) for event in run.events]
    at = is_asked.index(True) if True in is_asked else len(run.events)
    rest, run.events = run.events[at:], run.events[:at]
    say_unsaved(run, told.flow)
    run.events += rest


def leave_for_menu(run: Run) -> None:
    """The same for whoever goes to the menu: the place is remembered until they come back."""
    told = _half_told(run, run.c.frames)
    if told is None:
        return
    names = [frame.flow for frame in run.c.frames]
    if HEARING_FLOW in names:
        run.set(left=run.c.frames[names.index(HEARING_FLOW) : len(names)])
        say_unsaved(run, told.flow)


def go_on_with_hearing(run: Run) -> bool:
    """Where the hearing is entered anew while one waits half told: go on with that one. False where none does.

    Whoever comes with a day tells another one, unless it is the day that is told: then what comes with it is added.
    """
    reply = run.opening or Reply(text="")
    below, left = run.c.frames[:-1], run.c.left
    run.set(left=())
    frames = (*below, *left) if _half_told(run, below) is None else below
    if (told := _half_told(run, frames)) is None:
        return False
    frames = frames[: _index_of(frames, told) + 1] if frames is below else frames
    if named_in(reply.text, run.language, run.world.today, run.world.words) != "none":
        if (place := add_to_told(run, told, reply)) is None:
            return False
        frames, run.opening = (*frames[: _index_of(frames, told)], place), None
    run.set(frames=frames)
    run.text("engine/back_to", title=run.title(HEARING_FLOW))
    list_told(run, told.flow)
    return True


def asks_for_hearing(run: Run, reply: Reply) -> bool:
    """True for "mi audiencia" where one is half told: here, under the topic that is open, or left for the menu."""
    if reply.payload or fold(reply.text) not in run.world.words.get("my_hearing", frozenset()):
        return False
    return (_half_told(run, run.c.frames) or _half_told(run, run.c.left)) is not None


def back_to_read_back(run: Run) -> bool:
    """Go back to a hearing that was read back and waits for its yes, under the topic that is open or left for the menu.

    False where none waits so.
    """
    below, left = run.c.frames[:-1], run.c.left
    for frames, before in ((below, ()), (left, run.c.frames)):
        told = _half_told(run, frames)
        spot = run.library.spot(told.flow, told.node) if told is not None else None
        if told is None or spot is None or reads_back(run, told.flow, spot.node) is None:
            continue
        run.set(frames=(*before, *frames[: _index_of(frames, told) + 1]), left=())
        return True
    return False


def _half_told(run: Run, frames: Iterable[Frame]) -> Frame | None:
    """The frame of what is told piece by piece and has something told."""
    known = [frame for frame in frames if frame.flow in run.library.flows]
    own = [frame for frame in known if run.library.flows[frame.flow].pieces and told_keys(run, frame.flow)]
    return own[-1] if own else None


def _index_of(frames: tuple[Frame, ...], frame: Frame) -> int:
    return max(number for number, each in enumerate(frames) if each == frame)


def say_unsaved(run: Run, flow: str) -> None:
    """What was told and is not saved, in one line, with the way back to it; nothing where all of it is."""
    told = "; ".join(shown_value(run, key) for key in unsaved_keys(run, flow))
    if told:
        run.text("engine/half_told" if saved_at(run, flow) is None else "engine/more_told", answers=told)
