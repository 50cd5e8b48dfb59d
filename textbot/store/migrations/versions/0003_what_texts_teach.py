"""What texts teach: questions nobody answered, labels, ratings, followers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
WAITING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.add_column("contacts", sa.Column("surveyed_at", MOMENT, nullable=True))
    op.create_table(
        "followers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_followers_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_followers"),
    )
    op.create_index(
        "ix_followers_waiting",
        "followers",
        ["contact_id", "key"],
        unique=True,
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_index(
        "ix_followers_key", "followers", ["key"], unique=False, sqlite_where=WAITING, postgresql_where=WAITING
    )
    op.create_table(
        "labels",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("normal", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("choice", sa.String(length=88), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        sa.UniqueConstraint("normal", "language", "choice", name="uq_labels_normal_language_choice"),
    )
    op.create_index("ix_labels_status", "labels", ["status", "id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("normal", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("normal", "language", "reason", "key", name="uq_questions_normal_language_reason_key"),
    )
    op.create_index("ix_questions_last_at", "questions", ["last_at"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("playbook", sa.String(length=40), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_ratings_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ratings"),
        sa.UniqueConstraint("contact_id", "key", "playbook", name="uq_ratings_contact_id_key_playbook"),
    )
    op.create_index("ix_ratings_key", "ratings", ["key", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("ratings")
    op.drop_table("questions")
    op.drop_table("labels")
    op.drop_table("followers")
    op.drop_column("contacts", "surveyed_at")
