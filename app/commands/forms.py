"""`orienta forms`: which editions of Form I-589 are known, what a PDF is, and installing the official blank."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from app.commands.console import AsJson, err, guarded, out, progress, read_bytes, say_json, today
from app.commands.onboarding import begin_or_finish
from app.errors import WrongUse
from app.pdf.download import fetch
from app.pdf.editions import Inspection, inspect, load_reported
from app.pdf.store import BlankStore, Installed
from app.settings import Settings, read_settings
from app.wiring_forms import blank_store, editions_dir, known_editions, standing_on

app = typer.Typer(no_args_is_help=True, help="Editions of Form I-589 and their official blanks.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")]


@app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """List the editions that are known and the blanks that are installed."""

    def run() -> bool:
        settings = read_settings()
        store = blank_store(settings)
        problems = store.problems()
        say_json(_listed(store, problems, settings)) if as_json else _show(store, problems, settings)
        return bool(problems)

    if guarded(run):
        raise typer.Exit(1)


def _listed(store: BlankStore, problems: list[str], settings: Settings) -> dict[str, Any]:
    installed = [_as_json(each) for each in store.installed()]
    known = [
        {
            "edition": day.isoformat(),
            "form": edition.form,
            "pages": edition.pages,
            "accepted_from": edition.accepted_from,
            "accepted_until": edition.accepted_until,
            "stale": standing_on(settings, day, today(settings)).is_stale,
        }
        for day, edition in store.editions.items()
    ]
    reported = [
        {"edition": one.edition, "facts": list(one.facts)}
        for one in load_reported(editions_dir(settings))
        if one.edition not in store.editions
    ]
    return {"editions": known, "reported": reported, "installed": installed, "problems": problems}


def _show(store: BlankStore, problems: list[str], settings: Settings) -> None:
    held: dict[date, list[str]] = {}
    for each in store.installed():
        held.setdefault(each.edition, []).append(each.official_sha256[:12])
    table = Table("form", "edition", "pages", "accepted", "installed blank", box=None)
    for day, edition in store.editions.items():
        accepted = f"{edition.accepted_from or '?'} to {edition.accepted_until or '?'}"
        blank = ", ".join(held.get(day, [])) or "none"
        table.add_row(edition.form, day.isoformat(), str(edition.pages), accepted, blank)
    out.print(table)
    if not held:
        out.print("No blank is installed: drafts are made as packets. orienta forms fetch, or orienta forms add FILE.")
    for warning in standing_on(settings, max(store.editions), today(settings)).warnings if store.editions else ():
        out.print(warning, markup=False)
    for problem in problems:
        err.print(problem, markup=False)


@app.command("inspect")
def inspect_command(file: File, as_json: AsJson = False) -> None:
    """Say what a PDF is, and how it differs from the edition nearest to it. Ends with code 1 when it is not known."""

    def run() -> Inspection:
        found = inspect(read_bytes(file), known_editions(read_settings()))
        say_json(found.as_json()) if as_json else _tell(found)
        return found

    if not guarded(run).is_known:
        raise typer.Exit(1)


def _tell(found: Inspection) -> None:
    known = "known" if found.is_known else "not known"
    out.print(
        f"Form {found.form}, edition {found.edition:%m/%d/%y} ({known}), {found.pages} pages, {found.fields} fields"
    )
    out.print(f"encrypted: {'yes' if found.is_encrypted else 'no'}; XFA: {'yes' if found.has_xfa else 'no'}")
    out.print(f"file {found.official_sha256}\nstructure {found.structure_sha256}", style="dim")
    if found.differs:
        beside = f" from edition {found.compared_with}" if found.compared_with else ""
        out.print(f"It differs{beside}:")
        for line in found.differs:
            out.print(f"  {line}", markup=False)


@app.command("add")
def add_command(
    file: File,
    like: Annotated[str, typer.Option(help="Begin the map of a new edition from this one (YYYY-MM-DD).")] = "",
    look: Annotated[
        Path | None, typer.Option(help="For a new edition: a PDF for comparing each field's line with the page.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Install an official blank: it is recognised by its structure, made ready once, and kept.

    A new edition is begun with --like: its map is proposed and what a person must confirm is listed (exit code 1).
    Repeat the command without --like until nothing is left: then the edition is known and its blank installed.
    """

    def run() -> bool:
        settings, official = read_settings(), read_bytes(file)
        if begin_or_finish(settings, official, _edition(like), look, as_json=as_json):
            return False
        _added(blank_store(settings), official, as_json)
        return True

    if not guarded(run):
        raise typer.Exit(1)


def _edition(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse("--like: expected the date of a known edition, like 2025-01-20") from None


@app.command("fetch")
def fetch_command(as_json: AsJson = False) -> None:
    """Download the blank from uscis.gov and install it. Needs a connection; FILE works without one (`forms add`)."""

    def run() -> None:
        store = blank_store(read_settings())
        with progress("Asking uscis.gov for the blank") as step:
            official = fetch()
            step()
        _added(store, official, as_json)

    guarded(run)


def _added(store: BlankStore, official: bytes, as_json: bool) -> None:
    with progress("Making the blank ready") as step:
        installed = store.add(official)
        step()
    if as_json:
        say_json(_as_json(installed))
    else:
        out.print(f"Edition {installed.edition} is installed: {installed.pages} pages, {installed.fields} fields.")


def _as_json(installed: Installed) -> dict[str, Any]:
    return {
        "edition": installed.edition.isoformat(),
        "sha256": installed.official_sha256,
        "pages": installed.pages,
        "fields": installed.fields,
    }
