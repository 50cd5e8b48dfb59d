"""The life of a request: its events, its people, notes, copies and updates; "fixed" becomes "closed"."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(JSONB, "postgresql")
MOMENT = sa.DateTime(timezone=True)
WAITING = sa.text("state = 'waiting'")
INDEXES = {
    "ix_requests_near": ["flow", "lat", "lon"],
    "ix_requests_closed": ["flow", "closed_at"],
    "ix_requests_created_at": ["created_at"],
}

# What stands in requests becomes the first pages of its life. An old row moved at most once that we know of.
MOVES = (
    "UPDATE requests SET status = 'closed' WHERE status = 'fixed'",
    "UPDATE requests SET closed_at = updated_at WHERE status = 'closed'",
    "INSERT INTO request_events (request_id, at, kind, status, words, source) "
    "SELECT id, created_at, 'received', 'open', '', 'resident' FROM requests ORDER BY id",
    "INSERT INTO request_events (request_id, at, kind, status, words, source) "
    "SELECT id, updated_at, 'status', status, '', 'staff' FROM requests WHERE status <> 'open' ORDER BY id",
    "INSERT INTO request_people (request_id, contact_id, role, name, callback, language, at) "
    "SELECT id, contact_id, 'reporter', '', '', language, created_at FROM requests ORDER BY id",
)


def upgrade() -> None:
    with op.batch_alter_table("requests") as batch:
        batch.alter_column("contact_id", existing_type=KEY, nullable=True)
        batch.alter_column("inbound_id", existing_type=KEY, nullable=True)
        batch.add_column(sa.Column("source", sa.String(length=40), nullable=False, server_default="text"))
        batch.add_column(sa.Column("assignee", sa.String(length=200), nullable=False, server_default=""))
        batch.add_column(sa.Column("verified", sa.Boolean(), nullable=True))
        batch.add_column(sa.Column("closed_at", MOMENT, nullable=True))
    for name, columns in INDEXES.items():
        op.create_index(name, "requests", columns)
    _events_and_people()
    _notes_and_copies()
    _updates()
    for move in MOVES:
        op.execute(move)


def _events_and_people() -> None:
    op.create_table(
        "request_events",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=160), nullable=False),
        sa.Column("source", sa.String(length=220), nullable=False),
        sa.Column("external_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_events_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_events"),
    )
    op.create_index("ix_request_events_request_id", "request_events", ["request_id", "id"])
    op.create_table(
        "request_people",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("callback", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_people_request_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_request_people_contact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_people"),
        sa.UniqueConstraint("request_id", "contact_id", name="uq_request_people_request_id_contact_id"),
    )
    op.create_index("ix_request_people_contact_id", "request_people", ["contact_id", "request_id"])


def _notes_and_copies() -> None:
    op.create_table(
        "request_notes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("inbound_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("photo_sids", JSON, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_notes_request_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_request_notes_contact_id"),
        sa.ForeignKeyConstraint(["inbound_id"], ["inbound.id"], name="fk_request_notes_inbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_notes"),
    )
    op.create_index("ix_request_notes_request_id", "request_notes", ["request_id", "id"])
    op.create_table(
        "request_copies",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("mailed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_copies_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_copies"),
        sa.UniqueConstraint("request_id", "department", name="uq_request_copies_request_id_department"),
    )


def _updates() -> None:
    op.create_table(
        "request_updates",
        sa.Column("id", KEY, nullable=False),
        sa.Column("request_id", KEY, nullable=False),
        sa.Column("event_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("source", sa.String(length=220), nullable=False),
        sa.Column("by_machine", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("outbound_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_updates_request_id"),
        sa.ForeignKeyConstraint(["event_id"], ["request_events.id"], name="fk_request_updates_event_id"),
        sa.ForeignKeyConstraint(["person_id"], ["request_people.id"], name="fk_request_updates_person_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_request_updates_contact_id"),
        sa.ForeignKeyConstraint(["outbound_id"], ["outbound.id"], name="fk_request_updates_outbound_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_updates"),
    )
    op.create_index(
        "ix_request_updates_due", "request_updates", ["due_at"], sqlite_where=WAITING, postgresql_where=WAITING
    )
    op.create_index("ix_request_updates_state", "request_updates", ["state", "created_at"])
    op.create_index("ix_request_updates_person_id", "request_updates", ["person_id", "id"])


def downgrade() -> None:
    for table in ("request_updates", "request_copies", "request_notes", "request_people", "request_events"):
        op.drop_table(table)
    # What came without a text has no place in the older table.
    op.execute("DELETE FROM requests WHERE contact_id IS NULL OR inbound_id IS NULL")
    for name in INDEXES:
        op.drop_index(name, "requests")
    with op.batch_alter_table("requests") as batch:
        for name in ("source", "assignee", "verified", "closed_at"):
            batch.drop_column(name)
        batch.alter_column("contact_id", existing_type=KEY, nullable=False)
        batch.alter_column("inbound_id", existing_type=KEY, nullable=False)
