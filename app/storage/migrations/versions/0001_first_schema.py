"""The first schema.

Revision: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)

_OUTBOX_STATES = (
    "state IN ('waiting', 'uncertain', 'sending', 'accepted', 'expired', 'withdrawn', 'dead', 'opted_out', "
    "'window', 'failed', 'dropped')"
)

_KEPT_UNTIL_ERASED = {
    "answer_revisions": "id, uid, person_id, address_hash, sealed_revision, at",
    "case_consents": "id, person_id, organisation_id, is_granted, at",
}
_KEPT_FOR_EVER = ("access_log",)


def upgrade() -> None:
    """Make every table, and the triggers that keep the append-only ones."""
    _access_log()
    _contacts()
    _content_templates()
    _counters()
    _erasures()
    _jobs()
    _kept_sids()
    _opt_outs()
    _organisations()
    _outbox_early_statuses()
    _outbox_senders()
    _persons()
    _provider_deletions()
    _service_state()
    _alerts()
    _cases()
    _contact_keys()
    _contact_persons()
    _outbox()
    _answer_revisions()
    _applicants()
    _case_consents()
    _conversations()
    _told()
    _told_facts()
    _inbound_messages()
    _media()
    _keep_append_only()


def _keep_append_only() -> None:
    """Rows of these tables do not change; they go with an erased person, or never."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(_REFUSE_CHANGE)
        op.execute(_REFUSE_UNLESS_ERASED)
    for table, columns in _KEPT_UNTIL_ERASED.items():
        if is_sqlite:
            living = "WHEN EXISTS (SELECT 1 FROM persons WHERE id = OLD.person_id AND erased_at IS NULL)"
            _sqlite_trigger(table, "unchanged", f"UPDATE OF {columns}")
            _sqlite_trigger(table, "undeleted", "DELETE", living)
        else:
            _postgres_trigger(table, "unchanged", f"UPDATE OF {columns}", "orienta_refuse_change")
            _postgres_trigger(table, "undeleted", "DELETE", "orienta_refuse_unless_erased")
    for table in _KEPT_FOR_EVER:
        for suffix, deed in (("unchanged", "UPDATE"), ("undeleted", "DELETE")):
            if is_sqlite:
                _sqlite_trigger(table, suffix, deed)
            else:
                _postgres_trigger(table, suffix, deed, "orienta_refuse_change")


