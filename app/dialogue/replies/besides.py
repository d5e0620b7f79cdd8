"""A reply that says more than its answer: a value with a telling or a question behind it, answers of other questions.

What is left for the question that waits is offered, never taken; what is asked is answered, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.asking import name_of
from app.dialogue.conversation import Frame, Unread
from app.dialogue.flow import Ask, Choose, Node, Question
from app.dialogue.form.holding import is_said_again, is_talk, stance_in, which_surnames
from app.dialogue.form.sorting import Left, whole_name
from app.dialogue.form.volunteering import (
    ELSEWHERE,
    FEWEST_WORDS,
    birth_besides,
    keep,
    names_besides,
    offer,
    offer_kept,
    open_a_number,
    said_besides,
    say_kept,
)
from app.dialogue.hearings.passing import hear_in_welcome, tells_hearing
from app.dialogue.hearings.telling import list_told
from app.dialogue.hearings.told_among import part_hearing
from app.dialogue.library import context
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.shorthand import written_out
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import MORE_THAN_YES, accept, settle
from app.dialogue.run import Run
from app.dialogue.showing import own_words
from app.dialogue.talk.astray import ANY_WORDS, aside_in, show_again, speaks_of_it, topic_of
from app.dialogue.talk.condoling import condole, tells_harm
from app.dialogue.talk.defining import explain
from app.dialogue.team.wishes import is_about_calls, keep_wish
from app.dialogue.text import fold
from app.dialogue.topics.halves import answer_and_question
from app.dialogue.topics.heard import open_with
from app.dialogue.walking import WELCOME, walk_to_question
from app.dialogue.welcome.before_agreeing import FREE, asks_cost
from app.dialogue.welcome.what_for import asks_what_for
from app.dialogue.words.abouts import FIRST, LAST, MIDDLE, STREET, TOWN
from app.dialogue.words.asides import holds_one, is_question
from app.dialogue.words.beyond import beyond
from app.dialogue.words.doubting import asks_why, is_introduction, is_more_than_first, is_what_if
from app.dialogue.words.nothing import is_none
from app.dialogue.words.picks import asks_plainly
from app.dialogue.words.pins import given_in
from app.dialogue.world import Reply

_LONGEST_OPENING = 4
"""Words of an answer that opens a message without a comma behind it: "yes i agree"."""

_LEADING = word_set(
    "un|una|el|la|los|las|mi|que|q|k|de|en|tengo|hay|papel|hoja|a|an|the|my|i|have|got|paper|that|y|and|es|is|dice|dise"
)
"""Words that lead to what is told, and end no answer: "no mijo… un papel | que dice 14 de enero"."""

_LONGEST_VALUE = 16
"""Words of an address or a place; more tell something."""

AT_ONCE = frozenset({"sms_needed", "few_words", "person", "clear_phone"})
"""Topics that wait for no end of the welcome: how many messages it takes, reading little, a call, a phone to clear."""

_FEWEST_LEFT = 2
"""Words left over of a message from which they may be the answer of a box that takes any words."""


def take_left(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, left: Left) -> bool:
    """What is left of a reply for the question that waits: taken where it says so itself, else offered."""
    if left.is_asked:
        return False
    rest = Reply(text=left.text, sid=reply.sid)
    reading = stance_in(run, rest, frame, node, kind, read_reply(run, rest, frame, node)) if left.text else None
    is_sure = reading is not None and (left.is_sure or reading.value == "none")  # "ya le dije que no tengo seguro"
    is_answer = reading is not None and is_sure and reading.is_settled
    if reading is not None and is_answer and not aside_in(run, rest, frame, node, kind, reading):
        _say_none(run, frame, node, reading)
        return accept(run, reply, frame, node, kind, reading)
    if not left.text and not frame.correcting and offer_kept(run, frame, node):
        return False
    _offer_rest(run, reply, frame, node, kind, left.text, is_beside=False)
    return False


def value_and_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
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


def _say_none(run: Run, frame: Frame, node: Node, reading: Reading) -> None:
    """Say back the "none" that was taken out of more words."""
    if reading.value == "none" and isinstance(node, Question):
        none = run.library.texts["state/none"]
        shown = run.translated(none.context, none.source)
        run.text("engine/noted", value=f"{name_of(run, frame, node)}: {shown}")


def tells_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool | None:
    """Keep what a reply says for other questions of the form; None when it is a plain answer to the one that waits.

    What is left for that one is offered, never taken, save a "none"; an answer that is read as a whole goes on as ever.
    """
    if frame.correcting or not run.library.flows[frame.flow].interview:
        return None
    if reading.hint == "ssn.a_number" and (found := open_a_number(run, frame, reply.text)):
        place, asked, number = found
        run.push(place.model_copy(update={"correcting": True}))
        offer(run, place, asked, reply, Reading("ambiguous", [number.value], ELSEWHERE))
        return False
    if born := birth_besides(run, frame, node, reply.text):
        keep(run, born, reply)
        say_kept(run, list(born))
        show_again(run)
        return False
    if len(reply.text.split()) < FEWEST_WORDS:
        return None
    told, rest = said_besides(run, frame, reply.text)
    own = told.pop(frame.key, "")
    if reading.status != "ok" and (names := names_besides(run, frame, node, reply.text)):
        told, rest = {**told, **names}, ""
    if not told:
        return None
    keep(run, told, reply)
    say_kept(run, list(told))
    if reading.is_settled and (kind not in ANY_WORDS or reading.value in (None, "none")):
        return None
    if isinstance(node, Ask) and node.none and not own and _is_left_none(run, rest, frame, node, kind):
        _say_none(run, frame, node, Reading("ok", "none"))
        return accept(run, reply, frame, node, kind, Reading("ok", "none"))
    _offer_rest(run, reply, frame, node, kind, own or rest)
    return False


def _is_left_none(run: Run, rest: str, frame: Frame, node: Ask, kind: str) -> bool:
    """True where what is left of a reply says none, or that there is only one name."""
    if is_none(rest, run.world.words):
        return True
    left = Reply(text=rest)
    return node.about == MIDDLE and stance_in(run, left, frame, node, kind, Reading("invalid")).value == "none"


def answers_and_asks(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, reading: Reading) -> bool | None:
    """Take the clear answer of a message that also asks something, and see to the rest; None where it does not do both.

    In the welcome a topic waits until it ends; in the form it is answered at once, and the form goes on.
    """
    is_kept = isinstance(node, Choose) and node.save is not None  # what is chosen stays: it is no list of topics
    is_interview = run.library.flows[frame.flow].interview
    is_taken = is_interview or (is_kept and not run.library.flows[frame.flow].pieces)
    if frame.correcting or kind not in ("choice", "yes_no") or not is_taken:
        return None

    def is_answer(words: str) -> bool:
        if is_what_if(words, run.world.words):
            return False  # "y si contesta otro" consents to nothing
        found = read_reply(run, Reply(text=words), frame, node)
        leads_away = (
            is_interview and isinstance(node, Choose) and any(o.to for o in node.options if o.id == found.value)
        )
        return found.status == "ok" and not leads_away and (reading.status != "ok" or found.value == reading.value)

    told = part_hearing(run, reply.text) if frame.flow == WELCOME else None  # its "but" limits no yes
    limits = holds_one(fold(written_out(told[1] if told else reply.text)), run.world.words.get("limits", ()))

    def is_other(words: str) -> bool:
        is_limit = limits or bool({"no", "not", "dont", "sin", "solo", "only"} & set(fold(words).split()))
        is_outside = frame.flow == WELCOME or not is_interview  # in the form a statement is rather a clumsy answer
        may_state = is_outside and (
            not is_limit or asks_plainly(words, run.world.words)
        )  # "que no diga nada. y como los borro"
        topic = topic_of(run, Reply(text=words), frame) if may_state else None
        is_of_it = isinstance(node, Choose) and node.save == "@language" and topic == "language"
        return is_question(words, run.world.words) or (topic is not None and not is_of_it)

    parts = answer_and_question(reply.text, is_answer, is_other)
    must = isinstance(node, Choose) and node.must and len(reply.text.split()) >= MORE_THAN_YES
    if parts is None and must and is_answer(reply.text) and is_other(reply.text):
        parts = reply.text, reply.text  # "sí quiero abogado": the yes is taken, and what is wanted comes after it
    if parts is None and frame.flow == WELCOME:
        parts = _answer_before_hearing(run, reply.text, is_answer)
    if parts is None:
        return None
    taken = read_reply(run, Reply(text=parts[0]), frame, node)
    is_told = tells_hearing(run, parts[1])  # no wish for the answer
    is_moving = accept(run, replace(reply, text=parts[0]) if is_told else reply, frame, node, kind, taken)
    answer_after(run, Reply(text=parts[1], sid=reply.sid), frame, is_moving=is_moving)
    return is_moving


def pin_and_more(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Take the PIN that is asked for from a message that says more, and see to the rest; None where it says no more."""
    given = given_in(reply.text) if kind == "pin" else None
    if given is None or not given.rest:
        return None
    rest = Reply(text=given.rest, sid=reply.sid)
    is_moving = accept(run, rest, frame, node, kind, Reading("ok", given.pin))
    answer_after(run, rest, frame, is_moving=is_moving)
    return is_moving


