"""What is told at the wrong moment: a hearing beside a consent or a question, harm at a list of topics.

It is held with what is put right later, and offered once something was answered and nothing else waits: the hearing to
its notebook, the harm to the story of Mexico or to Part B of the form. Nothing is kept there without a yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from app.dialogue import readers
from app.dialogue.asides import holds_one, is_marked, opens_with
from app.dialogue.astray import SURE
from app.dialogue.condoling import grief_in
from app.dialogue.conversation import Frame, Pending, Telling
from app.dialogue.correcting import HEARING_FLOW
from app.dialogue.doubting import is_what_if
from app.dialogue.events import EmergencyRaised, HandoffRequested, Said
from app.dialogue.flow import Choose, Story
from app.dialogue.heard import named_in, open_with
from app.dialogue.readers.shorthand import written_out
from app.dialogue.run import Run
from app.dialogue.showing import in_a_line, option_words
from app.dialogue.story_parts import keep_parts
from app.dialogue.tellings import About, add, held, hold, let_go, put
from app.dialogue.text import fold, fold_own
from app.dialogue.volunteering import keep
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.wishes import has_agreed
from app.dialogue.world import Reply

STORY = Frame(flow="my_story", node="told")
"""Where harm in Mexico is told."""

HARM = Frame(flow="i589/b", node="past_story")
"""Where the form asks for harm at home."""

OFFERS = {"hearing": "engine/offer", "harm": "engine/offer_harm"}
"""The text of each offer."""

OPTIONS = {"hearing": ("yes", "no"), "harm": ("mexico", "home", "no")}
"""What can be answered to an offer."""

LABELS = {
    "yes": "engine/offer.yes",
    "no": "engine/offer.no",
    "mexico": "engine/offer.mexico",
    "home": "engine/offer.home",
}
"""How the answers are called."""

_OFTEN = 2
"""Offers of the same telling; whoever answers neither does not want it."""

_TELLS = 5
"""Words from which something is told."""

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
_SENTENCES = re.compile(r"[.?!;\n]+")


def hearing_and_question(run: Run, text: str) -> tuple[str, str] | None:
    """The hearing that a message tells and what it asks besides: "mi corte es el 12 de enero a las 4, que llevo?"."""
    if len(text.split()) < _TELLS:
        return None
    for before, after in _cuts(run, text, is_loose=True):
        for told, asked in ((before, after), (after, before)):
            is_asked = len(asked.split()) >= _FEWEST_ASKED and (_asks(run, asked) or _is_short_question(run, asked))
            is_of_it = not is_marked(asked) and readers.hour_said(asked, "hearing").status != "invalid"
            if is_asked and not is_of_it and _tells_hearing(run, told):
                return told, asked
    return None


# --- hearing it ---


def hear_in_passing(run: Run, reply: Reply, frame: Frame) -> Reply:
    """Hold what a reply outside the form tells besides; what is left of it is taken as ever."""
    if run.library.flows[frame.flow].pieces:
        return reply
    return hear_first(run, reply)


def hear_first(run: Run, reply: Reply) -> Reply:
    """The same for what the first message, or one within the welcome, tells and asks."""
    if (parts := hearing_and_question(run, reply.text)) is not None:
        hold(run, "hearing", parts[0], reply.sid)
        return replace(reply, text=parts[1])
    hold_harm(run, reply)
    return reply


def hold_harm(run: Run, reply: Reply, *, turn: int | None = None) -> None:
    """Hold what a reply tells of harm that was done; `turn`: in which it came, where that is not this one."""
    if (told := harm_in(run, reply.text)) is not None:
        hold(run, "harm", told, reply.sid, turn=turn)


def hear_in_welcome(run: Run, reply: Reply) -> Reply:
    """A hearing told beside an answer of the welcome, or instead of one, waits until it ends, and that is said."""
    before = held(run, "hearing")
    rest = hear_first(run, reply)
    if held(run, "hearing") is before and _tells_hearing(run, reply.text):
        hold(run, "hearing", reply.text, reply.sid)
        rest = replace(reply, text="")
    if held(run, "hearing") is not before:
        run.text("engine/told_waits")
    return rest


def harm_in(run: Run, text: str) -> str | None:
    """What a message tells of harm that was done, without the question at its end; None for a question, or none."""
    words = run.world.words
    told = text.strip()
    for before, after in reversed(list(_cuts(run, text))):
        if _asks(run, after) and len(before.split()) >= _TELLS:
            told = before
            break
    if len(told.split()) < _TELLS or is_marked(told) or _opens_asking(run, told) or is_what_if(told, words):
        return None
    is_harm = grief_in(told, words) is not None or holds_one(fold(told), words.get("harm_told", ()))
    return told if is_harm else None


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


def _tells_hearing(run: Run, text: str) -> bool:
    if named_in(text, run.language, run.world.today, run.world.words) != "day":
        return False
    return run.world.topics.get(run.route(text).topic) == HEARING_FLOW


def tells_hearing(run: Run, text: str) -> bool:
    """True where a message tells a hearing, alone or beside a question."""
    return _tells_hearing(run, text) or hearing_and_question(run, text) is not None


def _asks(run: Run, text: str) -> bool:
    return is_marked(text) or _opens_asking(run, text)


def _is_short_question(run: Run, text: str) -> bool:
    """True for "que llevo" without its mark: a word that asks, and what is surely a topic other than the hearing."""
    if len(text.split()) > _SHORT_QUESTION or fold(text).partition(" ")[0] not in _ASKING:
        return False
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


# --- offering it ---


def take_opened(run: Run) -> None:
    """The list of a topic that was opened by the very words of one of its lines: that line is answered at once."""
    place, spot, opening = run.c.place, run.spot, run.opening
    if place is None or spot is None or opening is None or run.c.pending or not isinstance(spot.node, Choose):
        return
    flow = run.library.flows[place.flow]
    if flow.interview or flow.pieces or place.flow == HOME:
        return
    if any(name == place.flow for name, _ in run.c.just_said):
        return
    said = fold(written_out(opening.text))
    of = zip(spot.node.options, option_words(run, place, spot.node), strict=True)
    meant = [option for option, words in of if len(said.split()) > 1 and said in map(fold_own, words)]
    if len(meant) == 1 and meant[0].to:
        _without_waiting(run, place)
        run.opening = None
        run.place_at(run.library.follow(place, meant[0].to))
        advance(run)


def _without_waiting(run: Run, place: Frame) -> None:
    """Take the question that waits out of what this turn says."""
    below = f"{place.flow}/{place.node}/"
    run.events = [each for each in run.events if not (isinstance(each, Said) and each.context.startswith(below))]


def offer_told(run: Run) -> bool:
    """At the end of a turn: ask whether what was told is to be kept, in the place of the list that would wait."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Choose) or not _is_a_moment(run, place):
        return False
    telling = next((each for each in run.c.tellings if _is_due(run, each, place)), None)
    if telling is None:
        return False
    _without_waiting(run, place)
    ask_to_keep(run, telling)
    return True


