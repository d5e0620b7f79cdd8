"""Taking a reply to the question that waits: read it and keep it; what is no answer goes to `app.dialogue.astray`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.dialogue import readers
from app.dialogue.asides import (
    is_question,
    is_written_in_english,
    opens_as_question,
    says_mistaken,
    someone_comes,
    wants_answer,
)
from app.dialogue.asking import name_of
from app.dialogue.astray import (
    ANY_WORDS,
    answer_aside,
    answer_mistake,
    answer_own_question,
    aside_in,
    can_skip,
    is_sure_topic,
    not_read,
    open_named_topic,
    open_plain_question,
    open_stated_topic,
    show_again,
    speaks_of_it,
    topic_of,
    waiting_interview,
)
from app.dialogue.beyond import beyond
from app.dialogue.condoling import condole
from app.dialogue.conversation import Answer, Frame, Pending, Unread
from app.dialogue.correcting import finish_correction
from app.dialogue.doubting import asks_why, is_introduction, is_more_than_first, is_what_if
from app.dialogue.events import LanguageChanged
from app.dialogue.flow import Ask, Choose, Group, Node, Question, Story
from app.dialogue.halves import answer_and_question
from app.dialogue.heard import open_with, opened_with
from app.dialogue.holding import ADDRESSED, FIRST, hear_violence, hold_back, is_said_again, is_talk, stance_in
from app.dialogue.library import context
from app.dialogue.pieces import reads_back
from app.dialogue.reading import Reading
from app.dialogue.readings import ask_which, shown_name
from app.dialogue.reply_reading import read_reply, tapped_option
from app.dialogue.run import Run
from app.dialogue.showing import SSN, kind_of, own_words, shown_value
from app.dialogue.sorting import Left, sort_out, whole_name
from app.dialogue.storytelling import WORDLESS, fall_silent, take_story
from app.dialogue.telling import (
    change_told,
    completed,
    is_illegible,
    keep_both_hours,
    keep_whole,
    list_told,
    named_among_more,
    read_again,
    says_again,
    take_others,
    with_told_hour,
)
from app.dialogue.text import fold
from app.dialogue.tracing import option_target
from app.dialogue.volunteering import (
    ELSEWHERE,
    FEWEST_WORDS,
    keep,
    names_of,
    offer,
    offer_kept,
    open_a_number,
    said_besides,
)
from app.dialogue.walking import WELCOME
from app.dialogue.wishes import wish_after, wish_in_answer
from app.dialogue.world import Reply

ECHOED = {
    "date",
    "hour",
    "country",
    "language",
    "phone",
    "a_number",
    "name",
    "place",
    "count",
    "number",
    "marital_status",
    "sex",
}
"""Kinds whose value may differ from the words typed: what was understood is said before going on."""

TO_A_PERSON = "a_person"
"""An `ask` whose reply is for a person of the clinic: thanks, a question, a file, all of it is the answer as it is."""

MANY, MOST = 20, 100
"""A count beyond the first is looked at once more with the person; beyond the second no list of the form goes."""

_MORE_THAN_YES = 3
"""Words from which a yes to what must be answered may say more than yes."""

STREET = "street"

_LONGEST_VALUE = 16
"""Words of an address or a place; more tell something."""

_FEWEST_LEFT = 2
"""Words left over of a message from which they may be the answer of a box that takes any words."""

UNMISTAKABLE = {"date", "a_number", "phone", "country", "sex", "marital_status"}
"""Kinds whose answers fit no list of topics: read while such a list is open, they go to the question below it."""


def take_reply(run: Run, reply: Reply, frame: Frame, node: Node) -> bool:
    """Read a reply to the waiting question; True when the flow may go on, False when it still waits."""
    if isinstance(node, Story):
        return take_story(run, reply, frame, node)
    if isinstance(node, Ask) and node.about == TO_A_PERSON:
        return settle(run, reply, frame, node, node.of, Reading("ok", value=reply.text.strip() or WORDLESS))
    kind = kind_of(frame, node)
    is_tapped = tapped_option(reply, frame, node) is not None
    if not is_tapped and someone_comes(reply.text, run.world.words):
        return fall_silent(run)
    if not is_tapped and kind in ("choice", "yes_no") and wants_answer(reply.text, run.world.words):
        return answer_own_question(run, reply, frame)
    reading = read_reply(run, reply, frame, node)
    if not is_tapped and (kind == "yes_no" or not reading.is_settled) and wish_after(run, reply):
        return show_again(run)
    if not is_tapped:
        reading = stance_in(run, reply, frame, node, kind, reading)
    if not is_tapped and (left := sort_out(run, reply, frame, node, kind)) is not None:
        return _take_left(run, reply, frame, node, kind, left)
    if not is_tapped and (both := _value_and_more(run, reply, frame, node, kind)) is not None:
        return both
    if not is_tapped and not reading.is_settled and keep_both_hours(run, reply, frame, node):
        return show_again(run)
    if not is_tapped and (changed := change_told(run, reply, frame, node)) is not None:
        return changed
    if isinstance(node, Choose) and not is_tapped and not reading.is_settled:
        is_back = reads_back(run, frame.flow, node) is not None
        opening = opened_with(run, frame, node, reply.text, is_back=is_back)
        reading = Reading("ok", opening) if opening and reading.value in (None, [opening]) else reading
    if not is_tapped:
        reading = completed(run, reply.text, frame, node, reading)
    if reading.status == "invalid" and is_illegible(run, reply.text, node):
        reading = Reading("unknown")
    if not is_tapped and reading.status in ("invalid", "ambiguous"):
        if (named := named_among_more(run, reply.text, frame, node)) is not None:
            return accept(run, reply, frame, node, kind, named)
        if reading.status == "invalid" and take_others(run, reply, frame, is_settled=False):
            list_told(run, frame.flow)
            return show_again(run)
        if reading.status == "invalid" and says_again(run, reply.text, frame, node):
            read_again(run, frame.flow)
            return True
    if not is_tapped and not reading.is_settled and (piece := _piece_and_question(run, reply, frame, node)) is not None:
        return piece
    is_free = kind in ANY_WORDS or not reading.is_settled or is_what_if(reply.text, run.world.words)
    if is_free and not is_tapped and not reply.media and open_plain_question(run, reply, frame):
        return True
    reading = _allowed(run, frame, node, reply.text, reading)
    if reply.media and not (reading.status == "ok" and kind not in ANY_WORDS):
        run.text("engine/voice" if reply.voice else "engine/media")
        return show_again(run)
    if not is_tapped and hear_violence(run, reply, frame, node, kind, reading):
        return False
    aside = None if is_tapped else aside_in(run, reply, frame, node, kind, reading)
    if aside:
        return answer_aside(run, aside, frame, node, kind)
    if not is_tapped and _takes_back(run, reply, frame, kind, reading):
        return answer_mistake(run, reply, frame, node)
    if isinstance(node, Choose) and not is_tapped and not run.library.flows[frame.flow].interview:
        condole(run, reply.text)
    if not is_tapped and _tells_more(run, reply, frame, node, kind, reading):
        return False
    if not is_tapped and (both := _answers_and_asks(run, reply, frame, node, kind, reading)) is not None:
        return both
    if isinstance(node, Choose) and not is_tapped and open_stated_topic(run, reply, frame, node):
        return True
    if kind in ANY_WORDS - {"name"} and not is_tapped and open_named_topic(run, reply, frame):
        return True
    if kind in ANY_WORDS and not is_tapped and _is_own_question(run, reply, frame):
        return answer_own_question(run, reply, frame)
    if not is_tapped and (parted := whole_name(run, reply, frame, node, kind)) is not None:
        _offer_parted(run, reply, frame, node, kind, parted)
        return False
    held = None if is_tapped else hold_back(run, reply, frame, node, kind, reading)
    if held is not None:
        return held
    if reading.is_settled:
        return accept(run, reply, frame, node, kind, reading)
    is_offered = reading.status == "ambiguous" and isinstance(reading.value, list | tuple) and reading.value
    if is_offered and kind in ("choice", "yes_no") and _asks_us(run, reply):
        return answer_own_question(run, reply, frame)
    if is_offered:
        ask_which(run, reply, kind, reading)
        return False
    below = waiting_interview(run) if reading.hint != "choice.out_of_range" else None
    if below and _answers_below(run, reply, below):
        return _take_below(run, reply, below)
    return not_read(run, reply, frame, node, reading)


def _take_left(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, left: Left) -> bool:
    """What is left of a reply for the question that waits: taken where it says so itself, else offered."""
    rest = Reply(text=left.text, sid=reply.sid)
    if left.is_sure:
        reading = stance_in(run, rest, frame, node, kind, read_reply(run, rest, frame, node))
        if reading.is_settled and not aside_in(run, rest, frame, node, kind, reading):
            return accept(run, reply, frame, node, kind, reading)
    if not left.text and not frame.correcting and offer_kept(run, frame, node):
        return False
    _offer_rest(run, reply, frame, node, kind, left.text, is_beside=False)
    return False


def _value_and_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Take the value of a form's question from before what is told or asked behind it; None where nothing is so.

    A street is shown first; what is asked is answered at once, and the value is then offered or stands.
    """
    is_asked = isinstance(node, Ask) and run.library.flows[frame.flow].interview and frame.flow != WELCOME
    if not is_asked or frame.correcting or kind in ("yes_no", "choice", "many") or is_said_again(run, reply, frame):
        return None
    parts = beyond(reply.text, run.world.words)
    if parts is None or (parts.told and not parts.asked and about_of(node) != STREET):
        return None
    value = Reply(text=parts.value, sid=reply.sid)
    reading = stance_in(run, value, frame, node, kind, read_reply(run, value, frame, node))
    if reading.status != "ok" or is_talk(run, value, frame, node, kind) or _is_long(kind, parts.value):
        return None
    condole(run, reply.text)
    missing = readers.missing_part(kind, about_of(node), reading.value)
    if about_of(node) != STREET and not missing:
        is_moving = accept(run, reply, frame, node, kind, reading)
        _answer_beside(run, Reply(text=parts.asked, sid=reply.sid), frame, node)
        return is_moving
    keep(run, {frame.key: parts.value}, reply)
    if parts.told:
        run.text("engine/told_beside")
    if parts.asked and _answer_beside(run, Reply(text=parts.asked, sid=reply.sid), frame, node):
        return True  # the value is offered when the form is back
    if not offer_kept(run, frame, node):
        show_again(run)
    return False


