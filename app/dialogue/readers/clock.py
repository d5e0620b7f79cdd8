"""The hour in a reply: `8:30 am`, `a las 15h`, `ocho y media`, `cuarto para las nueve`, `noon`.

Without morning or afternoon an hour from 1 to 12 has two readings. One rule settles some of them: about a hearing,
7 to 11 are in the morning and 12 is noon, because immigration courts sit by day. Hours 1 to 6 stay open even then:
people have been told to be at the port of entry at 3 or 4 in the morning (COURT-30).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.dialogue.readers.calendar_text import Scan
from app.dialogue.readers.folding import words

_HALF_DAY = (
    r"(?P<half>\b[ap]m\b|(?:de|en|por|x) (?:la )?(?:manana|madrugada|tarde|tardes|noche)\b|"
    r"(?:in the|at) (?:morning|afternoon|evening|night)\b|del dia\b|this (?:morning|afternoon|evening)\b)"
)
_HALF_BEHIND = (
    rf"(?:{_HALF_DAY}|"
    r"(?P<half_behind>for (?:the )?(?:morning|afternoon|evening|night)\b|(?:morning|afternoon|evening)\b))"
)
"""The same right behind an hour, where "8.30 morning" and "5 for morning" say it too; elsewhere they only greet."""
_EITHER_HALF = (
    r"(?:no (?:lo )?se |not sure |no me acuerdo |(?:dont|don t) (?:know|remember) )?(?:si |if )?(?:era |es |sea |son )?"
    r"(?:\bam (?:o|u|or) (?:de la |era |es )?pm\b|\bpm (?:o|or) am\b|"
    r"\b(?:de|en|por) la (?:manana|madrugada) o (?:(?:de|en|por) )?(?:la )?(?:tarde|noche)\b|"
    r"\b(?:de|en|por) la (?:tarde|noche) o (?:(?:de|en|por) )?(?:la )?(?:manana|madrugada)\b|"
    r"\b(?:in the )?morning or (?:in the )?(?:afternoon|evening|night)\b)"
)
_MORNING = re.compile(r"\bam\b|manana|madrugada|morning")
_MARK = r"(?:a las?|alas?|las|at|@|tipo|hora)"
_TAIL = rf"(?: en punto| o ' clock| oclock| o clock| sharp)?(?: ?,? ?{_HALF_BEHIND})?"
_PATTERNS = (
    rf"(?P<to>15|30|20|10|5|25|cuarto|quarter|a quarter) (?:para|to|before|of) (?:las? )?(?P<hour>\d{{1,2}})\b{_TAIL}",
    rf"(?P<past>half|quarter|a quarter|\d{{1,2}}) past (?P<hour>\d{{1,2}})\b{_TAIL}",
    rf"(?:{_MARK} )?\b(?P<hour>\d{{1,2}}) menos (?P<to>cuarto|\d{{1,2}})\b{_TAIL}",
    rf"(?:{_MARK} )?\b(?P<hour>\d{{1,2}}) : (?P<minute>\d{{2}})\b(?: : \d{{2}})?(?: ?(?P<full>h|hs|"
    rf"hr|hrs|horas|hours)\b)?{_TAIL}",
    rf"(?<= 20\d\d )(?P<hour>\d{{1,2}}) (?P<minute>[0-5]\d)\b(?! ?[/.:-]){_TAIL}",
    rf"{_MARK} (?P<hour>\d{{1,2}}) [.h] ?(?P<minute>\d{{2}})\b(?! [./-])(?: ?(?P<full>h|hs|hr|hrs|"
    rf"horas|hours)\b)?{_TAIL}",
    rf"\b(?P<hour>\d{{1,2}}) [.h]? ?(?P<minute>\d{{2}})\b ?{_HALF_BEHIND}",
    rf"(?:{_MARK} )?\b(?P<hour>\d{{1,2}}) (?:y|con) (?P<past>media|cuarto)\b{_TAIL}",
    rf"{_MARK} (?P<hour>\d{{1,2}}) (?:y|con) (?P<past>\d{{1,2}})\b(?! (?:de )?M)(?! [/-]){_TAIL}",
    rf"{_MARK} (?P<hour>\d{{1,2}})(?: (?P<minute>[0-5]\d))?\b(?! [/-] \d)(?: ?(?P<full>h|hs|hr|hrs|"
    rf"horas|hours)\b)?{_TAIL}",
    r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?P<full>h|hs|hr|hrs|horas|hours)\b",
    rf"\b(?P<hour>\d{{1,2}}) (?P<full>h|hs|hr|hrs|horas)\b{_TAIL}",
    rf"\b(?P<hour>\d{{1,2}}) ?{_HALF_BEHIND}",
    rf"\b(?P<hour>\d{{1,2}}) (?:en punto|o ' clock|oclock|o clock|sharp)\b(?: ?{_HALF_BEHIND})?",
)
_FRACTIONS = {"media": 30, "half": 30, "cuarto": 15, "quarter": 15, "a quarter": 15}


_BEFORE_NOON = frozenset(["am", "manana", "madrugada", "morning", "dawn", "temprano"])
_AFTER_NOON = frozenset(["pm", "tarde", "noche", "afternoon", "evening", "night"])


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as said. `is_morning` None: nobody said. `is_full`: written on the 24-hour clock.

    `is_open`: both halves of the day are named (`a las 8 pero no sé si am o pm`), so that no custom settles it.
    """

    hour: int
    minute: int = 0
    is_morning: bool | None = None
    is_full: bool = False
    is_open: bool = False

    def readings(self, context: str | None) -> list[tuple[int, int]]:
        """The times of day this can mean, earliest first; none when there is no such time."""
        if self.hour > 24 or self.minute > 59:
            return []
        if self.is_full or self.hour > 12 or self.hour == 0:
            return [] if self.hour == 24 or (self.is_morning and self.hour > 12) else [(self.hour, self.minute)]
        early, late = (self.hour % 12, self.minute), (self.hour % 12 + 12, self.minute)
        if context == "hearing" and self.is_morning and self.hour == 12:
            return [early, late]  # nobody is heard at midnight: "12 am" is mostly noon
        if self.is_open:
            return [early, late]
        if self.is_morning is not None:
            return [early if self.is_morning else late]
        if context == "hearing" and (7 <= self.hour <= 12):
            return [late if self.hour == 12 else early]
        return [early, late]


