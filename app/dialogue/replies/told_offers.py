"""The reply to the offer to keep what was told in passing: the steps in their order, each of which may be what it is.

The first step that makes anything of the reply ends them: with the option that is meant, or with `ANSWERED` where it
has said all that is to be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.dialogue.commands import show_waiting
from app.dialogue.conversation import Pending, Telling
from app.dialogue.hearings.asking_saved import told_and_same, told_behind_asked
from app.dialogue.hearings.border_hours import take_border_hour
from app.dialogue.hearings.confirming import rest_of_yes
from app.dialogue.hearings.keeping_told import APART, ask_to_keep, keep_told, place_in
from app.dialogue.hearings.passing import put_right, tells_hearing
from app.dialogue.hearings.tellings import add, held, put
from app.dialogue.hearings.told_again import repeats_words
from app.dialogue.hearings.told_so_far import tells_piece
from app.dialogue.replies.pending_answers import FEW, answer_with, option_chosen, says_no, says_yes
from app.dialogue.routing import TOPICS
from app.dialogue.run import Run
from app.dialogue.talk.astray import answer_topic, topic_of
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import advance, walk_on_unasked
from app.dialogue.words.asides import is_question
from app.dialogue.world import Reply

PRIVACY = "privacy"
"""The topic of who reads what is kept."""

MOST_OF_AN_ANSWER = 9
"""Words of an answer to an offer that says more than yes or where."""

MOST_OF_A_YES = 4
"""Words of a yes to an offer: "si apuntelo por favor"."""

ANSWERED = "@answered"
"""What a step finds that leaves nothing to be kept or refused: it has answered the reply."""

_FEWEST_ASKED = 3
"""Words from which something beside a yes is a question of its own."""

_JOINT = re.compile(
    r"^(?:y|e|and|pero|but|oiga|mire|entonces) (?:(?:no me (?:contesto|contestaste|ha contestado|respondio|dijo)|"
    r"you (?:did not|didnt|dont|no) answer(?: me)?)[ ,.]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offered:
    """The reply to an offer, what was told, and the option that the reply names by its line; None for none."""

    run: Run
    reply: Reply
    telling: Telling
    picked: str | None

    @property
    def is_of_hearing(self) -> bool:
        """True where a hearing was told; else it is a harm."""
        return self.telling.about == "hearing"

    @property
    def length(self) -> int:
        """How many words the reply has."""
        return len(self.reply.text.split())

    @property
    def is_short(self) -> bool:
        """True for an answer that may say a little more than yes or where, and asks nothing."""
        return self.length <= MOST_OF_AN_ANSWER and not is_question(self.reply.text, self.run.world.words)

    def keep_more(self, text: str) -> None:
        """Put words of the reply with what was told: "si, pero es en el paso", "en tijuana"."""
        add(self.run, self.telling, text, self.reply.sid)


def settle_offer(run: Run, reply: Reply, pending: Pending) -> None:
    """Whether what was told in passing is kept, and where; put right, it is offered as it is now."""
    about, *ids = (str(each) for each in pending.options)
    telling = held(run, "hearing" if about == "hearing" else "harm")
    picked = option_chosen(run, reply, pending, tuple(ids), "engine/offer")
    run.set(pending=None)
    if telling is None:
        return answer_with(run, reply)
    at = Offered(run, reply, telling, picked)
    chosen = next((found for step in STEPS if (found := step(at)) is not None), None)
    if chosen is None:
        return answer_with(run, reply)
    if chosen == ANSWERED:
        return None
    return advance(run) if keep_told(run, telling.about, chosen) else show_waiting(run)


def _keep_and_answer(at: Offered) -> str | None:
    """Open the notebook with what was told, and answer what is asked beside the yes: "si apúntalo, ¿y el niño va?".

    Before any line is looked for: "keep it please" is no "do not".
    """
    run = at.run
    text = rest_of_yes(at.reply.text) if at.is_of_hearing and not at.reply.payload else None
    if text is None:
        return None
    if told_and_same(run, text)[1]:
        return _keep_with_border(at, text)
    beside = Reply(text=_JOINT.sub("", text), sid=at.reply.sid)
    place = run.c.place
    flow = topic_of(run, beside, place) if place is not None and len(text.split()) >= _FEWEST_ASKED else None
    is_topic = flow is not None and run.route(text).topic not in TOPICS and not tells_hearing(run, text)
    is_asked = is_topic or (is_question(beside.text, run.world.words) and not tells_piece(run, text))
    if text and not is_asked:
        at.keep_more(text)  # a question among the words of a hearing would make them unread
    keep_told(run, "hearing", "yes")
    if is_asked and not is_topic:
        run.text("engine/own_question")
    advance(run)
    if is_topic and flow is not None:
        open_with(run, flow, beside)
        advance(run)
    return ANSWERED


def _keep_with_border(at: Offered, text: str) -> str:
    """The same for the paper of the bridge told behind the yes, of which it is asked whether it is the same."""
    run = at.run
    keep_told(run, "hearing", "yes")
    walk_on_unasked(run)
    if run.c.place is not None and run.spot is not None:
        take_border_hour(run, Reply(text=text, sid=at.reply.sid), run.c.place, run.spot.node)
    advance(run)
    return ANSWERED


def _pick(at: Offered) -> str | None:
    """The line that the reply names."""
    return at.picked


def _put_right(at: Offered) -> str | None:
    """What was told, put right: offered as it is now, unless something else is said behind it."""
    rest = put_right(at.run, at.reply)
    if rest is None:
        return None
    if rest.text:
        answer_with(at.run, rest)
    else:
        ask_to_keep(at.run, held(at.run, at.telling.about) or at.telling)
    return ANSWERED


def _say_again(at: Offered) -> str | None:
    """The day that was told, said again: "ya te dije, el 14 de enero"; all of it is read back."""
    if not at.is_of_hearing or not at.is_short or not repeats_words(at.run, at.telling.text, at.reply.text):
        return None
    at.keep_more(told_behind_asked(at.run, at.reply.text) or at.reply.text)
    return "yes"


def _refuse(at: Offered) -> str | None:
    """No, in few words."""
    return "no" if at.length <= FEW and says_no(at.run, at.reply) else None


def _say_where(at: Offered) -> str | None:
    """Where a harm was; "en tijuana" says more than which of the two."""
    where = None if at.is_of_hearing or not at.is_short else place_in(at.run, at.reply.text)
    if where is not None:
        at.keep_more(at.reply.text)
    return where


def _say_where_and_ask(at: Offered) -> str | None:
    """Where a harm was and what is asked besides: it is kept there, and the question answered."""
    both = None if at.is_of_hearing else _place_beside_question(at.run, at.reply)
    if both is None:
        return None
    place, told, asked = both
    at.keep_more(told)
    beside = Reply(text=asked, sid=at.reply.sid)
    if not keep_told(at.run, "harm", place):
        answer_with(at.run, beside)
        return ANSWERED
    if at.run.c.place is not None:
        answer_topic(at.run, beside, at.run.route(asked), at.run.c.place)
    advance(at.run)
    return ANSWERED


def _agree(at: Offered) -> str | None:
    """Yes: for a harm only where the words that told it say where it was; else that is asked again."""
    if not (at.is_short and _opens_with_yes(at.run, at.reply)):
        return None
    chosen = "yes" if at.is_of_hearing else place_in(at.run, at.telling.text)
    if chosen is None:
        ask_to_keep(at.run, at.telling)
        return ANSWERED
    if at.length > MOST_OF_A_YES and at.is_of_hearing:
        at.keep_more(at.reply.text)
    return chosen


def _ask_between(at: Offered) -> None:
    """Let the offer come again where the reply asks something: at once after who reads it, else a little later."""
    route = at.run.route(at.reply.text)
    if PRIVACY in route.alternatives[:1] or route.topic == PRIVACY:
        put(at.run, at.telling.model_copy(update={"offered": 0}))  # who reads it is asked before it is answered
    elif is_question(at.reply.text, at.run.world.words) or route.is_plain:
        put(at.run, at.telling.model_copy(update={"last": at.run.c.turn - APART + 1}))


STEPS: tuple[Callable[[Offered], str | None], ...] = (
    _keep_and_answer,
    _pick,
    _put_right,
    _say_again,
    _refuse,
    _say_where,
    _say_where_and_ask,
    _agree,
    _ask_between,
)
"""What a reply to an offer may be, in order; one that is none of it is answered like any other."""


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
