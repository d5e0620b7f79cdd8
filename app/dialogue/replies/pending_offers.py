"""What the engine offered: to keep words, to take them out, a topic, an answer to correct, what was skipped.

To keep what was told in passing is in `told_offers`.
"""

from __future__ import annotations

from app.dialogue import readers
from app.dialogue.commands import show_waiting
from app.dialogue.conversation import Pending
from app.dialogue.flow import Group, Question, Story
from app.dialogue.form import skipping
from app.dialogue.form.correcting import correct, find_named
from app.dialogue.form.holding import leave_for_later
from app.dialogue.form.storytelling import strike_last, take_aside
from app.dialogue.hearings.left_as_told import take_unchanged
from app.dialogue.hearings.telling import ask_which_piece, change_told, correct_named
from app.dialogue.hearings.whose_hour import hours_named
from app.dialogue.replies.pending_answers import FEW, answer_with, number_meant, option_chosen, says_no, says_yes
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.replies.told_offers import MOST_OF_A_YES
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.offering import refuse_flows
from app.dialogue.walking import HOME, advance
from app.dialogue.welcome.consenting import is_unagreed
from app.dialogue.world import Reply

_NONE_FIRST = frozenset(
    ("none of these", "none of them", "nada de esto", "nada de eso", "ninguna de esas", "ninguno de esos")
)
_NONE_OF_THEM = "choice.none_of_them"
"""The hint to a reply that refuses every line of a list."""


def settle_doubt(run: Run, reply: Reply, pending: Pending) -> None:
    """Keep the held words, leave the question for later, or take what was written now; said again, they are meant."""
    chosen = option_chosen(run, reply, pending, ("keep", "later"), "engine/doubt")
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None:
        return advance(run)
    held = Reply(text=pending.held or "", sid=pending.held_sid)
    if chosen == "later" and isinstance(spot.node, Question | Group):
        leave_for_later(run, place, spot.node)
        return advance(run)
    is_same, is_short = fold(reply.text) == fold(held.text), len(reply.text.split()) <= FEW
    if chosen is None and not is_same and is_short and says_no(run, reply):
        return show_waiting(run)
    if chosen == "keep" or is_same or (is_short and says_yes(run, reply)):
        if accept(run, held, place, spot.node, kind_of(place, spot.node), read_reply(run, held, place, spot.node)):
            advance(run)
        return None
    return answer_with(run, reply)


def settle_aside(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether the last words of a story belong to it. Whoever simply goes on telling leaves them in."""
    chosen = option_chosen(run, reply, pending, ("story", "question", "pause"), "engine/aside")
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or not isinstance(spot.node, Story) or chosen is None:
        return answer_with(run, reply)
    if take_aside(run, chosen, place, spot.node, Reply(text=pending.held or "", sid=pending.held_sid)):
        advance(run)
    return None


def settle_strike(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether the last part of a story is taken out; anything but a yes leaves it in."""
    chosen = option_chosen(run, reply, pending, ("yes", "no"), "engine/strike")
    if chosen is None and len(reply.text.split()) <= FEW:
        chosen = "yes" if says_yes(run, reply) else "no" if says_no(run, reply) else None
    place = run.c.place
    spot = run.spot
    run.set(pending=None)
    if place is None or spot is None or not isinstance(spot.node, Story) or chosen is None:
        return answer_with(run, reply)
    if chosen == "yes":
        strike_last(run, place, spot.node)
    return run.text("engine/struck" if chosen == "yes" else "engine/story_more")


def settle_pick(run: Run, reply: Reply, pending: Pending) -> None:
    """Which answer is to be corrected, of those that were listed."""
    keys = [str(k) for k in pending.options]
    is_refused = not any(char.isdigit() for char in reply.text) and says_no(run, reply)
    found = None if is_refused else find_named(run, keys, reply.text)
    run.set(pending=None)
    place = run.c.place
    spot = run.spot
    if place and take_unchanged(run, reply, place.flow):
        return advance(run)
    if place and (hours := hours_named(run, place.flow, keys, reply.text)):
        ask_which_piece(run, hours)
        return None
    if place and spot and (is_changed := change_told(run, reply, place, spot.node)) is not None:
        return advance(run) if is_changed else None
    if not is_refused and not reply.payload and correct_named(run, reply.text):
        return None if run.c.pending else advance(run)  # "la corte", "el día": as the pieces are called
    if found:
        correct(run, found)
        return advance(run)
    if not is_refused:
        run.text("engine/no_such_answer")
    return show_waiting(run)


def settle_topic(run: Run, reply: Reply, pending: Pending) -> None:
    """One of the topics that were offered, none of them, or an answer after all."""
    if rest := _behind_none(run, reply):
        run.set(pending=None)
        refuse_flows(run, [str(each) for each in pending.options])
        return answer_with(run, Reply(text=rest, sid=reply.sid))
    if len(reply.text.split()) > MOST_OF_A_YES and not reply.payload and run.route(reply.text).is_plain:
        run.set(pending=None)
        return answer_with(run, reply)  # "ya se me pasó el año, ya no puedo pedir nada?" is not "none of these"
    flows = [str(f) for f in pending.options]
    none = run.library.texts["engine/topic.none"]
    names = [[run.title(f)] for f in flows] + [[run.translated(none.context, none.source)]]
    picked = number_meant(run, reply, names, "!topic", last="none")
    if not picked and not reply.payload:
        reading = readers.read("choice", reply.text, lang=run.language, today=run.world.today, choices=names)
        picked = len(names) if reading.hint == _NONE_OF_THEM else picked
    run.set(pending=None)
    if picked and picked <= len(flows):
        open_with(run, flows[picked - 1], Reply(text=pending.held or "", sid=pending.held_sid))
        return advance(run)
    if picked:
        is_first = refuse_flows(run, flows)
        run.text("engine/topic_none_unagreed" if is_unagreed(run) else "engine/topic_none")
        is_menu = run.c.place is not None and run.c.place.flow == HOME
        return show_waiting(run) if is_first or not is_menu else None  # what was asked is asked, and no list
    return answer_with(run, reply)


def _behind_none(run: Run, reply: Reply) -> str:
    """What is written behind "none." to the topics offered: the none is of them, and no answer to what waits."""
    first, _, rest = reply.text.partition(".")
    is_none = not reply.payload and fold(first) in run.world.words.get("none", frozenset()) | _NONE_FIRST
    return rest.strip() if is_none else ""


def settle_skipped(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether what was left for later is asked now; asked again where that is not said."""
    chosen = option_chosen(run, reply, pending, ("now", "later"), "engine/skipped") or _now_or_later(run, reply)
    left = tuple(str(k) for k in pending.options)
    if chosen is None:
        run.text("engine/not_understood")
        run.text("engine/way_out_short")
        return skipping.ask_again(run, left)
    run.set(pending=None)
    skipping.go_on(run, set(left), is_now=chosen == "now")
    return advance(run)


def _now_or_later(run: Run, reply: Reply) -> str | None:
    """Yes and no, for "now" and "another day"."""
    return {"yes": "now", "no": "later"}.get(readers.yes_or_no(reply.text, run.language) or "")
