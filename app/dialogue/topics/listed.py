"""The pick by number in a reply to a list of the engine's own that says more: "1. ¿y eso cuesta?", "ok good. 1".

The number is one of the list that was shown last. What stands behind it is heard after the pick was taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.dialogue.asking import YES_NO
from app.dialogue.conversation import Frame, Pending, Unread
from app.dialogue.form.volunteering import keep, said_besides, say_kept
from app.dialogue.hearings.border_hours import take_border_hour
from app.dialogue.hearings.passing import hear_in_welcome
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.routing import TOPICS
from app.dialogue.run import Run
from app.dialogue.safety.at_once import open_at_once
from app.dialogue.showing import in_a_line, kind_of
from app.dialogue.talk.astray import ANY_WORDS, show_again, topic_of
from app.dialogue.talk.defining import explain
from app.dialogue.topics.heard import open_with
from app.dialogue.topics.menu_lines import is_of_topics
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import WELCOME, advance
from app.dialogue.words.asides import is_question
from app.dialogue.words.picks import core, last_number, numbered
from app.dialogue.words.year_picks import year_meant
from app.dialogue.world import Reply

_LISTS = frozenset({"readings", "topic", "skipped", "doubt", "aside", "offer", "recap"})
"""Questions of the engine's own that show a numbered list; danger and the PIN are heard word by word."""

_LINES = {"skipped": 2, "recap": 2, "doubt": 1, "aside": 2}
"""Lines of a list whose options are not what it shows; at least so many."""

_COUNTS = frozenset({"count", "number", "phone", "a_number", "pin"})
"""Kinds where a number with words behind it is rather the answer said anew: "2 y otro en camino"."""

_MARKED = re.compile(r"\s*(?:(?:la|el|opcion|option|numero|number)\s+)?\d{1,2}\s*[.)\-:;](?:\s|$)")
"""A number written as in the list: "1. y..."; an address hardly begins so."""

_FEWEST = 2
"""Words behind a number from which something more was said; "1 gracias" is read as ever."""


def settle_listed(run: Run, reply: Reply, pending: Pending, settle: Callable[[Run, Reply, Pending], None]) -> bool:
    """Take a pick by number from a reply that says more, and hear the rest; False where the reply is no such pick."""
    parted = _parted(run, reply, pending)
    if parted is None:
        return _is_beyond(run, reply, pending) and _list_again(run, pending)
    number, rest = parted
    asked = is_question(rest, run.world.words) or "?" in rest
    if pending.kind == "topic" and rest and not asked and number <= len(pending.options):
        # what is told of a topic opens it with the words before: "3 and gateway bridge" names the place
        both = f"{pending.held or ''}\n{core(rest)}".strip()
        settle(run, Reply(text=str(number), sid=reply.sid), pending.model_copy(update={"held": both}))
        return True
    frame = run.c.place
    settle(run, Reply(text=str(number), sid=reply.sid), pending)
    if frame is not None and len(rest.split()) >= _FEWEST:
        _hear_rest(run, Reply(text=rest, sid=reply.sid), frame)
    return True


def _parted(run: Run, reply: Reply, pending: Pending) -> tuple[int, str] | None:
    """The number of a line of the list and what is said besides; None where the reply says the answer itself."""
    if reply.payload or pending.kind not in _LISTS or len(reply.text.split()) < _FEWEST:
        return None
    if pending.kind == "readings" and (year := year_meant(reply.text, pending.options, run.world.today)) is not None:
        return (year.numbers[0], year.rest) if len(year.numbers) == 1 else None
    most = _LINES.get(pending.kind, 0) or len(pending.options)
    most = max(most, len(pending.options)) + (pending.kind == "topic")
    most -= pending.kind == "offer"  # the first of its options is what the offer is about
    last = last_number(reply.text, run.world.words)
    first = numbered(reply.text, run.world.words) if last is None else None
    found = (last, "") if last is not None else (first.number, first.rest) if first is not None else None
    if found is None or not 0 < found[0] <= most or _is_anew(run, reply, pending):
        return None
    return found


