"""What is told at the wrong moment: a hearing beside a consent or a question, harm at a list of topics.

It is held with what is put right later, until `app.dialogue.hearings.keeping_told` offers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.flow import Choose
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.hearings.tellings import add, held, hold, put
from app.dialogue.hearings.told_among import hearing_among, tells_hearing_alone, tells_two_papers
from app.dialogue.hearings.told_so_far import say_most
from app.dialogue.routing import SURE, TOPICS
from app.dialogue.run import Run
from app.dialogue.talk.condoling import grief_in
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import ELSEWHERE, without_request
from app.dialogue.walking import HOME
from app.dialogue.welcome.consenting import is_unagreed
from app.dialogue.words.asides import holds_one, is_marked, opens_with
from app.dialogue.words.doubting import is_what_if
from app.dialogue.world import Reply

HARM = Frame(flow="i589/b", node="past_story")
"""Where the form asks for harm at home."""

_TELLS, _TELLS_HARM = 5, 4
"""Words from which a hearing beside a question, and harm, may be told."""

_RECENT = 3
"""Turns after a telling in which "no, it was in January" is about it."""

_LONGEST_CORRECTION = 16
_FEWEST_ASKED = 2
_SHORT_QUESTION = 6
_MOST_WORDS = 120
_JOINT = re.compile(r"^(?:y|e|and|pero|but|oiga|entonces|also)\s+", re.IGNORECASE)
_ASKING = frozenset(
    {
        *("que", "q", "k", "como", "cuando", "donde", "quien", "cuanto", "cuanta", "cual", "puedo", "tengo", "debo"),
        *("what", "how", "when", "where", "who", "which", "can", "do", "should", "must"),
    }
)
"""Words before which the question of a message may begin that ends with its mark."""

_WORDS = re.compile(r"\S+")
_TRAILS = re.compile(
    r"(?<![\s,;])(?:[\s,;]++(?:y|e|a|and|but|pero|oiga|oye|mijo|mija|entonces|so))+\W*+$", re.IGNORECASE
)
"""Words that lead to the question behind what is told, and stay at its end."""
_LEADS_ON = re.compile(
    r"\b(?:papel(?:ito)?|hoja|carta|aviso|letra|dia|creo|parece|pienso|supongo|dice|dise|dicen|dijeron|dijo|se|lo|"
    r"quiero|quisiera|necesito|paper|sheet|notice|letter|think|guess|says?|said)$"
)
"""Words behind which "que" only joins."""
_SENTENCES = re.compile(r"[.?!;\n]+")


@dataclass(frozen=True, slots=True)
class Both:
    """A hearing told and a question asked in one message; `is_sure`: what the question is about is plain."""

    told: str
    asked: str
    is_sure: bool


def hearing_and_question(run: Run, text: str) -> Both | None:
    """The hearing that a message tells and what it asks besides: "mi corte es el 12 de enero a las 4, que llevo?".

    None where the whole of it is plainly about something narrower, "mi corte fue ayer y no fui, que hago?".
    """
    text = without_request(text)
    if len(text.split()) < _TELLS or _is_of_another(run, text):
        return None
    found: Both | None = None
    later: Both | None = None  # a cut before the hour at the bridge, which is told too where one behind it is found
    for before, after in _cuts(run, text, is_loose=True):
        if _LEADS_ON.search(fold(before)) and not is_marked(after):
            continue  # "un papel que dice", "creo que es en": nothing is asked
        for told, asked in ((before, after), (after, before)):
            is_asked = len(asked.split()) >= _FEWEST_ASKED and (_asks(run, asked) or _is_short_question(run, asked))
            is_of_it = not is_marked(asked) and readers.hour_said(asked, "hearing").status != "invalid"
            is_of_it = is_of_it or _names_day(run, asked)  # of two days it is asked which one counts
            if is_asked and not is_of_it and tells_hearing_alone(run, told):
                both = Both(_TRAILS.sub("", told), asked, is_sure=_is_sure(run, asked))
                if _tells_border_hour(run, asked):
                    later = later or both
                elif both.is_sure:
                    return both
                else:
                    found = found or both
    return found or later


def _tells_border_hour(run: Run, text: str) -> bool:
    """True for "and bridge 4 am, can i bring my son?": an hour at the border before what is asked."""
    is_border = holds_one(loose(text), run.world.words.get(ELSEWHERE, ()))
    return is_border and not _opens_asking(run, text) and readers.hour_said(text, "hearing").status != "invalid"


def _is_of_another(run: Run, text: str) -> bool:
    """True where the whole message leads to a narrower topic than the hearing, whatever its parts say."""
    route = run.route(text)
    return (
        route.topic not in TOPICS
        and run.world.topics.get(route.topic) not in (HEARING_FLOW, None)
        and (tells_hearing_alone(run, text) or route.topic.startswith(HEARING_FLOW))
    )


# --- hearing it ---


def hear_in_passing(run: Run, reply: Reply, frame: Frame, kind: str) -> Reply:
    """Hold what a reply tells besides; what is left of it is taken as ever.

    Harm is held wherever it is told but in Part B and in a box of words, a hearing at the lists outside the form:
    within the form a day is an answer.
    """
    flow = run.library.flows[frame.flow]
    if frame.flow != HARM.flow and kind != "text":
        hold_harm(run, reply)
    if flow.interview or flow.pieces or kind != "choice":
        return reply
    if (both := hearing_and_question(run, reply.text)) is None:
        return _hear_among(run, reply)
    if not both.is_sure:  # the notebook opens with what was told, as it would without the question
        run.text("engine/own_question")
        return replace(reply, text=both.told)
    _hold_hearing(run, both.told, reply.sid)
    return replace(reply, text=both.asked)


def hear_first(run: Run, reply: Reply) -> Reply:
    """The same for what the first message, or one within the welcome, tells and asks."""
    if (both := hearing_and_question(run, reply.text)) is not None:
        _hold_hearing(run, both.told, reply.sid)
        return replace(reply, text=both.asked)
    hold_harm(run, reply)
    return _hear_among(run, reply)


def _hear_among(run: Run, reply: Reply) -> Reply:
    """Hold the hearing that is told beside a topic, which is answered; where none is plain, it opens the notebook."""
    told = hearing_among(run, reply.text)
    if told is None:
        return reply
    if not _is_sure(run, reply.text) or tells_two_papers(run, reply.text):
        return replace(reply, text=told)
    _hold_hearing(run, told, reply.sid)
    return reply


def _hold_hearing(run: Run, text: str, sid: str | None) -> None:
    """Hold a hearing; told again with the same day, nothing is lost of what was told of it before."""
    before = held(run, "hearing")
    hold(run, "hearing", text, sid)
    if before is None or (again := held(run, "hearing")) is None:
        return
    parts = {before.text: before.parts, text: again.parts}
    kept = [part for words in say_most(run, before.text, text) for part in parts[words]]
    put(run, again.model_copy(update={"parts": tuple(kept)}))


def hold_harm(run: Run, reply: Reply) -> None:
    """Hold what a reply tells of harm that was done."""
    if (told := harm_in(run, reply.text)) is not None:
        hold(run, "harm", told, reply.sid)


def hear_in_welcome(run: Run, reply: Reply) -> Reply:
    """A hearing told beside an answer of the welcome, or instead of one, waits until it ends, and that is said."""
    before = held(run, "hearing")
    rest = hear_first(run, reply)
    if held(run, "hearing") is before and tells_hearing_alone(run, rest.text):
        _hold_hearing(run, rest.text, reply.sid)
        rest = replace(reply, text="")
    if held(run, "hearing") is not before:
        run.text("engine/told_waits")
        if is_unagreed(run):
            run.text("engine/told_needs")
    return rest


def hold_beside_call(run: Run, reply: Reply) -> bool:
    """Hold the hearing that is told beside a call for a person, to offer it once the call went out; True where so."""
    told = [each.strip() for each in _SENTENCES.split(reply.text) if tells_hearing_alone(run, each)]
    if told:
        _hold_hearing(run, ". ".join(told), reply.sid)
    return bool(told)


def harm_in(run: Run, text: str) -> str | None:
    """What a message tells of harm that was done, without the question at its end; None for a question, or none."""
    words = run.world.words
    if not _speaks_of_harm(run, text):
        return None
    told = text.strip()
    for before, after in reversed(list(_cuts(run, text))):
        if _asks(run, after) and len(before.split()) >= _TELLS_HARM and not _speaks_of_harm(run, after):
            told = before
            break
    if len(told.split()) < _TELLS_HARM or is_marked(told) or _opens_asking(run, told) or is_what_if(told, words):
        return None
    return told if _speaks_of_harm(run, told) else None


def _speaks_of_harm(run: Run, text: str) -> bool:
    words = run.world.words
    return grief_in(text, words) is not None or holds_one(fold(text), words.get("harm_told", ()))


def put_right(run: Run, reply: Reply) -> Reply | None:
    """The rest of a reply that puts right what was told in passing; None where it does not."""
    hearing = held(run, "hearing")
    if hearing is not None and _puts_day_right(run, hearing.text, reply.text):
        add(run, hearing, reply.text, reply.sid)
        run.text("engine/told_right")
        return replace(reply, text="")
    harm = held(run, "harm")
    if harm is None or run.c.turn - harm.last > _RECENT:
        return None
    first, rest = _first_sentence(run, reply.text)
    corrects = run.world.words.get("puts_right", frozenset())
    if len(first.split()) > _LONGEST_CORRECTION or not opens_with(fold(first), corrects):
        return None
    add(run, harm, first, reply.sid)
    run.text("engine/told_right")
    return replace(reply, text=rest)


def put_told_right(run: Run, reply: Reply) -> Reply | None:
    """The same where a list or nothing of ours waits; it is no answer to anything then."""
    place, spot = run.c.place, run.spot
    if not run.c.tellings or run.c.pending or place is None or spot is None or not isinstance(spot.node, Choose):
        return None
    flow = run.library.flows[place.flow]
    is_list = not (flow.interview or flow.pieces) and place.flow != HEARING_FLOW
    return put_right(run, reply) if is_list else None


def put_first_right(run: Run, reply: Reply) -> bool:
    """A hearing told in the welcome that waits for its end, put right before: it is asked about as it is now."""
    if put_right(run, reply) is not None:
        return True
    said = run.c.said
    if said is None or said.key or run.c.asked != HEARING_FLOW or not _puts_day_right(run, said.text, reply.text):
        return False
    run.set(said=said.model_copy(update={"text": f"{said.text}\n{reply.text}"}))
    run.text("engine/told_right")
    return True


def _puts_day_right(run: Run, told: str, text: str) -> bool:
    day = readers.day_told(told, run.language, run.world.today, "hearing")
    return readers.day_put_right(day, text, run.language, run.world.today, "hearing") is not None


def _first_sentence(run: Run, text: str) -> tuple[str, str]:
    """The first sentence and the rest; a question that follows without a stop is the rest too."""
    stop = _SENTENCES.search(text)
    first, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text, "")
    for before, after in _cuts(run, text):
        if len(before) < len(first) and _asks(run, after):
            return before, after
    return first.strip(), rest.strip()


def _names_day(run: Run, text: str) -> bool:
    told = readers.day_told(text.replace("?", " "), run.language, run.world.today, "hearing")
    return told.status != "invalid"


def tells_hearing(run: Run, text: str) -> bool:
    """True where a message tells a hearing, alone, beside a question or among other things."""
    return (
        tells_hearing_alone(run, text)
        or hearing_and_question(run, text) is not None
        or hearing_among(run, text) is not None
    )


def _asks(run: Run, text: str) -> bool:
    return is_marked(text) or _opens_asking(run, text)


def _is_short_question(run: Run, text: str) -> bool:
    """True for "que llevo" without its mark: a word that asks, and what is surely a topic other than the hearing."""
    if len(text.split()) > _SHORT_QUESTION or fold(text).partition(" ")[0] not in _ASKING:
        return False
    return _is_sure(run, text)


def _is_sure(run: Run, text: str) -> bool:
    """True for what is plainly about a topic other than the hearing's notebook."""
    route = run.route(text)
    flow = run.world.topics.get(route.topic)
    return flow in run.library.flows and flow not in (HOME, HEARING_FLOW) and route.confidence >= SURE


def _opens_asking(run: Run, text: str) -> bool:
    words = run.world.words
    said = fold(text)
    return any(opens_with(said, words.get(name, frozenset())) for name in ("asks", "interrogatives"))


def _cuts(run: Run, text: str, *, is_loose: bool = False) -> Iterator[tuple[str, str]]:
    """Where a question may begin or end within a message: before a word that asks, and behind a stop.

    `is_loose`: also before "que", and before "y" in a message that ends as a question; for who reads both sides.
    """
    found = list(_WORDS.finditer(text))
    for each in found[1:] if len(found) <= _MOST_WORDS else ():
        before, after = text[: each.start()].strip(), text[each.start() :].strip()
        is_stop = before.endswith((".", "?", "!", ";", ",")) or "\n" in text[len(before) : each.start()]
        bare = _JOINT.sub("", after)
        asks = _opens_asking(run, after) or (bare != after and _opens_asking(run, bare))
        is_perhaps = fold(each.group()) in _ASKING or (bare != after and is_marked(text))
        if is_stop or asks or (is_loose and is_perhaps):
            yield before.rstrip(" ,;."), bare
