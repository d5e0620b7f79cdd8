"""`orienta i589 import`: an application from another tool, and a report of what did not map."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from app.commands.console import AsJson, err, guarded, out, read_bytes, say_json, today
from app.commands.exporting import newest_edition
from app.errors import BadApplication, WrongUse
from app.i589.application import dumps
from app.i589.importing import Imported, bring_in
from app.pdf.output import write_files
from app.settings import read_settings
from app.wiring_forms import form_kit


def import_command(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="Another tool's JSON; - is standard input.")],
    out_file: Annotated[Path, typer.Option("--out", help="Where APPLICATION.json goes.")],
    table: Annotated[
        Path | None, typer.Option(help="YAML or JSON: their names on the left, our addresses (or null) on the right.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Where the report goes, as JSON.")] = None,
    lang: Annotated[
        str, typer.Option(help="The language of the file's free words; not en: they wait to be translated.")
    ] = "es",
    edition: Annotated[str, typer.Option(help="Edition of the form (ISO date); the newest known when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """Bring an application in from another tool. Ends with code 1 when something did not map; the rest is written.

    Understood are our addresses, the field names of the official PDF and the names in --table. Nothing is guessed.
    """
    brought = guarded(lambda: _import(source, out_file, table, report, lang, edition))
    if as_json:
        say_json({"out": out_file} | brought.as_json())
    else:
        _show(brought, out_file)
    if brought.left:
        raise typer.Exit(1)


def _import(source: Path, target: Path, table: Path | None, report: Path | None, lang: str, edition: str) -> Imported:
    settings = read_settings()
    if report is not None and report.resolve() == target.resolve():
        raise WrongUse("--report and --out name the same file")
    rules, _ = form_kit(settings).rules(edition or newest_edition(settings))
    day: date = today(settings)
    data, names = _json(source), _table(table) if table else None
    try:
        brought = bring_in(data, rules, language=lang, on=day, table=names)
    except RecursionError:
        raise BadApplication(f"{source.name}: too many objects inside each other") from None
    files = {target: dumps(brought.application).encode()}
    if report is not None:
        files[report] = (json.dumps(brought.as_json(), ensure_ascii=False, indent=1) + "\n").encode()
    write_files(files)
    return brought


def _json(path: Path) -> Any:
    try:
        return json.loads(read_bytes(path))
    except (ValueError, RecursionError):
        raise BadApplication(f"{path.name} is not JSON text") from None


def _table(path: Path) -> dict[str, str | None]:
    try:
        read = yaml.safe_load(read_bytes(path))
    except (ValueError, yaml.YAMLError):
        raise BadApplication(f"{path.name} is neither YAML nor JSON") from None
    is_table = isinstance(read, dict) and all(isinstance(t, str) or t is None for t in read.values())
    if not is_table:
        raise BadApplication(f"{path.name}: expected lines of `their.name: our.address`")
    return {str(name): target for name, target in read.items()}


def _show(brought: Imported, target: Path) -> None:
    answers = sum(1 for _ in brought.application.answers())
    out.print(f"{target}: {answers} answers of edition {brought.application.edition}.", markup=False)
    if brought.empty:
        out.print(f"{brought.empty} values were empty.")
    for one in brought.left:
        err.print(f"{one.source}: {one.message}", markup=False)
    if brought.left:
        err.print(f"{len(brought.left)} did not map: they are in the other file only.")
