"""`orienta chat`: play a conversation in the terminal, without provider or database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.channels.terminal import play
from app.commands.console import err, guarded, out
from app.errors import WrongUse
from app.pdf.output import write_files
from app.services.messages import Channel
from app.services.playing import Player
from app.services.transcripts import Transcript
from app.settings import read_settings
from app.wiring import Orienta

CHANNELS: dict[str, Channel] = {"whatsapp": "whatsapp", "sms": "sms"}
GREETING = {"es": ("hola", "Español"), "en": ("hello", "English")}
"""What `--lang` types first: a greeting, and the answer to the question about the language."""


def chat_command(
    lang: Annotated[str, typer.Option(help="Answer the language question: es or en. Nothing else is skipped.")] = "",
    channel: Annotated[str, typer.Option(help="whatsapp or sms: what the person would see there.")] = "whatsapp",
    transcript: Annotated[
        Path | None, typer.Option(help="Keep the conversation in this file, in the form that tests replay.")
    ] = None,
) -> None:
    """Play a conversation in the terminal: you are the person. Nothing is stored or sent."""
    guarded(lambda: _chat(lang, channel, transcript))


def _chat(lang: str, channel: str, file: Path | None) -> None:
    if channel not in CHANNELS:
        raise WrongUse(f"--channel: expected {' or '.join(CHANNELS)}")
    if lang and lang not in GREETING:
        raise WrongUse(f"--lang: expected {' or '.join(GREETING)}")
    orienta = Orienta(read_settings())
    started = datetime.now(UTC).replace(microsecond=0)
    player = Player(orienta.worlds, orienta.voice(), channel=CHANNELS[channel], now=started)
    play(
        player,
        Transcript(channel=channel, now=started),
        out,
        _lines(GREETING.get(lang, ())),
        keep=_keeper(file),
    )
    if file is not None:
        err.print(f"{file}: the conversation.", markup=False)


def _lines(first: tuple[str, ...]) -> Callable[[], str]:
    """Reads the scripted lines, then the keyboard; the end of input ends the conversation."""
    waiting: Iterator[str] = iter(first)

    def read() -> str:
        for line in waiting:
            out.print(f"> {line}", style="bold", markup=False)
            return line
        return input("> " if sys.stdin.isatty() else "")

    return read


def _keeper(file: Path | None) -> Callable[[str], None]:
    if file is None:
        return lambda text: None
    return lambda text: write_files({file: text.encode()})