def answer_after(run: Run, asked: Reply, frame: Frame, *, is_moving: bool) -> None:
    """Answer what is asked beside an answer that was taken: at once, or when the welcome is over; a term at once."""
    if explain(run, asked.text, anywhere=True):
        return
    if frame.flow == WELCOME:
        asked = hear_in_welcome(run, asked)
    is_cost = frame.flow == WELCOME and asks_cost(asked.text)
    flow = FREE if is_cost else topic_of(run, asked, frame) if asked.text else None
    if not asked.text:
        pass  # a hearing alone, which waits
    elif flow is None and frame.flow == WELCOME and is_about_calls(fold(asked.text), run.world.words):
        keep_wish(run, asked)  # "but will you call me? write only": what is wished answers it
    elif flow is None:
        _answer_of_no_topic(run, asked, frame)
    elif frame.flow == WELCOME and run.c.said is None and flow not in AT_ONCE:
        run.set(asked=flow, said=Unread(key="", text=asked.text, sid=asked.sid))
        run.text("engine/asked_after", title=run.title(flow))
    elif is_moving:
        open_with(run, flow, asked)


def _answer_of_no_topic(run: Run, asked: Reply, frame: Frame) -> None:
    """What the question is for, where that is asked; nothing for harm that is told, which has a sentence of its own."""
    spot = run.library.spot(frame.flow, frame.node)
    node = spot.node if spot is not None else None
    if isinstance(node, Question) and node.why and asks_what_for(asked.text):
        run.tell(context(frame.flow, node.id, "why"), node.why, facts=run.library.facts_of(frame.flow, node))
    elif "?" in asked.text or not tells_harm(asked.text, run.world.words):
        run.text("engine/own_question")


