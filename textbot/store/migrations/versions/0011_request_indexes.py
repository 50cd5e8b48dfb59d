"""Indexes for what is asked of many requests: what stands at a place, a page of one kind, texts that machines caused."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BY_MACHINE = sa.text("by_machine")


def upgrade() -> None:
    op.create_index("ix_requests_place", "requests", ["lat", "lon"])
    op.create_index("ix_requests_flow", "requests", ["flow", "created_at"])
    op.create_index(
        "ix_request_updates_machine",
        "request_updates",
        ["created_at"],
        sqlite_where=BY_MACHINE,
        postgresql_where=BY_MACHINE,
    )


def downgrade() -> None:
    op.drop_index("ix_request_updates_machine", "request_updates")
    op.drop_index("ix_requests_flow", "requests")
    op.drop_index("ix_requests_place", "requests")
