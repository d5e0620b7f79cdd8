"""What a reply to a question of the engine's own means; or the reply given on to the question of the flow."""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.conversation import Pending
from app.dialogue.flow import Question
from app.dialogue.replies.replying import take_reply
from app.dialogue.run import Run
from app.dialogue.safety.locking import meet_locked
from app.dialogue.text import fold
from app.dialogue.topics.heard import keep_telling
from app.dialogue.walking import advance, walk_on_unasked
from app.dialogue.words.picks import picked_before
from app.dialogue.world import Reply

FEW = 2
"""Words of a plain yes or no; more may be the answer itself."""


def says_no(run: Run, reply: Reply) -> bool:
    """ "No" or "none" to a list: they want nothing of it."""
    if fold(reply.text) in run.world.words.get("none", frozenset()):
        return True
    return readers.yes_or_no(reply.text, run.language) == "no"


def says_yes(run: Run, reply: Reply) -> bool:
    """A plain yes, in whatever words."""
    return readers.yes_or_no(reply.text, run.language) == "yes"


def option_chosen(run: Run, reply: Reply, pending: Pending, ids: tuple[str, ...], prefix: str) -> str | None:
    """Which of the offered option ids a reply means, by tap, number or label."""
    is_listed = pending.options and pending.kind in ("recap", "doubt", "aside", "offer")
    offered = tuple(i for i in ids if not is_listed or i in pending.options)
    key, _, option = (reply.payload or "").rpartition("|")
    if key == f"!{pending.kind}" and option in offered:
        return option
    names = []
    for option_id in offered:
        text = run.library.texts[f"{prefix}.{option_id}" if prefix != "engine" else f"engine/{option_id}"]
        names.append([run.translated(text.context, text.source), text.source])
    if offered == ("yes", "no") and prefix == "engine":
        return readers.yes_or_no(reply.text, run.language)
    picked = number_meant(run, reply, names, "")
    return offered[picked - 1] if picked else None


def number_meant(run: Run, reply: Reply, names: list[list[str]], node: str, *, last: str | None = None) -> int | None:
    """The number of the option a reply means, from 1; None when it means none of them."""
    key, _, option = (reply.payload or "").rpartition("|")
    if node and key == node:
        numbers = {str(number): number for number in range(1, len(names) + 1)}
        return len(names) if option == last else numbers.get(option)
    text = picked_before(reply.text, run.world.words) or reply.text
    reading = readers.read("choice", text, lang=run.language, today=run.world.today, choices=names)
    return reading.value if reading.status == "ok" and isinstance(reading.value, int) else None


def answer_with(run: Run, reply: Reply) -> None:
    """Give a reply to the question that waits in the flow; while the phone is locked, ask for the PIN instead."""
    if run.c.is_locked:
        return meet_locked(run, reply)
    if not _waits(run) and reply.text.strip():
        walk_on_unasked(run)  # it is heard at what comes next, the list of topics or what was begun, and not lost
    place, spot, waits = run.c.place, run.spot, _waits(run)
    if place is None or spot is None or not waits or take_reply(run, reply, place, spot.node):
        advance(run)
        if place is not None:
            keep_telling(run, reply, place)
    return None


def _waits(run: Run) -> bool:
    """True where a question of a flow waits; none does before the first list after the welcome."""
    place, spot = run.c.place, run.spot
    return place is not None and spot is not None and (place.asking_again or isinstance(spot.node, Question))


def answer_with_held(run: Run, pending: Pending) -> None:
    """Give the words that were held while we asked to the question that waits in the flow."""
    answer_with(run, Reply(text=pending.held or "", sid=pending.held_sid))
