"""What the words that opened a topic already answer: read for the flow's own questions, to be shown and confirmed.

"tengo corte el 15 de diciembre a las 8 y media en brownsville" opens the hearing and names day, hour and court. A flow
takes them with `do: hear`; what can be read in several ways is asked back when its question comes, and nothing of it
counts before the flow has had a yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from app.dialogue import readers
from app.dialogue.conversation import Answer, Frame, StoryPart, Unread
from app.dialogue.flow import Ask, Choose, Do, Option, Question, Story
from app.dialogue.form.story_parts import keep_parts
from app.dialogue.hearings.tellings import held, let_go
from app.dialogue.library import context
from app.dialogue.reading import Json, Reading
from app.dialogue.replies.readings import ask_which
from app.dialogue.run import Run
from app.dialogue.showing import kind_of, option_words
from app.dialogue.talk.condoling import grief_in
from app.dialogue.talk.our_language import LANGUAGE, keeps_ours
from app.dialogue.text import fold, loose, loose_own
from app.dialogue.welcome.consenting import holds_for_consent
from app.dialogue.words.asides import Words, holds_one, is_question
from app.dialogue.words.lead_ins import what_is_asked
from app.dialogue.world import Found, Reply

HEAR = "hear"
"""The engine's own action: it takes from the opening words what they say for the `questions` named."""

BESIDE = "beside"
"""Its argument where a language is only noted that was named beside the one of ours which was chosen."""

ELSEWHERE = "border"
"""The word list of what makes an hour another than the one asked for: the bridge, the port of entry."""

IN_COURT = "in_court"
"""The word list of what makes an hour that of the court, as `ELSEWHERE` is that of the border."""

_TELLS = 10
"""Words from which a reply that opens a story has begun to tell it."""


_LONG_NAME, _SAME_START = 8, 2
"""Letters of a word that may be a label misspelled, and those with which both begin."""

_NAMED = 2
"""Telling words up to which a message names a topic and asks nothing of it."""

_POLITE = frozenset(("i", "por", "favor", "please", "pls", "gracias", "thanks", "ok", "si", "yes"))
_OF_FORM = "589"
_FORMS = frozenset(("formulario", "forma", "solicitud", "aplicacion", "form", "application", "i589", _OF_FORM))

_TELLING = 5
"""Letters of an option's words that mean it at the beginning of a reply to what was read back: "falte porque..."."""

CHANGED = {"date": "date_changed", "hour": "hour_changed", "other": "paper_changed"}
"""The word lists of how people say that a day, an hour or something else of it changed, not saying what it is now."""


_NOTE = r"(?:anot|apunt|guard)(?:as?|an|ar(?:me|nos)?(?:l[oa]s?)?|e[ns]?|[ae]?m?e?l[oa]s?)"
_TO_BE_NOTED = re.compile(
    rf"(?<![.,;!\s¿])[.,;!\s¿]++(?:(?:y|and|pls|please) )?(?:(?:me|nos|se) l[oa]s? |puede[ns]? |podrias? |lo |la )*"
    rf"{_NOTE}(?: por ?fa(?:vor)?)?\s*\?+\s*$|"
    r"(?<![.,;!\s])[.,;!\s]++(?:and )?(?:can|could|will) (?:you|u) (?:please |pls )?(?:save|write|keep|note|put)"
    r"(?: it| this| that)?(?: down)?(?: for me)?(?: please| pls)?\s*\?+\s*$",
    re.IGNORECASE,
)
"""A request at the end to write it down: it has the mark of a question, and asks nothing."""


def without_request(text: str) -> str:
    """The words without such a request at their end."""
    return _TO_BE_NOTED.sub("", text)


def named_in(text: str, lang: str, today: date | None, words: Words) -> str:
    """What a statement names of a hearing: `day`, `hour` or `none`; `date` and `other` that it changed, not to what.

    Words about the border name none, since its hour is another than the court's, unless both hours are told. What opens
    like a question is one where it names no hour ("puedo faltar el 15 de mayo", but "tengo que ir el 15 de mayo a las
    8").
    """
    text = without_request(text)
    heard = loose(text)
    if holds_one(heard, words.get(ELSEWHERE, ())):
        apart = readers.apart_from_border(text)
        if apart is None:
            return "none"
        text = apart.rest
    first = text.partition("\n")[0]
    has_hour = any(readers.hour_said(each, "hearing").status != "invalid" for each in (text, first))
    if "?" in text or "¿" in text or (not has_hour and is_question(text, words)):
        return "none"
    day = readers.day_told(text, lang, today, "hearing")
    if day.status != "invalid" and (has_hour or not _is_only_today(day, text, today)):
        return "day"
    changed = next((name for name, use in CHANGED.items() if holds_one(heard, words.get(use, ()))), "none")
    return "hour" if has_hour and changed != "date" else changed


