"""One department's conversations, the newest first, are found without looking at those of all others."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

COLUMNS = ["department", "last_message_at", "id", "status"]


def upgrade() -> None:
    op.create_index("ix_conversations_department", "conversations", COLUMNS)


def downgrade() -> None:
    op.drop_index("ix_conversations_department", "conversations")
