"""The conversation in a terminal: type as the person, see what they would see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from rich.console import Console
from rich.text import Text

from app.messaging.rendering import Rendered
from app.services.playing import Player
from app.services.transcripts import Exchange, Transcript, bodies, format_transcript

QUIT = {"/quit", "/q", "/exit"}


def play(
    player: Player, transcript: Transcript, console: Console, read: Callable[[], str], *, keep: Callable[[str], None]
) -> Transcript:
    """Read lines and answer until /quit or the end of input. `keep` gets the transcript after every exchange."""
    console.print(
        "You are a person on a phone. /wait 2d lets time pass, /tap 1 taps a button, /quit ends.", style="dim"
    )
    after = timedelta(minutes=1)
    while True:
        try:
            typed = read()
        except (EOFError, KeyboardInterrupt):
            return transcript
        if typed.strip() in QUIT:
            return transcript
        if typed.startswith("/wait"):
            after = _pause(typed)
            continue
        payload = _payload(player, typed)
        rendered = player.say("" if payload else typed, payload=payload, after=after)
        _show(console, rendered)
        said = Exchange("" if payload else typed, payload, after, bodies(r.body for r in rendered))
        transcript = replace(transcript, exchanges=(*transcript.exchanges, said))
        keep(format_transcript(transcript))
        after = timedelta(minutes=1)


def _payload(player: Player, typed: str) -> str | None:
    """The hidden id of the option that `/tap N` taps, if the last turn offered one."""
    number = typed.removeprefix("/tap").strip()
    offered = [s for s in player.said if s.offers]
    if not typed.startswith("/tap") or not number.isdigit() or not offered:
        return None
    last = offered[-1]
    index = int(number) - 1
    return f"{last.node}|{last.offers[index].id}" if index < len(last.offers) else None


def _show(console: Console, rendered: Iterable[Rendered]) -> None:
    for message in rendered:
        console.print(Text(message.body), style="green")
        console.print(Text(f"[{len(message.body)} characters, {message.encoding}]"), style="dim")


def _pause(typed: str) -> timedelta:
    amount = typed.removeprefix("/wait").strip() or "1d"
    number = int("".join(c for c in amount if c.isdigit()) or "1")
    return {"m": timedelta(minutes=number), "h": timedelta(hours=number)}.get(amount[-1], timedelta(days=number))