def _is_only_today(day: Reading, text: str, today: date | None) -> bool:
    """True for "si se aplica hoy": the word for today without any digit names no day."""
    value = day.value if isinstance(day.value, Mapping) else {}
    is_today = today is not None and str(value.get("iso", "")).startswith(today.isoformat())
    return is_today and not any(char.isdigit() for char in text)


LANGUAGES = frozenset({"es", "en"})
"""The options of a question for the language to write in."""


def open_with(run: Run, flow: str, reply: Reply | None) -> None:
    """Enter a flow, with the words that led there; whoever only asks about a form is told of it instead."""
    if flow == LANGUAGE and reply is not None and keeps_ours(run, reply.text):
        return
    flow = unless_only_asked(run, flow, reply)
    if holds_for_consent(run, flow, reply):
        return
    run.opening = reply
    run.reply = reply or run.reply
    run.enter(flow)


def unless_only_asked(run: Run, flow: str, reply: Reply | None) -> str:
    """The flow itself, or that which answers in its place where words are no wish to begin it."""
    asked = run.library.flows[flow].asked if flow in run.library.flows else None
    if asked is None or reply is None or reply.payload or not reply.text.strip():
        return flow
    said, words = fold(what_is_asked(reply.text)), run.world.words
    small = words.get("small_words", frozenset()) | _POLITE
    telling = [each for each in said.split() if each not in small]
    is_named = (
        len(telling) <= _NAMED
        and bool(_FORMS & set(telling))
        and "?" not in reply.text
        and not is_question(reply.text, words)
    )
    is_named = is_named or any(each.isdigit() and each != _OF_FORM for each in telling)  # "la 6 por favor"
    return flow if is_named or holds_one(said, words.get("begins_form", ())) else asked


def option_meant(run: Run, options: tuple[Option, ...], text: str) -> str | None:
    """The option that words mean by what they name, or None; nothing is looked at where no option is so meant."""
    lengths = sorted((option.up_to, option.id) for option in options if option.up_to is not None)
    minutes = readers.minutes_said(text) if lengths else None
    if minutes is not None:
        return next((name for most, name in lengths if minutes <= most), None)
    ids = {option.id for option in options}
    if ids >= LANGUAGES and (ours := readers.ours_asked_for(text)):
        return ours
    if not any(option.says for option in options):
        return None
    if spoken := next((option.id for option in options if option.says == "language"), None):
        return spoken if readers.other_languages(text) else None
    named = named_in(text, run.language, run.world.today, run.world.words)
    return next((option.id for option in options if option.says == named), None)


def opened_with(run: Run, frame: Frame, node: Choose, text: str, *, is_back: bool = False) -> str | None:
    """The option whose words open a long reply that goes on with something of its own: "si lo tengo, pero...".

    Only where a statement may be an answer, and where something is read back (`is_back`) by more than "si" and "no";
    of several the longest, and None for two of the same length.
    """
    if not is_back and not any(option.says for option in node.options):
        return None
    least = _TELLING if is_back else 1
    said = f"{loose(text)} "
    found = [
        (len(word), option.id)
        for option, words in zip(node.options, option_words(run, frame, node), strict=True)
        for word in map(loose_own, words)
        if len(word) >= least and said.startswith(f"{word} ")
    ]
    longest = {option for size, option in found if size == max(found)[0]}
    return min(longest) if len(longest) == 1 else None


def begins_anew(run: Run, frame: Frame, node: Choose, text: str) -> bool:
    """True for a statement within a flow that hears how it was opened, where no option is meant: it opens it anew.

    Not while something is told piece by piece, where a statement is about what is told.
    """
    flow = run.library.flows[frame.flow]
    hears = any(isinstance(each, Do) and each.do == HEAR for each in flow.nodes)
    if flow.pieces or not hears or option_meant(run, node.options, text):
        return False
    return named_in(text, run.language, run.world.today, run.world.words) != "none"


