"""What every part of a text was made by, texts held for the morning, and who did what."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
HELD = sa.text("state = 'held'")


def upgrade() -> None:
    op.add_column("outbound", sa.Column("parts", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_outbound_held", "outbound", ["check_at"], sqlite_where=HELD, postgresql_where=HELD)
    op.create_index("ix_outbound_created_at", "outbound", ["created_at"])
    op.create_table(
        "audit_events",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_events"),
    )
    op.create_index("ix_audit_events_at", "audit_events", ["at"])


def downgrade() -> None:
    op.drop_table("audit_events")
    op.drop_index("ix_outbound_created_at", "outbound")
    op.drop_index("ix_outbound_held", "outbound")
    op.drop_column("outbound", "parts")
