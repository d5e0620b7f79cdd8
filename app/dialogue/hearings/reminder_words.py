"""What a reminder will say, asked at any list or yes-or-no: told as it was chosen, beside what is wished."""

from __future__ import annotations

import re

from app.dialogue.conversation import Frame
from app.dialogue.run import Run
from app.dialogue.team.wishes import is_about_calls, keep_wish
from app.dialogue.text import fold
from app.dialogue.topics.heard import open_with
from app.dialogue.words.lead_ins import question_behind
from app.dialogue.world import Reply

REMINDER_WORDS = "reminder_words"
"""The flow that tells it."""

_REMINDERS = (
    r"(?:(?:los|el|esos|ese|mis|mi|sus|the|my|your|this|that|these|those) )?"
    r"(?:recordatorios?|avisos(?! de)|reminders?|remainders?)"
)
_MESSAGES = rf"(?:{_REMINDERS}|(?:(?:los|el|esos|mis|the|my|your) )?(?:avisos?|mensajes?|messages?|alerts?))"
_ASKS = re.compile(
    rf"\b(?:que|q|k|ke)(?: cosas?| es lo que)? (?:me )?(?:van? a decir|vana decir|diran?|dira) (?:en )?{_MESSAGES}\b|"
    rf"\b(?:que|q|k|ke)(?: cosas?| es lo que)? (?:me )?(?:dicen?|ponen?|traen?|digan) (?:en )?{_REMINDERS}\b|"
    rf"\b{_MESSAGES} (?:que|q|k|ke) (?:van? a decir|diran?|dira)\b|\b{_REMINDERS} (?:que|q|k|ke) (?:dicen?|ponen?)\b|"
    rf"\b(?:what|wetin) (?:(?:will|would|do|does|is|are|go|gonna|going to) )?{_REMINDERS} "
    r"(?:(?:will|would|go|gonna|going to|is|be|dey) )*(?:say|says|saying|tell|show|write)\b|"
    rf"\b(?:what|wetin) (?:will |would |go )?{_MESSAGES} (?:will|would|go|gonna|going to) (?:say|tell|show|write)\b|"
    rf"\b(?:what|wetin) (?:will|would|go) {_MESSAGES} (?:say|tell|show|write)\b|"
    rf"\bwhat (?:is|will be|be) (?:written )?in {_REMINDERS}\b"
)
_CLAUSES = re.compile(r"(?<!\d)[.,;!?\n]+")


def tells_reminder_words(run: Run, reply: Reply, frame: Frame) -> bool | None:
    """Answer it, and pass on what is wished about calls in the same message; None where it is not asked."""
    if reply.payload or frame.correcting or not _ASKS.search(fold(question_behind(reply.text))):
        return None
    calls = [each.strip() for each in _CLAUSES.split(reply.text) if is_about_calls(fold(each), run.world.words)]
    if calls:
        keep_wish(run, Reply(text=", ".join(calls), sid=reply.sid))
    open_with(run, REMINDER_WORDS, None)
    return True
