"""`orienta forms`: which editions of Form I-589 are known, what a PDF is, and installing the official blank."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from app.commands.console import AsJson, err, guarded, out, progress, read_bytes, say_json
from app.pdf.download import fetch
from app.pdf.editions import Inspection, inspect
from app.pdf.store import BlankStore, Installed
from app.settings import read_settings
from app.wiring_forms import blank_store, known_editions

app = typer.Typer(no_args_is_help=True, help="Editions of Form I-589 and their official blanks.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")]


@app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """List the editions that are known and the blanks that are installed."""

    def run() -> bool:
        store = blank_store(read_settings())
        problems = store.problems()
        say_json(_listed(store, problems)) if as_json else _show(store, problems)
        return bool(problems)

    if guarded(run):
        raise typer.Exit(1)


def _listed(store: BlankStore, problems: list[str]) -> dict[str, Any]:
    installed = [_as_json(each) for each in store.installed()]
    known = [
        {"edition": day.isoformat(), "form": edition.form, "pages": edition.pages}
        for day, edition in store.editions.items()
    ]
    return {"editions": known, "installed": installed, "problems": problems}


def _show(store: BlankStore, problems: list[str]) -> None:
    held: dict[date, list[str]] = {}
    for each in store.installed():
        held.setdefault(each.edition, []).append(each.official_sha256[:12])
    table = Table("form", "edition", "pages", "installed blank", box=None)
    for day, edition in store.editions.items():
        table.add_row(edition.form, day.isoformat(), str(edition.pages), ", ".join(held.get(day, [])) or "none")
    out.print(table)
    if not held:
        out.print("No blank is installed: drafts are made as packets. orienta forms fetch, or orienta forms add FILE.")
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
def add_command(file: File, as_json: AsJson = False) -> None:
    """Install an official blank: it is recognised by its structure, made ready once, and kept."""
    guarded(lambda: _added(blank_store(read_settings()), read_bytes(file), as_json))


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