def _answer_before_hearing(run: Run, text: str, is_answer: Callable[[str], bool]) -> tuple[str, str] | None:
    """ "Acepto mi corte es el 12 de enero": the answer that opens a message which tells a hearing, without a comma.

    Never a bare "si" or "no": "si mi corte es el 12, que llevo" may ask what if.
    """
    words = text.split()
    for size in range(min(_LONGEST_OPENING, len(words) - 1), 0, -1):
        opening, rest = " ".join(words[:size]), " ".join(words[size:])
        is_cut = fold(words[size - 1]) in _LEADING
        if not is_cut and fold(opening) not in ("si", "no", "ya") and is_answer(opening) and tells_hearing(run, rest):
            return opening, rest
    return None


def piece_and_question(run: Run, reply: Reply, frame: Frame, node: Node) -> bool | None:
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
        lambda words: is_question(words, run.world.words) or run.route(words).is_plain,
    )
    number = readers.option_said(parts[0], names) if parts else None
    flow = (topic_of(run, Reply(text=parts[1]), frame) or topic_of(run, reply, frame)) if parts else None
    if parts is None or number is None or flow is None:
        return None
    is_moving = settle(run, reply, frame, node, "choice", Reading("ok", node.options[number - 1].id))
    list_told(run, frame.flow)
    if is_moving:
        walk_to_question(run)  # what is kept as it comes is kept before anything is laid over it
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
        return offer_parted(run, rest, frame, node, kind, parted)
    reading = read_reply(run, rest, frame, node) if words else Reading("invalid")
    if aside_in(run, rest, frame, node, kind, reading) or (
        is_beside and _is_of_another(reply, words, node, kind, reading)
    ):
        reading = Reading("invalid")
    if reading.status == "ok" and reading.value != "none":
        named = reading.value.get(LAST) if isinstance(reading.value, Mapping) and about_of(node) == LAST else None
        reading = (which_surnames(str(named)) if named else None) or Reading("ambiguous", [reading.value], "sure")
    if reading.status == "ambiguous" and isinstance(reading.value, list | tuple) and reading.value:
        return ask_which(run, rest, kind, reading)
    show_again(run)
    return None


def offer_parted(run: Run, reply: Reply, frame: Frame, node: Node, kind: str, parted: tuple[Reading, str]) -> None:
    """Show how a whole name is parted and offer the part that is asked for; the same words again are meant whole."""
    reading, lines = parted
    run.set(unread=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    name = name_of(run, frame, node) if isinstance(node, Question) else ""
    ask_which(run, reply, kind, reading, parts=lines, name=name)


def _is_of_another(reply: Reply, words: str, node: Node, kind: str, reading: Reading) -> bool:
    """True for what is left over and hardly for this box: "me llamo Ana" where the street or the surnames are asked."""
    is_town = about_of(node) == TOWN and fold(reply.text).startswith(fold(words))  # "Tamaulipas y el código…"
    if kind in ("text", "place") and len(words.split()) < _FEWEST_LEFT and not is_town:
        return True
    if not is_introduction(words):
        return False
    is_first = isinstance(node, Ask) and node.about == FIRST
    return not (is_first and isinstance(reading.value, Mapping)) or is_more_than_first(words, reading.value)
