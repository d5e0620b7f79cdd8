"""`orienta cases`: the cases by their clear columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.table import Table

from app.commands.console import AsJson, Yes, confirm, guarded, out, say_json
from app.commands.installation import installation
from app.services.cases import CaseLine, forget_pin, list_cases
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


@app.command("forget-pin")
def forget_pin_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The case's code, as `orienta cases list` shows it.")],
    by: Annotated[str, typer.Option(help="Your name, for the access log.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Take away the PIN of somebody who forgot it. Be sure that it is them: whoever holds the phone reads on."""

    def run() -> bool:
        confirm("Is it certain that the person of this case asks for it, and not somebody with their phone?", yes=yes)
        with installation() as orienta:
            return forget_pin(orienta.uow, book_of, code, by=by, now=datetime.now(UTC))

    had_one = guarded(run)
    if as_json:
        say_json({"forgotten": had_one})
    else:
        out.print("The PIN is gone; the person can set another one." if had_one else "This case has no PIN.")


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
