"""Conversations as plain text that a lawyer can read and a test can replay.

    # channel: whatsapp
    # now: 2026-11-21T16:00:00+00:00
    > hola
    < Hola. Soy un programa de ...
    < 1. Español

    +2d                      (a pause before the next message: minutes m, hours h, days d)
    > [button welcome/agree|agree]
    > [we write first: checkin_left]

Lines of one message follow each other; an empty `<` line inside a message is kept; a blank line separates messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.errors import BadInput

_PAUSE = re.compile(r"^\+(\d+)([mhd])$")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_FIRST = re.compile(r"^\[we write first: ([a-z_]+)\]$")
_BUTTON = re.compile(r"^\[button (.+)\]$")
DEFAULT_NOW = datetime.fromisoformat("2026-11-21T16:00:00+00:00")


@dataclass(frozen=True)
class Exchange:
    """One message of the person and what was answered. `payload` for a tapped button; `after` a pause before it.

    `opens`: no message of theirs, but the flow with which we write first.
    """

    text: str
    payload: str | None = None
    after: timedelta = timedelta(minutes=1)
    answers: tuple[str, ...] = ()
    opens: str | None = None


@dataclass(frozen=True)
class Transcript:
    """A whole conversation with what frames it: channel, the moment it begins, notes for readers."""

    channel: str = "whatsapp"
    now: datetime = DEFAULT_NOW
    notes: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = field(default_factory=tuple)


def parse_transcript(text: str) -> Transcript:
    """Read a transcript. Raises BadInput naming the line that fits nothing."""
    head: dict[str, str] = {}
    notes: list[str] = []
    exchanges: list[Exchange] = []
    said: list[str] = []
    answers: list[list[str]] = []
    after = next_after = timedelta(minutes=1)

    def close() -> None:
        if said:
            exchanges.append(_exchange("\n".join(said), after, answers))
        said.clear()
        answers.clear()

    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            key, found, value = line[1:].partition(":")
            if found and key.strip() in ("channel", "now"):
                head[key.strip()] = value.strip()
            else:
                notes.append(line[1:].strip())
        elif line.startswith(">"):
            if answers or not said:
                close()
                after, next_after = next_after, timedelta(minutes=1)
            said.append(line[2:])
        elif line.startswith("<"):
            if not answers or answers[-1] is _END:
                answers.append([])
            answers[-1].append(line[2:])
        elif not line.strip():
            if answers and answers[-1] is not _END:
                answers.append(_END)
        elif pause := _PAUSE.match(line.strip()):
            next_after = timedelta(**{_UNITS[pause[2]]: int(pause[1])})
        else:
            raise BadInput(f"line {number}: a transcript line begins with >, <, # or +")
    close()
    now = datetime.fromisoformat(head["now"]) if "now" in head else DEFAULT_NOW
    return Transcript(head.get("channel", "whatsapp"), now, tuple(notes), tuple(exchanges))


_END: list[str] = ["\0"]


def _exchange(text: str, after: timedelta, answers: list[list[str]]) -> Exchange:
    button, first = _BUTTON.match(text), _FIRST.match(text)
    bodies = tuple("\n".join(a) for a in answers if a is not _END)
    if first:
        return Exchange("", None, after, bodies, first[1])
    return Exchange("" if button else text, button[1] if button else None, after, bodies)


def format_transcript(transcript: Transcript) -> str:
    """The same transcript as text; parsing it gives it back."""
    lines = [f"# channel: {transcript.channel}", f"# now: {transcript.now.isoformat()}"]
    lines += [f"# {note}".rstrip() for note in transcript.notes]
    for exchange in transcript.exchanges:
        lines.append("")
        if exchange.after != timedelta(minutes=1):
            lines.append(f"+{_pause(exchange.after)}")
        said = f"[button {exchange.payload}]" if exchange.payload else exchange.text
        said = f"[we write first: {exchange.opens}]" if exchange.opens else said
        lines += [f"> {line}" for line in said.split("\n")]
        for index, body in enumerate(exchange.answers):
            lines += [""] if index else []
            lines += [f"< {line}".rstrip() for line in body.split("\n")]
    return "\n".join(lines) + "\n"


def _pause(after: timedelta) -> str:
    minutes = int(after.total_seconds() // 60)
    if minutes % 1440 == 0:
        return f"{minutes // 1440}d"
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"


def bodies(messages: Iterable[str]) -> tuple[str, ...]:
    """Message bodies as a transcript keeps them: no trailing spaces on any line."""
    return tuple("\n".join(line.rstrip() for line in body.split("\n")) for body in messages)
