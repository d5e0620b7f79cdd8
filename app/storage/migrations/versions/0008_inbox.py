"""Emergencies and handoffs as an inbox; letters beside questions; when a form was begun and approved.

Revision: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the columns. What was raised before stays open until somebody closes it."""
    for name, kind in (
        ("taken_by", sa.Text()),
        ("taken_at", Moment),
        ("answered_at", Moment),
        ("closed_by", sa.Text()),
        ("closed_at", Moment),
    ):
        op.add_column("alerts", sa.Column(name, kind, nullable=True))
    columns = ["organisation_id", "kind", "at"]
    op.create_index(op.f(f"ix_alerts_{'_'.join(columns)}"), "alerts", columns, unique=False)
    op.add_column("ask_backs", sa.Column("kind", sa.Text(), nullable=False, server_default="item"))
    op.add_column("cases", sa.Column("began_at", Moment, nullable=True))
    op.add_column("cases", sa.Column("approved_at", Moment, nullable=True))
