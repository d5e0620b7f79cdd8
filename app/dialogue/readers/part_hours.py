"""An hour of which the minutes are not known: "a las 4 y algo", "como a las 8 y pico", "4 something". Pure.

It is no four o'clock, and the number in it is no day: it is read as no hour at all, and the minutes are asked for.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned, fold

_NAMES = (
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
)
_HALF = (
    r"(?:(?: ?[ap] ?\.? ?m\b\.?| (?:de|por|en) (?:la )?(?:manana|tarde|noche|madrugada)\b|"
    r" in the (?:morning|afternoon|evening|night)\b))"
)
_COUNTED = (
    r"(?! ?(?:de )?(?:anos?|anitos|meses|semanas|dias|horas|minutos|hijos|ninos|personas|pesos|dolares|kilometros|km|"
    r"years?|months?|weeks?|days?|hours?|minutes?|kids|children|people|dollars|miles)\b)"
)
SOME = (
    r" (?:(?:y|i|con|and) (?:algo(?! mas| de comer| que| q\b)|alguito|pico|picos|piquito|tantos|tantas|fraccion|feria|"
    r"cacho|cachito|unos minutos|something(?! like| else)|some(?! of)|a bit|change|"
    r"no (?:miro|veo|leo|se|alcanzo)\b(?! y ?o)[^.,;]*)|something(?! like| else)|some thing)\b"
)
"""Behind an hour of which the minutes were not read: "4 y algo"."""
_ABOUT = r"(?:(?:como|tipo|por|casi|around|about|like) )?"
_AT = r"(?:(?:a |alas |de )?las? |alas |at |na )"
_FOUND = re.compile(
    rf"(?<![\d/:.-])(?:\b{_ABOUT}{_AT}|(?<!el )(?<!dia )(?<!del )(?<!hace )\b{_ABOUT})"
    rf"(?:(?:[01]?\d|2[0-3])(?![\d/:-])|\b(?:{_NAMES})\b)(?: o ?'? ?clock)?{_HALF}?{SOME}{_HALF}?{_COUNTED}"
)


def without_part_hours(folded: str) -> str:
    """Folded words without such an hour."""
    return _FOUND.sub(" ", folded)


def lacks_minutes(text: str) -> bool:
    """True where such an hour is said."""
    return _FOUND.search(" ".join(fold(text).split())) is not None


def without_part_hour(text: str) -> str:
    """A message without such an hour, otherwise as it was written."""
    found = _FOUND.search(aligned(text))
    return text if found is None else " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
