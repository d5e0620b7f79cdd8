"""Migrations on both engines: they make exactly what the tables say, once, and tell where a database stands."""

from __future__ import annotations

import importlib
import pkgutil
import re
import threading
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import JSON, LargeBinary, String, Text, inspect, text

import app.storage
from app.storage.database import Database
from app.storage.metadata import metadata
from app.storage.migrating import MODULES_WITH_TABLES, import_tables, newest_schema, schema_of, upgrade

import_tables()

CLEAR_TEXT = {
    "access_log": {"staff", "action", "case_code"},
    "alerts": {"kind", "detail", "case_code", "taken_by", "closed_by"},
    "ask_backs": {"state", "kind"},
    "case_looks": {"staff"},
    "cases": {"code", "state", "language", "flags", "place_id", "assignee", "review_state"},
    "contact_keys": {"kind"},
    "content_acts": {"subject", "deed", "staff", "reason", "digests", "until"},
    "content_templates": {"digest", "content_sid"},
    "counters": {"name"},
    "erasures": {"receipt", "reason"},
    "handouts": {"kind"},
    "hearing_steps": {"name", "state"},
    "inbound_messages": {"sid"},
    "media": {"message_sid", "state"},
    "organisations": {"slug", "name"},
    "provider_deletions": {"sid"},
    "second_contacts": {"state"},
    "service_state": {"key", "value"},
    "staff": {"code", "roles", "language"},
    "staff_acts": {"staff", "deed", "subject"},
    "staff_invitations": {"roles", "language"},
    "staff_lockdowns": {"locked_by", "lifted_by"},
    "staff_sessions": {"end_reason"},
}
"""Every text column in clear: the case's clear columns by decision, opaque ids, and what the service says of itself."""

DELIVERY = {"outbox", "outbox_senders", "outbox_early_statuses", "jobs"}
"""Described in `app.storage.outbox_tables`."""


def schema(database: Database) -> dict[str, Any]:
    """Tables with columns, keys, indexes and triggers, as the engine tells them."""
    with database.read() as connection:
        seen = inspect(connection)
        found: dict[str, Any] = {
            name: {
                "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(name)],
                "key": seen.get_pk_constraint(name),
                "foreign": sorted(map(str, seen.get_foreign_keys(name))),
                "unique": sorted(map(str, seen.get_unique_constraints(name))),
                "checks": sorted(map(str, seen.get_check_constraints(name))),
                "indexes": sorted(str({**each, "dialect_options": None}) for each in seen.get_indexes(name)),
            }
            for name in seen.get_table_names()
            if name != "alembic_version"
        }
        if database.dialect == "sqlite":
            listing = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index', 'table') ORDER BY name"
        else:
            listing = (
                "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal "
                "UNION ALL SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'orienta%' ORDER BY 1"
            )
        rows = connection.execute(text(listing)).all()
    found["sql"] = [(name, _same(sql)) for name, sql in rows if "alembic" not in name]
    return found


def _same(sql: str | None) -> list[str]:
    """SQL without the differences that mean nothing: spaces, quotes, the order of a table's parts."""
    plain = re.sub(r"[\s\"]+", "", sql or "")
    return sorted(filter(None, re.split(r"[,()]", plain))) if plain.startswith("CREATETABLE") else [plain]


def test_migrations_make_what_the_tables_say(empty_database: Database) -> None:
    """A migrated database and one made from the tables are the same: columns, keys, indexes, triggers."""
    upgrade(empty_database)
    migrated = schema(empty_database)
    with empty_database.write() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        metadata.drop_all(connection)
    with empty_database.write() as connection:
        metadata.create_all(connection)
    made = schema(empty_database)
    for name in sorted({*made, *migrated}):
        assert migrated.get(name) == made.get(name), name


def test_alembic_sees_no_difference(empty_database: Database) -> None:
    """Alembic's own comparison finds nothing left to do after an upgrade."""
    upgrade(empty_database)
    with empty_database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_upgrading_twice_changes_nothing(empty_database: Database) -> None:
    """An empty database has no revision; after an upgrade it has the newest, and a second upgrade is harmless."""
    assert schema_of(empty_database) is None
    upgrade(empty_database)
    before = schema(empty_database)
    upgrade(empty_database)
    assert schema_of(empty_database) == newest_schema()
    assert schema(empty_database) == before


def test_processes_may_upgrade_at_once(empty_database: Database, database_url: str) -> None:
    """Several programs that start together end with one good schema."""
    errors: list[BaseException] = []

    def start() -> None:
        own = Database(database_url)
        try:
            upgrade(own)
        except BaseException as error:
            errors.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    assert schema_of(empty_database) == newest_schema()


def test_a_failed_upgrade_changes_nothing(empty_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a step fails half-way the database is as it was before."""
    with empty_database.write() as connection:
        connection.execute(text("CREATE TABLE told (id INTEGER)"))
    with pytest.raises(Exception, match="told"):
        upgrade(empty_database)
    with empty_database.read() as connection:
        assert inspect(connection).get_table_names() == ["told"]


def test_every_module_with_tables_is_migrated() -> None:
    """No module of the storage package defines tables that migrations do not know of."""
    for found in pkgutil.iter_modules(app.storage.__path__):
        if "tables" in found.name:
            assert f"app.storage.{found.name}" in MODULES_WITH_TABLES
            importlib.import_module(f"app.storage.{found.name}")
    known = {table.name for table in metadata.tables.values()}
    assert known >= set(CLEAR_TEXT)


@pytest.mark.parametrize("table", sorted(name for name in metadata.tables if name not in DELIVERY))
def test_clear_columns_are_the_agreed_ones(table: str) -> None:
    """Text is in clear only where it was agreed; everything else textual is sealed, wrapped, hashed or random bytes."""
    columns = metadata.tables[table].columns
    clear = {column.name for column in columns if isinstance(column.type, String | Text | JSON)}
    assert clear == CLEAR_TEXT.get(table, set())
    binary = {column.name for column in columns if isinstance(column.type, LargeBinary)}
    assert all(re.search(r"^sealed_|_hash$|^uid$|^wrapped_key$|^person_uid$", name) for name in binary)
