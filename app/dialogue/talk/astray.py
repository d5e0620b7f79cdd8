"""Replies that are no answer: talk about the talk, questions of the person's own, words that could not be read.

Nothing of it is kept as an answer. The question stays or comes back after the topic that was asked about.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.asking import YES_NO, show_question
from app.dialogue.attempts import trying
from app.dialogue.conversation import Frame, Unread
from app.dialogue.flow import Ask, Choose, Node, Question
from app.dialogue.library import context
from app.dialogue.reading import Reading
from app.dialogue.routing import SURE, TOPICS, Route
from app.dialogue.run import Run
from app.dialogue.showing import option_words
from app.dialogue.talk.condoling import condole, is_met, says_grief
from app.dialogue.talk.defining import explain
from app.dialogue.talk.plainly import say_plainly
from app.dialogue.text import fold, fold_own
from app.dialogue.topics.halves import flows_asked
from app.dialogue.topics.heard import begins_anew, open_with, option_meant
from app.dialogue.topics.offering import nearest_flows, offer_flows
from app.dialogue.topics.several import open_several
from app.dialogue.walking import HOME, WELCOME, is_menu
from app.dialogue.words.asides import Aside, aside_of, asks_about, asks_meaning, is_question
from app.dialogue.words.tiredness import is_busy, is_in_english
from app.dialogue.world import Reply

CERTAIN = 0.9
"""As `SURE`, for words in an interview that do not ask anything: they may well be a clumsy answer."""

NAMED = 0.5
"""The same for a word of the menu."""

SENTENCE = 3
"""From this many words on, a reply to a list of topics may say more than which one is meant."""

_NAMES_ANYTHING = re.compile(r"[^\W\d_]{3}")
"""Letters in a row without which words are about no topic, however sure the model is: "no la 2"."""

_TELLING = 5
"""Letters from which a word says what a reply is about."""

MUCH = 9
"""From this many words on, an unread reply tells more than was asked."""

APPOINTMENT = "appointment"
"""The topic of an appointment of which nobody said with whom."""

_FEW = 4
"""Words of a plain no."""

ANY_WORDS = {"text", "name", "place"}
"""Kinds that would take almost any words for an answer."""


def aside_in(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> Aside | None:
    """What kind of aside the reply is, or None; asking about a word of the question is not understanding it."""
    offered = [word for words in option_words(run, frame, node) for word in words]
    if isinstance(node, Ask) and node.none:
        offered += run.world.words.get("none", frozenset())
        if readers.bare(reply.text) in run.world.words.get("none", frozenset()):
            return None  # "no, gracias" is none, politely
    if isinstance(node, Ask) and node.same_as:
        offered += run.world.words.get("same", frozenset())
    found = aside_of(reply.text, run.world.words, offered=offered)
    if kind not in ANY_WORDS and (found == "not_understood" or (found == "small_talk" and _may_answer(reply, reading))):
        return None  # "sí", "ok" and "el mismo" where they may be the answer, or where a hint says more
    is_interview = run.library.flows[frame.flow].interview
    is_said = reading.status == "ok" and (kind not in ("choice", "many") or is_an_option(run, reply, frame, node))
    if found is None and is_interview and not is_said:
        found = "waiting" if is_busy(reply.text) else "in_english" if is_of_paper(run, reply.text, frame) else None
    if found is None and is_interview and asks_about(reply.text, run.world.words, as_shown(run, frame, node)):
        return "confused"
    if found is None and is_interview and asks_meaning(reply.text):
        return "confused"
    return found


def is_of_paper(run: Run, text: str, frame: Frame) -> bool:
    """True where somebody who writes Spanish says at a question of the form that what they have is in English."""
    is_form = run.library.flows[frame.flow].interview and frame.flow != WELCOME
    return is_form and run.language != "en" and is_in_english(text)


def _may_answer(reply: Reply, reading: Reading) -> bool:
    return reading.status != "invalid" or readers.yes_or_no(reply.text, "es") is not None


def answer_aside(run: Run, aside: Aside, frame: Frame, node: Node, kind: str) -> bool:
    """Say what can be done, kindly, and let the question wait."""
    if aside == "waiting":
        run.text("engine/waiting")
        return False
    if aside in ("confused", "in_english"):
        if aside == "in_english":
            run.text("engine/in_english")
        is_plain = aside == "confused" and say_plainly(run)
        if aside == "confused" and isinstance(node, Question) and node.plain:
            run.text("engine/confused" if can_skip(run, frame, node) else "engine/confused_short")
            show_question(run, frame, node, in_plain=True)
            return False
        if not is_plain:
            _explain(run, frame, node, kind)
        run.text("engine/confused" if can_skip(run, frame, node) else "engine/confused_short")
    else:
        is_menu = aside == "small_talk" and not run.library.flows[frame.flow].interview
        run.text("engine/here" if is_menu else f"engine/{aside}")
        if aside in ("small_talk", "not_understood"):
            count_try(run, frame, node)
    return show_again(run)


def answer_own_question(run: Run, reply: Reply, frame: Frame) -> bool:
    """A question of their own: its topic where that is clear, else who can answer it. True when a topic begins."""
    if explain(run, reply.text, anywhere=True):
        return show_again(run)
    if answer_both(run, reply, frame):
        return True
    if answer_topic(run, reply, run.route(reply.text), frame):
        return True
    return _say_own_question(run)


def _say_own_question(run: Run) -> bool:
    run.text("engine/own_question")
    return show_again(run)


def open_named_topic(run: Run, reply: Reply, frame: Frame) -> bool:
    """Open a topic whose word of the menu is the whole message: somebody wants it, not to answer with it."""
    home = run.library.flows.get(HOME)
    said = fold(reply.text)
    words = {
        fold_own(word)
        for node in (home.nodes if home else ())
        if isinstance(node, Choose)
        for option in node.options
        for word in (*option.words, run.translated(context(HOME, node.id, f"option.{option.id}"), option.label))
    }
    return said in words and answer_topic(run, reply, run.route(reply.text), frame, NAMED)


def open_stated_topic(run: Run, reply: Reply, frame: Frame, node: Choose) -> bool:
    """At a list outside the form: open what a sentence is plainly about; it says more than an option's word in it.

    "yo hablo mam, no español en la corte" is not the option "corte". Not where an option takes the statement itself.
    """
    if run.library.flows[frame.flow].interview or len(reply.text.split()) < SENTENCE:
        return False
    if not is_an_option(run, reply, frame, node) and begins_anew(run, frame, node, reply.text):
        run.place_at(None)
        open_with(run, frame.flow, reply)
        return True
    if option_meant(run, node.options, reply.text) or is_an_option(run, reply, frame, node):
        return False
    is_topic = frame.flow in run.world.topics.values()
    if is_topic and not any(option.says for option in node.options) and answer_both(run, reply, frame):
        return True
    route = run.route(reply.text)
    return route.topic not in TOPICS and answer_topic(run, reply, route, frame)


def is_an_option(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True where the whole reply is what an option is called."""
    said = fold(reply.text)
    return any(said == fold_own(word) for words in option_words(run, frame, node) for word in words)


