"""Second contacts for the check-ins of a hearing day.

Revision: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table; its rows go when they are no longer needed, so nothing keeps them."""
    name = "second_contacts"
    op.create_table(
        name,
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("seat_hash", sa.LargeBinary(length=16), nullable=True),
        sa.Column("sealed_second", sa.LargeBinary(), nullable=False),
        sa.Column("told_at", Moment, nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f(f"fk_{name}_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f(f"fk_{name}_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
        sa.UniqueConstraint("code_hash", name=op.f(f"uq_{name}_code_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_case_id"), name, ["case_id"], unique=False)
    op.create_index(op.f(f"ix_{name}_seat_hash"), name, ["seat_hash"], unique=False)
