"""Who signed, withdrew and renewed what is said.

Revision: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = "content_acts"


def upgrade() -> None:
    """Make the table, and the triggers that keep it from being rewritten."""
    op.create_table(
        TABLE,
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act_hash", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_acts")),
        sqlite_autoincrement=True,
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for suffix, deed in (("unchanged", "UPDATE"), ("undeleted", "DELETE")):
        name = f"{TABLE}_{suffix}"
        if is_sqlite:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {deed} ON {TABLE}  "
                f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {deed} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION orienta_refuse_change()"
            )
