"""What a reply may be that is no answer: a question of their own, a topic, harm that is told, talk beside the form."""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.flow import Ask, Choose
from app.dialogue.form.holding import hear_violence
from app.dialogue.form.sorting import whole_name
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import answers_and_asks, offer_parted, piece_and_question
from app.dialogue.replies.taking import Taking
from app.dialogue.talk.astray import (
    ANY_WORDS,
    answer_aside,
    answer_mistake,
    answer_own_question,
    aside_in,
    can_skip,
    is_sure_topic,
    open_named_topic,
    open_plain_question,
    open_stated_topic,
)
from app.dialogue.talk.condoling import condole
from app.dialogue.talk.courtesy import greets_back
from app.dialogue.text import fold
from app.dialogue.topics.menus import open_by_sense
from app.dialogue.words.asides import opens_as_question, says_mistaken
from app.dialogue.words.doubting import is_what_if

_OPENS = re.compile(
    r"\W*(?:(?:ay|ah|bueno|pues|mejor|ok) )*(?:no|nop|nel|nunca|si|yes|yeah)\b"
    r"(?! (?:te\w+|ti\w+|se|sab\w+|pu?ed\w+|hay|vivo|soy|es|esta|estoy|conozco|leo|entiend\w+|traigo|veo|mi|la|el|"
    r"i|have|know|can|dont)\b)"
)
""" "No, que no me llamen… y mi hijo tiene que ir?": a yes or no, not "no tengo abogado y…"."""

MANY, MOST = 20, 100
"""A count beyond the first is looked at once more with the person; beyond the second no list of the form goes."""


def keep_piece(at: Taking) -> bool | None:
    """A line of a list that is told piece by piece, with a question behind it."""
    return None if at.reading.is_settled else piece_and_question(at.run, at.reply, at.frame, at.node)


def answer_plain(at: Taking) -> bool | None:
    """A plain question, where its words cannot be the answer that is waited for."""
    if at.reply.media or not _is_free(at) or not at.run.route(at.text).is_plain:
        return None
    if isinstance(at.node, Choose):
        is_kept = at.is_welcome or (at.node.save is not None and _is_plain_list(at))
    else:
        is_kept = at.is_welcome and at.kind == "yes_no" and _OPENS.match(fold(at.text)) is not None
    if is_kept:
        both = answers_and_asks(at.run, at.reply, at.frame, at.node, at.kind, at.reading)
        if both is not None:
            return both  # "evening. but if more than a year passed, is it over?"
    return True if open_plain_question(at.run, at.reply, at.frame) else None


def _is_free(at: Taking) -> bool:
    is_unsettled = (
        not at.reading.is_settled or at.reading.status == "unknown"
    )  # "no sé leer mucho" says what is not known
    return (
        at.kind in ANY_WORDS
        or is_unsettled
        or is_what_if(at.text, at.run.world.words)
        or (_is_plain_list(at) and not at.is_named)  # a word of a plain question names no line
        or _may_refuse_nothing(at)
    )


def _is_plain_list(at: Taking) -> bool:
    """True for a list that asks nothing of a form; the language is asked as such a list too."""
    return isinstance(at.node, Choose) and (not at.flow.interview or at.run.c.language is None)


def _may_refuse_nothing(at: Taking) -> bool:
    """True at the consent for words that do not speak of it: "i dont see well" refuses nothing."""
    is_consent = at.is_welcome and isinstance(at.node, Choose) and at.node.must
    speaks_of_it = {"acepto", "acepta", "acuerdo", "agree", "accept"} & set(fold(at.text).split())
    return is_consent and not speaks_of_it and not at.is_named


def allow(at: Taking) -> None:
    """ "I don't know" answers what an interview asks; consent and lists of topics need one of what they offer."""
    at.reading = _allowed(at)


