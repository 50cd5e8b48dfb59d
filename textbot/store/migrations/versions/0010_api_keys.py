"""Keys of programs that file requests over Open311, and what each of them filed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("per_minute", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.UniqueConstraint("key_hash", name="uq_api_keys_key_hash"),
        sa.UniqueConstraint("name", name="uq_api_keys_name"),
    )
    op.create_table(
        "api_posts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key_id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["api_keys.id"], name="fk_api_posts_key_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_api_posts_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_api_posts"),
        sa.UniqueConstraint("key_id", "token", name="uq_api_posts_key_id_token"),
    )
    op.create_index("ix_api_posts_token", "api_posts", ["token"])
    op.create_index("ix_api_posts_fingerprint", "api_posts", ["key_id", "fingerprint", "at"])


def downgrade() -> None:
    op.drop_table("api_posts")
    op.drop_table("api_keys")