def _sqlite_trigger(table: str, suffix: str, deed: str, condition: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _postgres_trigger(table: str, suffix: str, deed: str, function: str) -> None:
    op.execute(f"CREATE TRIGGER {table}_{suffix} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()")


_REFUSE_CHANGE = """
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


def _access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("case_code", sa.Text(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_access_log_case_code"), "access_log", ["case_code"], unique=False)


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sqlite_autoincrement=True,
    )


def _content_templates() -> None:
    op.create_table(
        "content_templates",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content_sid", sa.Text(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_content_templates")),
        sa.UniqueConstraint("content_sid", name=op.f("uq_content_templates_content_sid")),
    )


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("person_uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("provider_copies", sa.Integer(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("person_uid", name=op.f("uq_erasures_person_uid")),
        sa.UniqueConstraint("receipt", name=op.f("uq_erasures_receipt")),
        sqlite_autoincrement=True,
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("next_run_at", Moment, nullable=False),
        sa.Column("last_run_at", Moment, nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_error", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_jobs")),
    )


def _kept_sids() -> None:
    op.create_table(
        "kept_sids",
        sa.Column("sid_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kept_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("sid_hash", name=op.f("pk_kept_sids")),
    )


def _opt_outs() -> None:
    op.create_table(
        "opt_outs",
        sa.Column("key_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_opt_outs")),
    )


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisations_slug")),
        sqlite_autoincrement=True,
    )


def _outbox_early_statuses() -> None:
    op.create_table(
        "outbox_early_statuses",
        sa.Column("sid", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("sid", name=op.f("pk_outbox_early_statuses")),
    )


def _outbox_senders() -> None:
    op.create_table(
        "outbox_senders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=140), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=True),
        sa.Column("refilled_at", Moment, nullable=True),
        sa.Column("paused_until", Moment, nullable=True),
        sa.Column("troubles", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_senders")),
        sa.UniqueConstraint("channel", "name", name=op.f("uq_outbox_senders_channel_name")),
    )


def _persons() -> None:
    op.create_table(
        "persons",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_recovery_word", sa.LargeBinary(), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until", Moment, nullable=True),
        sa.Column("absorbed_by_id", RowId, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("farewell_until", Moment, nullable=True),
        sa.Column("erased_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(["absorbed_by_id"], ["persons.id"], name=op.f("fk_persons_absorbed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("uid", name=op.f("uq_persons_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_persons_absorbed_by_id"), "persons", ["absorbed_by_id"], unique=False)
    op.create_index(op.f("ix_persons_farewell_until"), "persons", ["farewell_until"], unique=False)


def _provider_deletions() -> None:
    op.create_table(
        "provider_deletions",
        sa.Column("sid", sa.Text(), nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("not_before", Moment, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sid", name=op.f("pk_provider_deletions")),
    )
    op.create_index(op.f("ix_provider_deletions_not_before"), "provider_deletions", ["not_before"], unique=False)


def _service_state() -> None:
    op.create_table(
        "service_state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_service_state")),
    )


def _alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("case_code", sa.Text(), nullable=True),
        sa.Column("organisation_id", RowId, nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("notified_at", Moment, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", Moment, nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_alerts_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alerts_case_code"), "alerts", ["case_code"], unique=False)
    op.create_index(op.f("ix_alerts_notified_at"), "alerts", ["notified_at"], unique=False)
    op.create_index(op.f("ix_alerts_organisation_id"), "alerts", ["organisation_id"], unique=False)


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("hearing_at", Moment, nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("last_activity_at", Moment, nullable=False),
        sa.Column("purge_announced_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_cases_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_cases_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("code", name=op.f("uq_cases_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cases_hearing_at"), "cases", ["hearing_at"], unique=False)
    op.create_index(op.f("ix_cases_last_activity_at"), "cases", ["last_activity_at"], unique=False)
    op.create_index(op.f("ix_cases_organisation_id"), "cases", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_cases_person_id"), "cases", ["person_id"], unique=False)


def _contact_keys() -> None:
    op.create_table(
        "contact_keys",
        sa.Column("key_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("contact_id", RowId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_contact_keys_contact_id")),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_contact_keys")),
    )
    op.create_index(op.f("ix_contact_keys_contact_id"), "contact_keys", ["contact_id"], unique=False)


def _contact_persons() -> None:
    op.create_table(
        "contact_persons",
        sa.Column("contact_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_contact_persons_contact_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_contact_persons_person_id")),
        sa.PrimaryKeyConstraint("contact_id", "person_id", name=op.f("pk_contact_persons")),
    )
    op.create_index(op.f("ix_contact_persons_person_id"), "contact_persons", ["person_id"], unique=False)
    op.create_index(
        "uq_contact_persons_current",
        "contact_persons",
        ["contact_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("is_later", sa.Boolean(), nullable=False),
        sa.Column("next_try_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=True),
        sa.Column("claims", sa.Integer(), server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("asks", sa.Integer(), server_default="0", nullable=False),
        sa.Column("uncertain_since", Moment, nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("claimed_at", Moment, nullable=True),
        sa.Column("lease_until", Moment, nullable=True),
        sa.Column("sid", sa.String(length=64), nullable=True),
        sa.Column("accepted_at", Moment, nullable=True),
        sa.Column("ended_at", Moment, nullable=True),
        sa.Column("delivery_status", sa.String(length=12), nullable=True),
        sa.Column("delivery_rank", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.CheckConstraint(_OUTBOX_STATES, name=op.f("ck_outbox_state")),
        sa.ForeignKeyConstraint(["sender_id"], ["outbox_senders.id"], name=op.f("fk_outbox_sender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sa.UniqueConstraint("sid", name=op.f("uq_outbox_sid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_accepted_at", "outbox", ["accepted_at"], unique=False)
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["sender_id", "priority", "next_try_at", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'uncertain')"),
        postgresql_where=sa.text("state IN ('waiting', 'uncertain')"),
    )
    op.create_index(
        "ix_outbox_expires",
        "outbox",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'uncertain')"),
        postgresql_where=sa.text("state IN ('waiting', 'uncertain')"),
    )
    op.create_index(
        "ix_outbox_lane_open",
        "outbox",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'uncertain', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'uncertain', 'sending')"),
    )
    op.create_index(
        "ix_outbox_lease",
        "outbox",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_index(
        "ix_outbox_next_try",
        "outbox",
        ["next_try_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'uncertain')"),
        postgresql_where=sa.text("state IN ('waiting', 'uncertain')"),
    )
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"], unique=False)
    op.create_index(
        "uq_outbox_lane_sending",
        "outbox",
        ["lane"],
        unique=True,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )


def _answer_revisions() -> None:
    op.create_table(
        "answer_revisions",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("address_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed_revision", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_answer_revisions_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_answer_revisions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_revisions")),
        sa.UniqueConstraint("uid", name=op.f("uq_answer_revisions_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_answer_revisions_case_id_address_hash_id"),
        "answer_revisions",
        ["case_id", "address_hash", "id"],
        unique=False,
    )


def _applicants() -> None:
    op.create_table(
        "applicants",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_applicants_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicants")),
        sa.UniqueConstraint("case_id", "position", name=op.f("uq_applicants_case_id_position")),
        sqlite_autoincrement=True,
    )


def _case_consents() -> None:
    op.create_table(
        "case_consents",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("organisation_id", RowId, nullable=False),
        sa.Column("is_granted", sa.Boolean(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_consents_case_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_case_consents_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_case_consents_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_consents")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_case_consents_case_id"), "case_consents", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_consents_organisation_id"), "case_consents", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_case_consents_person_id"), "case_consents", ["person_id"], unique=False)


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("contact_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("sealed_state", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_handed_off", sa.Boolean(), nullable=False),
        sa.Column("last_inbound_at", Moment, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_conversations_case_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_conversations_contact_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_conversations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint("contact_id", "person_id", name=op.f("uq_conversations_contact_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_conversations_case_id"), "conversations", ["case_id"], unique=False)
    op.create_index(op.f("ix_conversations_person_id"), "conversations", ["person_id"], unique=False)


def _told() -> None:
    op.create_table(
        "told",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("sealed_told", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_told_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_told_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told")),
        sa.UniqueConstraint("uid", name=op.f("uq_told_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_told_case_id"), "told", ["case_id"], unique=False)


def _told_facts() -> None:
    op.create_table(
        "told_facts",
        sa.Column("fact_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("case_id", RowId, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_told_facts_case_id")),
        sa.PrimaryKeyConstraint("fact_hash", "case_id", name=op.f("pk_told_facts")),
    )
    op.create_index(op.f("ix_told_facts_case_id"), "told_facts", ["case_id"], unique=False)


def _inbound_messages() -> None:
    op.create_table(
        "inbound_messages",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("sid", sa.Text(), nullable=False),
        sa.Column("conversation_id", RowId, nullable=False),
        sa.Column("contact_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("sealed_message", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_inbound_messages_contact_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_inbound_messages_conversation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_inbound_messages_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_messages")),
        sa.UniqueConstraint("sid", name=op.f("uq_inbound_messages_sid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_inbound_messages_contact_id_received_at"),
        "inbound_messages",
        ["contact_id", "received_at"],
        unique=False,
    )
    op.create_index(op.f("ix_inbound_messages_conversation_id"), "inbound_messages", ["conversation_id"], unique=False)


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("conversation_id", RowId, nullable=False),
        sa.Column("person_id", RowId, nullable=False),
        sa.Column("message_sid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sealed_source", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", Moment, nullable=True),
        sa.Column("kept_at", Moment, nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_media_conversation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_media_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        sa.UniqueConstraint("message_sid", "position", name=op.f("uq_media_message_sid_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_media_conversation_id"), "media", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_media_state_not_before"), "media", ["state", "not_before"], unique=False)
