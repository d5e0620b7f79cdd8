"""How commands speak: plain lines for people, one JSON object with `--json`, problems on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import typer
from rich.console import Console

from app.errors import BadInput, OrientaError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

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


def json_lines(file: Path | None) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, or of standard input. Raises BadInput with the number of a bad line."""
    stream = file.open(encoding="utf-8") if file and str(file) != "-" else sys.stdin
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
    """The bytes of a file a person named. Raises BadInput when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror}") from None
