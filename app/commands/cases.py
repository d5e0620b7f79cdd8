"""`orienta cases`: the cases by their clear columns."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from rich.table import Table

from app.commands.console import AsJson, guarded, out, say_json
from app.commands.installation import installation
from app.services.cases import CaseLine, list_cases
from app.storage.case_book import book_of

app = typer.Typer(no_args_is_help=True, help="Cases by code: state, language, flags and times; nothing sealed.")


@app.callback()
def group() -> None:
    """Cases by code: state, language, flags and times; nothing sealed."""


@app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """List every case, the one touched last first. Names and answers stay sealed; `orienta i589 export` reads them."""

    def run() -> Sequence[CaseLine]:
        with installation() as orienta:
            return list_cases(orienta.uow, book_of)

    found = guarded(run)
    say_json({"cases": [line.as_json() for line in found]}) if as_json else _show(found)


def _show(found: Sequence[CaseLine]) -> None:
    if not found:
        out.print("There are no cases yet.")
        return
    table = Table("code", "state", "language", "flags", "hearing (UTC)", "assignee", "last activity (UTC)", box=None)
    for line in found:
        hearing = f"{line.hearing_at:%Y-%m-%d %H:%M}" if line.hearing_at else ""
        table.add_row(
            line.code,
            line.state,
            line.language or "",
            ", ".join(line.flags),
            hearing,
            line.assignee or "",
            f"{line.last_activity_at:%Y-%m-%d %H:%M}",
        )
    out.print(table)
