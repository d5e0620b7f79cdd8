"""Fixtures that every test may use: databases on both engines, and where the shared facts are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from app.collecting import collect_rarely, keep_what_is_loaded
from app.storage.database import Database
from tests.support.databases import ENGINES, clean_up, fresh_url

if TYPE_CHECKING:
    from app.services.templates import Wanted

# A slow machine is not a fault: no deadlines. In CI the same examples every time; elsewhere ever new ones.
settings.register_profile("orienta", deadline=None, derandomize=os.environ.get("CI") == "true", print_blob=True)
settings.load_profile("orienta")

# The processes that tests start compile our modules once, not each of them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_RUN_FOLDER = "ORIENTA_TEST_RUN_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """Name one folder for the whole run, workers of xdist included: the PostgreSQL server is shared through it."""
    if not hasattr(config, "workerinput"):
        os.environ[_RUN_FOLDER] = tempfile.mkdtemp(prefix="orienta-run-")


def pytest_collection_finish() -> None:
    """Leave alone what all tests stand on: looking through it for garbage took a tenth of a run."""
    collect_rarely()
    keep_what_is_loaded()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what the run started."""
    if not hasattr(config, "workerinput") and (folder := os.environ.pop(_RUN_FOLDER, None)):
        clean_up(Path(folder))


SLOWEST_FIRST = (
    "test_clinic_evening",
    "test_whole_crashes",
    "test_walking_paths",
    "test_simulator_browser",
    "test_templates_sync",
    "test_privacy",
    "test_cli_content",
    "test_cli_signing",
    "test_whole_form_by_webhook",
    "test_clinic_fuzz",
    "test_inbox_browser",
    "test_whole_conversation",
    "test_border_year",
    "test_other_ways",
)
"""Files of half a minute and more: begun first, so that no process is left alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest files first; the others keep their order."""
    rank = {name: index for index, name in enumerate(SLOWEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))


@pytest.fixture(params=[pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> str:
    """Each test runs once on SQLite and once on PostgreSQL."""
    assert request.param in ENGINES
    return str(request.param)


@pytest.fixture
def database_url(engine: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database without tables."""
    with fresh_url(engine, tmp_path, _run_folder(), has_tables=False) as url:
        yield url


@pytest.fixture
def empty_database(database_url: str) -> Iterator[Database]:
    """A database without tables, closed afterwards."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def tables_url(engine: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with all our tables."""
    with fresh_url(engine, tmp_path, _run_folder(), has_tables=True) as url:
        yield url


@pytest.fixture
def database(tables_url: str) -> Iterator[Database]:
    """A database with all our tables, closed afterwards."""
    opened = Database(tables_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def wanted() -> Wanted:
    """The buttons and lists that the conversation of a named house needs."""
    from tests.support.collected import collected_once  # only who asks for them needs the whole service

    return collected_once(_run_folder())


def _run_folder() -> Path:
    return Path(os.environ[_RUN_FOLDER])
