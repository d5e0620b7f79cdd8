""" "Sí, dale: 2710" where it is asked whether they want a PIN: the yes and the PIN in one message."""

from __future__ import annotations

import re
from dataclasses import replace

from app.dialogue.flow import Question
from app.dialogue.reading import Reading
from app.dialogue.replies.besides import pin_and_more
from app.dialogue.replies.settling import accept
from app.dialogue.replies.taking import Taking
from app.dialogue.run import Run
from app.dialogue.safety.at_once import WANTS_PIN
from app.dialogue.showing import kind_of
from app.dialogue.text import fold
from app.dialogue.walking import walk_to_question
from app.dialogue.words.pins import given_in, read_behind_pin
from app.dialogue.world import Reply

_NO = {"no", "nop", "nel", "not", "dont", "sin", "without"}
_FIRST_LINE = re.compile(r"^\s*1[\s.,):]+(?=\d{4,6}(?!\d))")
""" "1 2710": the number of the line that says yes, then the PIN."""
_DIGITS = re.compile(r"\d[\d .-]*")


def take_yes_with_pin(at: Taking) -> bool | None:
    """Take both, and see to what is said besides as at the question for the PIN; None where there is no PIN."""
    if at.frame.key != WANTS_PIN or at.frame.correcting or at.reply.payload or at.reply.media:
        return None
    typed = Reply(text=_FIRST_LINE.sub("", at.text), sid=at.reply.sid)
    given = given_in(typed.text)
    if given is None or _NO & set(fold(at.text).split()):
        return None
    wish = Reply(text=_DIGITS.sub("", typed.text).strip(), sid=at.reply.sid)  # no digit of it is kept
    is_moving = at.accept(Reading("ok", "yes"), wish)
    walk_to_question(at.run)
    place, spot = at.run.c.place, at.run.spot
    if place is None or spot is None or not isinstance(spot.node, Question) or kind_of(place, spot.node) != "pin":
        return is_moving
    if given.rest:
        return pin_and_more(at.run, typed, place, spot.node, "pin")
    return accept(at.run, typed, place, spot.node, "pin", Reading("ok", given.pin))


def without_pin_again(run: Run, reply: Reply) -> Reply:
    """ "2710 el papel dice…" from somebody whose PIN is kept: its number is none of the paper's."""
    rest = read_behind_pin(reply.text) if run.c.has_pin and not run.c.is_locked and not reply.payload else None
    return reply if rest is None else replace(reply, text=rest)
