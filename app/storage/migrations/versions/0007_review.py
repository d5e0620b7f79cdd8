"""Drafts under review: where each stands, what was done, questions sent back, translations begun.

Revision: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)

_KEPT_UNTIL_ERASED = {"review_events": "id, uid, person_id, sealed_event, at"}
_INDEXES = (
    ("organisation_id", "review_state", "hearing_at", "id"),
    ("organisation_id", "review_state", "touched_at", "id"),
    ("assignee", "review_state"),
)


def upgrade() -> None:
    """Make the columns and tables; a form that was begun is in the queue from the start."""
    op.add_column("cases", sa.Column("review_state", sa.Text(), nullable=True))
    op.add_column("cases", sa.Column("touched_at", Moment, nullable=True))
    op.add_column("cases", sa.Column("answered_at", Moment, nullable=True))
    for index in _INDEXES:
        op.create_index(op.f(f"ix_cases_{'_'.join(index)}"), "cases", list(index), unique=False)
    op.execute(
        "UPDATE cases SET review_state = 'in_progress', touched_at = last_activity_at WHERE state = 'in_progress'"
    )
    _sealed_table("review_events", sa.Column("sealed_event", sa.LargeBinary(), nullable=False))
    _ask_backs()
    _translation_drafts()
    op.create_table(
        "case_looks",
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_looks_case_id")),
        sa.PrimaryKeyConstraint("case_id", "staff", name=op.f("pk_case_looks")),
    )
    for table, columns in _KEPT_UNTIL_ERASED.items():
        _keep_until_erased(table, columns)


def _sealed_table(name: str, *columns: sa.Column[object], is_found_by_case: bool = True) -> None:
    op.create_table(
        name,
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        *columns,
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f(f"fk_{name}_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{name}_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
        sqlite_autoincrement=True,
    )
    if is_found_by_case:
        op.create_index(op.f(f"ix_{name}_case_id"), name, ["case_id"], unique=False)


def _ask_backs() -> None:
    _sealed_table(
        "ask_backs",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sealed_question", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("answered_at", Moment, nullable=True),
    )
    op.create_index(op.f("ix_ask_backs_state_due_at"), "ask_backs", ["state", "due_at"], unique=False)


def _translation_drafts() -> None:
    name = "translation_drafts"
    _sealed_table(
        name,
        sa.Column("address_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed_draft", sa.LargeBinary(), nullable=False),
        is_found_by_case=False,
    )
    columns = ["case_id", "address_hash", "paragraph"]
    op.create_index("uq_translation_drafts_place", name, columns, unique=True)


def _keep_until_erased(table: str, columns: str) -> None:
    """Rows do not change, and go only with an erased person; the functions are those of the first schema."""
    if op.get_bind().dialect.name == "sqlite":
        living = "WHEN EXISTS (SELECT 1 FROM persons WHERE id = OLD.person_id AND erased_at IS NULL)"
        for suffix, deed, condition in (("unchanged", f"UPDATE OF {columns}", ""), ("undeleted", "DELETE", living)):
            op.execute(
                f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    for suffix, deed, function in (
        ("unchanged", f"UPDATE OF {columns}", "orienta_refuse_change"),
        ("undeleted", "DELETE", "orienta_refuse_unless_erased"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
