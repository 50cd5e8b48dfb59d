"""Lookups: inquiries at connectors, tries at accounts, kept addresses."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB, "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "homes",
        sa.Column("contact_id", KEY, autoincrement=False, nullable=False),
        sa.Column("said", sa.String(length=8), nullable=False),
        sa.Column("place", JSON, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_homes_contact_id"),
        sa.PrimaryKeyConstraint("contact_id", name="pk_homes"),
    )
    op.create_table(
        "inquiries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("inbound_id", KEY, nullable=False),
        sa.Column("flow", sa.String(length=80), nullable=False),
        sa.Column("connector", sa.String(length=80), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_inquiries_contact_id"),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_inquiries_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inquiries"),
    )
    op.create_index("ix_inquiries_contact_id", "inquiries", ["contact_id"])
    op.create_table(
        "account_tries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("sid", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_tries"),
        sa.UniqueConstraint("who", "sid", name="uq_account_tries_who_sid"),
    )
    op.create_index("ix_account_tries_at", "account_tries", ["at"])


def downgrade() -> None:
    op.drop_table("account_tries")
    op.drop_table("inquiries")
    op.drop_table("homes")
