"""How commands speak: plain lines for people, one JSON object with `--json`, problems on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.errors import BadInput, OrientaError
from app.settings import Settings

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines for people.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking first.")]

Result = TypeVar("Result")


def say_json(value: Any) -> None:
    """One JSON object on one line of standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def guarded(action: Callable[[], Result]) -> Result:
    """Run an action; one of our errors becomes its text on standard error and its exit code."""
    try:
        return action()
    except OrientaError as error:
        err.print(str(error), markup=False)
        raise typer.Exit(error.exit_code) from None


def confirm(question: str, *, yes: bool) -> None:
    """Ask before something that cannot be taken back; a no ends the command with code 1, nothing done."""
    if yes or typer.confirm(question, default=False, err=True):
        return
    err.print("Nothing was done.")
    raise typer.Exit(1)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A bar on standard error while something long runs; what is given counts one step. Silent when not a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def today(settings: Settings) -> date:
    """The date where the organisation is."""
    return datetime.now(UTC).astimezone(ZoneInfo(settings.time_zone)).date()


def json_lines(file: Path | None) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, or of standard input. Raises BadInput with the number of a bad line."""
    if file is None or str(file) == "-":
        yield from _objects(sys.stdin)
        return
    try:
        with file.open(encoding="utf-8") as stream:
            yield from _objects(stream)
    except OSError as error:
        raise BadInput(f"{file.name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(f"{file.name} is not UTF-8 text") from None


def _objects(stream: Iterator[str] | Any) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            raise BadInput(f"line {number} is not JSON") from None
        if not isinstance(record, dict):
            raise BadInput(f"line {number} is not a JSON object")
        yield record


def read_bytes(path: Path) -> bytes:
    """The bytes of a file a person named, or of standard input for `-`. Raises BadInput when it cannot be read."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror}") from None
