"""What the engine offered: to keep words, to take them out, a topic, an answer to correct, what was skipped."""

from __future__ import annotations

import re
from typing import Literal

from app.dialogue import readers
from app.dialogue.commands import show_waiting
from app.dialogue.conversation import Pending, Telling
from app.dialogue.flow import Group, Question, Story
from app.dialogue.form import skipping
from app.dialogue.form.correcting import correct, find_named
from app.dialogue.form.holding import leave_for_later
from app.dialogue.form.storytelling import strike_last, take_aside
from app.dialogue.hearings.confirming import rest_of_yes
from app.dialogue.hearings.keeping_told import APART, ask_to_keep, keep_told, place_in
from app.dialogue.hearings.passing import put_right, tells_hearing
from app.dialogue.hearings.telling import ask_which_piece, change_told, correct_named
from app.dialogue.hearings.tellings import add, held, put
from app.dialogue.hearings.whose_hour import hours_named
from app.dialogue.replies.pending_answers import FEW, answer_with, number_meant, option_chosen, says_no, says_yes
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.routing import TOPICS
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.astray import answer_topic, topic_of
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import advance
from app.dialogue.welcome.consenting import is_unagreed
from app.dialogue.words.asides import is_question
from app.dialogue.world import Reply

_JOINT = re.compile(
    r"^(?:y|e|and|pero|but|oiga|mire|entonces) (?:(?:no me (?:contesto|contestaste|ha contestado|respondio|dijo)|"
    r"you (?:did not|didnt|dont|no) answer(?: me)?)[ ,.]+)?",
    re.IGNORECASE,
)

PRIVACY = "privacy"
"""The topic of who reads what is kept."""


MOST_OF_AN_ANSWER = 9
"""Words of an answer to an offer that says more than yes or where."""


_FEWEST_ASKED = 3
"""Words from which something beside a yes is a question of its own."""

MOST_OF_A_YES = 4
"""Words of a yes to an offer: "si apuntelo por favor"."""


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


