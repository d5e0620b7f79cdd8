"""Tables that the database itself keeps from being rewritten, whatever the program above it does.

A row of an append-only table never changes, except for the case it belongs to (a person known already took over a case
that began on a new phone). It goes only after its person is marked as erased.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event

_REFUSE = """
CREATE OR REPLACE FUNCTION orienta_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$
"""

_REFUSE_UNLESS_ERASED = """
CREATE OR REPLACE FUNCTION orienta_refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM persons WHERE id = OLD.person_id AND erased_at IS NULL) THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$
"""


def keep_until_erased(table: Table, frozen: Sequence[str]) -> None:
    """Refuse to change the `frozen` columns, and to delete rows of a person who is not marked as erased."""
    name, columns = table.name, ", ".join(frozen)
    living = "EXISTS (SELECT 1 FROM persons WHERE id = OLD.person_id AND erased_at IS NULL)"
    _attach(table, "sqlite", _sqlite_trigger(name, "unchanged", f"UPDATE OF {columns}"))
    _attach(table, "sqlite", _sqlite_trigger(name, "undeleted", "DELETE", f"WHEN {living}"))
    _attach(table, "postgresql", _REFUSE, _REFUSE_UNLESS_ERASED)
    _attach(table, "postgresql", _postgres_trigger(name, "unchanged", f"UPDATE OF {columns}", "orienta_refuse_change"))
    _attach(table, "postgresql", _postgres_trigger(name, "undeleted", "DELETE", "orienta_refuse_unless_erased"))


def keep_for_ever(table: Table) -> None:
    """Refuse every change and every deletion."""
    _attach(table, "postgresql", _REFUSE)
    for suffix, deed in (("unchanged", "UPDATE"), ("undeleted", "DELETE")):
        _attach(table, "sqlite", _sqlite_trigger(table.name, suffix, deed))
        _attach(table, "postgresql", _postgres_trigger(table.name, suffix, deed, "orienta_refuse_change"))


def _sqlite_trigger(table: str, suffix: str, deed: str, condition: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _postgres_trigger(table: str, suffix: str, deed: str, function: str) -> str:
    return f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"


def _attach(table: Table, dialect: str, *statements: str) -> None:
    """Run these after the table is created."""
    for statement in statements:
        event.listen(table, "after_create", _ddl(statement).execute_if(dialect=dialect))


def _ddl(statement: str) -> DDL:
    """A statement as it stands: DDL formats with `%`, so a literal one is doubled."""
    return DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
