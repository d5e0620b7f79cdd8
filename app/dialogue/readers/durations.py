"""How long something takes, in minutes: "hora y media", "unos 40 minutos", "una o dos horas" (the longer one)."""

from __future__ import annotations

import re

from app.dialogue.readers.calendar_text import calendar_text

_ONE = re.compile(r"\b(?:una|un|uno|one|an)\b")
_JOIN = r"(?:o|u|a|or|to|-|y|and)"
_HOURS = r"(?:horas?|oras?|hours?|hrs?|hs?)\b"
_MINUTES = r"(?:minutos?|minutitos|mins?|minutes?)\b"
_LENGTH = re.compile(
    rf"\b(?:\d+ {_JOIN} )?(?P<hours>\d+) {_HOURS}"
    r"(?: (?:(?:y|con|and|a) )?(?:(?:1 |a )?(?P<part>media|medio|half|cuarto|quarter)\b"
    rf"|(?P<rest>\d+)(?: {_MINUTES})?))?"
    rf"|\b(?P<half>media|half)(?: an| a| 1)? (?:hora|ora|hour)\b"
    rf"|\b(?P<more>hora|ora) y (?P<more_part>media|cuarto)\b"
    rf"|\b(?:\d+ {_JOIN} )?(?P<minutes>\d+) {_MINUTES}"
)
_PARTS = {"media": 30, "medio": 30, "half": 30, "cuarto": 15, "quarter": 15}


def minutes_said(text: str) -> int | None:
    """The longest stretch of time that the words name, in minutes; None where they name none.

    Who is not sure between two lengths is taken at the longer: too early loses nothing.
    """
    plain = _ONE.sub("1", calendar_text(text))
    return max((_minutes(found) for found in _LENGTH.finditer(plain)), default=None)


def _minutes(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if parts["minutes"]:
        return int(parts["minutes"])
    if parts["half"]:
        return 30
    hours = int(parts["hours"] or 1)
    return 60 * hours + _PARTS.get(parts["part"] or parts["more_part"] or "", 0) + int(parts["rest"] or 0)
