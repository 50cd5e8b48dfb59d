"""Storm mode: its switch, what many text at once, whose report waits; and what residents answer to a notice's poll."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN = sa.text("closed_at IS NULL")
UNTOLD = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "storms",
        sa.Column("id", KEY, nullable=False),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("pauses", JSON, nullable=False),
        sa.Column("incidents", JSON, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("started_by", sa.String(200), nullable=False),
        sa.Column("ended_by", sa.String(200), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_storms"),
    )
    op.create_index("ix_storms_running", "storms", ["until"], sqlite_where=sa.text("ended_at IS NULL"),
                    postgresql_where=sa.text("ended_at IS NULL"))  # fmt: skip
    _incidents()
    op.create_table(
        "storm_holds",
        sa.Column("storm_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("flow", sa.String(60), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["storm_id"], ["storms.id"], name="fk_storm_holds_storm_id_storms"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_storm_holds_contact_id_contacts"),
        sa.PrimaryKeyConstraint("storm_id", "contact_id", name="pk_storm_holds"),
    )
    op.create_index(
        "ix_storm_holds_untold", "storm_holds", ["contact_id"], sqlite_where=UNTOLD, postgresql_where=UNTOLD
    )
    op.create_table(
        "poll_answers",
        sa.Column("notice_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("answer", sa.String(4), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_poll_answers_notice_id_notices"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_poll_answers_contact_id_contacts"),
        sa.PrimaryKeyConstraint("notice_id", "contact_id", name="pk_poll_answers"),
    )


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", KEY, nullable=False),
        sa.Column("storm_id", KEY, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", sa.String(200), nullable=False, server_default=""),
        sa.Column("all_clear", JSON, nullable=False),
        sa.ForeignKeyConstraint(["storm_id"], ["storms.id"], name="fk_incidents_storm_id_storms"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_incidents_request_id_requests"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
        sa.UniqueConstraint("request_id", name="uq_incidents_request_id"),
    )
    op.create_index(
        "ix_incidents_open", "incidents", ["kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "incident_texts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("incident_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("inbound_id", KEY, nullable=False),
        sa.Column("place", sa.Text(), nullable=False, server_default=""),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("district", sa.String(40), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name="fk_incident_texts_incident_id_incidents"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_incident_texts_contact_id_contacts"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_texts"),
    )
    op.create_index("ix_incident_texts_incident_id", "incident_texts", ["incident_id", "id"])


def downgrade() -> None:
    for name in ("poll_answers", "storm_holds", "incident_texts", "incidents", "storms"):
        op.drop_table(name)
