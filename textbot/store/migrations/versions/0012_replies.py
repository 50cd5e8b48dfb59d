"""Drafts of replies, machine translations of texts, and texts that wait a moment before they go out."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("outbound", sa.Column("due_at", MOMENT, nullable=True))
    op.create_table(
        "drafts",
        sa.Column("conversation_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_drafts_conversation_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_drafts_staff_id"),
        sa.PrimaryKeyConstraint("conversation_id", "staff_id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_staff_id", "drafts", ["staff_id"])
    op.create_table(
        "translations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_translations"),
        sa.UniqueConstraint("direction", "message_id", "language", name="uq_translations_message"),
    )
    waiting = sa.text("state = 'new'")
    op.create_index(
        "ix_translations_due_at", "translations", ["due_at"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.drop_table("translations")
    op.drop_table("drafts")
    op.drop_column("outbound", "due_at")
