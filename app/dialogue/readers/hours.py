"""An hour alone, where the day is known already: `8:30 am`, `a las 4 de la mañana`, `8`, `noon`. Value `08:30`."""

from __future__ import annotations

import re

from app.dialogue.readers.calendar_text import Scan, calendar_text
from app.dialogue.readers.clock import take_clock
from app.dialogue.readers.part_hours import lacks_minutes
from app.dialogue.readers.two_hours import two_hours
from app.dialogue.reading import Json, Reading

_BARE = re.compile(r" *(\d{1,2})(?: ?[:.h] ?(\d{2}))? *")


def read_hour(text: str, context: str | None) -> Reading:
    """The hour said, as `HH:MM`; `ambiguous` where two are named, or both morning and afternoon are possible."""
    if len(either := two_hours(text, context)) > 1:
        return Reading("ambiguous", either, "hour.which")
    plain = calendar_text(text)
    bare = _BARE.fullmatch(plain)
    clock = take_clock(Scan(f"a las {bare[1]}" + (f" : {bare[2]}" if bare[2] else "") if bare else plain))
    if clock is None:
        return Reading("invalid", None, "hour.minutes" if lacks_minutes(text) else "hour.unread")
    found: list[Json] = [f"{hour:02d}:{minute:02d}" for hour, minute in clock.readings(context)]
    if not found:
        return Reading("invalid", None, "date.impossible_time")
    return Reading("ok", found[0]) if len(found) == 1 else Reading("ambiguous", found, "date.morning_or_afternoon")
