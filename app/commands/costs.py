"""`orienta content cost`: what each text and each path through a flow costs on both channels, against their budgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path as File
from typing import Annotated, Any

import typer
from rich.table import Table

from app.commands.catalogues import checkout
from app.commands.console import AsJson, err, guarded, out, progress, say_json
from app.errors import BadContent
from app.services.content import Worlds
from app.services.messages import Channel
from app.services.prices import Prices, prices_from_data, without_variants
from app.services.speech import Voice
from app.services.walking_paths import Path, Walker
from app.services.wording_checks import Cost, Finding, costs
from app.settings import Settings, read_settings
from app.storage import yaml_lines
from app.storage.catalogues import extract_catalogue, po_path, read_entries, said_languages
from app.wiring import Orienta

CHANNELS: tuple[Channel, ...] = ("whatsapp", "sms")


@dataclass(frozen=True)
class Costs:
    """What one run found. `accented` are the SMS paths of the orientation as they were before the accent policy."""

    texts: Sequence[Cost]
    paths: Sequence[Path]
    accented: Sequence[Path]
    over: Sequence[Finding]
    prices: Prices


def cost_command(
    over: Annotated[int, typer.Option(min=1, help="Show only texts of at least so many SMS segments.")] = 1,
    toll_free: Annotated[bool, typer.Option("--toll-free", help="Count segments as a toll-free number does.")] = False,
    paths: Annotated[bool, typer.Option(help="Play every flow once, too: the first option everywhere.")] = True,
    as_json: AsJson = False,
) -> None:
    """Show characters, alphabet, segments and dollars of every text and of every flow played once, and of a full
    orientation by SMS with and without the accent policy. Ends with code 1 when something is over its budget."""
    found = guarded(lambda: _costs(read_settings(), toll_free=toll_free, paths=paths))
    dear = {text.context for text in found.texts if text.channel == "sms" and text.segments >= over}
    texts = [text for text in found.texts if text.context in dear and (text.channel != "sms" or text.segments >= over)]
    if as_json:
        say_json(_json(found, texts))
    else:
        _show_texts(texts, found.prices)
        if found.paths:
            _show_paths(found.paths, found.prices)
            _show_orientation(found)
        for each in found.over:
            err.print(f"{each.where}: {each.message}", markup=False)
    if found.over:
        raise typer.Exit(1)


def prices_of(content: File) -> Prices:
    """The prices and budgets. Raises BadContent."""
    file = content / "prices.yaml"
    if not file.exists():
        raise BadContent("prices.yaml is missing from the content folder")
    data, _ = yaml_lines.load(file)
    return prices_from_data(data)


def text_costs(settings: Settings, *, toll_free: bool = False) -> list[Cost]:
    """What every text costs in every language that people are answered in."""
    held = {each: read_entries(po_path(settings.locales_dir, each)) for each in said_languages(settings.locales_dir)}
    return costs(extract_catalogue(checkout(settings)), held, toll_free=toll_free)


def orientation_paths(worlds: Worlds, voice: Voice, prices: Prices, languages: Iterable[str]) -> list[Path]:
    """The flows of a full orientation, played once by SMS. Raises BadContent for a flow that is not there."""
    unknown = [flow for flow in prices.orientation if flow not in worlds.content.library.flows]
    if unknown:
        raise BadContent(f"prices.yaml: `orientation` names {', '.join(unknown)}, which is no flow")
    now = datetime.now(UTC)
    return [
        Walker(worlds, voice, language=language, now=now, channel="sms").first_path(flow)
        for language in languages
        for flow in prices.orientation
    ]


def _costs(settings: Settings, *, toll_free: bool, paths: bool) -> Costs:
    texts, prices = text_costs(settings, toll_free=toll_free), prices_of(settings.content_dir)
    walked: list[Path] = []
    accented: list[Path] = []
    if paths:
        orienta = Orienta(settings)
        walked = _paths(orienta)
        plain = without_variants(orienta.worlds.wording)
        worlds = Worlds(orienta.content, plain, orienta.house)
        accented = orientation_paths(worlds, Voice(plain, orienta.content.library), prices, plain.catalogues)
    return Costs(texts, walked, accented, list(prices.over_budget(texts, walked)), prices)


def _paths(orienta: Orienta) -> list[Path]:
    worlds, voice, now = orienta.worlds, orienta.reading_voice(), datetime.now(UTC)
    flows = sorted(orienta.content.library.flows)
    spoken = ["en", *worlds.wording.catalogues]
    walked = []
    with progress("Playing every flow", len(flows) * len(spoken) * len(CHANNELS)) as step:
        for language in spoken:
            for channel in CHANNELS:
                walker = Walker(worlds, voice, language=language, now=now, channel=channel)
                for flow in flows:
                    walked.append(walker.first_path(flow))
                    step()
    return walked


def _orientation(found: Costs) -> list[dict[str, Any]]:
    """For each language beside English: the segments and dollars of a full orientation by SMS, without and with."""
    rows = []
    for language in dict.fromkeys(path.language for path in found.accented):
        after = [
            path
            for path in found.paths
            if path.language == language and path.channel == "sms" and path.flow in found.prices.orientation
        ]
        before = [path for path in found.accented if path.language == language]
        for name, walked in (("accented", before), ("by policy", after)):
            billed = sum(path.segments for path in walked)
            rows.append(
                {
                    "language": language,
                    "words": name,
                    "messages": sum(len(path.messages) for path in walked),
                    "segments": billed,
                    "dollars": found.prices.dollars("sms", billed),
                }
            )
    return rows


def _json(found: Costs, texts: Iterable[Cost]) -> dict[str, Any]:
    return {
        "texts": [_text_json(each, found.prices) for each in texts],
        "paths": [_path_json(each, found.prices) for each in found.paths],
        "orientation": _orientation(found) if found.paths else [],
        "over_budget": [{"where": each.where, "message": each.message} for each in found.over],
        "prices": [
            {"channel": p.channel, "to": p.to, "dollars": p.dollars, "as_of": p.as_of, "source": p.source}
            for p in found.prices.prices
        ],
    }


def _text_json(cost: Cost, prices: Prices) -> dict[str, Any]:
    return {
        "context": cost.context,
        "language": cost.language,
        "channel": cost.channel,
        "characters": cost.characters,
        "alphabet": cost.encoding,
        "segments": cost.segments,
        "dollars": prices.dollars(cost.channel, cost.segments),
    }


def _path_json(path: Path, prices: Prices) -> dict[str, Any]:
    return {
        "flow": path.flow,
        "language": path.language,
        "channel": path.channel,
        "replies": len(path.exchanges),
        "messages": len(path.messages),
        "characters": path.characters,
        "segments": path.segments,
        "alphabets": _alphabets(path),
        "dollars": prices.dollars(path.channel, path.segments),
        "budget": prices.budget_of(path.flow) if path.channel == "sms" else None,
        "finished": path.is_finished,
    }


def _alphabets(path: Path) -> dict[str, int]:
    found = {"GSM-7": 0, "UCS-2": 0}
    for message in path.messages:
        found[message.encoding] += 1
    return found


def _money(dollars: dict[str, float]) -> str:
    return "  ".join(f"{to} {amount:.2f}" if amount >= 1 else f"{to} {amount:.4f}" for to, amount in dollars.items())


def _show_texts(texts: Iterable[Cost], prices: Prices) -> None:
    table = Table("text", "language", "channel", "characters", "alphabet", "segments", "dollars", box=None)
    for each in texts:
        money = _money(prices.dollars(each.channel, each.segments))
        numbers = (str(each.characters), each.encoding, str(each.segments))
        table.add_row(each.context, each.language, each.channel, *numbers, money)
    out.print(table)


def _show_paths(walked: Iterable[Path], prices: Prices) -> None:
    table = Table(
        "path", "language", "channel", "messages", "characters", "UCS-2", "segments", "budget", "dollars", "", box=None
    )
    for each in walked:
        table.add_row(
            each.flow,
            each.language,
            each.channel,
            str(len(each.messages)),
            str(each.characters),
            str(_alphabets(each)["UCS-2"]),
            str(each.segments),
            str(prices.budget_of(each.flow)) if each.channel == "sms" else "",
            _money(prices.dollars(each.channel, each.segments)),
            "" if each.is_finished else "does not end by itself",
        )
    out.print(table)


def _show_orientation(found: Costs) -> None:
    table = Table("full orientation by SMS", "words", "messages", "segments", "dollars", box=None)
    for row in _orientation(found):
        table.add_row(row["language"], row["words"], str(row["messages"]), str(row["segments"]), _money(row["dollars"]))
    out.print(table)
