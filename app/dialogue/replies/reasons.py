"""A yes or a no with the reason behind it: "sí porque no tengo dinero", "no xq el número no es mío".

The answer is what stands before the reason. A reason that tells of a lent phone is taken as wherever it is told.
"""

from __future__ import annotations

import re

from app.dialogue.flow import Choose, Question
from app.dialogue.readers.shorthand import written_out
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.replies.taking import Taking
from app.dialogue.showing import shown_value
from app.dialogue.team.whom_told import SHARING
from app.dialogue.team.wishes import is_about_calls
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.world import Reply

LENT = "lent_phone"
"""The topic of a phone that is somebody else's."""

_REASON = re.compile(
    r"\s*+(?:[,.;]\s*+)?\b(?:porque|por que|pork|ya que|es que|debido|because|'?cause|cuz|since|as i|"
    r"ya (?:se )?(?:le |te |les |lo )?(?:dije|digo) (?:que|q)|(?:i )?already (?:told you|said))\b",
    re.IGNORECASE,
)
_LONGEST_ANSWER = 4
"""Words of an answer that a reason follows."""

_PHONE = r"(?:telefono|telefonito|tel|cel|celular|numero|num|linea|chip|aparato|phone|cell|cellphone|number|line)"
_OF = r"(?:de|d|of|for|belongs? to|is from|es de)"
_OWNER = (
    r"(?:mi|mis|un|una|la|el|otr[oa]|don|dona|doña|my|a|the|another|other|someone|somebody|alguien)"
    r"(?! (?:casa|trabajo|emergencia|nuevo|work|house|home)\b)"
)
_NOT_OURS = r"(?:(?:no es|ni es|no|is not|isnt|it is not|aint|not) (?:de )?(?:mi[oa]?|mine|my own))"
_IS_LENT = r"(?:(?:es |is |lo tengo )?(?:prestad[oa]|borrowed|ajen[oa]))"
_FILLED = r"(?:(?:que|q|este|this|aqui|lo|yo|uso|tengo|i|use) )*"
_LENT = re.compile(
    rf"\b{_PHONE} {_FILLED}(?:{_NOT_OURS}|{_IS_LENT}|(?:es |is |belongs? )*{_OF} {_OWNER})\b|"
    rf"\b(?:no es|ni es|is not|isnt|not) (?:de )?(?:mi (?:\w+ )?|my ){_PHONE}\b|"
    rf"\b(?:no es mi[oa]|not mine)(?: (?:el|este|the|this) {_PHONE})?$|"
    r"\bme l[oa] prest\w+|\bes prestad[oa]\b|\bme prest\w+ (?:el|este|un|su|ese) \w+|\b(?:is borrowed|i borrow)|"
    r"\b(?:they|she|he|friend|neighbou?r) (?:lend|lent|borrow)"
)
"""A phone, or its number, that is somebody else's; at the question whether a number may be given that is what is
meant."""


def take_before_reason(at: Taking) -> bool | None:
    """Take the answer before a reason, where the whole is not read as it: no condition, and nothing that must be."""
    is_place = at.kind in ("choice", "yes_no") and isinstance(at.node, Question)
    is_consent = isinstance(at.node, Choose) and at.node.must
    if not is_place or is_consent or at.reading.is_settled or "?" in at.text or at.reply.media:
        return None
    answer, *rest = _REASON.split(written_out(at.text), maxsplit=1)
    if not rest or not rest[0].strip() or not 0 < len(answer.split()) <= _LONGEST_ANSWER:
        return None
    reading = read_reply(at.run, Reply(text=answer, sid=at.reply.sid), at.frame, at.node)
    return at.accept(reading) if reading.status == "ok" else None


def hear_lent_phone(at: Taking) -> bool | None:
    """At the consent to give name and number: the answer, and the lent phone that is told with it."""
    is_answer = at.frame.key == SHARING and not at.frame.correcting and at.reading.status == "ok"
    if not is_answer or "?" in at.text or not is_lent(at.text):
        return None
    if is_about_calls(fold(at.text), at.run.world.words):
        return None  # the wish goes to the team whole
    run, reply = at.run, at.reply
    is_moving = at.accept(at.reading, Reply(text=reply.text.split()[0].strip(",.;"), sid=reply.sid))
    run.text("engine/noted", value=shown_value(run, SHARING))
    open_with(run, LENT, reply)
    return is_moving


def is_lent(text: str) -> bool:
    """True for "el número no es mío", "me lo prestaron", of the phone that is written from."""
    return _LENT.search(fold(written_out(text))) is not None