def _is_beyond(run: Run, reply: Reply, pending: Pending) -> bool:
    """True for a number with more words that this list does not have, where an older list below it may have it."""
    place, spot = run.c.place, run.spot
    found = None if reply.payload else numbered(reply.text, run.world.words)
    if found is None or pending.kind != "readings" or place is None or spot is None or len(pending.options) < _FEWEST:
        return False
    return kind_of(place, spot.node) == "choice" and found.number > len(pending.options)


def _list_again(run: Run, pending: Pending) -> bool:
    run.text("hint/choice.out_of_range")
    ask_which(
        run, Reply(text=pending.held or "", sid=pending.held_sid), "choice", Reading("ambiguous", pending.options)
    )
    return True


def _is_anew(run: Run, reply: Reply, pending: Pending) -> bool:
    """True where the words may answer the question of the flow and name no line: "1 y media", "2 y otro"."""
    place, spot = run.c.place, run.spot
    if pending.kind not in ("readings", "doubt") or place is None or spot is None:
        return False
    kind = kind_of(place, spot.node)
    if kind in ANY_WORDS:
        return _MARKED.match(reply.text.lower()) is None
    if kind in ("choice", "many") or kind in YES_NO:
        return False
    return kind in _COUNTS or read_reply(run, reply, place, spot.node).status != "invalid"


def _hear_rest(run: Run, rest: Reply, frame: Frame) -> None:
    """Answer or keep what was said behind the pick; what nobody here understands waits for a list of topics."""
    if courtesy_in(core(rest.text) or rest.text) in ("goodbye", "rest", "thanks"):
        return _ask_again(run)  # "2. me voy": nothing is told that would be kept
    place = run.c.place
    waits = run.c.pending is not None or run.c.is_locked or run.c.is_paused
    is_told_in_pieces = place is not None and bool(run.library.flows[place.flow].pieces)
    if place is None or waits or (is_of_topics(run, place) and not is_told_in_pieces):
        return _keep_for_list(run, rest)
    if is_told_in_pieces and run.spot is not None and take_border_hour(run, rest, place, run.spot.node):
        without_waiting(run, place)  # "1. y la otra hoja dice puente 4:30": it is read back with that
        return advance(run)
    if explain(run, core(rest.text)):
        return _ask_again(run)
    if place.flow == WELCOME:
        return _hear_in_welcome(run, rest, place)
    told, _left = said_besides(run, place, rest.text)
    if told:
        keep(run, told, rest)
        say_kept(run, list(told))
        return _ask_again(run)
    is_wide = run.route(core(rest.text)).topic in TOPICS
    if (flow := topic_of(run, Reply(text=core(rest.text)), place)) is not None and not (is_told_in_pieces and is_wide):
        without_waiting(run, place)  # what was shown is asked again below the answer
        open_with(run, flow, Reply(text=core(rest.text), sid=rest.sid))
        return advance(run)
    if flow is not None or is_question(rest.text, run.world.words):
        run.text("engine/own_question")  # a list of lines is no answer, and would hide what was read back
        return _ask_again(run)
    if is_told_in_pieces:
        run.text("engine/also_heard", held=in_a_line(core(rest.text) or rest.text))
        return _ask_again(run)
    return _keep_for_list(run, rest)


def _hear_in_welcome(run: Run, rest: Reply, place: Frame) -> None:
    """What is asked or told while the welcome lasts is answered after it, and it says so."""
    if open_at_once(run, rest, place):
        return advance(run)
    rest = hear_in_welcome(run, rest)
    flow = (topic_of(run, rest, place) or topic_of(run, Reply(text=core(rest.text)), place)) if rest.text else None
    if flow is not None and run.c.said is None:
        run.set(asked=flow, said=Unread(key="", text=rest.text, sid=rest.sid))
        run.text("engine/asked_after", title=run.title(flow))
    elif rest.text:
        _keep_for_list(run, rest)
        what = run.library.texts["engine/asked_after.rest"]
        run.text("engine/asked_after", title=run.translated(what.context, what.source))
    return _ask_again(run)


def _keep_for_list(run: Run, rest: Reply) -> None:
    run.set(besides=(*run.c.besides, Unread(key="", text=core(rest.text) or rest.text, sid=rest.sid)))


def _ask_again(run: Run) -> None:
    """The question that waits comes last: shown twice, only its last time stays."""
    if run.c.pending is None:
        show_again(run)
