"""What a turn of the person means for a draft with the clinic: news to look at, a question put, an answer to it."""

from __future__ import annotations

from datetime import datetime

from app.dialogue.conversation import Answer
from app.dialogue.engine import lay_on_top
from app.dialogue.run import Turn
from app.dialogue.world import World
from app.services.ports import Seat, UnitOfWork
from app.services.review_states import WITH_CLINIC, after_news

FLOW, SAVE = "ask_back", "@ask_back"
"""The flow that puts a question of the clinic, and where its answer is kept."""


def is_waiting(work: UnitOfWork, case_id: int) -> bool:
    """True while a question to this person is open."""
    return bool(work.reviews.asks(case_id, "planned", "waiting", "asked"))


def open_question(work: UnitOfWork, seat: Seat) -> str | None:
    """The question that is put to this person now, for the flow that shows it."""
    if seat.review_state is None:
        return None
    found = work.reviews.asks(seat.case_id, "asked") or work.reviews.asks(seat.case_id, "waiting", "planned")
    return found[0].question if found else None


def put_waiting(work: UnitOfWork, seat: Seat, world: World, turn: Turn, now: datetime) -> Turn:
    """The turn with a waiting question laid on top of it: the person is here, so that nothing goes out unasked."""
    if seat.review_state != "waiting":
        return turn
    found = work.reviews.asks(seat.case_id, "planned", "waiting")
    if not found or work.reviews.asks(seat.case_id, "asked"):
        return turn
    laid = lay_on_top(world, turn, FLOW)
    if laid is None:
        return turn
    work.reviews.settle_ask(found[0], "asked", now=now)
    return laid


def take_answer(work: UnitOfWork, seat: Seat, answer: Answer, now: datetime) -> None:
    """The person answered: a proposal for the item; whoever has the draft sees at once that it arrived."""
    found = work.reviews.asks(seat.case_id, "asked")
    words = answer.original or ("" if answer.value is None else str(answer.value)) or answer.state
    if not found or not work.reviews.answer_ask(found[0], words, answer.sid, now=now):
        return
    is_over = not is_waiting(work, seat.case_id)
    work.reviews.note_answer(seat.case_id, now=now, state="in_review" if is_over else None)


def note_change(work: UnitOfWork, seat: Seat, now: datetime) -> None:
    """The person changed an answer of a form that is with the clinic: it is news, and no approval outlives it."""
    if seat.review_state in WITH_CLINIC:
        state = after_news(seat.review_state or "", is_waiting_still=True)
        work.reviews.note_answer(seat.case_id, now=now, state=state)
