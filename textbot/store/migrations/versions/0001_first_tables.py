"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("language_sure", sa.Boolean(), nullable=False),
        sa.Column("opt_out", sa.String(length=8), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("session_turn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contacts"),
        sa.UniqueConstraint("phone", name="uq_contacts_phone"),
    )
    op.create_index("ix_contacts_opt_out", "contacts", ["opt_out"])
    op.create_table(
        "counters",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.create_table(
        "current_playbook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_current_playbook"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("ref", KEY, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["due_at"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "playbooks",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_playbooks"),
    )
    op.create_table(
        "staff",
        sa.Column("id", KEY, nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("disabled_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("email", name="uq_staff_email"),
    )
    op.create_table(
        "conversations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("assignee_id", KEY, nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.Column("waiting_since", MOMENT, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("last_staff_at", MOMENT, nullable=True),
        sa.Column("last_message_at", MOMENT, nullable=False),
        sa.Column("routed_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_conversations_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("contact_id", name="uq_conversations_contact_id"),
    )
    op.create_index("ix_conversations_inbox", "conversations", ["status", "priority", "waiting_since"])
    op.create_table(
        "inbound",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sid", sa.String(length=64), nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("opt_out_type", sa.String(length=8), nullable=False),
        sa.Column("form", JSON, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("by_machine", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_inbound_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inbound"),
        sa.UniqueConstraint("sid", name="uq_inbound_sid"),
    )
    op.create_index("ix_inbound_contact_id", "inbound", ["contact_id", "id"])
    op.create_index(
        "ix_inbound_waiting",
        "inbound",
        ["contact_id", "id"],
        sqlite_where=sa.text("turn IS NULL"),
        postgresql_where=sa.text("turn IS NULL"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_sessions_staff_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_staff_sessions"),
    )
    op.create_table(
        "consents",
        sa.Column("id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("lies_with", sa.String(length=8), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("inbound_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_consents_contact_id"),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_consents_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_contact_id", "consents", ["contact_id", "id"])
    op.create_table(
        "media",
        sa.Column("id", KEY, nullable=False),
        sa.Column("inbound_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("claimed_type", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("problem", sa.String(length=120), nullable=False),
        sa.Column("content_type", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("stored_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_media_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_media"),
        sa.UniqueConstraint("inbound_id", "number", name="uq_media_inbound_id_number"),
    )
    op.create_table(
        "outbound",
        sa.Column("id", KEY, nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("inbound_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("via", sa.String(length=5), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("sid", sa.String(length=64), nullable=True),
        sa.Column("error", sa.String(length=16), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("playbook", sa.String(length=40), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("handed_at", MOMENT, nullable=True),
        sa.Column("check_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_outbound_contact_id"),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_outbound_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbound"),
        sa.UniqueConstraint("sid", name="uq_outbound_sid"),
        sa.UniqueConstraint("token", name="uq_outbound_token"),
    )
    op.create_index(
        "ix_outbound_check_at",
        "outbound",
        ["check_at"],
        sqlite_where=sa.text("state IN ('queued', 'sending', 'unsure')"),
        postgresql_where=sa.text("state IN ('queued', 'sending', 'unsure')"),
    )
    op.create_index("ix_outbound_contact_id", "outbound", ["contact_id", "id"])
    op.create_index("ix_outbound_inbound_id", "outbound", ["inbound_id"])
    op.create_index(
        "ix_outbound_unsettled",
        "outbound",
        ["contact_id", "id"],
        sqlite_where=sa.text("state IN ('queued', 'sending', 'unsure')"),
        postgresql_where=sa.text("state IN ('queued', 'sending', 'unsure')"),
    )
    op.create_table(
        "requests",
        sa.Column("id", KEY, nullable=False),
        sa.Column("reference", sa.String(length=24), nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("inbound_id", KEY, nullable=False),
        sa.Column("flow", sa.String(length=60), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("slots", JSON, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("district", sa.String(length=40), nullable=True),
        sa.Column("zone", sa.String(length=40), nullable=True),
        sa.Column("confidence", sa.String(length=16), nullable=False),
        sa.Column("found_by", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("photo_sids", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_requests_contact_id"),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_requests_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("inbound_id", name="uq_requests_inbound_id"),
        sa.UniqueConstraint("reference", name="uq_requests_reference"),
    )
    op.create_index("ix_requests_contact_id", "requests", ["contact_id", "id"])


def downgrade() -> None:
    op.drop_table("requests")
    op.drop_table("outbound")
    op.drop_table("media")
    op.drop_table("consents")
    op.drop_table("staff_sessions")
    op.drop_table("inbound")
    op.drop_table("conversations")
    op.drop_table("staff")
    op.drop_table("playbooks")
    op.drop_table("outbox")
    op.drop_table("current_playbook")
    op.drop_table("counters")
    op.drop_table("contacts")