def open_plain_question(run: Run, reply: Reply, frame: Frame) -> bool:
    """Open what can only be asked of us, whatever waits: "tengo hambre" is nobody's first name."""
    if not run.route(reply.text).is_plain:
        return False
    with trying(run) as attempt:
        condole(run, reply.text)  # "la mamá murió, ¿va en mi papel?" asks, and tells of a death
        attempt.is_kept = answer_both(run, reply, frame) or answer_topic(run, reply, run.route(reply.text), frame)
    return attempt.is_kept


def is_sure_topic(run: Run, reply: Reply, frame: Frame) -> bool:
    """True when the words are clearly about a topic other than the present one."""
    return topic_of(run, reply, frame) is not None


def topic_of(run: Run, reply: Reply, frame: Frame) -> str | None:
    """The flow of the topic that the words are clearly about, other than the present one."""
    return _topic_flow(run, run.route(reply.text), frame, SURE)


def answer_mistake(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Somebody takes an earlier answer back: say how, keep the words with the question, and let it wait."""
    run.text("engine/mistaken")
    count_try(run, frame, node)
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    return show_again(run)


def not_read(run: Run, reply: Reply, frame: Frame, node: Node, reading: Reading) -> bool:
    """Not an answer: perhaps a question of their own; else the hint, and after two tries a way out."""
    asks = is_question(reply.text, run.world.words)
    is_interview = run.library.flows[frame.flow].interview
    if frame.flow == HOME and not asks and _is_only_no(run, reply):
        run.text("engine/all_right")
        return False
    if reading.status == "invalid" and reply.text.strip():
        if (asks or not is_interview) and answer_both(run, reply, frame):
            return True
        route = run.route(reply.text)
        is_list = isinstance(node, Choose) or (isinstance(node, Ask) and node.of in YES_NO)
        is_clumsy = is_interview and not asks and is_list and speaks_of_it(run, reply, frame, node)
        if frame.flow == WELCOME and not (asks or route.is_plain) and says_grief(reply.text, run.world.words):
            return show_again(run)  # it tells of a loss, and asks for no form
        if not is_clumsy and answer_topic(run, reply, route, frame, SURE if asks or not is_interview else CERTAIN):
            return True
        if asks and _topic_flow(run, route, None, SURE) == frame.flow:
            return _say_own_question(run)
        if not is_interview and (flows := nearest_flows(run, route)):
            offer_flows(run, reply, flows)
            return False
        if asks:
            return _say_own_question(run)
        if waiting_interview(run) and reading.hint != "choice.out_of_range":
            return _go_back_to_interview(run)
    if (not is_interview or frame.flow == WELCOME) and is_met(run):
        pass  # who has just told of harm needs no "one thing at a time"
    elif len(reply.text.split()) >= MUCH and str(reading.hint).endswith(("unread", "has_digits", "which_part")):
        run.text("engine/not_a_topic" if isinstance(node, Choose) and is_menu(frame, node) else "engine/one_thing")
    else:
        _say_hint(run, frame, node, reading)
    count_try(run, frame, node)
    if is_interview and reply.text.strip():
        run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    return show_again(run)


def _is_only_no(run: Run, reply: Reply) -> bool:
    """True for "no", "no not now" at the list of topics: nothing more is wanted, and nothing was done wrong."""
    said = fold(reply.text).split()
    is_no = readers.yes_or_no(reply.text, run.language) == "no"
    return is_no and 0 < len(said) <= _FEW and set(said) <= run.world.words.get("plain_no", frozenset())


def count_try(run: Run, frame: Frame, node: Node) -> None:
    """One more reply without an answer; from the second on a way out is shown, so that nobody is caught."""
    tries = run.c.tries + 1
    run.set(tries=tries)
    if tries >= 2:
        run.text("engine/way_out" if can_skip(run, frame, node) else "engine/way_out_short")


def can_skip(run: Run, frame: Frame, node: Node) -> bool:
    """True where SKIP leaves the question for later: in an interview, unless it must be answered."""
    must = isinstance(node, Question) and node.must
    return run.library.flows[frame.flow].interview and not must


def waiting_interview(run: Run) -> Frame | None:
    """The question of an interview that waits under the topic which is now open, or None."""
    place = run.c.place
    if place is None or place.flow not in run.world.topics.values() or run.library.flows[place.flow].interview:
        return None
    below = (f for f in reversed(run.c.frames) if f.flow in run.library.flows and run.library.flows[f.flow].interview)
    return next(below, None)


def _go_back_to_interview(run: Run) -> bool:
    """Words that fit no topic were surely meant for the form: ask its question again, so that nothing is swallowed."""
    below = waiting_interview(run)
    if below:
        run.set(frames=run.c.frames[: run.c.frames.index(below) + 1], tries=0)
        if below.flow != WELCOME:
            run.text("engine/back_to", title=run.title(below.flow))
    return show_again(run)


def answer_topic(run: Run, reply: Reply, route: Route, frame: Frame, sure: float = SURE) -> bool:
    """Answer a question of their own and come back; True when the topic is clear and is not this very flow."""
    flow = _topic_flow(run, route, frame, sure)
    if flow is None or (route.topic in TOPICS and not _NAMES_ANYTHING.search(fold(reply.text))):
        return False
    if flow == APPOINTMENT and frame.flow == WELCOME and run.c.said is None:
        run.set(asked=flow, said=Unread(key="", text=reply.text, sid=reply.sid))  # it asks, and nothing is agreed yet
        run.text("engine/asked_after", title=run.title(flow))
        return True
    open_with(run, flow, reply)
    return True


def answer_both(run: Run, reply: Reply, frame: Frame) -> bool:
    """Answer the questions of one message one after the other, where each is clearly a topic of its own."""

    def find(text: str) -> tuple[Route, str | None]:
        route = run.route(text)
        if says_grief(text, run.world.words) and not route.is_plain:
            return route, None  # "mi papa fallecio" tells, and asks for no topic
        flow = _topic_flow(run, route, frame, SURE)
        return route, None if flow == HOME else flow  # "good morning" asks for no list of topics

    asked = flows_asked(reply.text, run.world.words, find)
    if asked is None:
        return False
    open_several(run, reply, asked)
    return True


_FEAR = "fear"
_SURE_OF_FEAR = 0.96
"""From this confidence on the law about fear is told while a hearing is told: men who followed, a robbery and a
complaint that nobody answers all lean to that topic, and ask for no law."""


def _topic_flow(run: Run, route: Route, frame: Frame | None, sure: float) -> str | None:
    """The flow of a sure topic, unless it is the one of this frame or the form that this part belongs to."""
    flow = run.world.topics.get(route.topic)
    if flow is None or route.confidence < sure or flow not in run.library.flows:
        return None
    is_told = frame is not None and frame.flow in run.library.flows and bool(run.library.flows[frame.flow].pieces)
    if is_told and route.topic == _FEAR and route.confidence < _SURE_OF_FEAR:
        return None
    is_in_it = frame is not None and (frame.flow == flow or frame.flow.startswith(f"{flow}/"))
    return None if is_in_it or _is_told_for(run, frame, flow) else flow


def _is_told_for(run: Run, frame: Frame | None, flow: str) -> bool:
    """True where what is told piece by piece is told for that flow, which waits right below."""
    below = run.c.frames[-2:-1]
    return frame is not None and bool(run.library.flows[frame.flow].pieces) and any(f.flow == flow for f in below)


def show_again(run: Run) -> bool:
    """Ask the same again, nothing recorded."""
    frame = run.c.place
    spot = run.library.spot(frame.flow, frame.node) if frame else None
    if frame and spot:
        show_question(run, frame, spot.node)
    return False


def _explain(run: Run, frame: Frame, node: Node, kind: str) -> None:
    """Why it is asked, or else what an answer looks like."""
    if isinstance(node, Question) and node.why:
        run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    else:
        _say_hint(run, frame, node, Reading("invalid", hint=f"{kind}.unread"), or_else=None)


def _say_hint(
    run: Run, frame: Frame, node: Node, reading: Reading, or_else: str | None = "engine/not_understood"
) -> None:
    """What an answer looks like: the question's own words for it, or those of the reader's reason."""
    hint = f"hint/{reading.hint}"
    own = node.hint if isinstance(node, Question) and (reading.hint or ".unread").endswith(".unread") else None
    if own:
        run.tell(context(frame.flow, node.id, "hint"), own, facts=run.library.facts_of(frame.flow, node))
    elif hint in run.library.texts:
        run.text(hint)
    elif or_else:
        run.text(or_else)


def speaks_of_it(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """True for words that share one with the question: "quién me va a llamar" where a phone is asked."""
    said = {word for word in fold(reply.text).split() if len(word) >= _TELLING}
    return bool(said & set(fold(as_shown(run, frame, node)).split()))


def as_shown(run: Run, frame: Frame, node: Node) -> str:
    """Every word of the question in the person's language: prompt, label and options."""
    slots = getattr(node, "slots", lambda: ())()
    return " ".join(run.translated(context(frame.flow, node.id, slot), source) for slot, source in slots)
