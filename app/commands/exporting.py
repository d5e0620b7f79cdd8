"""`orienta i589 export`: the volunteer's command. A case's answers become an application file or a filled draft."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import AsJson, err, guarded, out, say_json, today
from app.commands.drafting import draft_of
from app.commands.installation import installation
from app.errors import BadSettings, WrongUse
from app.i589.application import dumps
from app.pdf.output import write_files
from app.services.cases import Exported, export_application
from app.settings import Settings, read_settings
from app.storage.case_book import book_of
from app.wiring_forms import known_editions


def export_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The case's code, as `orienta cases list` shows it.")],
    by: Annotated[str, typer.Option(help="Your name, for the access log: every reading of a case leaves a line.")],
    out_file: Annotated[
        list[Path], typer.Option("--out", help="A .json file (the application) or a .pdf (the draft); may be repeated.")
    ],
    edition: Annotated[str, typer.Option(help="Edition of the form (ISO date); the newest known when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take a case's answers out as APPLICATION.json, as a filled draft, or both."""
    exported = guarded(lambda: _export(code, by, out_file, edition))
    if as_json:
        say_json({"case": exported.code, "out": out_file, "unread": exported.unread})
    else:
        for path in out_file:
            out.print(f"{path}: case {exported.code}", markup=False)
    if exported.unread:
        err.print(f"These answers no longer fit the form and need a person: {', '.join(exported.unread)}")
        raise typer.Exit(1)


def _export(code: str, by: str, paths: list[Path], edition: str) -> Exported:
    settings = read_settings()
    _refuse_other_kinds(paths)
    edition = edition or newest_edition(settings)
    with installation(settings) as orienta:
        exported = export_application(orienta.uow, book_of, code, by=by, edition=edition, now=datetime.now(UTC))
    made = {path: _made(exported, path, settings) for path in paths}
    write_files(made)
    return exported


def _made(exported: Exported, path: Path, settings: Settings) -> bytes:
    if path.suffix == ".json":
        return dumps(exported.application).encode()
    return draft_of(exported.application, settings, today(settings)).pdf


def _refuse_other_kinds(paths: list[Path]) -> None:
    for path in paths:
        if path.suffix not in (".json", ".pdf"):
            raise WrongUse(f"--out: {path.name} must end in .json (the application) or .pdf (the draft)")


def newest_edition(settings: Settings) -> str:
    """The newest edition of the form that this installation knows (ISO date). Raises BadSettings without any."""
    editions = known_editions(settings)
    if not editions:
        raise BadSettings("ORIENTA_FORMS_DIR: there is no edition of the form under i589/ in this folder")
    return max(editions).isoformat()
