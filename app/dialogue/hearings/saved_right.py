"""A hearing that is saved, put right anywhere outside a form: "no era 8:30 de la noche, era de la mañana".

What is taken back must be what is saved; then it is changed as any other change of it: read back, and kept by a yes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue import readers
from app.dialogue.conversation import Frame
from app.dialogue.form.correcting import HEARING_FLOW
from app.dialogue.readers import Instead
from app.dialogue.readers.halves import in_half
from app.dialogue.reading import Json, Reading
from app.dialogue.run import Run
from app.dialogue.text import fold, loose
from app.dialogue.topics.heard import IN_COURT, open_with
from app.dialogue.words.asides import holds_one
from app.dialogue.words.our_messages import naming_messages
from app.dialogue.world import Reply, SavedHearing

_MOST = 20
"""Words of such a message; more tell something else."""

_CLOCK = re.compile(r"\d[:.]\d\d|\b\d{1,2} ?(?:[ap]\.? ?m\b|y media)|\b(?:las?|at) \d")
OF_MESSAGES = naming_messages(r"avis[oe]\w*", "texts?", "manden?", "escriban?")
"""Words about our messages, whose hours are none of a hearing."""


def put_saved_right(run: Run, reply: Reply, frame: Frame) -> bool:
    """Open the change of what is saved with the hour that is meant; False where the words put nothing of it right."""
    flow = run.library.flows[frame.flow]
    if flow.interview or flow.pieces or frame.correcting or "?" in reply.text or len(reply.text.split()) > _MOST:
        return False
    pairs = [pair for pair in readers.said_instead(reply.text) if pair.taken_back and pair.meant]
    if not pairs or OF_MESSAGES.search(fold(reply.text)):
        return False
    is_of_it = holds_one(loose(reply.text), run.world.words.get(IN_COURT, frozenset()))
    if not (is_of_it or _CLOCK.search(fold(reply.text)) or _CLOCK.search(reply.text)):
        return False  # "no de noche, de la mañana" may be when messages come
    saved = run.world.saved() if HEARING_FLOW in run.library.flows else None
    if saved is None:
        return False
    meant = _meant(pairs, saved.hours) or _meant(pairs, saved.elsewhere)
    if len(meant) == 1:
        shown = readers.show_value("hour", meant.pop(), run.language)
    elif is_of_it and (day := _day(run, saved, reply.text)) is not None:
        shown = readers.show_value("date", day, run.language)
    else:
        return False
    open_with(run, HEARING_FLOW, Reply(text=shown, sid=reply.sid))
    return True


def _meant(pairs: Sequence[Instead], hours: Sequence[str]) -> set[str]:
    """The hours that are said instead of these."""
    return {hour for held in hours for pair in pairs for hour in _instead(pair, held)}


def _day(run: Run, saved: SavedHearing, text: str) -> Json:
    """The day in court that is saved as the message puts it right; None where it does not."""
    if saved.court is None:
        return None
    held = Reading("ok", {"kind": "datetime" if "T" in saved.court else "date", "iso": saved.court})
    right = readers.day_put_right(held, text, run.language, run.world.today, "hearing")
    return right.value if right is not None and right.status == "ok" else None


def _instead(pair: Instead, held: str) -> list[str]:
    """The hour meant in the place of one that is saved; none where another is taken back."""
    was = _said(pair.taken_back, held)
    if readers.half_said(pair.taken_back) is None:
        was = [in_half(each, is_late=is_late) for each in was for is_late in (False, True)]
    if held not in was:
        return []
    now = [hour for hour in _said(pair.meant, held) if hour != held]
    return now if len(now) == 1 else []


def _said(text: str, held: str) -> list[str]:
    half = readers.hour_of_half(text, held)
    return [half] if half is not None else _values(readers.hour_said(text, "hearing"))


def _values(reading: Reading) -> list[str]:
    value: Json = reading.value
    if reading.status == "ambiguous" and isinstance(value, list):
        return [str(each) for each in value]
    return [str(value)] if reading.status == "ok" else []