def _answer_beside(run: Run, asked: Reply, frame: Frame, node: Node) -> bool:
    """Answer what is asked behind a value; True where a topic was entered for it."""
    flow = topic_of(run, asked, frame)
    if flow is not None:
        open_with(run, flow, asked)
        return True
    is_of_it = asks_why(asked.text, run.world.words) or speaks_of_it(run, asked, frame, node)
    if isinstance(node, Question) and node.why and is_of_it:
        run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    else:
        run.text("engine/why_form" if asks_why(asked.text, run.world.words) else "engine/own_question")
    return False


def about_of(node: Node) -> str | None:
    """What a question is about, where it says so."""
    return node.about if isinstance(node, Ask) else None


def _is_long(kind: str, value: str) -> bool:
    """True for more words than a value has where any words would be one."""
    return kind in ANY_WORDS and len(value.split()) > _LONGEST_VALUE


def _tells_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool:
    """Keep what a reply says for other questions of the form. True when it is no plain answer to the one that waits.

    What is left for that one is offered, never taken; an answer that is read as a whole goes on as ever.
    """
    if frame.correcting or not run.library.flows[frame.flow].interview:
        return False
    if reading.hint == "ssn.a_number" and (found := open_a_number(run, frame, reply.text)):
        place, asked, number = found
        run.push(place.model_copy(update={"correcting": True}))
        offer(run, place, asked, reply, Reading("ambiguous", [number.value], ELSEWHERE))
        return True
    if len(reply.text.split()) < FEWEST_WORDS:
        return False
    told, rest = said_besides(run, frame, reply.text)
    own = told.pop(frame.key, "")
    if not told:
        return False
    keep(run, told, reply)
    run.text("engine/kept", questions=names_of(run, list(told)))
    if reading.is_settled and (kind not in ANY_WORDS or reading.value in (None, "none")):
        return False
    _offer_rest(run, reply, frame, node, kind, own or rest)
    return True