def hear(run: Run, frame: Frame, node: Do) -> None:
    """What the opening words name, as in `named_in`, as the action's answer.

    With `questions` they are taken, once: what they settle is recorded as if it had been asked, and for what they say
    in several ways they wait.
    """
    questions = node.args.get("questions", "").split()
    if BESIDE in node.args:
        _note_beside(run, frame, node)
        return
    if not questions:
        _open_with_held(run)
    reply = run.opening
    text = reply.text if reply is not None else ""
    named = named_in(text, run.language, run.world.today, run.world.words)
    run.find(frame, Found(named, text if questions else ""))
    if questions and run.c.said is not None and run.c.said.key.startswith(f"{frame.flow}/"):
        run.set(said=None)  # of an earlier way through, left before it was asked back
    told = held(run, "harm")
    came = run.c.came if run.c.came is not None and _names_entry(frame, questions, run.c.came.key) else None
    if not questions or (reply is None and told is None and came is None):
        return
    reply = reply or Reply()
    if came is not None:  # told before, or in these very words
        run.set(came=None)
        reply = reply if tells_arrival(run, reply.text) else Reply(text=came.text, sid=came.sid)
    spots = ((name, run.library.spot(*_place_of(frame, name))) for name in questions)
    asked = [(name, spot.node) for name, spot in spots if spot is not None and isinstance(spot.node, Question)]
    for name, question in asked:
        if isinstance(question, Story):
            _begin_story(run, reply, frame.model_copy(update={"node": name}), question)
    is_place = "place" in node.args  # "how do I get to the bridge in Tijuana" names no hearing, and its city
    if named == "none" and not is_place and not any(_is_heard_anyway(question) for _, question in asked):
        return
    before = run.c
    for name, question in asked:
        flow, node_id = _place_of(frame, name)
        take_heard(run, reply, frame.model_copy(update={"flow": flow, "node": node_id}), question)
    if run.c is not before:
        run.opening = None  # words of which nothing was taken may still open the flow that follows


def _place_of(frame: Frame, name: str) -> tuple[str, str]:
    """Flow and node of a question that is named, in this flow or in another: "one_year/arrived"."""
    flow, mark, node_id = name.rpartition("/")
    return (flow if mark else frame.flow), node_id


def _names_entry(frame: Frame, questions: list[str], key: str) -> bool:
    return any("/".join(_place_of(frame, name)) == key for name in questions)


def tells_arrival(run: Run, text: str) -> bool:
    """True where these words tell an entry themselves, in one way or in several."""
    return readers.arrival_said(text, run.language, run.world.today).status != "invalid"


def _note_beside(run: Run, frame: Frame, node: Do) -> None:
    """The one language named besides the one of ours that is all right is kept for its question, and said back."""
    spot = run.library.spot(frame.flow, node.args["questions"])
    named = readers.languages_beside(run.opening.text) if run.opening is not None else []
    if run.opening is None or spot is None or not isinstance(spot.node, Question) or len(named) != 1:
        return
    place = frame.model_copy(update={"node": spot.node.id})
    _keep_heard(run, run.opening, place, spot.node, readers.language_value(named[0]))


def _open_with_held(run: Run) -> None:
    """A hearing told in passing opens its notebook, where the words that led there name none."""
    told = held(run, "hearing")
    text = run.opening.text if run.opening is not None else ""
    if told is None:
        return
    named = named_in(text, run.language, run.world.today, run.world.words)
    if named == "none":
        run.opening = Reply(text=told.text, sid=told.parts[0].sid)
    if named in ("none", "day"):
        let_go(run, "hearing")


def _begin_story(run: Run, reply: Reply, frame: Frame, story: Story) -> None:
    """Words that tell of harm and led to a story are its beginning: nobody has to tell such a thing twice.

    So is what was told of it before, in passing.
    """
    if frame.key in run.c.answers:
        return
    told = held(run, "harm")
    parts = told.parts if told is not None else ()
    if grief_in(reply.text, run.world.words) is not None and all(reply.as_written != each.text for each in parts):
        parts = (*parts, StoryPart(text=reply.as_written, at=run.world.now, sid=reply.sid))
    if parts:
        let_go(run, "harm")
        keep_parts(run, frame, story, parts)
        run.text("engine/told_kept")


