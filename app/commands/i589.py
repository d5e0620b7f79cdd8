"""`orienta i589`: an application file becomes a draft, a packet or a list of questions for the reviewer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.console import AsJson, err, guarded, out, read_bytes, say_json, today
from app.commands.drafting import draft_of, flags_of, ledger_bytes
from app.commands.exporting import export_command
from app.commands.importing import import_command
from app.errors import WrongUse
from app.i589 import application as applications
from app.i589 import schema as schemas
from app.pdf.output import write_files
from app.services import forms
from app.services.forms import Paper
from app.settings import Settings, read_settings
from app.wiring_forms import form_kit, standing_on

app = typer.Typer(no_args_is_help=True, help="Form I-589: schema, draft, packet, reviewer's flags, a case's export.")
app.command("export")(export_command)
app.command("import")(import_command)

ApplicationFile = Annotated[Path, typer.Argument(metavar="APPLICATION.json", help="A file; - is standard input.")]
Out = Annotated[Path, typer.Option("--out", help="Where the PDF goes; what is there is replaced once it is whole.")]
On = Annotated[str, typer.Option("--on", help="The day to date it (YYYY-MM-DD); today when left out.")]


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of an application."""
    typer.echo(json.dumps(schemas.schema(), ensure_ascii=False, indent=2))


@app.command("fill")
def fill_command(
    application: ApplicationFile,
    out_file: Out,
    blank: Annotated[Path | None, typer.Option(help="An official blank to fill instead of the installed one.")] = None,
    ledger: Annotated[
        Path | None, typer.Option(help="Where the ledger goes: .json as data, anything else to read.")
    ] = None,
    on: On = "",
    as_json: AsJson = False,
) -> None:
    """Fill a draft, marked DRAFT on every page, and say where every answer landed.

    Without an installed blank (`orienta forms fetch`, `orienta forms add FILE`) the packet is made in its place.
    """
    guarded(lambda: _fill(application, out_file, blank, ledger, on, as_json))


def _fill(source: Path, target: Path, blank: Path | None, ledger: Path | None, on: str, as_json: bool) -> None:
    settings = read_settings()
    application, day = applications.load(read_bytes(source)), _day(on, settings)
    paper = draft_of(application, settings, day, blank=blank)
    files = {target: paper.pdf}
    if ledger is not None:
        if ledger.resolve() == target.resolve():
            raise WrongUse("--ledger and --out name the same file")
        files[ledger] = ledger_bytes(paper.ledger, ledger)
    write_files(files)
    report(paper, target, ledger, application.edition, as_json=as_json)
    for warning in standing_on(settings, date.fromisoformat(application.edition), day).warnings:
        err.print(warning, markup=False)


def report(paper: Paper, target: Path, ledger: Path | None, edition: str, *, as_json: bool) -> None:
    """Say what was made and how the answers landed."""
    counts = paper.ledger.counts()
    if as_json:
        made: dict[str, Any] = {"out": target, "ledger": ledger, "kind": "form" if paper.is_form else "packet"}
        say_json(made | {"edition": edition, "pages": paper.pages, "counts": counts})
        return
    if paper.is_form:
        out.print(f"{target}: a draft of edition {edition}, {paper.pages} pages.", markup=False)
    else:
        out.print(f"{target}: the packet, because no blank of edition {edition} is installed.", markup=False)
        out.print("To fill the form itself: orienta forms fetch, or orienta forms add FILE.")
    out.print(", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in counts.items()) or "no answers")
    if ledger is not None:
        out.print(f"{ledger}: where every answer landed.", markup=False)


@app.command("packet")
def packet_command(
    application: ApplicationFile,
    out_file: Out,
    lang: Annotated[str, typer.Option(help="en: the reviewer's packet; es: the copy to read aloud.")] = "en",
    on: On = "",
    as_json: AsJson = False,
) -> None:
    """Make the draft packet for a reviewer, or the same in Spanish for reading aloud before anyone signs."""

    def run() -> None:
        settings = read_settings()
        read, day = applications.load(read_bytes(application)), _day(on, settings)
        kit = form_kit(settings)
        pdf = forms.packet(read, kit, on=day, lang=lang, flags=flags_of(read, kit, day))
        write_files({out_file: pdf})
        if as_json:
            say_json({"out": out_file, "kind": "packet", "language": lang, "edition": read.edition})
        else:
            out.print(f"{out_file}: the packet in {lang}.", markup=False)

    guarded(run)


@app.command("check")
def check_command(application: ApplicationFile, on: On = "", as_json: AsJson = False) -> None:
    """List what a reviewer should look at, as questions about named items. Ends with code 1 when there is any.

    With `--json` one array: [{"id": "I589-R08", "items": ["C.5"], "message": "..."}].
    """

    def run() -> bool:
        settings = read_settings()
        read = applications.load(read_bytes(application))
        flags = flags_of(read, form_kit(settings), _day(on, settings))
        if as_json:
            say_json([{"id": flag.id, "items": flag.items, "message": flag.message} for flag in flags])
            return bool(flags)
        for flag in flags:
            out.print(f"{flag.id}  {', '.join(flag.items)}\n    {flag.message}", markup=False)
        err.print(f"{len(flags)} to look at." if flags else "Nothing to look at by the rules of this checklist.")
        return bool(flags)

    if guarded(run):
        raise typer.Exit(1)


def _day(text: str, settings: Settings) -> date:
    try:
        return date.fromisoformat(text) if text else today(settings)
    except ValueError:
        raise WrongUse("--on: expected a day, like 2026-11-21") from None
