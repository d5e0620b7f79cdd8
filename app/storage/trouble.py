"""What a database or a disk says when a process starts, in the words of the settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from app.errors import BadSettings


@contextmanager
def explained() -> Iterator[None]:
    """Turn trouble with the database or the data folder into BadSettings; a URL is never repeated."""
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
