"""After a long pause: a line of recap, what was just written held, and what the person makes of it."""

from __future__ import annotations

from app.dialogue.commands import show_waiting, waiting_label
from app.dialogue.conversation import Frame, Pending
from app.dialogue.events import Offer
from app.dialogue.flow import Question, Story
from app.dialogue.hearings.pieces import changes_in
from app.dialogue.replies.pending_answers import answer_with, answer_with_held, option_chosen
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import in_a_line, kind_of
from app.dialogue.talk.astray import aside_in
from app.dialogue.text import fold
from app.dialogue.walking import HOME, advance
from app.dialogue.words.asides import opens_as_question
from app.dialogue.world import Reply

MANY_DIGITS = 6
"""Words with this many digits may be the number of a paper: a recap does not show them."""


def greet_after_silence(run: Run, reply: Reply) -> None:
    """After a long pause: one line of recap and the choice to go on or see the menu. What was just written is held.

    When it would be an answer to the waiting question, that is offered; it is never taken without asking.
    """
    run.set(is_paused=False)
    place = run.c.place
    offers: list[Offer] = []
    if place and would_answer(run, reply, place):
        offers.append(run.offer("answer", "engine/recap.answer"))
    offers += [run.offer("go_on", "engine/recap.go_on"), run.offer("menu", "engine/recap.menu")]
    run.wait_for(Pending(kind="recap", options=tuple(o.id for o in offers), held=reply.text, held_sid=reply.sid))
    title = run.title(place.flow) if place else ""
    label = waiting_label(run)
    values = {"title": title, "question": label} if label else {"title": title}
    text = "engine/recap" if label else "engine/recap_topic"
    if label and any(o.id == "answer" for o in offers) and sum(c.isdigit() for c in reply.text) < MANY_DIGITS:
        text, values = "engine/recap_held", {**values, "held": in_a_line(reply.text)}
    run.text(text, offers=tuple(offers), node="!recap", **values)


def greet_whoever_is_back(run: Run) -> None:
    """The same once a lent phone is at hand again: go on or see the menu, and no word of what it was about."""
    run.set(is_paused=False)
    offers = (run.offer("go_on", "engine/recap.go_on"), run.offer("menu", "engine/recap.menu"))
    run.wait_for(Pending(kind="recap", options=("go_on", "menu")))
    run.text("engine/recap_lent", offers=offers, node="!recap")


def would_answer(run: Run, reply: Reply, place: Frame) -> bool:
    """True where the words may be the answer to what waits there, or a part of a story that is told there."""
    spot = run.library.spot(place.flow, place.node)
    if spot is None or not (place.asking_again or isinstance(spot.node, Question)):
        return False
    if not reply.text.strip() or fold(reply.text) in run.world.words.get("greeting", frozenset()):
        return False
    if isinstance(spot.node, Story):
        return True
    if changes_in(run, reply.text, place, spot.node):
        return True
    reading = read_reply(run, reply, place, spot.node)
    kind = kind_of(place, spot.node)
    if aside_in(run, reply, place, spot.node, kind, reading) or opens_as_question(reply.text, run.world.words):
        return False
    return reading.status in ("ok", "unknown")


def settle_recap(run: Run, reply: Reply, pending: Pending) -> None:
    """Take what was held, go on, see the menu; or what was written now for the answer itself."""
    chosen = option_chosen(run, reply, pending, ("answer", "go_on", "menu"), "engine/recap")
    run.set(pending=None)
    if chosen == "menu":
        run.restart(HOME)
        return advance(run)
    if chosen == "answer":
        return answer_with_held(run, pending)
    if chosen == "go_on":
        return show_waiting(run)
    return answer_with(run, reply)  # they simply answered the question
