"""Fresh databases for tests, on both engines, empty or with all our tables.

Tables are made once per run in a template, which is then copied: a test pays for a copy only.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.metadata import metadata
from tests.support.postgres import (
    NoServer,
    create_database,
    database_url,
    drop_database,
    new_database,
    remove_shared_server,
    shared_server_url,
)

ENGINES = ("sqlite", "postgresql")

_MODULES_WITH_TABLES = ("app.storage.tables", "app.storage.outbox_tables")


@contextmanager
def fresh_url(engine: str, folder: Path, run_folder: Path, *, has_tables: bool) -> Iterator[str]:
    """The URL of a database of its own; without PostgreSQL the test skips, or fails in CI."""
    if engine == "sqlite":
        path = folder / "orienta.db"
        if has_tables:
            shutil.copyfile(_sqlite_template(run_folder), path)
        yield f"sqlite:///{path}"
        return
    server = _server(run_folder)
    with new_database(server, _postgres_template(server, run_folder) if has_tables else None) as url:
        yield url


def create_tables(url: str) -> None:
    """Create every table of the metadata in this database."""
    for module in _MODULES_WITH_TABLES:
        import_module(module)
    database = Database(url)
    with database.write() as connection:
        metadata.create_all(connection)
    database.close()


def clean_up(run_folder: Path) -> None:
    """Leave nothing of this run behind, on a server that somebody else runs either."""
    made = run_folder / "template"
    if made.exists():
        drop_database(shared_server_url(run_folder), made.read_text())
    remove_shared_server(run_folder)


def _server(run_folder: Path) -> str:
    try:
        return shared_server_url(run_folder)
    except NoServer as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {reason}")


def _sqlite_template(run_folder: Path) -> Path:
    template = run_folder / "template.db"
    with _alone(run_folder):
        if not template.exists():
            unfinished = run_folder / "unfinished.db"
            create_tables(f"sqlite:///{unfinished}")
            unfinished.rename(template)
    return template


def _postgres_template(server: str, run_folder: Path) -> str:
    made = run_folder / "template"
    with _alone(run_folder):
        if not made.exists():
            name = run_folder.name.replace("-", "_")
            create_database(server, name)
            create_tables(database_url(server, name))
            made.write_text(name)
    return made.read_text()


@contextmanager
def _alone(run_folder: Path) -> Iterator[None]:
    """One worker of the run at a time."""
    with (run_folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
