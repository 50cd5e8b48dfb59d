"""What was done to many conversations at one press of a button, and what came of each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "bulk_runs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("deed", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("results", JSON, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_runs"),
        sa.UniqueConstraint("key", name="uq_bulk_runs_key"),
    )


def downgrade() -> None:
    op.drop_table("bulk_runs")
