"""A calendar file (.ics, RFC 5545) that phones open: words given by the caller, nobody named.

A moment in UTC stays so. One on the clock of a place is written as that clock shows it, with the clock's own rules
(VTIMEZONE) around it, so that a phone with old rules still shows the hour that the paper says (TZ-22).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

TYPE = "text/calendar"
_LINE = 75
"""Octets of one line; longer ones are folded (RFC 5545, 3.1)."""

_AROUND = timedelta(days=370)
"""How far before and after an event its clock's changes are told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `uid` is an opaque id that stays the same when the event moves; `alarms`: how long before it rings.

    `begins`: a moment, or a day where the hour is not known; `lasts` may be left open.
    """

    uid: str
    begins: datetime | date
    lasts: timedelta | None
    title: str
    note: str = ""
    alarms: tuple[timedelta, ...] = ()


def calendar_file(entries: Iterable[Entry], *, now: datetime, sequence: int = 0) -> str:
    """The whole file. `sequence` grows with each change of the same events, so that a phone replaces the older one."""
    listed = list(entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Orienta//Orienta//EN", "METHOD:PUBLISH"]
    clocks = {zone.key: (zone, each.begins) for each in listed if (zone := _zone(each.begins)) is not None}
    for zone, moment in clocks.values():
        lines += _clock(zone, moment)
    for entry in listed:
        lines += _event(entry, now, sequence)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(entry: Entry, now: datetime, sequence: int) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escaped(entry.uid)}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART{_shown(entry.begins)}",
        *([f"DTEND{_shown(entry.begins + entry.lasts)}"] if entry.lasts else []),
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


def _zone(moment: datetime | date) -> ZoneInfo | None:
    """The place's clock of a moment; None for UTC and for a whole day."""
    zone = moment.tzinfo if isinstance(moment, datetime) else None
    return zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None


def _shown(moment: datetime | date) -> str:
    """A moment or day with the parameters that say how to read it."""
    if not isinstance(moment, datetime):
        return f";VALUE=DATE:{moment:%Y%m%d}"
    zone = _zone(moment)
    return f";TZID={zone.key}:{moment:%Y%m%dT%H%M%S}" if zone else f":{_utc(moment)}"


def _clock(zone: ZoneInfo, around: datetime | date) -> list[str]:
    """The rules of a clock about a moment: how it stands a year before, and each change until a year after."""
    middle = around if isinstance(around, datetime) else datetime(around.year, around.month, around.day, tzinfo=zone)
    first = (middle - _AROUND).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *_observance(first, first, zone)]
    for before, after in _changes(zone, first, first + 2 * _AROUND):
        lines += _observance(before, after, zone)
    return [*lines, "END:VTIMEZONE"]


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Each change of the clock as the last minute before it and the first one after it, in UTC."""
    early = start
    while early < end:
        late = early + timedelta(days=1)
        if _standing(early, zone) != _standing(late, zone):
            before, after = early, late
            while after - before > timedelta(minutes=1):
                middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
                is_before = _standing(middle, zone) == _standing(early, zone)
                before, after = (middle, after) if is_before else (before, middle)
            yield before, after
        early = late


def _standing(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, timedelta | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst()


def _observance(before: datetime, after: datetime, zone: ZoneInfo) -> list[str]:
    """From when on a clock stands how, by the wall time before the change (RFC 5545, 3.6.5)."""
    old, new = before.astimezone(zone), after.astimezone(zone)
    kind = "DAYLIGHT" if new.dst() else "STANDARD"
    wall = (after + (old.utcoffset() or timedelta())).replace(tzinfo=None)
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{wall:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{old:%z}",
        f"TZOFFSETTO:{new:%z}",
        f"TZNAME:{new.tzname()}",
        f"END:{kind}",
    ]


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