def _allowed(at: Taking) -> Reading:
    reading = at.reading
    is_unsure = reading.status == "unknown" and isinstance(at.node, Ask) and at.node.unsure
    if reading.status in ("unknown", "declined") and not is_unsure and not can_skip(at.run, at.frame, at.node):
        return Reading("invalid", hint="choice.unread")
    if reading.hint == "date.year_missing" and isinstance(at.node, Ask) and at.node.about == "hearing":
        return readers.in_years(at.text, at.run.language, at.run.world.today, at.node.about)
    if reading.hint == "date.age_given" and isinstance(at.node, Ask) and at.node.about == "stretch":
        return Reading(reading.status, reading.value, "date.length_given")
    if _is_unlikely(at):
        return Reading("clarify", hint="count.too_large")
    if reading.status == "unknown" and at.kind == "date" and "exact" in fold(at.text) and not at.run.c.tries:
        return Reading("clarify", hint="date.not_exact")  # "no sé la fecha exacta": a month or a year may be known
    return reading


def _is_unlikely(at: Taking) -> bool:
    """A count so large that it may be a slip: asked about once, and taken when it is said again."""
    if at.kind != "count" or at.reading.status != "ok" or not isinstance(at.reading.value, int):
        return False
    return at.reading.value > MOST or (at.reading.value > MANY and not at.run.c.tries)


def answer_media(at: Taking) -> bool | None:
    """A photo or a voice message, unless its caption is the answer."""
    is_caption = at.reading.status == "ok" and at.kind not in ANY_WORDS
    if not at.reply.media or is_caption:
        return None
    at.run.text("engine/voice" if at.reply.voice else "engine/media")
    return at.show_again()


def answer_violence(at: Taking) -> bool | None:
    """Harm that is told where something else is asked."""
    return False if hear_violence(at.run, at.reply, at.frame, at.node, at.kind, at.reading) else None


def greet_back(at: Taking) -> bool | None:
    """A greeting from whoever comes back, where no answer stands in it."""
    is_said = not at.reading.is_settled and not at.is_named and greets_back(at.run, at.reply, at.frame)
    return at.show_again() if is_said else None


def answer_talk(at: Taking) -> bool | None:
    """Not understood, confused, small talk."""
    aside = aside_in(at.run, at.reply, at.frame, at.node, at.kind, at.reading)
    return answer_aside(at.run, aside, at.frame, at.node, at.kind) if aside else None


def answer_slip(at: Taking) -> bool | None:
    """ "I made a mistake" in an interview, where the words are no answer or any words would be one."""
    is_answer = at.reading.is_settled and at.kind not in ANY_WORDS
    if not at.flow.interview or is_answer or not says_mistaken(at.text, at.run.world.words):
        return None
    return answer_mistake(at.run, at.reply, at.frame, at.node)


def condole_beside(at: Taking) -> None:
    """A word for a death that is told where a list stands."""
    is_outside = not at.flow.interview or at.is_welcome
    if isinstance(at.node, Choose) and is_outside:
        condole(at.run, at.text)


def open_sense(at: Taking) -> bool | None:
    """The line of a list that is meant, in other words than its own."""
    return None if at.reading.is_settled else open_by_sense(at.run, at.reply, at.frame, at.node)


def open_stated(at: Taking) -> bool | None:
    """A topic that is stated at a list."""
    if not isinstance(at.node, Choose):
        return None
    return True if open_stated_topic(at.run, at.reply, at.frame, at.node) else None


def open_named(at: Taking) -> bool | None:
    """A topic that is named where any words would be an answer."""
    is_place = at.kind in ANY_WORDS - {"name"}
    return True if is_place and open_named_topic(at.run, at.reply, at.frame) else None


def answer_own(at: Taking) -> bool | None:
    """Where any words would be an answer: words that ask, or a question mark behind what is clearly a topic."""
    if at.kind not in ANY_WORDS:
        return None
    is_asked = opens_as_question(at.text, at.run.world.words)
    if not is_asked and not (at.text.strip().endswith("?") and is_sure_topic(at.run, at.reply, at.frame)):
        return None
    return answer_own_question(at.run, at.reply, at.frame)


def part_name(at: Taking) -> bool | None:
    """A whole name at a question for a part of it."""
    parted = whole_name(at.run, at.reply, at.frame, at.node, at.kind)
    if parted is None:
        return None
    offer_parted(at.run, at.reply, at.frame, at.node, at.kind, parted)
    return False
