"""Two hours of which one is meant: "el 12 de enero, a las 8 o 9 no me acuerdo". Pure.

The day is told; only the hour is open. Neither hour is taken, and the day is not asked again for them.
"""

from __future__ import annotations

import re

from app.dialogue.readers.calendar_text import Scan, calendar_text
from app.dialogue.readers.clock import take_clock
from app.dialogue.readers.folding import fold
from app.dialogue.reading import Json

_NAMES = (
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
)
_HALF = r"(?: ?[ap] ?\.? ?m\b\.?| (?:de|por|en) la (?:manana|tarde|noche|madrugada)| in the (?:morning|afternoon))?"
_MINUTES = r"(?:[:.]\d{2}| y (?:media|cuarto|quince|treinta)| \d{2}(?!\d))?"
_HOUR = rf"(?:(?:[01]?\d|2[0-3])(?!\d)|\b(?:{_NAMES})\b){_MINUTES}{_HALF}"
_NOT_A_DAY = r"(?! ?/| ?-\d| (?:de |of )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)\w*)"
_ABOUT = r"(?:(?:como|tipo|around|about|maybe|creo que|sera) )?"
_AT = rf"(?:{_ABOUT}(?:a|at) )?{_ABOUT}(?:(?:a )?las? )?"
_ONE = re.compile(_HOUR)
_EITHER = re.compile(
    rf"(?<![\d/:.-])\b(?:{_AT}{_HOUR},? (?:o|u|or|o sea) (?:tal vez |quizas? |maybe )?{_AT}"
    rf"|(?:entre|between) (?:las? )?{_HOUR} (?:y|and) (?:las? )?"
    rf"|{_AT}{_HOUR} (?:o|or) mejor dicho ){_HOUR}(?!\w){_NOT_A_DAY}"
)
_AT_END = re.compile(_HALF + r"$")
_UNSURE = re.compile(
    r"\b(?:(?:la verdad |pero |es que |y )*(?:ya )?no (?:me acuerdo|recuerdo|se|estoy segur[oa])(?: bien| muy bien)?|"
    r"(?:but )?i? ?(?:don'?t|do not|dont|cant|can't|cannot) (?:remember|know|recall)|(?:im )?not sure|creo(?: que)?|"
    r"i think|algo asi|por ahi|mas o menos|la hora|the hour|the time|cual|which)\b"
)


_OF_A_DAY = re.compile(
    r"(?:\b(?:el|del|al|dia|day|the|on)|\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)\w*)$"
)
"""What makes the numbers after it days: "el 8 o 9", "january 8 or 9"."""


def without_two_hours(text: str) -> str | None:
    """What is left of a message, folded, that names two hours of which one is meant; None where it names none."""
    flat = " ".join(fold(text).split())
    found = _found(flat)
    if found is None:
        return None
    rest = f"{flat[: found.start()]} {flat[found.end() :]}"
    return " ".join(_UNSURE.sub(" ", rest).split()).strip(" ,;.")


def two_hours(text: str, context: str | None) -> list[Json]:
    """The hours of which one is meant, `HH:MM`, each as often as it can be read; empty where there are not two."""
    found = _found(" ".join(fold(text).split()))
    if found is None:
        return []
    sides = [one.group().strip() for one in _ONE.finditer(found.group())][:2]
    half = next((mark for mark in map(_half, reversed(sides)) if mark), "")
    clocks = [take_clock(Scan(calendar_text(f"a las {side if _half(side) else side + half}"))) for side in sides]
    hours = [each for clock in clocks if clock is not None for each in clock.readings(context)]
    return list(dict.fromkeys(f"{hour:02d}:{minute:02d}" for hour, minute in hours))


def _found(flat: str) -> re.Match[str] | None:
    return next((each for each in _EITHER.finditer(flat) if not _OF_A_DAY.search(flat[: each.start()].strip())), None)


def _half(side: str) -> str:
    """The half of the day at the end of an hour: " am", " de la tarde"."""
    marked = _AT_END.search(side)
    return f" {marked.group().strip()}" if marked and marked.group() else ""
