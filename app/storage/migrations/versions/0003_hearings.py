"""Hearings, the steps before them, and call notes.

Revision: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)

_KEPT_UNTIL_ERASED = {
    "hearings": "id, uid, person_id, sealed_hearing, at",
    "call_notes": "id, uid, person_id, sealed_note, at",
}


def upgrade() -> None:
    """Make the tables, and the triggers that keep what people and staff said."""
    _sealed_log("hearings", "sealed_hearing")
    _hearing_steps()
    _sealed_log("call_notes", "sealed_note")
    for table, columns in _KEPT_UNTIL_ERASED.items():
        _keep_until_erased(table, columns)


def _sealed_log(name: str, sealed: str) -> None:
    op.create_table(
        name,
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column(sealed, sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f(f"fk_{name}_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{name}_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_case_id"), name, ["case_id"], unique=False)


def _hearing_steps() -> None:
    name = "hearing_steps"
    op.create_table(
        name,
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("hearing_id", RowId, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("conversation_id", RowId, nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f(f"fk_{name}_case_id")),
        sa.ForeignKeyConstraint(["hearing_id"], ["hearings.id"], name=op.f(f"fk_{name}_hearing_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f(f"fk_{name}_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("hearing_id", "name", name=op.f(f"uq_{name}_hearing_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_case_id"), name, ["case_id"], unique=False)
    op.create_index(op.f(f"ix_{name}_conversation_id"), name, ["conversation_id"], unique=False)
    op.create_index(op.f(f"ix_{name}_state_due_at"), name, ["state", "due_at"], unique=False)


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
