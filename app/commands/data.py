"""`orienta data`: erase, purge, keys and backups. Whatever cannot be taken back asks first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.console import AsJson, Yes, confirm, err, guarded, out, progress, say_json
from app.commands.installation import installation
from app.errors import WrongUse
from app.services.cases import find_case
from app.services.ports import ErasureReceipt
from app.services.upkeep import end_old_cases
from app.storage.backup import Restored, back_up, restore
from app.storage.case_book import book_of
from app.storage.journal import Journal
from app.storage.keyfile import add_operator_key, drop_old_operator_keys, load_key_file
from app.storage.rotation import operator_keys_in_use, rotate_operator_key
from app.wiring import Orienta

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Erase, purge, keys, backups.")


@app.command("erase")
def erase_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The case's code.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Erase the person of a case whole, as if they had written ERASE: key, messages, answers, files."""

    def run() -> ErasureReceipt:
        now = datetime.now(UTC)
        with installation() as orienta:
            with orienta.uow() as work:
                case = find_case(book_of(work), code)
            confirm(f"Erase everything of the person of case {case.code}? It cannot be undone.", yes=yes)
            with orienta.uow() as work:
                receipt = work.erasure.erase_case(case.case_id, now=now)
                work.commit()
            return receipt

    receipt = guarded(run)
    counts = {"messages": receipt.messages, "answers": receipt.answers, "files": receipt.files}
    if as_json:
        say_json(
            {
                "receipt": receipt.code,
                **counts,
                "provider_copies_queued": receipt.provider_copies_queued,
                "copies_unsure": receipt.copies_unsure,
            }
        )
        return
    out.print(f"Erased: {', '.join(f'{count} {name}' for name, count in counts.items())}. Receipt: {receipt.code}")
    if receipt.provider_copies_queued:
        out.print(f"{receipt.provider_copies_queued} copies are being deleted at the message provider by the worker.")
    if receipt.copies_unsure:
        out.print(f"{receipt.copies_unsure} messages may have been leaving: a copy may stay at the provider, unnamed.")


@app.command("purge")
def purge_command(yes: Yes = False, as_json: AsJson = False) -> None:
    """End every case whose retention is over and that was announced; the worker does the same every six hours."""

    def run() -> int:
        now = datetime.now(UTC)
        with installation() as orienta:
            months = orienta.settings.retention_months
            with orienta.uow() as work:
                due = work.retention.due_for_purge(now=now, months=months)
            if not due:
                return 0
            confirm(f"End {len(due)} cases untouched for {months} months? It cannot be undone.", yes=yes)
            with progress("Ending cases") as step:
                ended = end_old_cases(orienta.uow, months, now)
                step()
            return ended

    ended = guarded(run)
    say_json({"ended": ended}) if as_json else out.print(f"{ended} cases ended.")


@app.command("rotate-key")
def rotate_key_command(
    drop_old: Annotated[
        bool, typer.Option("--drop-old", help="Then drop the older keys: copies made under them open no more.")
    ] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Make a new operator key and wrap every person's key under it. Stop the service first.

    The older keys stay in the key file, because older backups need them, until --drop-old. Repeating after an
    interruption goes on where it stopped. Keep a copy of the key file apart from the backups, before and after.
    """
    done = guarded(lambda: _rotate(drop_old=drop_old, yes=yes))
    if as_json:
        say_json(done)
    else:
        out.print(f"Operator key {done['newest']} is in force; {done['wrapped']} keys were wrapped anew.")
        out.print("Copy the key file to its safe place now, then start the service.")


def _rotate(*, drop_old: bool, yes: bool) -> dict[str, Any]:
    with installation() as orienta:
        path, database = orienta.settings.keys, orienta.database
        is_unfinished = set(operator_keys_in_use(database)) - {orienta.keyring.newest}
        question = "Finish the rotation that was begun?" if is_unfinished else "Make a new operator key?"
        confirm(f"{question} The service must be stopped, web and worker.", yes=yes)
        keyring = load_key_file(path) if is_unfinished else add_operator_key(path)
        with progress("Wrapping keys anew") as step:
            wrapped = rotate_operator_key(database, keyring)
            step()
        if drop_old:
            if set(operator_keys_in_use(database)) - {keyring.newest}:
                raise WrongUse("an older operator key is still in use: is the service still running? Repeat this.")
            keyring = drop_old_operator_keys(path)
        return {"newest": keyring.newest, "wrapped": wrapped, "kept": list(keyring.numbers)}


@app.command("backup")
def backup_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; it must not exist yet.")],
    as_json: AsJson = False,
) -> None:
    """Copy the database, as sealed as it is, while the service runs. The key file is not in it: keep that elsewhere."""

    def run() -> None:
        with installation() as orienta, progress("Copying the database") as step:
            try:
                back_up(orienta.database, file, journal=_journal(orienta))
            except OSError as error:
                raise WrongUse(f"{file.name} cannot be written: {error.strerror}") from None
            step()

    guarded(run)
    if as_json:
        say_json({"backup": file, "bytes": file.stat().st_size})
        return
    out.print(f"{file}: the copy. It opens only with the key file, which belongs in another place.", markup=False)


@app.command("restore")
def restore_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `data backup` made.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Put a copy in the place of the database and erase again whoever was erased since. Stop the service first."""

    def run() -> Restored:
        with installation() as orienta:
            confirm("Replace the database by this copy? What was written since the copy is lost.", yes=yes)
            with progress("Restoring") as step:
                done = restore(
                    orienta.database,
                    file,
                    keyring=orienta.keyring,
                    now=datetime.now(UTC),
                    journal=_journal(orienta),
                )
                step()
            return done

    done = guarded(run)
    if as_json:
        say_json(
            {"restored": file, "erased_again": done.erased, "opted_out": done.opted_out, "withdrawn": done.withdrawn}
        )
        return
    out.print(
        f"{file} is in place: {done.erased} erased again, {done.opted_out} stay opted out, "
        f"{done.withdrawn} statements stay withdrawn.",
        markup=False,
    )
    err.print("Start the service and run `orienta doctor`.")


def _journal(orienta: Orienta) -> Journal:
    return Journal(orienta.settings.data_dir / "journal.jsonl")
