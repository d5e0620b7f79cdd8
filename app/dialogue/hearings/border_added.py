"""The hour at the border told once a hearing is saved: "y la del puente no la apunto, la de las 4 30".

It is read back with the hearing that is saved, and kept by a yes like the rest of it. Where a hearing is being told
piece by piece it is `border_hours`'.
"""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Choose, Question
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.border_hours import border_hour_piece, loose_border_hour
from app.dialogue.hearings.port_named import take_port
from app.dialogue.hearings.saved_right import OF_MESSAGES
from app.dialogue.hearings.told_again import NOTEBOOK
from app.dialogue.hearings.told_so_far import read_back_mark
from app.dialogue.reading import Json
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import ELSEWHERE
from app.dialogue.words.asides import holds_one
from app.dialogue.world import Reply, SavedHearing

_MOST = 32
"""Words of such a message; more tell something else."""


def add_border_hour(run: Run, reply: Reply, frame: Frame) -> bool:
    """Read a saved hearing back with the hour at the border that is told now; False where none is."""
    flow = run.library.flows[frame.flow]
    if flow.interview or flow.pieces or frame.correcting or NOTEBOOK not in run.library.flows:
        return False
    if not holds_one(loose(reply.text), run.world.words.get(ELSEWHERE, frozenset())):
        return False
    if len(reply.text.split()) > _MOST or "?" in reply.text or OF_MESSAGES.search(fold(reply.text)):
        return False
    saved = run.world.saved()
    if saved is None or saved.court is None:
        return False
    in_court = saved.court[11:16] or None
    hour = loose_border_hour(run, reply.text, in_court) or _beside_saved(run, reply.text, in_court)
    if hour is None or hour in saved.hours or (in_court is not None and hour > in_court):
        return False
    mark = read_back_mark(run, NOTEBOOK)
    if mark is None:
        return False
    _open(run, reply, saved, hour, mark)
    return True


def _beside_saved(run: Run, text: str, in_court: str | None) -> str | None:
    """The hour at the border that is told with the saved one: "puente 4 de la mañana y corte 8 y media"."""
    apart = readers.apart_from_border(text)
    if apart is None or readers.hour_said(apart.rest, "hearing").value != in_court:
        return None
    day = readers.day_told(apart.rest, run.language, run.world.today, "hearing")
    return apart.hour if day.status == "invalid" else None


def _open(run: Run, reply: Reply, saved: SavedHearing, hour: str, mark: str) -> None:
    """Go to where it is read back (`mark`), with what is saved as if it had been told now."""
    names = [frame.flow for frame in run.c.frames]
    below = run.c.frames[: names.index(HEARING_FLOW)] if HEARING_FLOW in names else run.c.frames
    for each in (HEARING_FLOW, NOTEBOOK):
        run.forget(each)
    run.set(frames=below, left=(), tries=0)
    if HEARING_FLOW in run.library.flows:
        run.push(Frame(flow=HEARING_FLOW, node=_behind_telling(run)))
    run.push(Frame(flow=NOTEBOOK, node=mark))
    kind = "datetime" if "T" in str(saved.court) else "date"
    _record(run, reply, "court", saved.place)
    _record(run, reply, "court_when", {"kind": kind, "iso": saved.court})
    piece = border_hour_piece(run, NOTEBOOK)
    if piece is not None:
        _record(run, reply, piece.frame.node, hour)
    take_port(run, reply, NOTEBOOK)


def _behind_telling(run: Run) -> str:
    """The place of the flow around it to which the telling of a date comes back."""
    nodes = run.library.flows[HEARING_FLOW].nodes
    at = next(number for number, node in enumerate(nodes) if getattr(node, "call", None) == NOTEBOOK)
    return nodes[at + 1].id


def _record(run: Run, reply: Reply, name: str, value: Json) -> None:
    spot = run.library.spot(NOTEBOOK, name)
    if value is None or spot is None or not isinstance(spot.node, Question):
        return
    if isinstance(spot.node, Choose) and value not in {option.id for option in spot.node.options}:
        return
    place = Frame(flow=NOTEBOOK, node=name)
    told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    run.record(place, spot.node, told, kind=kind_of(place, spot.node), about=getattr(spot.node, "about", None))
