"""Work orders in the city's own systems: what they are still to be told, what they call it, how each is doing."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNSETTLED = sa.text("state IN ('waiting', 'sending', 'unsure')")


def upgrade() -> None:
    op.create_table(
        "connectors",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("open_until", MOMENT, nullable=True),
        sa.Column("last_success_at", MOMENT, nullable=True),
        sa.Column("last_failure_at", MOMENT, nullable=True),
        sa.Column("last_error", sa.String(length=200), nullable=False),
        sa.Column("polled_at", MOMENT, nullable=True),
        sa.Column("states_until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_connectors"),
    )
    op.create_table(
        "pushes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("note_id", KEY, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_pushes_request_id"),
        sa.ForeignKeyConstraint(["note_id"], ["request_notes.id"], name="fk_pushes_note_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pushes"),
    )
    op.create_index("ix_pushes_request_id", "pushes", ["request_id", "id"])
    op.create_index("ix_pushes_unsettled", "pushes", ["next_at"], sqlite_where=UNSETTLED, postgresql_where=UNSETTLED)
    op.create_index("ix_pushes_system_state", "pushes", ["system", "state"])
    op.create_table(
        "work_orders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("token", sa.String(length=120), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=80), nullable=False),
        sa.Column("status_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_work_orders_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_work_orders"),
        sa.UniqueConstraint("request_id", "system", name="uq_work_orders_request_id_system"),
    )
    op.create_index("ix_work_orders_external_id", "work_orders", ["system", "external_id"])


def downgrade() -> None:
    for table in ("work_orders", "pushes", "connectors"):
        op.drop_table(table)
