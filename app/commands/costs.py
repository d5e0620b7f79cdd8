"""`orienta content cost`: what each text and each path through a flow costs on both channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from app.commands.catalogues import checkout
from app.commands.console import AsJson, guarded, out, progress, say_json
from app.services.messages import Channel
from app.services.walking_paths import Path, Walker
from app.services.wording_checks import Cost, costs
from app.settings import Settings, read_settings
from app.storage.catalogues import extract_catalogue, languages, po_path, read_entries
from app.wiring import Orienta

CHANNELS: tuple[Channel, ...] = ("whatsapp", "sms")


def cost_command(
    over: Annotated[int, typer.Option(min=1, help="Show only texts of at least so many SMS segments.")] = 1,
    toll_free: Annotated[bool, typer.Option("--toll-free", help="Count segments as a toll-free number does.")] = False,
    paths: Annotated[bool, typer.Option(help="Play every flow once, too: the first option everywhere.")] = True,
    as_json: AsJson = False,
) -> None:
    """Show characters, alphabet and segments of every text, and of every flow played once, on both channels."""

    def run() -> tuple[list[Cost], list[Path]]:
        settings = read_settings()
        texts = [each for each in _texts(settings, toll_free) if each.channel == "whatsapp" or each.segments >= over]
        wanted = {each.context for each in texts if each.channel == "sms"}
        texts = [each for each in texts if each.context in wanted]
        return texts, _paths(settings) if paths else []

    texts, walked = guarded(run)
    if as_json:
        say_json({"texts": [_text_json(each) for each in texts], "paths": [_path_json(each) for each in walked]})
        return
    _show_texts(texts)
    if walked:
        _show_paths(walked)


def _texts(settings: Settings, toll_free: bool) -> list[Cost]:
    held = {
        language: read_entries(po_path(settings.locales_dir, language)) for language in languages(settings.locales_dir)
    }
    return costs(extract_catalogue(checkout(settings)), held, toll_free=toll_free)


def _paths(settings: Settings) -> list[Path]:
    orienta = Orienta(settings)
    worlds, voice, now = orienta.worlds, orienta.reading_voice(), datetime.now(UTC)
    flows = sorted(orienta.content.library.flows)
    spoken = ["en", *languages(settings.locales_dir)]
    walked = []
    with progress("Playing every flow", len(flows) * len(spoken) * len(CHANNELS)) as step:
        for language in spoken:
            for channel in CHANNELS:
                walker = Walker(worlds, voice, language=language, now=now, channel=channel)
                for flow in flows:
                    walked.append(walker.first_path(flow))
                    step()
    return walked


def _text_json(cost: Cost) -> dict[str, Any]:
    return {
        "context": cost.context,
        "language": cost.language,
        "channel": cost.channel,
        "characters": cost.characters,
        "alphabet": cost.encoding,
        "segments": cost.segments,
    }


def _path_json(path: Path) -> dict[str, Any]:
    return {
        "flow": path.flow,
        "language": path.language,
        "channel": path.channel,
        "replies": len(path.exchanges),
        "messages": len(path.messages),
        "characters": path.characters,
        "segments": path.segments,
        "alphabets": _alphabets(path),
        "finished": path.is_finished,
    }


def _alphabets(path: Path) -> dict[str, int]:
    found = {"GSM-7": 0, "UCS-2": 0}
    for message in path.messages:
        found[message.encoding] += 1
    return found


def _show_texts(texts: Iterable[Cost]) -> None:
    table = Table("text", "language", "channel", "characters", "alphabet", "segments", box=None)
    for each in texts:
        table.add_row(
            each.context, each.language, each.channel, str(each.characters), each.encoding, str(each.segments)
        )
    out.print(table)


def _show_paths(walked: Iterable[Path]) -> None:
    table = Table("path", "language", "channel", "messages", "characters", "UCS-2", "segments", "", box=None)
    for each in walked:
        note = "" if each.is_finished else "does not end by itself"
        table.add_row(
            each.flow,
            each.language,
            each.channel,
            str(len(each.messages)),
            str(each.characters),
            str(_alphabets(each)["UCS-2"]),
            str(each.segments),
            note,
        )
    out.print(table)
