"""What staff write to each other about a conversation, and what happened to it besides texts."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNSEEN = sa.text("for_id IS NOT NULL AND seen_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("conversation_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("for_id", KEY, nullable=True),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_notes_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_conversation_id", "notes", ["conversation_id", "id"])
    op.create_index(
        "ix_notes_unseen", "notes", ["for_id", "conversation_id"], sqlite_where=UNSEEN, postgresql_where=UNSEEN
    )
    op.create_table(
        "conversation_events",
        sa.Column("id", KEY, nullable=False),
        sa.Column("conversation_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("to_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_conversation_events_conversation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_conversation_events"),
    )
    op.create_index("ix_conversation_events_conversation_id", "conversation_events", ["conversation_id", "id"])


def downgrade() -> None:
    op.drop_table("conversation_events")
    op.drop_table("notes")
