"""Questions of the engine's own that are settled before the flow goes on; danger and the PIN come first."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue import readers
from app.dialogue.after_silence import (
    MANY_DIGITS,
    greet_after_silence,
    greet_whoever_is_back,
    settle_recap,
    would_answer,
)
from app.dialogue.attempts import trying
from app.dialogue.commands import obey, show_waiting
from app.dialogue.conversation import Frame, Pending
from app.dialogue.form.volunteering import keep
from app.dialogue.hearings.confirming import is_saved_by_yes_before
from app.dialogue.hearings.tellings import take_out
from app.dialogue.keywords import Command
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.replies.pending_answers import answer_with, answer_with_held, option_chosen, says_no
from app.dialogue.replies.pending_offers import (
    settle_aside,
    settle_doubt,
    settle_pick,
    settle_skipped,
    settle_strike,
    settle_topic,
)
from app.dialogue.replies.pending_readings import settle_readings, settle_rest
from app.dialogue.replies.told_offers import settle_offer
from app.dialogue.run import Run
from app.dialogue.safety.alarming import asks, parts_in, raise_emergency, tells_over
from app.dialogue.safety.locking import is_right
from app.dialogue.safety.silence import take_set_aside
from app.dialogue.showing import in_a_line, own_words
from app.dialogue.talk.astray import answer_topic, open_plain_question
from app.dialogue.talk.condoling import condole, warn_of_return
from app.dialogue.talk.defining import explain
from app.dialogue.talk.worn_out import SELF_HARM
from app.dialogue.team.asked_for import asks_for_person
from app.dialogue.team.calling import PERSON
from app.dialogue.team.wishes import keep_wish_held
from app.dialogue.text import fold
from app.dialogue.topics.first_words import keep_first
from app.dialogue.topics.listed import settle_listed
from app.dialogue.topics.opened import without_waiting
from app.dialogue.walking import HOME, WELCOME, advance
from app.dialogue.words.asides import aside_of, is_alone_again, is_question, opens_as_question, says_no_danger
from app.dialogue.words.going_on import leads_on
from app.dialogue.words.pins import given_in, is_pin_alone
from app.dialogue.world import Reply

_AGREES = re.compile(
    r"^(?:(?:si|yes|ok|okay|claro|bueno|yo|i|pues|dale) )*(?:acepto|agree|accept|de acuerdo|estoy de acuerdo)\b"
)
_ONLY_NO = 4
"""Words of a "no" that is one; more of them want something else."""


def settle_pending(run: Run, reply: Reply, pending: Pending) -> None:
    """Take the reply to an engine's question; an answer that fits nothing lets the flow's own question speak."""
    if not settle_listed(run, reply, pending, HANDLERS[pending.kind]):
        HANDLERS[pending.kind](run, reply, pending)


def go_on_set_aside(run: Run) -> bool:
    """Whoever is back after somebody was looking: what they had answered before that is taken now, and said back.

    False where nothing was set aside for the question that waits.
    """
    aside, pending = take_set_aside(run), run.c.pending
    if aside is None:
        return False
    run.reply = aside
    run.set(is_paused=False)
    if sum(char.isdigit() for char in aside.text) < MANY_DIGITS:
        run.text("engine/also_wrote", held=_as_shown(run, aside.text))
    if pending is not None:
        settle_pending(run, aside, pending)
    else:
        answer_with(run, aside)
    return True


def _as_shown(run: Run, text: str) -> str:
    """What was set aside, on a line; of a bare number the line of the list, which nobody sees any more."""
    place, spot = run.c.place, run.spot
    if run.c.pending is not None or place is None or spot is None or not text.strip().isdecimal():
        return in_a_line(text)
    lines, number = own_words(run, place, spot.node), int(text)
    return f"{number}. {lines[number - 1][0]}" if 0 < number <= len(lines) else in_a_line(text)


def go_on_with(run: Run, besides: Reply, command: Command | None) -> None:
    """Whoever wrote the word that leads on, among others: what waits is shown again, and what they ask is answered.

    `besides`: the rest of the message. It answers nothing that waits, which nobody has read before it is shown.
    """
    may_answer = run.c.is_hidden and not run.c.is_lent  # they were only looked at, and had read what waits
    run.set(is_hidden=False, is_lent=False, is_paused=False)
    is_taken = go_on_set_aside(run)
    if not is_taken and command is not None and command.name != "resume":
        return obey(run, command)
    if _answers_besides(run, besides):
        return advance(run)
    place = run.c.place
    if (
        may_answer
        and not is_taken
        and place is not None
        and run.c.pending is None
        and would_answer(run, besides, place)
    ):
        return answer_with(run, besides)
    if not is_taken:
        obey(run, command or Command("resume"))
    if is_question(besides.text, run.world.words):
        run.text("engine/own_question")
        show_waiting(run)
    return None


def _answers_besides(run: Run, asked: Reply) -> bool:
    """Answer what is asked beside the word that leads on; what waits comes after it. False where nothing is."""
    place = run.c.place
    if place is None or not is_question(asked.text, run.world.words):
        return False
    with trying(run) as attempt:
        without_waiting(run, place)
        run.set(pending=None)
        is_topic = open_plain_question(run, asked, place) or answer_topic(run, asked, run.route(asked.text), place)
        attempt.is_kept = is_topic or explain(run, asked.text, anywhere=True)
    return attempt.is_kept


def _settle_recap(run: Run, reply: Reply, pending: Pending) -> None:
    """What was set aside before a lent phone went back is taken when they go on."""
    besides = leads_on(reply.text, run.world.words) if not reply.payload else None
    if besides and is_question(besides, run.world.words):
        run.set(pending=None)
        return go_on_with(run, replace(reply, text=besides), None)
    if pending.held:
        return settle_recap(run, reply, pending)
    chosen = option_chosen(run, reply, pending, ("go_on", "menu"), "engine/recap")
    said = readers.yes_or_no(reply.text, run.language)
    place = run.c.place
    if chosen is None and said == "no" and len(reply.text.split()) <= _ONLY_NO:
        run.set(pending=None, is_paused=True)
        return run.text("engine/all_right")
    # what waits was not shown: a yes goes on, and answers nothing that nobody has read
    is_unread = place is not None and (said == "yes" or would_answer(run, reply, place))
    if chosen == "go_on" or (chosen is None and is_unread):
        run.set(pending=None)
        return None if go_on_set_aside(run) else show_waiting(run)
    is_greeting = aside_of(reply.text, run.world.words) == "small_talk" or is_alone_again(reply.text, run.world.words)
    if chosen is None and is_greeting:
        return greet_whoever_is_back(run)  # they have not said to go on
    return settle_recap(run, reply, pending)


def _settle_danger(run: Run, reply: Reply, pending: Pending) -> None:
    if run.c.is_locked and is_pin_alone(reply.text):
        asked = Pending(kind="pin", options=("recap",), held=pending.held, held_sid=pending.held_sid)
        run.set(pending=asked)
        return _settle_pin(run, reply, asked)
    chosen = option_chosen(run, reply, pending, ("yes", "no"), "engine")
    if chosen is None and (says_no_danger(reply.text, run.world.words) or _opens_with_no(run, reply)):
        chosen = "no"
    if chosen == "no" and _is_danger_beside(run, reply):
        chosen = None
    if chosen is None and SELF_HARM not in pending.options:
        heard = run.world.assess(reply.text, lang=run.language, in_story=False)
        chosen = "no" if tells_over(run, reply, heard) else None  # "i dey inside now it is ok": nobody is in danger now
    if chosen == "yes" and _agrees_to_consent(run, reply):
        chosen = None  # "si acepto, pero cuánto cuesta" answers what waited below
    run.set(pending=None)
    danger = None if chosen == "no" else run.world.assess(reply.text, lang=run.language, in_story=False)
    if chosen == "yes" or (chosen is None and danger is not None):
        take_out(run, "harm", pending.held or "")  # it goes on now, and is no story
        meant = SELF_HARM if SELF_HARM in pending.options else "danger_now"
        return raise_emergency(run, danger.kind if danger else meant)
    if run.c.language is None and pending.held:  # the very first words: they wait until the welcome is over
        keep_first(run, Reply(text=pending.held, sid=pending.held_sid))
        return advance(run) if chosen == "no" else answer_with(run, reply)
    if chosen == "no":
        return _after_no_danger(run, reply, pending)
    return answer_with(run, reply)


def _agrees_to_consent(run: Run, reply: Reply) -> bool:
    """True for a yes with the word of a consent of the welcome that waits below the question about danger."""
    return run.c.place is not None and run.c.place.flow == WELCOME and _AGREES.search(fold(reply.text)) is not None


def _is_danger_beside(run: Run, reply: Reply) -> bool:
    """True for "ahorita no, pero están afuera": a no, and danger that is certain beside it."""
    danger = run.world.assess(reply.text, lang=run.language, in_story=False)
    return danger is not None and danger.certain


def _opens_with_no(run: Run, reply: Reply) -> bool:
    """True for "no orita no. ayer nos siguió un hombre": the first sentence is a no, and nothing certain follows it."""
    first, _stop, rest = reply.text.strip().partition(".")
    opening = Reply(text=first)
    if not rest.strip() or not says_no(run, opening):
        return False
    danger = run.world.assess(rest, lang=run.language, in_story=False)
    return danger is None or not danger.certain


def _after_no_danger(run: Run, reply: Reply, pending: Pending) -> None:
    """What was held is taken; of what is told or asked besides the no, harm gets its word and a question its answer."""
    _no, _stop, rest = reply.text.strip().partition(".")
    if rest.strip():
        condole(run, rest)
    if courtesy_in(pending.held or "") is not None:  # worn out, and no answer: rest is what was offered
        run.set(is_paused=True)
        return run.text("engine/paused")
    if SELF_HARM not in pending.options and not run.c.is_locked:
        warn_of_return(run, f"{pending.held or ''}. {reply.text}")
    place = run.c.place
    is_form = place is not None and place.flow != WELCOME and run.library.flows[place.flow].interview
    # what was held may be its answer
    is_asked = is_question(pending.held or "", run.world.words)
    if not run.c.is_locked and asks_for_person(pending.held or ""):
        run.reply = Reply(text=pending.held or "", sid=pending.held_sid)
        run.enter(PERSON)  # the call that stood beside what only sounded like danger
        return advance(run)
    if not run.c.is_locked:
        keep_wish_held(run, pending)
    if not run.c.is_locked and is_saved_by_yes_before(run, reply.text) and go_on_set_aside(run):
        return None
    if not (run.c.is_locked or is_form or is_asked) and _asked_beside(run, reply):
        return advance(run)
    answer_with_held(run, pending)
    place = run.c.place
    if rest.strip() and place and not run.c.is_locked and opens_as_question(rest, run.world.words):
        answer_topic(run, Reply(text=rest.strip(), sid=reply.sid), run.route(rest), place)
    return None


def _asked_beside(run: Run, reply: Reply) -> bool:
    """Answer what is asked beside "no": "no, eso fue antes. a quién le avisaron?"; it is what is wanted now."""
    place = run.c.place
    for each in parts_in(reply.text) if place else ():
        asked = Reply(text=each.strip(" ,."), sid=reply.sid)
        if place is None or not asks(each, run.world.words):
            continue
        if open_plain_question(run, asked, place) or answer_topic(run, asked, run.route(asked.text), place):
            return True
    return False


def _settle_pin(run: Run, reply: Reply, pending: Pending) -> None:
    given = given_in(reply.text)
    rest = Reply(text=given.rest, sid=reply.sid) if given and given.rest else None
    held = _asked_before(run, pending)
    if rest and not held.text:  # a wrong try loses nothing of what was said besides
        run.set(pending=pending.model_copy(update={"held": rest.text, "held_sid": rest.sid}))
    if not is_right(run, reply):
        return None
    run.set(pending=None, tries=0, is_paused=False)
    besides = leads_on(held.text, run.world.words) if rest is None and "erase" not in pending.options else None
    if besides and is_question(besides, run.world.words):
        return go_on_with(run, replace(held, text=besides), None)
    command = run.world.recognise(rest.text, lang=run.language, expected=()) if rest else None
    if "erase" in pending.options or (command and command.name in ("erase", "ask_to_erase")):
        run.enter("erase")
        return advance(run)
    if command:
        return obey(run, command)
    place = run.c.place
    words = rest or held
    if rest is None and go_on_set_aside(run):
        return None  # what was written while somebody looked may be theirs
    if words.text and explain(run, words.text):
        words = Reply(text="")
    if place and place.flow not in (HOME, WELCOME):
        return _go_on_unlocked(run, words, held, place, is_beside=words is rest)
    return answer_with(run, words) if words.text else show_waiting(run)


def _asked_before(run: Run, pending: Pending) -> Reply:
    """What was written before the PIN; nothing where that only greets."""
    text = pending.held or ""
    is_talk_only = aside_of(text, run.world.words) is not None
    return Reply(text="" if is_talk_only else text, sid=pending.held_sid)


def _go_on_unlocked(run: Run, words: Reply, held: Reply, place: Frame, *, is_beside: bool) -> None:
    """Answer what was asked before the PIN or beside it, then come back to what waits; else the recap.

    `is_beside`: the words stood beside the PIN, where a statement about another topic opens it as well.
    """
    asks = is_question(words.text, run.world.words)
    if not (asks or is_beside) or would_answer(run, words, place):
        return greet_after_silence(run, words if words.text else held)
    is_answer = bool(held.text) and run.library.flows[place.flow].interview and would_answer(run, held, place)
    if answer_topic(run, words, run.route(words.text), place):
        if is_answer:
            keep(run, {place.key: held.text}, held)  # offered when its question comes
        return advance(run)
    if asks and is_beside:
        run.text("engine/own_question")
    return greet_after_silence(run, held if held.text else words)


HANDLERS = {
    "recap": _settle_recap,
    "readings": settle_readings,
    "pick": settle_pick,
    "danger": _settle_danger,
    "topic": settle_topic,
    "skipped": settle_skipped,
    "pin": _settle_pin,
    "rest": settle_rest,
    "doubt": settle_doubt,
    "aside": settle_aside,
    "strike": settle_strike,
    "offer": settle_offer,
}
