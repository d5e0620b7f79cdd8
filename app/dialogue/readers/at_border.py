"""The hour at the border in a message that tells the hour in court too: "12 December 8:30, at the bridge 5 am". Pure.

The two are told apart by the word of the border beside one of them. What has only one hour is left as it is: nobody
can know then whose it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.readers.folding import fold
from app.dialogue.readers.mentions import hour_said
from app.dialogue.reading import Json

_HALF = (
    r"(?: ?[ap] ?\.? ?m\b\.?| (?:de|por|en) (?:la )?(?:manana|tarde|noche|madrugada)\b|"
    r" in the (?:morning|afternoon|night)\b)"
)
_NAMES = (
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
)
_MINUTES = r"(?: ?[:.] ?\d{2}| y (?:media|cuarto|quince|treinta)\b)"
_NUMBER = rf"(?:\d{{1,2}}(?![\d/-])|\b(?:{_NAMES})\b)"
_DAY_BEHIND = r"(?! ?/| ?-| (?:de |of )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)\w*)"
_HOUR = rf"{_NUMBER}{_MINUTES}?{_HALF}?{_DAY_BEHIND}"
_PLAIN_HOUR = (
    rf"(?:(?:a las?|las?|at) {_NUMBER}{_MINUTES}?{_HALF}?|{_NUMBER}(?:{_MINUTES}{_HALF}?|{_HALF})){_DAY_BEHIND}"
)
_PLACE = (
    r"(?:(?:en|al|a|por|para|at|in|on|to) )?(?:(?:el|la|the|mi|my) )?"
    r"(?:puente|garita|puerto(?: de entrada)?|frontera|bridge|port(?: of entry)?|border)\b"
)
_SAYS = (
    r"(?:[ ,:]+(?:(?:hay que|tengo que|debo|i must|must|have to|be|estar|llegar|presentarme|es|is|dice|says|say|hora|"
    r"hour|the|la|que|q|para|ahi|alla|a|at|las|there|come|como)\b[ ,]*)*)"
)
_AT_BORDER = (
    re.compile(rf"{_PLACE}{_SAYS}(?P<hour>{_HOUR})"),
    re.compile(rf"(?P<hour>{_PLAIN_HOUR}) {_PLACE}"),
)
_FOUR_FIGURES = re.compile(r"(?<![\d/.:-])\b(0\d)([0-5]\d)\b(?! ?[\d/.:-])")
_JOINS_ON = re.compile(r"(?:[ ,;]|\b(?:y|and|pero|but)\b)+$")
_READ = ("ok", "ambiguous")


@dataclass(frozen=True, slots=True)
class Apart:
    """The rest of the message, and the hour at the border, `HH:MM`; None where it can be read in two ways."""

    rest: str
    hour: str | None


def apart_from_border(text: str) -> Apart | None:
    """The hour at the border and what is left without it; None where what is left tells no hour of its own."""
    flat = re.sub(r"\bd(?= la\b)", "de", " ".join(fold(text).split()))
    flat = _FOUR_FIGURES.sub(r"\1:\2", flat)
    for pattern in _AT_BORDER:
        found = pattern.search(flat)
        if found is None:
            continue
        before, after = _JOINS_ON.sub("", flat[: found.start()]), flat[found.end() :]
        rest = " ".join(f"{before} , {after}".split()).strip(" ,;")
        hour = re.sub(r"^(?:(?:a )?las?|at) ", "", found["hour"])
        at_border, in_court = (hour_said(words, "hearing") for words in (f"a las {hour}", rest))
        if at_border.status in _READ and in_court.status in _READ:
            return Apart(rest, _before(at_border.value, in_court.value))
    return None


def _before(at_border: Json, in_court: Json) -> str | None:
    """The hour at the border, of two readings the one before that in court: nobody is to be there afterwards."""
    if isinstance(at_border, str):
        return at_border
    earliest = min(in_court) if isinstance(in_court, list) else str(in_court)
    early = [hour for hour in at_border if str(hour) < str(earliest)] if isinstance(at_border, list) else []
    return str(early[0]) if len(early) == 1 else None
