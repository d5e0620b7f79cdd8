"""A piece of the hearing asked anew that was right: "corregir qué? si ya estaba bien", "no cambie nada".

Nothing is changed, and what was told is read back again; what is asked besides is answered.
"""

from __future__ import annotations

from dataclasses import replace

from app.dialogue.conversation import Frame
from app.dialogue.flow import Node
from app.dialogue.hearings.confirming import answer_behind, asked_in
from app.dialogue.hearings.pieces import SENTENCES
from app.dialogue.hearings.telling import read_again, told_keys
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.walking import walk_to_question
from app.dialogue.words.no_change import wants_no_change
from app.dialogue.world import Reply


def leave_as_told(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Leave a piece that is asked anew as it was told; None for a reply that says what it is, or asks for a change."""
    if reply.payload or any(map(str.isdigit, reply.text)) or not frame.correcting:
        return None
    if read_reply(run, reply, frame, node).status in ("ok", "ambiguous"):
        return None
    return take_unchanged(run, reply, frame.flow) or None


def take_unchanged(run: Run, reply: Reply, flow: str) -> bool:
    """Leave what was told in this flow as it is, where a message says so, and answer what it asks besides."""
    if not told_keys(run, flow) or not wants_no_change(reply.text):
        return False
    run.text("engine/unchanged")
    while (place := run.c.place) is not None and place.flow == flow and place.correcting:
        run.place_at(None)
    read_again(run, flow)
    place = run.c.place
    left = " ".join(each for each in SENTENCES.split(reply.text) if not wants_no_change(each))
    if place is not None and (asked := asked_in(run, left)):
        walk_to_question(run)
        answer_behind(run, replace(reply, text=asked), place)
    return True
