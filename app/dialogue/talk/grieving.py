"""A loss told beside something else: whatever the rest of the message did, the human sentence comes first."""

from __future__ import annotations

from app.dialogue.events import EmergencyRaised, Said
from app.dialogue.flow import Ask, Story
from app.dialogue.hearings.tellings import held
from app.dialogue.run import Run
from app.dialogue.talk.astray import ANY_WORDS
from app.dialogue.talk.condoling import condole, is_met
from app.dialogue.walking import WELCOME
from app.dialogue.world import Reply


def hears_grief(run: Run, reply: Reply) -> bool:
    """True where words may tell of a loss and are no answer in any words: a story, or a box of the form, keeps them."""
    node = run.spot.node if run.spot is not None else None
    place = run.c.place
    is_form = place is not None and run.library.flows[place.flow].interview and place.flow != WELCOME
    is_free = isinstance(node, Story) or (is_form and isinstance(node, Ask) and node.of in ANY_WORDS)
    return not (reply.payload or run.c.is_locked or run.c.is_hidden or run.c.is_stopped or is_free)


def _is_told_again(run: Run) -> bool:
    """True where this turn has held more of a harm that was told before, and neither meets it nor offers to keep it."""
    telling = held(run, "harm")
    is_offered = run.c.pending is not None and run.c.pending.kind == "offer"
    return telling is not None and telling.turn < telling.last == run.c.turn and not (is_offered or is_met(run))


def condole_first(run: Run, text: str) -> None:
    """Put that sentence before all that this turn says, where nothing met the grief that was told beside."""
    if run.c.is_hidden or run.c.is_locked or any(isinstance(event, EmergencyRaised) for event in run.events):
        return
    at = next((n for n, event in enumerate(run.events) if isinstance(event, Said)), None)
    before = len(run.events)
    condole(run, text)
    if len(run.events) == before and _is_told_again(run):
        run.text("engine/harm_heard")
    if at is not None and len(run.events) > before:
        run.events.insert(at, run.events.pop())
