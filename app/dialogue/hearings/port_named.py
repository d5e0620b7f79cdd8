"""The port of entry named beside the word of the border, while a hearing is told: "puente Paso del Norte 0430"."""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame
from app.dialogue.flow import Choose
from app.dialogue.hearings.pieces import day_of
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, own_words
from app.dialogue.world import Reply

_SHORTEST = 5
"""Letters of a port's name that may mean it beside the word of the border: no "otro"."""

_TWO = 2
"""Hours asked for alone: in court, and at the border."""


def pieces_of_border(run: Run, flow: str) -> list[str]:
    """The pieces asked for between the hour in court and the day at the border: the sheet and the port."""
    names = list(run.library.flows[flow].pieces)
    spots = [(name, run.library.spot(flow, name)) for name in names]
    hours = [(name, day) for name, spot in spots if spot is not None and (day := day_of(spot.node)) is not None]
    if len(hours) < _TWO:
        return []
    return names[names.index(hours[0][0]) + 1 : names.index(hours[1][1])]


def take_port(run: Run, reply: Reply, flow: str, *, anywhere: bool = False) -> None:
    """Keep the port that is named so, where none is known; `anywhere`: in a message that is of the border alone."""
    names = pieces_of_border(run, flow)
    spot = run.library.spot(flow, names[-1]) if names else None
    if spot is None or not isinstance(spot.node, Choose):
        return
    place = Frame(flow=flow, node=spot.node.id)
    words = [[word for word in own if len(word) >= _SHORTEST] for own in own_words(run, place, spot.node)]
    found = [*readers.beside_border(reply.text), *([reply.text] if anywhere else [])]
    for near in found if place.key not in run.c.answers else ():
        if number := readers.option_said(near, words):
            value = spot.node.options[number - 1].id
            told = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
            unread = run.c.unread
            run.record(place, spot.node, told, kind=kind_of(place, spot.node), about=None)
            run.set(unread=unread)  # pieces of the day that is asked for stay
            return
