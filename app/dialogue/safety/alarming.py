"""Danger in a conversation: the question whether it is now, the alarm, and its end when the person says so."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.dialogue.commands import show_waiting
from app.dialogue.conversation import Pending
from app.dialogue.events import EmergencyRaised
from app.dialogue.hearings.confirming import is_saved_by_yes_before
from app.dialogue.hearings.passing import hold_harm
from app.dialogue.run import Run
from app.dialogue.safety.danger import Danger
from app.dialogue.safety.locking import ask_pin, is_soon_after_alarm
from app.dialogue.safety.past_days import DANGER_NOW, WAY_IN_DARK, tells_past_day, without_fear_of_way
from app.dialogue.talk.astray import answer_topic, open_plain_question
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.worn_out import SELF_HARM, ask_worn_out
from app.dialogue.team.wishes import note_safe, unsafe_again, wish_in_danger
from app.dialogue.text import fold
from app.dialogue.walking import advance
from app.dialogue.words.asides import Words, holds_one, opens_as_question, says_over, says_safe
from app.dialogue.words.pins import without_pin
from app.dialogue.world import Reply

_SENTENCES = re.compile(r"[^.!?;\n]+[?]?")

_QUESTION = re.compile(
    r"^(?:(?:y|and|pero|but|oiga|mire) )?(?:(?:a|de|en|con|por) )?(?:quien|quienes|que|q|como|cuando|donde|cuanto|cual|"
    r"who|what|how|when|where|why|which)\b"
)

_WANTS = re.compile(
    r"^(?:(?:y|and|pero|but|so|now|ahora|bueno|pues|solo|only|nomas) )*(?:yo |me )?(?:quiero|kiero|quisiera|necesito|"
    r"nesesito|ocupo|i want|i wan|i need|i would like|want|need|lemme|let me)\b"
)

_TELLS = 16
"""Words up to which "they left" is all that is said; a longer message tells what happened."""

_TELLS_MORE = 40
"""Words up to which "i am inside now" may stand among other matters."""


def ask_for_danger(run: Run, reply: Reply, kind: str = "danger_now") -> None:
    """Something sounds like danger but may be the past: ask, and keep the words."""
    if kind == SELF_HARM and not run.c.is_locked:
        return ask_worn_out(run, reply)
    condole(run, reply.text)
    held = without_pin(reply.text) if run.c.is_locked else reply.text
    hold_harm(run, Reply(text=held, sid=reply.sid))
    run.wait_for(Pending(kind="danger", held=held, held_sid=reply.sid))
    offers = (run.offer("yes", "engine/yes_danger"), run.offer("no", "engine/no"))
    return run.text("engine/danger_now", offers=offers, node="!danger")


def meet_danger(run: Run, reply: Reply, danger: Danger) -> None:
    """Interrupt for what is certain, ask about the rest; soon after an alarm nobody is asked: the team hears of it."""
    if danger.certain:
        raise_emergency(run, danger.kind)
    elif is_soon_after_alarm(run):
        run.set(is_paused=run.c.is_locked)
        tell_on(run, danger)
        run.text("engine/after_alarm_pin" if run.c.is_locked else "engine/after_alarm")
        wish_in_danger(run)
    else:
        ask_for_danger(run, reply, danger.kind)


def is_only_told_on(run: Run, danger: Danger) -> bool:
    """True for what the model alone hears soon after an alarm: somebody hurt still wants their question answered."""
    return is_soon_after_alarm(run) and not run.c.is_locked and not (danger.certain or danger.phrase)


def tell_on(run: Run, danger: Danger) -> None:
    """The team hears of the words of somebody who has been given the number."""
    run.events.append(EmergencyRaised(danger.kind))


def raise_emergency(run: Run, kind: str) -> None:
    """Short, calm, with the emergency routes; the flow waits where it was, and what comes next is no answer to it."""
    run.set(is_paused=True, is_hidden=False, pending=None, alarm_at=run.world.now)
    run.events.append(EmergencyRaised(kind))
    unsafe_again(run)
    run.text(f"emergency/{kind}")
    if f"emergency/{kind}.line" in run.library.texts:  # a number that must be checked again and again stands apart
        run.text(f"emergency/{kind}.line")
    if kind == DANGER_NOW and run.reply is not None and tells_past_day(run.reply.text):
        run.text("engine/alarm_past")
    wish_in_danger(run)


def end_alarm(run: Run, reply: Reply, go_on: Callable[[Run], bool]) -> None:
    """It is over, and the team reads so: what is asked besides is answered, what waited is asked again, or the PIN.

    `go_on` takes what was answered right before the alarm, in the same message.
    """
    run.set(is_paused=False, is_hidden=False, alarm_at=None)
    run.text("engine/alarm_over")
    note_safe(run, reply)
    if run.c.is_locked:
        ask_pin(run)
    elif not run.c.pending:
        is_answered = not is_saved_by_yes_before(run, reply.text) and _answer_asked(run, reply)
        if not is_answered and not go_on(run):
            show_waiting(run)


def _answer_asked(run: Run, reply: Reply) -> bool:
    """Answer what is asked beside "it is over": "that was last time. what you alert them?"; True where it was."""
    place = run.c.place
    for each in parts_in(reply.text) if place else ():
        asked = Reply(text=each.strip(" ,."), sid=reply.sid)
        is_of_it = says_over(each, run.world.words) or says_safe(each, run.world.words)
        if not place or not asked.text or is_of_it:
            continue
        is_open = open_plain_question(run, asked, place)
        route = run.route(asked.text)
        is_asked = asks(each, run.world.words) or route.topic == WAY_IN_DARK
        if is_open or (is_asked and answer_topic(run, asked, route, place)):
            advance(run)
            return True
    return False


def parts_in(text: str) -> list[str]:
    """The sentences of a message, parted at a comma too where a question opens: "ya toy adentro, a quien avisaron"."""
    parts: list[str] = []
    for sentence in _SENTENCES.findall(text):
        before, _comma, last = sentence.rpartition(",")
        parts += [before, last] if before and _QUESTION.match(fold(last)) else [sentence]
    return parts


def asks(part: str, words: Words) -> bool:
    """True for a part of a message that asks something, whatever marks it carries, or says what is wanted."""
    return (
        part.strip().endswith("?")
        or _WANTS.match(fold(part)) is not None
        or opens_as_question(part, words)
        or _QUESTION.match(fold(part)) is not None
    )


def is_over(run: Run, reply: Reply, danger: Danger | None) -> bool:
    """True where somebody says within the hour of an alarm that it is over, and no phrase of danger goes with it."""
    return is_soon_after_alarm(run) and tells_over(run, reply, danger)


def tells_over(run: Run, reply: Reply, danger: Danger | None) -> bool:
    """True for words that say it is over, or of another day, and no phrase of danger: "e be saturday. i dey inside"."""
    if danger is not None and (danger.certain or danger.phrase):
        return False
    words, told = run.world.words, _without_questions(reply.text)
    if not holds_one(fold(told), words.get("still_near", ())):
        told = without_fear_of_way(run, told)  # they fear the way that is to come: nobody is near
    if len(told.split()) > _TELLS:
        return _says_safe_besides(told, words)
    return says_over(told, words) or says_safe(told, words)


def _says_safe_besides(told: str, words: Words) -> bool:
    """True for "no, that be saturday. i dey inside now i am safe. i want put my court date": safe now, and more.

    Of a long message only what somebody says of themselves counts, in a short sentence; nothing in all of it turns it.
    """
    if len(told.split()) > _TELLS_MORE or not says_safe(told, words):
        return False
    return any(len(each.split()) <= _TELLS and says_safe(each, words) for each in _SENTENCES.findall(told))


def _without_questions(text: str) -> str:
    """What a message tells: "ya estoy adentro. que les dijo?" tells that somebody is inside."""
    told = [each for each in _SENTENCES.findall(text) if not each.strip().endswith("?")]
    return ". ".join(told) or text
