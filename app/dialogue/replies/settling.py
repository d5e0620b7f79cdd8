"""Keeping a reading as the answer of the question that waits, saying back what was understood, and moving on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, Pending, Unread
from app.dialogue.events import LanguageChanged, Said
from app.dialogue.flow import Ask, Choose, Group, Node, Question
from app.dialogue.form.correcting import finish_correction
from app.dialogue.form.name_parts import take_from_first
from app.dialogue.hearings.days_with_hours import keep_whole, with_told_hour
from app.dialogue.hearings.telling import read_again, take_others
from app.dialogue.hearings.tellings import held
from app.dialogue.hearings.told_so_far import list_so_far, take_hour_beside
from app.dialogue.readers.name_case import name_with_capitals
from app.dialogue.reading import Reading
from app.dialogue.replies.readings import shown_name
from app.dialogue.run import Run
from app.dialogue.showing import SSN, option_words, shown_value
from app.dialogue.team.wishes import says_more, wish_in_answer
from app.dialogue.text import calm, fold, fold_own
from app.dialogue.tracing import option_target
from app.dialogue.walking import WELCOME
from app.dialogue.words.abouts import ADDRESSED, ALIAS, ROOM
from app.dialogue.words.asides import is_written_in_english
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

_AGREE, _AGREED = "@agree", "agree"
"""The consent for all, and its yes."""

_UNASKED = "@unasked"
"""Where it is kept what may be sent; whoever chooses it in other words than shown reads what was understood."""

MORE_THAN_YES = 3
"""Words from which a yes to what must be answered may say more than yes."""


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
    if kind == "name" and reading.status == "ok":
        reading = replace(reading, value=name_with_capitals(reading.value))
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
    elif answer.state == "answered" and (_is_a_part(reading, reply, node) or _is_wordy(run, frame, node, reply)):
        run.text("engine/noted", value=shown_value(run, frame.key))
    elif answer.state in ("unknown", "declined"):
        run.text(f"engine/{answer.state}")
    if isinstance(node, Question) and node.save == _AGREE and answer.value == _AGREED and held(run, "hearing"):
        _say_told_next(run)
    if isinstance(node, Ask) and kind == "name":
        take_from_first(run, frame.model_copy(update={"correcting": False}), node)
    if isinstance(node, Question):
        wish_in_answer(run, frame, node, answer, before)
        keep_whole(run, frame, node)
    if was_correcting:
        finish_correction(run, frame)
        if run.library.flows[frame.flow].pieces:
            read_again(run, frame.flow)
        return True
    is_more_told = take_others(run, reply, frame, is_settled=True)
    if take_hour_beside(run, reply, frame) or (is_more_told and isinstance(node, Choose)):
        list_so_far(run, frame.flow)
    if frame.asking_again:
        return True  # the walk reads the recorded answer
    target = option_target(node, answer) if isinstance(node, Choose) else None
    if not run.library.flows[frame.flow].interview:
        run.place_at(run.library.follow(frame, target or node.to))
    return True


def _say_told_next(run: Run) -> None:
    """A hearing told before the consent comes by itself: said as soon as it may be written down."""
    if not any(isinstance(event, Said) and event.context == "engine/told_waits" for event in run.events):
        run.text("engine/told_next")


def _is_wordy(run: Run, frame: Frame, node: Node, reply: Reply) -> bool:
    """True for a choice of the welcome made in many words, and for a consent with a wish or a reason beside it.

    A language that was chosen is heard in the next line.
    """
    if frame.flow != WELCOME or reply.payload:
        return False
    is_typed = len(reply.text.split()) > MORE_THAN_YES
    if isinstance(node, Ask):
        return node.of == "yes_no" and node.wishes and (is_typed or says_more(run, reply.text))
    if isinstance(node, Choose) and node.save == _UNASKED and len(reply.text.split()) > 1:
        names = {fold_own(word) for words in option_words(run, frame, node) for word in words}
        is_typed = is_typed or fold(reply.text) not in names  # "nada mejor"
    return isinstance(node, Choose) and node.save != "@language" and is_typed


def _is_a_part(reading: Reading, reply: Reply, node: Node) -> bool:
    """True where words were taken out of more words: what was taken is said back."""
    if not (isinstance(node, Ask) and node.of == "text" and node.about in (None, ROOM, ALIAS)):
        return False
    value = fold(str(reading.value))
    return value != fold(reply.text) and f" {value} " in f" {fold(reply.text)} "


def _answer(run: Run, reply: Reply, reading: Reading) -> Answer:
    common: dict[str, Any] = {
        "original": reply.as_written, "language": run.language, "at": run.world.now, "sid": reply.sid,
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
    is_english = answer.value == "other" and is_written_in_english(calm(answer.original), run.world.words)
    if is_english or answer.value in ("es", "en"):
        language = "en" if is_english else str(answer.value)
        run.set(language=language)
        run.events.append(LanguageChanged(language))
        _answer_below(run, answer.model_copy(update={"value": language}))


def _answer_below(run: Run, answer: Answer) -> None:
    """A language that was chosen answers the question for it that waits below: nobody is asked twice."""
    for frame in run.c.frames:
        spot = run.library.spot(frame.flow, frame.node)
        is_asked = spot is not None and isinstance(spot.node, Choose) and spot.node.save == "@language"
        if is_asked and run.library.flows[frame.flow].interview and frame.key not in run.c.answers:
            run.set(answers={**run.c.answers, frame.key: answer})
