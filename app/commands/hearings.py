"""`orienta hearings`: what would be sent, who cannot be reached before their day, and what came of calling them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, cast, get_args

import typer
from rich.table import Table

from app.commands.console import AsJson, guarded, out, say_json
from app.commands.installation import installation
from app.errors import WrongUse
from app.services.forecasts import Forecast, forecast
from app.services.hearing_ports import Outcome
from app.services.unreached import Numbers, Unreached, note_call, open_numbers, unreached
from app.storage.case_book import book_of

app = typer.Typer(no_args_is_help=True, help="Hearings ahead: what would be sent, who cannot be reached, call notes.")

Code = Annotated[str, typer.Argument(metavar="CODE", help="The case's code, as `orienta cases list` shows it.")]
By = Annotated[str, typer.Option(help="Your name, for the access log.")]


@app.callback()
def group() -> None:
    """Hearings ahead: what would be sent, who cannot be reached, call notes."""


@app.command("due")
def due_command(
    hours: Annotated[int, typer.Option(min=1, max=24 * 60, help="How far to look ahead.")] = 24, as_json: AsJson = False
) -> None:
    """A dry run: which reminders and check-ins come due, and what would become of each. Nothing is sent."""

    def run() -> list[Forecast]:
        now = datetime.now(UTC)
        with installation() as orienta:
            orienta.load_templates()
            return forecast(orienta.uow, orienta.reminders.reaching, until=now + timedelta(hours=hours), now=now)

    found = guarded(run)
    if as_json:
        say_json({"due": [each.as_json() for each in found]})
    elif not found:
        out.print("Nothing comes due.")
    else:
        rows = [
            (f"{each.at:%Y-%m-%d %H:%M}", each.code, each.step, each.verdict, each.channel or "", each.text or "")
            for each in found
        ]
        _table(("at (UTC)", "code", "step", "what", "by", "says"), rows)


@app.command("unreached")
def unreached_command(as_json: AsJson = False) -> None:
    """Who has a hearing ahead and cannot be trusted to be reached, the fewest hours left first. By code alone."""

    def run() -> list[Unreached]:
        with installation() as orienta:
            return unreached(orienta.uow, datetime.now(UTC))

    found = guarded(run)
    if as_json:
        say_json({"unreached": [each.as_json() for each in found]})
    elif not found:
        out.print("Everybody with a hearing ahead has been heard from and reached.")
    else:
        rows = [
            (
                str(each.hours_left),
                each.code,
                each.place_id or "",
                ", ".join(each.reasons),
                each.assignee or "",
                str(each.calls),
            )
            for each in found
        ]
        _table(("hours left", "code", "place", "why", "assignee", "calls"), rows)


@app.command("numbers")
def numbers_command(code: Code, by: By, as_json: AsJson = False) -> None:
    """Every number known for a case, and what was noted of calls. The person must have agreed; a line is logged."""

    def run() -> Numbers:
        with installation() as orienta:
            return open_numbers(orienta.uow, book_of, code, by=by, now=datetime.now(UTC))

    found = guarded(run)
    notes = [{"at": n.at.isoformat(), "staff": n.staff, "outcome": n.outcome, "words": n.words} for n in found.notes]
    if as_json:
        say_json({"wrote_from": list(found.wrote_from), "told": list(found.told), "notes": notes})
        return
    for number in found.wrote_from:
        out.print(f"{number}  wrote to us", markup=False)
    for number in found.told:
        out.print(f"{number}  was told", markup=False)
    for note in found.notes:
        out.print(f"{note.at:%Y-%m-%d %H:%M} UTC  {note.staff}: {note.outcome}  {note.words}", markup=False)


@app.command("note")
def note_command(
    code: Code,
    by: By,
    outcome: Annotated[str, typer.Option(help="reached, no_answer, wrong_number, message_left, called_back or other.")],
    words: Annotated[str, typer.Option(help="What was said, in few words; it is kept sealed.")] = "",
) -> None:
    """Note what came of a call. The person must have agreed that the case is opened; a line is logged."""

    def run() -> None:
        if outcome not in get_args(Outcome):
            raise WrongUse(f"--outcome: expected one of {', '.join(get_args(Outcome))}")
        with installation() as orienta:
            note_call(
                orienta.uow, book_of, code, by=by, outcome=cast(Outcome, outcome), words=words, now=datetime.now(UTC)
            )

    guarded(run)
    out.print("Noted.")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*head, box=None)
    for row in rows:
        table.add_row(*row)
    out.print(table)
