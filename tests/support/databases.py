"""Fresh databases for tests, on both engines, empty or with all our tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.metadata import metadata
from tests.support.postgres import NoServer, new_database, shared_server_url

ENGINES = ("sqlite", "postgresql")

_MODULES_WITH_TABLES = ("app.storage.tables", "app.storage.outbox_tables")


@contextmanager
def fresh_url(engine: str, folder: Path, run_folder: Path) -> Iterator[str]:
    """The URL of an empty database; without PostgreSQL the test skips, or fails in CI."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'orienta.db'}"
        return
    try:
        server = shared_server_url(run_folder)
    except NoServer as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {reason}")
    with new_database(server) as url:
        yield url


def create_tables(database: Database) -> None:
    """Create every table of the metadata."""
    for module in _MODULES_WITH_TABLES:
        if find_spec(module):
            import_module(module)
    with database.write() as connection:
        metadata.create_all(connection)
