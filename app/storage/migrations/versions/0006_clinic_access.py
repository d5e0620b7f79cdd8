"""Members of staff, how they enter the clinic, and what they did about access.

Revision: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)
Hash = sa.LargeBinary(length=16)


def upgrade() -> None:
    """Make the tables, and the triggers that keep the log of acts."""
    _staff()
    _entering()
    _invitations()
    _evenings()
    _keeping()
    _acts()


def _id() -> sa.Column[int]:
    return sa.Column("id", RowId, autoincrement=True, nullable=False)


def _uid(table: str) -> tuple[sa.Column[bytes], sa.UniqueConstraint]:
    return (
        sa.Column("uid", Hash, nullable=False),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("id",)), name=op.f(f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)


def _staff() -> None:
    op.create_table(
        "staff",
        _id(),
        *_uid("staff"),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("email_hash", Hash, nullable=False),
        sa.Column("sealed_profile", sa.LargeBinary(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_time_boxed", sa.Boolean(), nullable=False),
        sa.Column("sealed_password", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("seen_at", Moment, nullable=True),
        sa.Column("left_at", Moment, nullable=True),
        _refers("staff", "organisation_id", "organisations"),
        _key("staff"),
        sa.UniqueConstraint("code", name=op.f("uq_staff_code")),
        sa.UniqueConstraint("email_hash", name=op.f("uq_staff_email_hash")),
        sqlite_autoincrement=True,
    )
    _index("staff", "organisation_id")


def _entering() -> None:
    op.create_table(
        "staff_recovery_codes",
        sa.Column("code_hash", Hash, nullable=False),
        sa.Column("staff_id", RowId, nullable=False),
        sa.Column("used_at", Moment, nullable=True),
        _refers("staff_recovery_codes", "staff_id", "staff"),
        _key("staff_recovery_codes", "code_hash"),
    )
    op.create_table(
        "staff_sessions",
        _id(),
        sa.Column("token_hash", Hash, nullable=False),
        sa.Column("staff_id", RowId, nullable=False),
        sa.Column("began_at", Moment, nullable=False),
        sa.Column("seen_at", Moment, nullable=False),
        sa.Column("ends_at", Moment, nullable=False),
        sa.Column("ended_at", Moment, nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        _refers("staff_sessions", "staff_id", "staff"),
        _key("staff_sessions"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_sessions_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff_devices",
        sa.Column("device_hash", Hash, nullable=False),
        sa.Column("staff_id", RowId, nullable=False),
        sa.Column("seen_at", Moment, nullable=False),
        _refers("staff_devices", "staff_id", "staff"),
        _key("staff_devices", "device_hash"),
    )
    op.create_table(
        "staff_tries",
        sa.Column("key_hash", Hash, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", Moment, nullable=False),
        sa.Column("not_before", Moment, nullable=False),
        _key("staff_tries", "key_hash"),
    )
    for table in ("staff_recovery_codes", "staff_sessions", "staff_devices"):
        _index(table, "staff_id")
    _index("staff_sessions", "ends_at")
    _index("staff_tries", "last_at")


def _invitations() -> None:
    table = "staff_invitations"
    op.create_table(
        table,
        _id(),
        *_uid(table),
        sa.Column("token_hash", Hash, nullable=False),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("sealed_invitation", sa.LargeBinary(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_time_boxed", sa.Boolean(), nullable=False),
        sa.Column("staff_id", RowId, nullable=True),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("spent_at", Moment, nullable=True),
        _refers(table, "organisation_id", "organisations"),
        _refers(table, "staff_id", "staff"),
        _key(table),
        sa.UniqueConstraint("token_hash", name=op.f(f"uq_{table}_token_hash")),
        sqlite_autoincrement=True,
    )
    _index(table, "organisation_id")
    _index(table, "staff_id")


def _evenings() -> None:
    op.create_table(
        "staff_evenings",
        _id(),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("opens_at", Moment, nullable=False),
        sa.Column("closes_at", Moment, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        _refers("staff_evenings", "organisation_id", "organisations"),
        _key("staff_evenings"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff_evening_members",
        sa.Column("evening_id", RowId, nullable=False),
        sa.Column("staff_id", RowId, nullable=False),
        _refers("staff_evening_members", "evening_id", "staff_evenings"),
        _refers("staff_evening_members", "staff_id", "staff"),
        _key("staff_evening_members", "evening_id", "staff_id"),
    )
    op.create_table(
        "staff_lockdowns",
        _id(),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("locked_by", sa.Text(), nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.Column("lifted_at", Moment, nullable=True),
        _refers("staff_lockdowns", "organisation_id", "organisations"),
        _key("staff_lockdowns"),
        sqlite_autoincrement=True,
    )
    _index("staff_evenings", "organisation_id")
    _index("staff_evenings", "closes_at")
    _index("staff_evening_members", "staff_id")
    _index("staff_lockdowns", "organisation_id")


def _keeping() -> None:
    table = "staff_kept_texts"
    op.create_table(
        table,
        _id(),
        *_uid(table),
        sa.Column("staff_id", RowId, nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        _refers(table, "staff_id", "staff"),
        _key(table),
        sqlite_autoincrement=True,
    )
    _index(table, "staff_id")
    _index(table, "at")


def _acts() -> None:
    op.create_table(
        "staff_acts",
        _id(),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        _refers("staff_acts", "organisation_id", "organisations"),
        _key("staff_acts"),
        sqlite_autoincrement=True,
    )
    _index("staff_acts", "organisation_id", "at")
    for suffix, deed in (("unchanged", "UPDATE"), ("undeleted", "DELETE")):
        if op.get_bind().dialect.name == "sqlite":
            body = "BEGIN SELECT RAISE(ABORT, 'staff_acts is append-only'); END"
        else:
            body = "FOR EACH ROW EXECUTE FUNCTION orienta_refuse_change()"
        op.execute(f"CREATE TRIGGER staff_acts_{suffix} BEFORE {deed} ON staff_acts {body}")
