"""`orienta content`: the author's commands. Check, count, print and keep catalogues up with the source."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from app.commands.catalogues import checkout, extract_command, sms_command, update_command
from app.commands.console import AsJson, err, guarded, out, say_json, today
from app.commands.costs import cost_command, orientation_paths, prices_of, text_costs
from app.commands.learning import learn_command, learned_findings
from app.commands.pictures import picture_problems, pictures_command
from app.commands.printing import transcripts_command
from app.commands.signing import (
    day_of,
    ledger_of,
    preview_command,
    renew_command,
    reviews_of,
    sign_command,
    withdraw_command,
)
from app.commands.telling import tell_command, told_command
from app.dialogue.flow import Say
from app.errors import BadContent, WrongUse
from app.messaging.catalogue import Entry
from app.messaging.style import Avoid, style_from_data
from app.services.content_checks import as_json as findings_json
from app.services.content_checks import findings_of, shown
from app.services.freshness import stale_facts
from app.services.reading_level import ReadingLimits, hard_to_read
from app.services.wording_checks import Finding, check_wording
from app.settings import Settings, read_settings
from app.storage import yaml_lines
from app.storage.catalogues import extract_catalogue, load_accents, po_path, read_entries, said_languages
from app.wiring import Orienta, load_release

app = typer.Typer(no_args_is_help=True, add_completion=False, help="What people read: check, count, print, translate.")
app.command("sign")(sign_command)
app.command("withdraw")(withdraw_command)
app.command("renew")(renew_command)
app.command("preview")(preview_command)
app.command("told")(told_command)
app.command("tell")(tell_command)
app.command("cost")(cost_command)
app.command("transcripts")(transcripts_command)
app.command("pictures")(pictures_command)
app.command("extract")(extract_command)
app.command("update")(update_command)
app.command("learn")(learn_command)
app.command("sms")(sms_command)

TRANSLATIONS = ("es",)
"""The languages that a release must have beside English."""


@app.command("check")
def check_command(
    locale: Annotated[
        str, typer.Option(help="Check one language alone, also one that is only being prepared, such as pt.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Check flows, facts, words, languages and budgets. Ends with code 1 when there is anything to mend."""
    found = guarded(lambda: _locale(read_settings(), locale) if locale else _findings(read_settings()))
    if as_json:
        say_json({"findings": findings_json(found)})
    else:
        for each in found:
            out.print(Text.assemble((each.file, "bold"), shown(each).removeprefix(each.file)))
        if not found and not locale:
            said, plain = guarded(lambda: _plain_counted(read_settings()))
            err.print(f"{plain} of {said} legal statements of the topics have a plain variant.")
        err.print(f"{len(found)} to mend." if found else "Content is in order.")
    if found:
        raise typer.Exit(1)


def _plain_counted(settings: Settings) -> tuple[int, int]:
    """How many legal statements the topics say, and how many of them can also be said in plain words."""
    library = Orienta(settings).worlds.content.library
    legal = [
        node
        for name, flow in library.flows.items()
        for node in flow.nodes
        if isinstance(node, Say) and library.facts_of(name, node)
    ]
    return len(legal), sum(bool(node.plain) for node in legal)


def _findings(settings: Settings) -> list[Finding]:
    found: list[Finding] = []
    try:
        load_release(settings)
    except BadContent as error:
        found += findings_of(error)
    try:
        found += learned_findings(settings.content_dir)
        found += _wording(settings)
    except BadContent as error:
        found += [each for each in findings_of(error) if each not in found]
    return found or _budgets(settings)


def _budgets(settings: Settings) -> list[Finding]:
    """What is too dear, asked only of content that is in order otherwise: the topics are played by SMS."""
    if not (settings.content_dir.parent / "babel.cfg").exists():
        return []
    try:
        prices, orienta = prices_of(settings.content_dir), Orienta(settings)
        spoken = ["en", *orienta.worlds.wording.catalogues]
        walked = orientation_paths(orienta.worlds, orienta.reading_voice(), prices, spoken)
        reviews_of(settings.content_dir)
        drawn = picture_problems(orienta)
    except BadContent as error:
        return findings_of(error)
    return drawn + list(prices.over_budget(text_costs(settings), walked))


def _locale(settings: Settings, language: str) -> list[Finding]:
    """What one language lacks. Raises WrongUse for what is no language code or no checkout."""
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", language) or language == "en":
        raise WrongUse("--locale: a language code of a catalogue, like es or pt")
    return _wording(settings, only=(language,), root=checkout(settings))


def _wording(settings: Settings, *, only: Collection[str] = (), root: Path | None = None) -> list[Finding]:
    root = root or settings.content_dir.parent
    if not (root / "babel.cfg").exists():
        err.print("Words are not checked: babel.cfg is not beside the content folder, this is no checkout.")
        return []
    template = extract_catalogue(root)
    style, accents = _style(settings.content_dir), load_accents(settings.content_dir)
    found: list[Finding] = []
    catalogues: dict[str, list[Entry]] = {}
    for language in sorted(only or {*TRANSLATIONS, *said_languages(settings.locales_dir)}):
        path = po_path(settings.locales_dir, language)
        name = path.relative_to(settings.locales_dir.parent).as_posix()
        if not path.exists():
            found.append(
                Finding(
                    name, "", f"there is no catalogue for this language: orienta content update --locale {language}"
                )
            )
            continue
        catalogues[language] = read_entries(path)
        checked = check_wording(
            template, catalogues[language], file=name, style=style, accents=accents, language=language
        )
        found += [each for each in checked if each not in found]
    return found + hard_to_read(template, catalogues, _reading_limits(settings.content_dir))


def _style(folder: Path) -> tuple[Avoid, ...]:
    data, _ = yaml_lines.load(folder / "style.yaml")
    return style_from_data(data)


def _reading_limits(folder: Path) -> ReadingLimits:
    data, _ = yaml_lines.load(folder / "style.yaml")
    return ReadingLimits.from_data(data)


@app.command("stale")
def stale_command(
    on: Annotated[str, typer.Option(help="The day to look from (YYYY-MM-DD); today when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """List facts past their review day and where they are said. Ends with code 1 when there is any."""

    def run() -> bool:
        settings = read_settings()
        day = day_of(on, "--on") if on else today(settings)
        ledger, _ = ledger_of(settings)
        found = stale_facts(ledger.library, day, ledger.review_by)
        if as_json:
            say_json({"on": day.isoformat(), "stale": [each.as_json() for each in found]})
            return bool(found)
        for each in found:
            out.print(Text.assemble((each.fact.id, "bold"), f" review was due {each.review_by}: {each.fact.say}"))
            out.print(f"    source: {each.fact.source}", markup=False)
            out.print(f"    said in: {', '.join(each.said_in) or 'no text'}", markup=False)
        err.print(f"{len(found)} past review on {day}." if found else f"Nothing is past review on {day}.")
        return bool(found)

    if guarded(run):
        raise typer.Exit(1)