def ask_to_keep(run: Run, telling: Telling) -> None:
    """The offer itself; whoever has been asked often enough is not asked again."""
    put(run, telling.model_copy(update={"offered": telling.offered + 1}))
    options = OPTIONS[telling.about]
    offers = tuple(run.offer(option, LABELS[option]) for option in options)
    run.wait_for(Pending(kind="offer", options=(telling.about, *options)))
    shown = " / ".join(in_a_line(part.text) for part in telling.parts)
    run.text(OFFERS[telling.about], offers=offers, node="!offer", held=shown)


def keep_told(run: Run, about: About, chosen: str) -> bool:
    """What the person chose for something told; True where a flow begins."""
    telling = held(run, about)
    if telling is None or chosen == "no":
        let_go(run, about)
        run.text("engine/offer_left")
        return False
    if about == "hearing":
        open_with(run, HEARING_FLOW, None)  # it hears what is held
        return True
    place = STORY if chosen == "mexico" else HARM
    spot, before = run.library.spot(place.flow, place.node), run.c.answers.get(place.key)
    if before is not None and spot is not None and isinstance(spot.node, Story):
        let_go(run, about)
        keep_parts(run, place, spot.node, (*before.parts, *telling.parts))
        run.text("engine/told_added", label=run.title(place.flow))
        return False
    if chosen == "mexico":
        open_with(run, STORY.flow, None)
        return True
    let_go(run, about)
    keep(run, {HARM.key: telling.text}, Reply(text=telling.text, sid=telling.parts[0].sid))
    run.text("engine/told_for_form")
    return False


def _is_a_moment(run: Run, place: Frame) -> bool:
    """True where nothing else waits: no question of ours, no form, no PIN, nothing urgent."""
    c = run.c
    if not c.tellings or c.pending or c.is_locked or c.is_stopped or c.is_paused:
        return False
    if any(isinstance(event, EmergencyRaised | HandoffRequested) for event in run.events):
        return False
    flow = run.library.flows[place.flow]
    is_busy = any(frame.flow in (WELCOME, HEARING_FLOW, "my_story") for frame in c.frames)
    return not (is_busy or flow.interview or flow.pieces)


def _is_due(run: Run, telling: Telling, place: Frame) -> bool:
    """True once the person has got an answer, or is back at the list of all topics."""
    if telling.offered >= _OFTEN or (telling.about == "harm" and not has_agreed(run)):
        return False
    is_explained = any(isinstance(each, Said) and each.context.startswith("term/") for each in run.events)
    is_answered = is_explained or any(flow not in (WELCOME, HOME) for flow, _ in run.c.just_said)
    if telling.about == "harm" and telling.turn == run.c.turn:
        return False  # first what they are told about it, and the way to write it down
    return is_answered or place.flow == HOME


def place_told(run: Run, telling: Telling) -> Literal["mexico", "home"] | None:
    """Where it was, by the person's own words; None where they do not say, or say both."""
    said, words = fold(telling.text), run.world.words
    found = [name for name in ("mexico", "home") if holds_one(said, words.get(f"told_in.{name}", ()))]
    if len(found) != 1:
        return None
    return "mexico" if found[0] == "mexico" else "home"