def half_said(text: str) -> bool | None:
    """True for words of the morning ("de la madrugada", "am"), False for those of the rest of the day, else None."""
    said = set(words(text))
    is_morning, is_later = bool(said & _BEFORE_NOON), bool(said & _AFTER_NOON)
    return None if is_morning == is_later else is_morning


def drop_half_day(scan: Scan) -> None:
    """Take out a part of the day that has no hour (`mañana por la mañana`): it is not a date."""
    scan.drop(_HALF_DAY)


def take_clock(scan: Scan) -> Clock | None:
    """The hour said in the text, taken out of it; None when no hour was said."""
    if scan.take(r"(?:(?:a|al|at) )?(?:las? )?(?:12 (?:del|de|of|at) )?\b(?:mediodia|noon|midday)\b"):
        return Clock(12, is_full=True)
    if scan.take(r"(?:(?:a|at) )?(?:la )?(?:las 12 de la )?\b(?:medianoche|midnight)\b|(?:a )?las 12 de la noche"):
        return Clock(0, is_full=True)
    is_open = scan.take(_EITHER_HALF) is not None
    for pattern in _PATTERNS:
        if found := scan.take(pattern):
            clock = _clock(found, scan)
            return replace(clock, is_open=True, is_morning=None) if is_open else clock
    return None


def _clock(found: re.Match[str], scan: Scan) -> Clock:
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), _minutes(parts.get("minute") or parts.get("past"))
    if parts.get("to"):
        hour, minute = (hour - 1) % 24 or 12, 60 - _minutes(parts["to"])
    half = parts.get("half") or parts.get("half_behind") or _half_elsewhere(scan)
    padded = bool(parts.get("minute")) and parts["hour"].startswith("0") and not half
    is_noon = half == "del dia"
    morning = None if not half or is_noon else bool(_MORNING.search(half))
    if is_noon:
        morning = hour != 12 and hour >= 6
    if half and "noche" in half and hour == 12:
        morning = True
    return Clock(hour, minute, morning, padded or bool(parts.get("full") and not half))


def _half_elsewhere(scan: Scan) -> str | None:
    """`mañana por la mañana a las 8`: the half of the day stands apart from its hour."""
    found = scan.take(_HALF_DAY)
    return found.group("half") if found else None


def _minutes(word: str | None) -> int:
    if not word:
        return 0
    return _FRACTIONS[word] if word in _FRACTIONS else int(word)
