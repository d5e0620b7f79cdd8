"""Somebody who cannot go on: the form may be too much, or life. Said: how to rest, the line, the question which."""

from __future__ import annotations

from app.dialogue.conversation import Pending
from app.dialogue.run import Run
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply

SELF_HARM = "self_harm"
"""The kind of danger that a yes to the question means; it waits among the question's options."""


def ask_worn_out(run: Run, reply: Reply) -> None:
    """Say that they may stop, name the line, and ask whether life is in danger; the words are kept."""
    run.wait_for(Pending(kind="danger", options=(SELF_HARM,), held=reply.text, held_sid=reply.sid))
    place = run.c.place
    is_form = place is not None and run.library.flows[place.flow].interview and place.flow != WELCOME
    run.text("engine/worn_out" if is_form else "engine/upset")
    run.text("emergency/self_harm.line")
    offers = (run.offer("yes", "engine/yes"), run.offer("no", "engine/no"))
    run.text("engine/worn_out_now", offers=offers, node="!danger")
