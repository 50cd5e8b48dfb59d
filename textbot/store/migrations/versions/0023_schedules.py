"""Notices that come again by a rule, and what each line of a newsletter was made from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    _schedules()
    _runs()
    _newsletters()


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("rule", JSON, nullable=False),
        sa.Column("notice_id", KEY),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("since", MOMENT),
        sa.Column("looked_until", MOMENT),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_schedules_notice_id_notices"),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sa.UniqueConstraint("key", name="uq_schedules_key"),
        sa.UniqueConstraint("notice_id", name="uq_schedules_notice_id"),
    )


def _runs() -> None:
    op.create_table(
        "schedule_runs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("schedule_id", KEY, nullable=False),
        sa.Column("occurrence", sa.String(64), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        sa.Column("notice_id", KEY),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.id"], name="fk_schedule_runs_schedule_id_schedules"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_schedule_runs_notice_id_notices"),
        sa.PrimaryKeyConstraint("id", name="pk_schedule_runs"),
        sa.UniqueConstraint("schedule_id", "occurrence", name="uq_schedule_runs_schedule_id_occurrence"),
    )
    op.create_index("ix_schedule_runs_due_at", "schedule_runs", ["schedule_id", "due_at"])


def _newsletters() -> None:
    op.create_table(
        "newsletter_facts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("notice_id", KEY, nullable=False),
        sa.Column("fact", sa.String(80), nullable=False),
        sa.Column("values", JSON, nullable=False),
        sa.Column("rows", JSON, nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_newsletter_facts_notice_id_notices"),
        sa.PrimaryKeyConstraint("id", name="pk_newsletter_facts"),
        sa.UniqueConstraint("notice_id", "fact", name="uq_newsletter_facts_notice_id_fact"),
    )
    op.create_table(
        "newsletter_lines",
        sa.Column("id", KEY, nullable=False),
        sa.Column("notice_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("lines", JSON, nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_newsletter_lines_notice_id_notices"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_newsletter_lines_contact_id_contacts"),
        sa.PrimaryKeyConstraint("id", name="pk_newsletter_lines"),
        sa.UniqueConstraint("notice_id", "contact_id", name="uq_newsletter_lines_notice_id_contact_id"),
    )
    op.create_index("ix_newsletter_lines_contact_id", "newsletter_lines", ["contact_id"])


def downgrade() -> None:
    for table in ("newsletter_lines", "newsletter_facts", "schedule_runs", "schedules"):
        op.drop_table(table)
