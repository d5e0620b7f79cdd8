"""What can be wrong before a process runs, said in the words of its settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from app.errors import BadSettings
from app.settings import Settings
from app.wiring import Orienta


def build(orienta: Orienta) -> None:
    """Look at folders, content, keys and tables first, so that what is wrong is said before anybody writes.

    Raises BadSettings naming the setting, or BadContent naming the file.
    """
    check_folders(orienta.settings)
    with explained():
        _ = orienta.inbound


def check_folders(settings: Settings) -> None:
    """Raise BadSettings where a folder that must be there is not, or the data folder cannot be made."""
    for name, folder in (("CONTENT", settings.content_dir), ("LOCALES", settings.locales_dir)):
        if not folder.is_dir():
            raise BadSettings(f"ORIENTA_{name}_DIR: {folder} is not a folder")
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSettings(f"ORIENTA_DATA_DIR: {settings.data_dir} cannot be made: {error.strerror}") from None


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database or a disk says at the start into BadSettings; a URL is never repeated."""
    try:
        yield
    except DBAPIError as error:
        raise BadSettings(f"ORIENTA_DATABASE_URL: {_database(error.orig)}") from None
    except OSError as error:
        raise BadSettings(f"ORIENTA_DATA_DIR: a file there cannot be used: {error.strerror}") from None


def _database(error: BaseException | None) -> str:
    if isinstance(error, psycopg.OperationalError):
        return "the PostgreSQL server does not answer or does not let us in: is it running, are user and name right?"
    if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        return "the file is not an SQLite database"
    return f"the database cannot be used ({type(error).__name__}): check the folder and its permissions"