def settle_offer(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether what was told in passing is kept, and where; put right, it is offered as it is now."""
    about, *ids = (str(each) for each in pending.options)
    telling = held(run, "hearing" if about == "hearing" else "harm")
    chosen = option_chosen(run, reply, pending, tuple(ids), "engine/offer")
    run.set(pending=None)
    if telling is None:
        return answer_with(run, reply)
    if not reply.payload and telling.about == "hearing" and (beside := rest_of_yes(reply.text)) is not None:
        return _keep_and_answer(run, telling, Reply(text=beside, sid=reply.sid))  # "keep it please" is no "do not"
    if chosen is None and (rest := put_right(run, reply)) is not None:
        if not rest.text:
            return ask_to_keep(run, held(run, telling.about) or telling)
        return answer_with(run, rest)
    is_short = len(reply.text.split()) <= MOST_OF_AN_ANSWER and not is_question(reply.text, run.world.words)
    if chosen is None and len(reply.text.split()) <= FEW and says_no(run, reply):
        chosen = "no"
    if chosen is None and is_short and telling.about == "harm" and (place := place_in(run, reply.text)):
        add(run, telling, reply.text, reply.sid)  # "en tijuana" says more than which of the two
        chosen = place
    if chosen is None and telling.about == "harm" and (both := _place_beside_question(run, reply)) is not None:
        return _keep_harm_and_answer(run, telling, reply, *both)
    if chosen is None and is_short and _opens_with_yes(run, reply):
        chosen = "yes" if telling.about == "hearing" else place_in(run, telling.text)
        if chosen is None:
            return ask_to_keep(run, telling)
        if len(reply.text.split()) > MOST_OF_A_YES and telling.about == "hearing":
            add(run, telling, reply.text, reply.sid)  # "si, pero es en el paso"
    if chosen is None:
        if PRIVACY in (route := run.route(reply.text)).alternatives[:1] or route.topic == PRIVACY:
            put(run, telling.model_copy(update={"offered": 0}))  # who reads it is asked before it is answered
        elif is_question(reply.text, run.world.words) or route.is_plain:  # asked in between: it comes back after that
            put(run, telling.model_copy(update={"last": run.c.turn - APART + 1}))
        return answer_with(run, reply)
    if keep_told(run, telling.about, chosen):
        return advance(run)
    return show_waiting(run)


def _keep_and_answer(run: Run, telling: Telling, beside: Reply) -> None:
    """Open the notebook with what was told, and answer what is asked beside the yes: "si apúntalo, ¿y el niño va?"."""
    place = run.c.place
    flow = topic_of(run, beside, place) if place is not None and len(beside.text.split()) >= _FEWEST_ASKED else None
    is_asked = flow is not None and run.route(beside.text).topic not in TOPICS and not tells_hearing(run, beside.text)
    if beside.text and not is_asked:
        add(run, telling, beside.text, beside.sid)  # "si, pero es en el paso"
    keep_told(run, "hearing", "yes")
    advance(run)
    if is_asked and flow is not None:
        open_with(run, flow, beside)
        advance(run)


def _keep_harm_and_answer(
    run: Run, telling: Telling, reply: Reply, place: Literal["mexico", "home"], told: str, asked: str
) -> None:
    """Keep what was told with where it was, and answer what is asked behind it."""
    add(run, telling, told, reply.sid)
    beside = Reply(text=asked, sid=reply.sid)
    if not keep_told(run, "harm", place):
        return answer_with(run, beside)
    if run.c.place is not None:
        answer_topic(run, beside, run.route(asked), run.c.place)
    return advance(run)


def _place_beside_question(run: Run, reply: Reply) -> tuple[Literal["mexico", "home"], str, str] | None:
    """Where it was and what is asked besides: "alla en Honduras fue en Olancho. pero que papel llevo de la niña"."""
    if reply.payload:
        return None
    first, _stop, rest = reply.text.partition(".")
    asked = _JOINT.sub("", rest.strip())
    where = place_in(run, first)
    is_told = where is not None and len(first.split()) <= MOST_OF_AN_ANSWER and not is_question(first, run.world.words)
    return (where, first.strip(), asked) if where is not None and is_told and asked else None


def _opens_with_yes(run: Run, reply: Reply) -> bool:
    """True for a plain yes, and for one that something is added to: "si, pero es en el paso"."""
    words = reply.text.split()
    if len(words) <= MOST_OF_A_YES:
        return says_yes(run, reply)
    return fold(words[0]) in ("si", "yes", "ok", "claro", "dale") and "no" not in fold(reply.text).split()


def settle_pick(run: Run, reply: Reply, pending: Pending) -> None:
    """Which answer is to be corrected, of those that were listed."""
    keys = [str(k) for k in pending.options]
    is_refused = not any(char.isdigit() for char in reply.text) and says_no(run, reply)
    found = None if is_refused else find_named(run, keys, reply.text)
    run.set(pending=None)
    place = run.c.place
    spot = run.spot
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
    if len(reply.text.split()) > MOST_OF_A_YES and not reply.payload and run.route(reply.text).is_plain:
        run.set(pending=None)
        return answer_with(run, reply)  # "ya se me pasó el año, ya no puedo pedir nada?" is not "none of these"
    flows = [str(f) for f in pending.options]
    none = run.library.texts["engine/topic.none"]
    names = [[run.title(f)] for f in flows] + [[run.translated(none.context, none.source)]]
    picked = number_meant(run, reply, names, "!topic", last="none")
    run.set(pending=None)
    if picked and picked <= len(flows):
        open_with(run, flows[picked - 1], Reply(text=pending.held or "", sid=pending.held_sid))
        return advance(run)
    if picked:
        run.text("engine/topic_none_unagreed" if is_unagreed(run) else "engine/topic_none")
        return show_waiting(run)
    return answer_with(run, reply)


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
    reading = readers.read("yes_no", reply.text, lang=run.language, today=run.world.today)
    return {"yes": "now", "no": "later"}.get(str(reading.value)) if reading.status == "ok" else None
