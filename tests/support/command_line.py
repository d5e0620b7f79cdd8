"""The command line as tests run it: in this process, with settings of its own and nothing from outside."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from app.cli import app
from app.settings import ROOT

PERSONAS = ROOT / "tests" / "personas"
Orienta = Callable[..., Result]


@contextmanager
def command_line(folder: Path, **settings: str) -> Iterator[Orienta]:
    """`orienta(...)` with an installation in this folder; further settings by their names without the prefix."""
    own = {
        "data_dir": str(folder / "data"),
        "database_url": f"sqlite:///{folder / 'data' / 'orienta.db'}",
        **settings,
    }
    held = {name: value for name, value in os.environ.items() if not name.startswith("ORIENTA_")}
    environment = held | {f"ORIENTA_{name.upper()}": value for name, value in own.items()} | {"COLUMNS": "200"}
    before, place = dict(os.environ), Path.cwd()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)  # a .env of whoever runs the tests must not count
    try:
        yield lambda *arguments, **more: CliRunner().invoke(app, [str(each) for each in arguments], **more)
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(before)


def copied_content(root: Path) -> Path:
    """A copy of content and catalogues in this folder, which a test may edit; gives the folder."""
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "babel.cfg", root / "babel.cfg")
    return root


def read_json(result: Result) -> Any:
    """The one JSON value on standard output."""
    return json.loads(result.stdout)
