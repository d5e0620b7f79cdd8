"""A calendar file (.ics, RFC 5545) that phones open: moments in UTC, words given by the caller, nobody named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TYPE = "text/calendar"
_LINE = 75
"""Octets of one line; longer ones are folded (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `uid` is an opaque id that stays the same when the event moves; `alarms`: how long before it rings."""

    uid: str
    begins: datetime
    lasts: timedelta
    title: str
    note: str = ""
    alarms: tuple[timedelta, ...] = ()


def calendar_file(entries: Iterable[Entry], *, now: datetime, sequence: int = 0) -> str:
    """The whole file. `sequence` grows with each change of the same events, so that a phone replaces the older one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Orienta//Orienta//EN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, now, sequence)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(entry: Entry, now: datetime, sequence: int) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escaped(entry.uid)}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(entry.begins)}",
        f"DTEND:{_utc(entry.begins + entry.lasts)}",
        f"SEQUENCE:{sequence}",
        "CLASS:PRIVATE",
        f"SUMMARY:{_escaped(entry.title)}",
    ]
    if entry.note:
        lines.append(f"DESCRIPTION:{_escaped(entry.note)}")
    for before in entry.alarms:
        trigger = f"TRIGGER:-PT{int(before.total_seconds() // 60)}M"
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", trigger, f"DESCRIPTION:{_escaped(entry.title)}", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text in which no character means anything to a calendar; control characters go, line breaks stay as `\\n`."""
    plain = "\n".join(text.splitlines())
    plain = "".join(c for c in plain if c == "\n" or c.isprintable())
    for character in ("\\", ";", ","):
        plain = plain.replace(character, "\\" + character)
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, cut between characters; each further piece begins with a blank."""
    pieces, piece, room = [], "", _LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _LINE - 1
        piece += character
        room -= size
    return "\r\n ".join([*pieces, piece])
