"""Fixtures that every test may use: databases on both engines, and where the shared facts are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from tests.support.databases import ENGINES, create_tables, fresh_url
from tests.support.postgres import remove_shared_server

_RUN_FOLDER = "ORIENTA_TEST_RUN_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """Name one folder for the whole run, workers of xdist included: the PostgreSQL server is shared through it."""
    if not hasattr(config, "workerinput"):
        os.environ[_RUN_FOLDER] = tempfile.mkdtemp(prefix="orienta-run-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what the run started."""
    if not hasattr(config, "workerinput") and (folder := os.environ.pop(_RUN_FOLDER, None)):
        remove_shared_server(Path(folder))


@pytest.fixture(params=[pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, empty database: each test runs once on SQLite and once on PostgreSQL."""
    assert request.param in ENGINES
    with fresh_url(request.param, tmp_path, Path(os.environ[_RUN_FOLDER])) as url:
        yield url


@pytest.fixture
def empty_database(database_url: str) -> Iterator[Database]:
    """A database without tables, closed afterwards."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """A database with all our tables."""
    create_tables(empty_database)
    return empty_database
