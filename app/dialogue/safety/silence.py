"""Somebody comes who may read the screen: one line that tells them nothing, and rest until the person is back.

What was answered in the same message is set aside unread, and taken as if it were written when the person is back.
"""

from __future__ import annotations

import re

from app.dialogue.conversation import Unread
from app.dialogue.flow import Ask, Question, Story
from app.dialogue.hearings.confirming import agrees_to_read_back
from app.dialogue.readers.courtesies import courtesy_in
from app.dialogue.readers.lexicon import word_set
from app.dialogue.replies.reply_reading import read_reply
from app.dialogue.run import Run
from app.dialogue.showing import kind_of
from app.dialogue.talk.defining import TO_A_PERSON
from app.dialogue.text import loose
from app.dialogue.words.asides import answered_when_someone_comes, hands_over
from app.dialogue.world import Reply

_FIRST = re.compile(r"([.;!\n]+)")

_PICK = re.compile(r"\s*(\d{1,2}|[^\W\d_]++)\s*(?:[.,;:!)\n-]++|\s(?=(?:y|and|pero|but) ))\s*+(?=[^\W\d])")
"""The word or number that a message opens with, before a stop or what is joined to it."""

_MOST = 8
"""Words of an answer that is set aside; more tell something, and are said again."""

_THANKS = word_set("gracias|grasias|grax|graciaz|thanks|thank|thx|tnx|agradezco")
_ASSENTS = word_set(
    "ok|oki|okey|okay|oka|va|vale|sale|bueno|bien|esta|listo|dale|ya|pues|muchas|muy|amable|mijo|mija|joven|"
    "senor|senora|senorita|amigo|amiga|you|all|right|fine|good|very|much|so|de|acuerdo|entiendo|entendido|sir|orale"
)
"""Words with which somebody only says that they have read the neutral line."""

ERASING = "erase"
"""The flow that asks whether everything is to be erased: nothing is answered there that was not just said."""


def fall_silent(run: Run, *, is_lent: bool = False) -> None:
    """The neutral line; what waits goes on waiting, and nothing of it is shown before the person says they are back.

    `is_lent`: the phone goes back to whose it is; then nothing is shown before they ask to go on, either.
    """
    run.set(is_paused=True, is_hidden=True, is_lent=is_lent, set_aside=None)
    run.text("engine/someone_comes")


def stay_silent(run: Run, reply: Reply) -> None:
    """Answer whoever writes meanwhile: thanks and an "ok" in two words, anything else with the neutral line again."""
    said = set(re.findall(r"\w+", loose(reply.text)))
    if courtesy_in(reply.text) == "thanks" or (said & _THANKS and said <= _THANKS | _ASSENTS):
        run.text("engine/quiet_thanks")
    elif reply.text.strip() and not reply.media and said <= _ASSENTS and "?" not in reply.text:
        run.text("engine/here")
    else:
        run.text("engine/someone_comes")


def is_watched(run: Run, reply: Reply) -> bool:
    """Fall silent where a reply tells of somebody who comes or looks, whatever else it says; True where it did so.

    Not for a tapped button, nor inside a story or a message to a person, which keep every word themselves.
    """
    spot = run.spot
    if reply.payload or spot is None or (run.c.pending is None and isinstance(spot.node, Story)):
        return False
    if run.c.pending is None and isinstance(spot.node, Ask) and spot.node.about == TO_A_PERSON:
        return False
    before = answered_when_someone_comes(reply.text, run.world.words)
    if before is None:
        return False
    answer = Reply(text=_pick_alone(run, before), sid=reply.sid)
    key = run.c.place.key if run.c.place and _is_answer(run, answer) else None
    fall_silent(run, is_lent=hands_over(reply.text, run.world.words))
    run.set(set_aside=Unread(key=key, text=answer.text, sid=reply.sid) if key else None)
    return True


def _pick_alone(run: Run, before: str) -> str:
    """ "1" of "1. y ya me voy, la vecina": the pick of a list, without how they take their leave."""
    place, spot = run.c.place, run.spot
    first = _PICK.match(before)
    if first is None or place is None or spot is None:
        return before
    is_list = run.c.pending is not None or kind_of(place, spot.node) in ("choice", "yes_no")
    return first[1].strip() if is_list else before


def set_aside_first(run: Run, reply: Reply) -> None:
    """Set aside the answer that stands before an alarm: "brownsville. some men follow me"; it is taken when it is over.

    Only a first sentence that holds no danger itself.
    """
    first, stop, rest = _FIRST.split(reply.text, maxsplit=1) if _FIRST.search(reply.text) else ("", "", "")
    answer = Reply(text=first.strip(), sid=reply.sid)
    place = run.c.place
    if reply.payload or not (stop and rest) or place is None or run.c.is_locked or not _is_answer(run, answer):
        return
    if run.world.assess(answer.text, lang=run.language, in_story=False) is None:
        run.set(set_aside=Unread(key=place.key, text=answer.text, sid=reply.sid))


def take_set_aside(run: Run) -> Reply | None:
    """What was set aside for the question that still waits, once; None where there is nothing."""
    aside, place = run.c.set_aside, run.c.place
    run.set(set_aside=None)
    return Reply(text=aside.text, sid=aside.sid) if aside and place and aside.key == place.key else None


def _is_answer(run: Run, answer: Reply) -> bool:
    """True for a few words that the question which waits can read; never for what would erase anything."""
    place, spot = run.c.place, run.spot
    if place is None or spot is None or place.flow == ERASING or not 0 < len(answer.text.split()) <= _MOST:
        return False
    if courtesy_in(answer.text) in ("goodbye", "rest", "thanks"):
        return False
    if run.c.pending is not None:
        return run.c.pending.kind not in ("danger", "pin")
    if not (place.asking_again or isinstance(spot.node, Question)):
        return False
    is_read = read_reply(run, answer, place, spot.node).status in ("ok", "unknown", "ambiguous")
    return is_read or agrees_to_read_back(run, answer.text)
