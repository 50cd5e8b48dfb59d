"""A conversation knows since when it waits, until when it sleeps and when an answer is due."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
MOMENTS = (
    "came_at",
    "due_at",
    "snoozed_until",
    "last_heard_at",
    "first_staff_at",
    "acked_at",
    "escalated_at",
)
IN_INBOX = sa.text("status IN ('waiting', 'open')")
SNOOZED = sa.text("snoozed_until IS NOT NULL")
WORK = ["priority", "due_at", "id", "status", "department", "assignee_id", "snoozed_until"]
WORK += ["last_staff_at", "last_heard_at"]

# What came before there were targets is due since it came. "Heard last" is the newest text of the resident.
BACKFILL = (
    "UPDATE conversations SET came_at = coalesce(waiting_since, opened_at, last_message_at), "
    "first_staff_at = CASE WHEN last_staff_at >= opened_at THEN last_staff_at END WHERE status IN ('waiting', 'open')",
    "UPDATE conversations SET last_heard_at = "
    "(SELECT max(received_at) FROM inbound WHERE inbound.contact_id = conversations.contact_id)",
    "UPDATE conversations SET due_at = came_at WHERE status = 'waiting' OR (status = 'open' AND unread > 0)",
)


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("conversations", sa.Column(name, MOMENT, nullable=True))
    op.add_column("conversations", sa.Column("acked_by", KEY, nullable=True))
    for statement in BACKFILL:
        op.execute(statement)
    op.drop_index("ix_conversations_inbox", "conversations")
    op.create_index("ix_conversations_work", "conversations", WORK, sqlite_where=IN_INBOX, postgresql_where=IN_INBOX)
    op.create_index("ix_conversations_newest", "conversations", ["last_message_at", "id", "status", "department"])
    op.create_index(
        "ix_conversations_snoozed", "conversations", ["snoozed_until"], sqlite_where=SNOOZED, postgresql_where=SNOOZED
    )


def downgrade() -> None:
    for name in ("ix_conversations_snoozed", "ix_conversations_newest", "ix_conversations_work"):
        op.drop_index(name, "conversations")
    op.create_index("ix_conversations_inbox", "conversations", ["status", "priority", "waiting_since"])
    with op.batch_alter_table("conversations") as batch:
        for name in (*MOMENTS, "acked_by"):
            batch.drop_column(name)
