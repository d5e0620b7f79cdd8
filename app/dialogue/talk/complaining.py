"""Somebody who is fed up with us: "sí, pero no me contestaste lo del año", "otra vez lo mismo?", "eso ya lo puse".

A yes beside the complaint is taken and what it names is answered; to whoever has said it before we say what is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.dialogue.conversation import Frame
from app.dialogue.flow import Ask, Choose, Node
from app.dialogue.form.volunteering import names_of
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.settling import accept
from app.dialogue.run import Run
from app.dialogue.showing import shown_value
from app.dialogue.talk.astray import ANY_WORDS, count_try, is_an_option, show_again, topic_of
from app.dialogue.talk.defining import explain
from app.dialogue.text import fold
from app.dialogue.topics.menus import open_topic
from app.dialogue.walking import WELCOME, is_menu, walk_to_question
from app.dialogue.words.asides import Words, without_phrases
from app.dialogue.words.picks import core
from app.dialogue.world import Reply

_OF_WHAT = re.compile(
    r"^\W*(?:(?:nada|todavia|aun|ahorita|yet|when i asked|cuando (?:te |le )?pregunte)\W+)*"
    r"(?P<named>lo del?|de lo del?|de (?:la|el|los|las|mi|mis|eso)\b|del\b|cual(?:es)?\W*$|sobre|acerca de|"
    r"lo que (?:te |le )?(?:pregunte|dije|puse)(?: (?:de|sobre))?|"
    r"(?:mi|la|la otra) pregunta(?: (?:de|sobre))?|about|my question(?: about)?|what i asked(?: (?:you )?about)?|$)",
)
"""What a complaint names; in a form only this makes it one of ours: "no me contestó la policía" tells what happened."""
_BY_ANOTHER = re.compile(
    r"\b(?:oficial\w*|agentes?|policias?|migra|migracion|juez|jueza|abogad\w+|licenciad\w+|coyotes?|gente|nadie|"
    r"ell[ao]s?|el|"
    r"espos[oa]|marido|hij[oa]|officers?|judge|lawyer|they|he|she|nobody)\W+$"
)
"""Somebody else who did not say or answer: "el oficial no me dijo nada de la corte"."""
_STOP = re.compile(r"[.;!?\n]+\s*")
_MOST_BESIDE = 5
"""Words of the answer beside a complaint."""
_ABOUT_IT = word_set(
    """
    eso|esto|esa|ese|esta|este|pues|oiga|oye|y|e|pero|que|arriba|antes|hace|rato|mismo|misma|lo|la|le|me|a|usted|ay|hey|
    but|that|this|it|before|above|por|favor|porfa|please|man|vez|veces|bueno|mire|todo|otra|otro|de|nuevo|hombre|senor|
    senora|senorita|joven|amigo|ok|and|well|the|is|are|you|again|todavia|aqui|ahi|alla|cuantas|jaja
    """
)
_TO_COURT = {"es": "a la corte", "en": "to court"}
_KEPT = 3
"""Answers that are shown to whoever is asked again."""


def hear_complaint(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """Answer a complaint at a question; None where the reply is none. True when the flow may go on."""
    if isinstance(node, Ask | Choose) and is_an_option(run, reply, frame, node):
        return None
    if (unanswered := _unanswered(run, reply, frame, node, kind)) is not None:
        return unanswered
    is_free = kind in ANY_WORDS and run.library.flows[frame.flow].interview  # a value may stand beside it there
    if is_free or not _says_again(reply.text, run.world.words):
        return None
    _show_kept(run, frame)
    count_try(run, frame, node)
    return show_again(run)


def _unanswered(run: Run, reply: Reply, frame: Frame, node: Node, kind: str) -> bool | None:
    """ "Sí, pero no me contestaste lo del año": the yes is taken, and what is named is answered."""
    found = _phrase_in(reply.text, run.world.words.get("not_answered", frozenset()))
    if found is None or kind not in ("yes_no", "choice"):
        return None
    flat = aligned(reply.text)
    if _BY_ANOTHER.search(flat[: found.start()]):
        return None
    named = _OF_WHAT.match(flat[found.end() :])
    if named is None and not (isinstance(node, Choose) and is_menu(frame, node)):
        return None
    before = reply.text[: found.start()]
    after = reply.text[found.end() + (named.start("named") if named else 0) :].strip(" ,.;:?!")
    said = re.sub(r"(?:\W+(?:pero|but|y|and|que|es que|aunque))*\W*$", "", before, flags=re.IGNORECASE).strip()
    is_one = len(said.split()) <= _MOST_BESIDE and not _STOP.search(said.strip(" .,;!"))
    answer = said if is_one else _STOP.split(said)[0]  # "en la mañana. y los papeles…"
    is_short = 0 < len(answer.split()) <= _MOST_BESIDE
    reading = read_reply(run, Reply(text=answer), frame, node) if is_short else None
    at = run.c
    is_moving = reading is not None and reading.status == "ok" and accept(run, reply, frame, node, kind, reading)
    if is_moving:
        walk_to_question(run)  # what was answered is kept, and told, before anything is laid over it
    asked = Reply(text=_topic(after) or _before_it(said, answer if is_moving else ""), sid=reply.sid)
    if not asked.text:
        run.text("engine/not_answered")
    elif explain(run, asked.text, anywhere=True):
        pass
    elif flow := _named_of_court(run, frame, asked.text) or _topic_named(
        run,
        frame,
        asked.text,
        core(asked.text),
        _named_so_far(said, answer, asked.text),
        f"{found.group()} {asked.text}",
    ):
        return open_topic(run, flow, asked)
    else:
        run.text("engine/not_answered")
    return is_moving if is_moving or run.c is not at else show_again(run)


def _before_it(said: str, answer: str) -> str:
    """What is asked before the complaint: "sí, así es. y cómo borro los mensajes, ya le pregunté"."""
    return re.sub(r"^\W*(?:(?:y|e|and|pero|but)\s+)?", "", said.removeprefix(answer), flags=re.IGNORECASE)


def _topic_named(run: Run, frame: Frame, *ways: str) -> str | None:
    """The flow that one of these wordings leads to: what is named may stand before the complaint, and behind it."""
    return next((flow for words in ways if (flow := topic_of(run, Reply(text=words), frame)) is not None), None)


def _named_of_court(run: Run, frame: Frame, named: str) -> str | None:
    """What is named while a hearing is told is meant of that day: "no me contestó lo del niño"."""
    if not run.library.flows[frame.flow].pieces:
        return None
    said = f"{named} {_TO_COURT.get(run.language, '')}"
    return _topic_named(run, frame, said) if run.route(said).is_plain else None


def _named_so_far(said: str, answer: str, named: str) -> str:
    """What is named before the complaint and behind it, without the answer that opens the message."""
    before = said.removeprefix(answer).strip(" .,;") if said != answer else said
    return f"{before} {named}"


def _topic(after: str) -> str:
    """What is named, without "what I asked you about"."""
    flat = aligned(after)
    lead = re.match(
        r"(?:lo que (?:te |le )?(?:pregunte|dije|puse)|(?:mi|la|la otra) pregunta|my question|nada|"
        r"what i asked(?: you)?)(?:\s+(?:de|sobre|about))?\s*",
        flat,
    )
    return after[lead.end() :].strip() if lead else after


def _says_again(text: str, words: Words) -> bool:
    """True where nothing but a complaint of being asked again, or of having said it, stands in the words."""
    said = fold(text)
    left = without_phrases(said, words.get("said_before", frozenset()) | words.get("asked_again", frozenset()))
    return left != said and not set(left.split()) - _ABOUT_IT


def _phrase_in(text: str, phrases: Collection[str]) -> re.Match[str] | None:
    flat = aligned(text).replace("'", " ").replace("’", " ")
    spaced = re.compile("|".join(rf"(?<!\w){re.escape(p)}(?!\w)" for p in sorted(phrases, key=len, reverse=True)))
    return spaced.search(flat) if phrases else None


def _show_kept(run: Run, frame: Frame) -> None:
    """The last answers of this part; outside of the form that all is kept, and how to go on."""
    flow = run.library.flows[frame.flow]
    if not flow.interview or frame.flow == WELCOME:
        return run.text("engine/said_before_list")
    keys = [key for key in run.c.answers if key.split("[")[0].rpartition("/")[0] == frame.flow and key != frame.key]
    lines = [f"{names_of(run, [key])}: {shown_value(run, key)}" for key in keys[-_KEPT:] if names_of(run, [key])]
    if not lines:
        return run.text("engine/said_before")
    return run.text("engine/said_before_kept", answers="\n".join(lines))
