"""What a turn of the person means for letters: those that wait are put to them, and what they write back is kept.

A letter is what a member of staff writes from the inbox. It lies on top of the conversation like a question of the
clinic: the next message is the reply to it, whatever waited comes again afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.dialogue.conversation import Answer, Conversation
from app.dialogue.engine import lay_on_top, open_flow
from app.dialogue.events import EmergencyRaised, Said
from app.dialogue.run import Turn
from app.dialogue.world import World
from app.services.ports import Seat, UnitOfWork
from app.services.review_ports import AskBack

FLOW, SAVE = "clinic_letter", "@clinic_letter"
"""The flow that puts a letter, and where the reply is kept."""

LOOKED = "clinic_letter/look"
"""Where the flow keeps the words that it shows."""

BETWEEN = "\n\n"
"""Between letters that are put together."""


def open_letter(work: UnitOfWork, seat: Seat) -> str | None:
    """The words of all letters that wait for this person, for the flow that shows them."""
    if not seat.is_handed_off:
        return None
    found = waiting_letters(work, seat.case_id) or work.reviews.asks(seat.case_id, "asked", kind="letter")[-1:]
    return BETWEEN.join(each.question for each in found) or None


def waiting_letters(work: UnitOfWork, case_id: int) -> list[AskBack]:
    """Letters that the person has not been told yet."""
    return work.reviews.asks(case_id, "planned", "waiting", kind="letter")


def put_waiting(work: UnitOfWork, seat: Seat, world: World, turn: Turn) -> tuple[Turn, Sequence[AskBack]]:
    """The turn with waiting letters laid on top of it, and these letters; what was put is marked by `note_put`."""
    found = waiting_letters(work, seat.case_id)
    if not found:
        return turn, ()
    laid = lay_on_top(world, turn, FLOW) or _beside(world, turn, found)
    return (turn, ()) if laid is None else (laid, found)


def note_put(work: UnitOfWork, case_id: int, put: Sequence[AskBack], now: datetime) -> None:
    """These letters were put: the last of them waits for the reply, all before it were told."""
    if not put:
        return
    for earlier in work.reviews.asks(case_id, "asked", kind="letter"):
        work.reviews.settle_ask(earlier, "told", now=now)
    for each in put[:-1]:
        work.reviews.settle_ask(each, "told", now=now)
    work.reviews.settle_ask(put[-1], "asked", now=now)


def take_reply(work: UnitOfWork, seat: Seat, answer: Answer, now: datetime) -> None:
    """The person wrote back: it is kept with the letter, and stands in the conversation like all they write."""
    found = work.reviews.asks(seat.case_id, "asked", kind="letter")
    words = answer.original or ("" if answer.value is None else str(answer.value)) or answer.state
    if found:
        work.reviews.answer_ask(found[-1], words, answer.sid, now=now)


def said_alone(world: World, conversation: Conversation) -> list[Said]:
    """The words of the flow as they are put, whatever waits in the conversation now."""
    free = conversation.model_copy(
        update={"frames": (), "pending": None, "pin_digest": None, "is_locked": False, "is_stopped": False}
    )
    turn = open_flow(world, free, FLOW)
    return [] if turn is None else [each for each in turn.events if isinstance(each, Said)]


def is_open(conversation: Conversation) -> bool:
    """True while an earlier letter lies in the conversation and waits for its reply."""
    return any(frame.flow == FLOW for frame in conversation.frames)


def with_words(conversation: Conversation, words: str) -> Conversation:
    """A letter lies there: what is shown again of it has the new words too."""
    shown = conversation.answers.get(LOOKED)
    if shown is None:
        return conversation
    both = shown.model_copy(update={"original": BETWEEN.join(each for each in (shown.original, words) if each)})
    return conversation.model_copy(update={"answers": {**conversation.answers, LOOKED: both}})


def _beside(world: World, turn: Turn, put: Sequence[AskBack]) -> Turn | None:
    """An earlier letter lies there already: the new words are said after the turn, and the reply goes to the newest."""
    held = turn.conversation
    waits = held.pending is not None or held.is_locked or held.is_stopped or held.is_paused
    if waits or not is_open(held) or any(isinstance(event, EmergencyRaised) for event in turn.events):
        return None
    held = with_words(held, BETWEEN.join(each.question for each in put))
    return Turn(held, (*turn.events, *said_alone(world, held)))
