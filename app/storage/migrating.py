"""Bringing a database to the newest schema, and telling which one it has.

A change of schema is a new file in `migrations/versions/`, written by hand and explicit; a test compares what the
migrations make with what the tables say, on both engines.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import func, select

from app.errors import BadSettings
from app.storage.database import Database

MODULES_WITH_TABLES = ("app.storage.tables", "app.storage.outbox_tables")

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x0B1E7A
_NEWER = (
    "ORIENTA_DATABASE_URL: the database has a schema that this release does not know, so a newer release has used it. "
    "Install that release again, or restore a backup from before it"
)


def upgrade(database: Database) -> None:
    """Bring an empty or older database to the newest schema, all or nothing. Several processes may ask at once.

    Raises BadSettings for a database of a newer release, which this one could only harm.
    """
    import_tables()
    with database.transaction() as transaction:
        connection = transaction.connection
        if database.dialect == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise BadSettings(_NEWER) from None
        transaction.commit()


def schema_of(database: Database) -> str | None:
    """The revision this database is at; None when it is empty."""
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_schema() -> str:
    """The revision that this program needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise RuntimeError("there are no migrations")
    return head


def import_tables() -> None:
    """Register every table in the metadata."""
    for module in MODULES_WITH_TABLES:
        import_module(module)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
