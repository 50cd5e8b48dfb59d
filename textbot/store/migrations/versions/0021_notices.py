"""Notices: what operators send, to whom, and what each resident agreed to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OF_NOTICE = sa.text("notice_id IS NOT NULL")
LEASED = sa.text("state = 'claimed'")
MOMENTS = ("not_before", "tested_at", "submitted_at", "approved_at", "prepared_at", "started_at", "finished_at")
CONSENT = {"topic": 40, "how": 8, "version": 40, "language": 8}


def upgrade() -> None:
    _notices()
    _recipients()
    _choices()
    for name, length in CONSENT.items():
        op.add_column("consents", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    for name in ("shown", "proof"):
        op.add_column("consents", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("consents", sa.Column("staff_id", KEY, nullable=True))
    # "wrong_number" and the like are longer than what was written down until now.
    with op.batch_alter_table("consents") as batch:
        batch.alter_column("what", type_=sa.String(16), existing_type=sa.String(8), existing_nullable=False)
    op.add_column("contacts", sa.Column("zone", sa.String(40), nullable=False, server_default=""))
    op.add_column("contacts", sa.Column("first_name", sa.String(60), nullable=False, server_default=""))
    op.add_column("contacts", sa.Column("unreachable", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("contacts", sa.Column("suspended_at", MOMENT, nullable=True))
    op.add_column("outbound", sa.Column("notice_id", KEY, nullable=True))
    op.create_index(
        "ix_outbound_notice_id",
        "outbound",
        ["notice_id", "state"],
        sqlite_where=OF_NOTICE,
        postgresql_where=OF_NOTICE,
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("class_", sa.String(12), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False, server_default=""),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("audience", JSON, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("validity_minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("why", sa.String(80), nullable=False, server_default=""),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT, nullable=True) for name in MOMENTS),
        sa.Column("approved_by", KEY, nullable=True),
        sa.Column("approval", sa.String(12), nullable=False, server_default=""),
        sa.Column("corrects_id", KEY, nullable=True),
        sa.Column("schedule_id", KEY, nullable=True),
        sa.Column("poll", JSON, nullable=True),
        sa.Column("more", JSON, nullable=True),
        sa.Column("estimate", JSON, nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name="fk_notices_author_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("key", name="uq_notices_key"),
    )
    op.create_index("ix_notices_state", "notices", ["state", "not_before"])


def _recipients() -> None:
    op.create_table(
        "recipients",
        sa.Column("id", KEY, nullable=False),
        sa.Column("notice_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("error", sa.String(16), nullable=False, server_default=""),
        sa.Column("language", sa.String(8), nullable=False, server_default=""),
        sa.Column("body", sa.Text(), nullable=False, server_default=""),
        sa.Column("segments", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("sender", sa.String(40), nullable=False, server_default=""),
        sa.Column("outbound_id", KEY, nullable=True),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_recipients_notice_id_notices"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_recipients_contact_id_contacts"),
        sa.PrimaryKeyConstraint("id", name="pk_recipients"),
        sa.UniqueConstraint("notice_id", "contact_id", name="uq_recipients_notice_id_contact_id"),
    )
    op.create_index("ix_recipients_contact_id", "recipients", ["contact_id", "id"])
    op.create_index("ix_recipients_state", "recipients", ["notice_id", "state", "not_before", "id"])
    op.create_index(
        "ix_recipients_leased", "recipients", ["claimed_until"], sqlite_where=LEASED, postgresql_where=LEASED
    )


def _choices() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("asked_again_at", MOMENT, nullable=True),
        sa.Column("source", sa.String(8), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_subscriptions_contact_id_contacts"),
        sa.PrimaryKeyConstraint("contact_id", "topic", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_topic", "subscriptions", ["topic", "state", "contact_id"])
    op.create_table(
        "delivery_wishes",
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("muted_until", MOMENT, nullable=True),
        sa.Column("after", sa.String(5), nullable=False, server_default=""),
        sa.Column("before", sa.String(5), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_delivery_wishes_contact_id_contacts"),
        sa.PrimaryKeyConstraint("contact_id", "topic", name="pk_delivery_wishes"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbound_notice_id", "outbound")
    with op.batch_alter_table("outbound") as batch:
        batch.drop_column("notice_id")
    with op.batch_alter_table("contacts") as batch:
        for name in ("suspended_at", "unreachable", "first_name", "zone"):
            batch.drop_column(name)
    with op.batch_alter_table("consents") as batch:
        batch.alter_column("what", type_=sa.String(8), existing_type=sa.String(16), existing_nullable=False)
        for name in ("staff_id", "proof", "shown", *CONSENT):
            batch.drop_column(name)
    for name in ("delivery_wishes", "subscriptions", "recipients", "notices"):
        op.drop_table(name)