def keep_telling(run: Run, reply: Reply, before: Frame) -> None:
    """Words that chose to begin and told already ("sí empiezo. tenían uniforme...") are the beginning of the story."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or not isinstance(spot.node, Story) or place.flow != before.flow:
        return
    is_told = len(reply.text.split()) >= _TELLS or grief_in(reply.text, run.world.words) is not None
    if is_told and place.key not in run.c.answers and place.node != before.node:
        keep_parts(run, place, spot.node, (StoryPart(text=reply.as_written, at=run.world.now, sid=reply.sid),))
        run.text("engine/told_kept")


def ask_what_was_heard(run: Run, frame: Frame, question: Question) -> bool:
    """Ask which reading of the opening words is meant, until it is answered; True when that waits now."""
    said = run.c.said
    if said is None or said.key != frame.key or run.c.pending is not None or frame.correcting:
        return False
    reading = several(run, frame, question, said.text)
    if reading.status != "ambiguous":
        run.set(said=None)
        return False
    ask_which(run, Reply(text=said.text, sid=said.sid), kind_of(frame, question), reading)
    return True


def several(run: Run, frame: Frame, question: Question, text: str) -> Reading:
    """How a question reads a sentence that says more than its answer."""
    if isinstance(question, Choose):
        number = readers.option_said(text, _names(run, frame, question))
        return Reading("ok", question.options[number - 1].id) if number else Reading("invalid")
    if _is_of_entry(question):
        return readers.arrival_said(text, run.language, run.world.today)
    if isinstance(question, Ask) and question.of == "date":
        return _day(run, text, question.about)
    if isinstance(question, Ask) and question.of == "hour":
        return readers.hour_said(text, question.about)
    if _is_of_language(question):
        return _language(text)
    return Reading("invalid")


def _is_heard_anyway(question: Question) -> bool:
    """True for what is said in words that name no hearing."""
    return _is_of_language(question) or _is_of_entry(question)


def _is_of_entry(question: Question) -> bool:
    return isinstance(question, Ask) and question.of == "date" and question.about == "entry"


def _is_of_language(question: Question) -> bool:
    return isinstance(question, Ask) and question.of == "language"


def _language(text: str) -> Reading:
    """The language besides ours that words name; several are asked back."""
    named = [readers.language_value(code) for code in readers.other_languages(text)]
    if len(named) == 1:
        return Reading("ok", named[0])
    return Reading("ambiguous", named) if named else Reading("invalid")


def take_heard(run: Run, reply: Reply, frame: Frame, question: Question) -> None:
    """Record what a sentence says for a question, or let it wait for that question where it says it in several ways."""
    reading = several(run, frame, question, reply.text)
    if isinstance(question, Choose) and _names_longer(run, frame, question, reading, reply.text):
        return
    if reading.status == "ambiguous":
        run.set(said=Unread(key=frame.key, text=reply.text, sid=reply.sid))
    elif reading.status == "ok":
        _keep_heard(run, reply, frame, question, reading.value)


def _keep_heard(run: Run, reply: Reply, frame: Frame, question: Question, value: Json) -> None:
    about = question.about if isinstance(question, Ask) else None
    answer = Answer(value=value, original=reply.text, language=run.language, at=run.world.now, sid=reply.sid)
    run.record(frame, question, answer, kind=kind_of(frame, question), about=about)
    if _is_of_language(question):  # nothing reads it back later
        run.text("engine/noted", value=readers.show_value("language", value, run.language) or reply.text)


def _names_longer(run: Run, frame: Frame, question: Choose, reading: Reading, text: str) -> bool:
    """True where the name is part of a longer one that another list of the flow has: "Nuevo Laredo" is no Laredo."""
    spots = (run.library.spot(frame.flow, name) for name in run.library.flows[frame.flow].pieces)
    lists = [spot.node for spot in spots if spot is not None and isinstance(spot.node, Choose)]
    own = [
        words
        for option, words in zip(question.options, _names(run, frame, question), strict=True)
        if option.id == reading.value
    ]
    short = {loose(word) for words in own for word in words}
    longer = (loose(word) for node in lists for words in _names(run, frame, node) for word in words)
    said = loose(text)
    return any(holds_one(said, (name,)) and name not in short and holds_one(name, short) for name in longer)


def _day(run: Run, text: str, about: str | None = "hearing") -> Reading:
    return readers.day_told(text, run.language, run.world.today, about)


def _names(run: Run, frame: Frame, question: Choose) -> list[tuple[str, ...]]:
    """The labels alone: the other words of an option ("other", "yes") mean it only where it was asked.

    Where something is told piece by piece, also the label as it is misspelled: "brounsvil".
    """
    where = (frame.flow, question.id)
    is_told = bool(run.library.flows[frame.flow].pieces)
    return [
        (
            run.translated(context(*where, f"option.{o.id}"), o.label),
            o.label,
            *(word for word in o.words if is_told and _is_spelling(word, o.label)),
        )
        for o in question.options
    ]


def _is_spelling(word: str, label: str) -> bool:
    return len(word) >= _LONG_NAME and " " not in word and loose(word)[:_SAME_START] == loose(label)[:_SAME_START]