def _answers_and_asks(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool | None:
    """Take the clear answer of a message that also asks something, and see to the rest; None where it does not do both.

    In the welcome a topic waits until it ends; in the form it is answered at once, and the form goes on.
    """
    is_interview = run.library.flows[frame.flow].interview
    if frame.correcting or kind not in ("choice", "yes_no") or not is_interview:
        return None

    def is_answer(words: str) -> bool:
        if is_what_if(words, run.world.words):
            return False  # "y si contesta otro" consents to nothing
        found = read_reply(run, Reply(text=words), frame, node)
        leads_away = isinstance(node, Choose) and any(o.to for o in node.options if o.id == found.value)
        return found.status == "ok" and not leads_away and (reading.status != "ok" or found.value == reading.value)

    def is_other(words: str) -> bool:
        is_limit = bool({"no", "not", "dont", "sin", "solo", "only"} & set(fold(words).split()))
        may_state = frame.flow == WELCOME and not is_limit  # in the form a statement is rather a clumsy answer
        return is_question(words, run.world.words) or (may_state and is_sure_topic(run, Reply(text=words), frame))

    parts = answer_and_question(reply.text, is_answer, is_other)
    must = isinstance(node, Choose) and node.must and len(reply.text.split()) >= _MORE_THAN_YES
    if parts is None and must and is_answer(reply.text) and is_other(reply.text):
        parts = reply.text, reply.text  # "sí quiero abogado": the yes is taken, and what is wanted comes after it
    if parts is None:
        return None
    taken = read_reply(run, Reply(text=parts[0]), frame, node)
    is_moving = accept(run, reply, frame, node, kind, taken)
    asked = Reply(text=parts[1], sid=reply.sid)
    flow = topic_of(run, asked, frame)
    if flow is None:
        run.text("engine/own_question")
    elif frame.flow == WELCOME and run.c.said is None:
        run.set(asked=flow, said=Unread(key="", text=asked.text, sid=reply.sid))
        run.text("engine/asked_after", title=run.title(flow))
    elif is_moving:
        open_with(run, flow, asked)
    return is_moving


def _piece_and_question(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
    """Take the line of a list that is told piece by piece, and answer what is asked behind it; None for anything else.

    "master dice creo. y mi hija tiene que ir?": what is told so far is listed, and the next question comes back after.
    """
    flow_of_it = run.library.flows[frame.flow]
    if flow_of_it.interview or frame.correcting or frame.node not in flow_of_it.pieces or not isinstance(node, Choose):
        return None
    names = [[word for word in own if len(word) > _FEWEST_LEFT + 1] for own in own_words(run, frame, node)]
    parts = answer_and_question(
        reply.text,
        lambda words: readers.option_said(words, names) is not None and not is_question(words, run.world.words),
        lambda words: is_question(words, run.world.words),
    )
    number = readers.option_said(parts[0], names) if parts else None
    flow = (topic_of(run, Reply(text=parts[1]), frame) or topic_of(run, reply, frame)) if parts else None
    if parts is None or number is None or flow is None:
        return None
    is_moving = settle(run, reply, frame, node, "choice", Reading("ok", node.options[number - 1].id))
    list_told(run, frame.flow)
    open_with(run, flow, Reply(text=parts[1], sid=reply.sid))
    return is_moving


def _offer_rest(
    run: Run, reply: Reply, frame: Frame, node: Node, kind: str, words: str, *, is_beside: bool = True
) -> None:
    """What is left of a reply for the question that waits: offered where it reads as its answer, else asked again.

    `is_beside`: the words are what no other question took, and may be nobody's.
    """
    rest = Reply(text=words, sid=reply.sid)
    if words and (parted := whole_name(run, rest, frame, node, kind)) is not None:
        return _offer_parted(run, rest, frame, node, kind, parted)
    reading = read_reply(run, rest, frame, node) if words else Reading("invalid")
    if aside_in(run, rest, frame, node, kind, reading) or (is_beside and _is_of_another(words, node, kind, reading)):
        reading = Reading("invalid")
    if reading.status == "ok" and reading.value != "none":
        reading = Reading("ambiguous", [reading.value], "sure")
    if reading.status == "ambiguous" and isinstance(reading.value, list | tuple) and reading.value:
        return ask_which(run, rest, kind, reading)
    show_again(run)
    return None


def _offer_parted(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, parted: tuple[Reading, str]) -> None:
    """Show how a whole name is parted and offer the part that is asked for; the same words again are meant whole."""
    reading, lines = parted
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    name = name_of(run, frame, node) if isinstance(node, Question) else ""
    ask_which(run, reply, kind, reading, parts=lines, name=name)


def _is_of_another(words: str, node: Node, kind: str, reading: Reading) -> bool:
    """True for what is left over and hardly for this box: "me llamo Ana" where the street or the surnames are asked."""
    if kind in ("text", "place") and len(words.split()) < _FEWEST_LEFT:
        return True
    if not is_introduction(words):
        return False
    is_first = isinstance(node, Ask) and node.about == FIRST
    return not (is_first and isinstance(reading.value, Mapping)) or is_more_than_first(words, reading.value)


def _asks_us(run: Run, reply: Reply) -> bool:
    """True for a question, wherever in the reply it stands."""
    return "?" in reply.text or opens_as_question(reply.text, run.world.words)


def _allowed(run: Run, frame: Frame, node: Node, text: str, reading: Reading) -> Reading:
    """ "I don't know" answers what an interview asks; consent and lists of topics need one of what they offer."""
    is_unsure = reading.status == "unknown" and isinstance(node, Ask) and node.unsure
    if reading.status in ("unknown", "declined") and not is_unsure and not can_skip(run, frame, node):
        return Reading("invalid", hint="choice.unread")
    if reading.hint == "date.year_missing" and isinstance(node, Ask) and node.about == "hearing":
        return readers.in_years(text, run.language, run.world.today, node.about)
    if reading.hint == "date.age_given" and isinstance(node, Ask) and node.about == "stretch":
        return Reading(reading.status, reading.value, "date.length_given")
    if _is_unlikely(run, reading, kind_of(frame, node)):
        return Reading("clarify", hint="count.too_large")
    if reading.status == "unknown" and kind_of(frame, node) == "date" and "exact" in fold(text) and not run.c.tries:
        return Reading("clarify", hint="date.not_exact")  # "no sé la fecha exacta": a month or a year may be known
    return reading


def _is_unlikely(run: Run, reading: Reading, kind: str) -> bool:
    """A count so large that it may be a slip: asked about once, and taken when it is said again."""
    if kind != "count" or reading.status != "ok" or not isinstance(reading.value, int):
        return False
    return reading.value > MOST or (reading.value > MANY and not run.c.tries)


def _takes_back(run: Run, reply: Reply, frame: Frame, kind: str, reading: Reading) -> bool:
    """ "I made a mistake" in an interview, where the words are no answer or any words would be one."""
    is_interview = run.library.flows[frame.flow].interview
    is_answer = reading.is_settled and kind not in ANY_WORDS
    return is_interview and not is_answer and says_mistaken(reply.text, run.world.words)


def _is_own_question(run: Run, reply: Reply, frame: Frame) -> bool:
    """Where any words would be an answer: words that ask, or a question mark behind what is clearly a topic."""
    if opens_as_question(reply.text, run.world.words):
        return True
    return reply.text.strip().endswith("?") and is_sure_topic(run, reply, frame)


def _answers_below(run: Run, reply: Reply, below: Frame) -> bool:
    """True when the reply is a plain answer to the question of the form that waits under a topic."""
    spot = run.library.spot(below.flow, below.node)
    if spot is None or kind_of(below, spot.node) not in UNMISTAKABLE:
        return False
    return read_reply(run, reply, below, spot.node).status == "ok"


def _take_below(run: Run, reply: Reply, below: Frame) -> bool:
    spot = run.library.spot(below.flow, below.node)
    run.set(frames=run.c.frames[: run.c.frames.index(below) + 1], tries=0)
    return spot is not None and take_reply(run, reply, below, spot.node)


def accept(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool:
    """Keep a reading, or first ask alone for the part that it lacks: the end of a stretch, the country of a place."""
    about = node.about if isinstance(node, Ask) else None
    missing = readers.missing_part(kind, about, reading.value) if reading.status == "ok" else None
    if missing is None:
        return settle(run, reply, frame, node, kind, reading)
    run.wait_for(Pending(kind="rest", options=(reading.value,), held=reply.text, held_sid=reply.sid))
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))  # what was said is kept if it is skipped
    run.text(f"hint/{missing}")
    return False


def settle(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool:
    """Keep a settled reading and move to the next place."""
    if isinstance(node, Question):
        reading = with_told_hour(run, frame, node, reading)
    answer = _answer(run, reply, reading)
    about = node.about if isinstance(node, Ask) else None
    if not isinstance(node, Question | Group):
        raise TypeError(f"node {node.id} takes no answer")
    was_correcting = frame.correcting
    run.reply, before = reply, run.c.answers.get(frame.key)
    run.record(frame.model_copy(update={"correcting": False}), node, answer, kind=kind, about=about)
    _apply(run, node, answer)
    if isinstance(node, Choose) and any(option.says for option in node.options):
        run.opening = reply
    if answer.state == "answered" and was_correcting:
        run.text("engine/noted", value=shown_value(run, frame.key))
    elif answer.state == "answered" and kind in ECHOED:
        shown = shown_name(reading.value) if isinstance(reading.value, dict) and kind == "name" else None
        shown = shown or readers.show_value(kind, reading.value, run.language)
        if shown and fold(shown) != fold(reply.text):
            run.text("engine/noted", value=shown)
    elif answer.state == "answered" and about in ADDRESSED:
        run.text("engine/noted", value=shown_value(run, frame.key))
    elif answer.state == "answered" and about == SSN:
        run.text("engine/noted", value=readers.masked_ssn(str(reading.value)))
    elif answer.state == "answered" and (_is_a_part(reading, reply, node) or _is_wordy(frame, node, reply)):
        run.text("engine/noted", value=shown_value(run, frame.key))
    elif answer.state in ("unknown", "declined"):
        run.text(f"engine/{answer.state}")
    if isinstance(node, Question):
        wish_in_answer(run, frame, node, answer, before)
        keep_whole(run, frame, node)
    if was_correcting:
        finish_correction(run, frame)
        if run.library.flows[frame.flow].pieces:
            read_again(run, frame.flow)
        return True
    take_others(run, reply, frame, is_settled=True)
    if frame.asking_again:
        return True  # the walk reads the recorded answer
    target = option_target(node, answer) if isinstance(node, Choose) else None
    if not run.library.flows[frame.flow].interview:
        run.place_at(run.library.follow(frame, target or node.to))
    return True


def _is_wordy(frame: Frame, node: Node, reply: Reply) -> bool:
    """True for a choice of the welcome made in many words; that of a language is heard in the next line."""
    is_typed = not reply.payload and len(reply.text.split()) > _MORE_THAN_YES
    return isinstance(node, Choose) and frame.flow == WELCOME and node.save != "@language" and is_typed


def _is_a_part(reading: Reading, reply: Reply, node: Node) -> bool:
    """True where words were taken out of more words: what was taken is said back."""
    if not (isinstance(node, Ask) and node.of == "text" and node.about is None):
        return False
    value = fold(str(reading.value))
    return value != fold(reply.text) and f" {value} " in f" {fold(reply.text)} "


def _answer(run: Run, reply: Reply, reading: Reading) -> Answer:
    common: dict[str, Any] = {
        "original": reply.text, "language": run.language, "at": run.world.now, "sid": reply.sid,
    }  # fmt: skip
    if reading.status == "unknown":
        return Answer(state="unknown", **common)
    if reading.status == "declined":
        return Answer(state="declined", **common)
    if reading.value == "none":
        return Answer(state="none", **common)
    return Answer(value=reading.value, **common)


def _apply(run: Run, node: Node, answer: Answer) -> None:
    """Answers that change the conversation itself."""
    save = node.save if isinstance(node, Question) else None
    if save != "@language":
        return
    # Whoever names a third language in English words reads English rather than the default.
    is_english = answer.value == "other" and is_written_in_english(answer.original, run.world.words)
    if is_english or answer.value in ("es", "en"):
        language = "en" if is_english else str(answer.value)
        run.set(language=language)
        run.events.append(LanguageChanged(language))
