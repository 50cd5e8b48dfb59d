"""Packs of answers that staff switch by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "pack_switches",
        sa.Column("id", KEY, nullable=False),
        sa.Column("pack", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pack_switches"),
    )
    op.create_index("ix_pack_switches_pack", "pack_switches", ["pack"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_pack_switches_pack", table_name="pack_switches")
    op.drop_table("pack_switches")
