"""What figures count: each time a conversation came to people, each day a resident texted, each answer that went out;
hot spots of reports; texts to phones on call."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
BEGINS = sa.text("begins")
ANSWERED = sa.text("answer <> ''")

# Of what came before, only what still is in the inbox is known well enough to be counted.
BACKFILL = (
    "INSERT INTO hand_offs (conversation_id, contact_id, department, reason, came_at, urgent_at, answered_at) "
    "SELECT id, contact_id, department, reason, coalesce(came_at, waiting_since, opened_at, last_message_at), "
    "CASE WHEN priority = 2 THEN coalesce(came_at, waiting_since, opened_at, last_message_at) END, first_staff_at "
    "FROM conversations WHERE status IN ('waiting', 'open')"
)


def upgrade() -> None:
    op.add_column("inbound", sa.Column("begins", sa.Boolean, nullable=False, server_default=sa.false()))
    for name, columns in (("begins", ["received_at", "id"]), ("begins_contact", ["contact_id", "received_at"])):
        op.create_index(f"ix_inbound_{name}", "inbound", columns, sqlite_where=BEGINS, postgresql_where=BEGINS)
    op.add_column("outbound", sa.Column("answer", sa.String(80), nullable=False, server_default=""))
    op.create_index(
        "ix_outbound_answered",
        "outbound",
        ["created_at", "answer", "id"],
        sqlite_where=ANSWERED,
        postgresql_where=ANSWERED,
    )
    _hand_offs()
    _hot_spots()
    op.execute(BACKFILL)


def _hand_offs() -> None:
    op.create_table(
        "hand_offs",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("conversation_id", KEY, sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("contact_id", KEY, sa.ForeignKey("contacts.id"), nullable=False),
        sa.Column("department", sa.String(40), nullable=False, server_default=""),
        sa.Column("reason", sa.String(16), nullable=False, server_default=""),
        sa.Column("came_at", MOMENT, nullable=False),
        sa.Column("urgent_at", MOMENT),
        sa.Column("answered_at", MOMENT),
        sa.Column("answer_id", KEY),
        sa.Column("staff_id", KEY),
        sa.Column("waited", sa.Integer),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index("ix_hand_offs_conversation_id", "hand_offs", ["conversation_id", "id"])
    op.create_index("ix_hand_offs_answer_id", "hand_offs", ["answer_id"])
    op.create_index("ix_hand_offs_came_at", "hand_offs", ["came_at", "department", "waited", "id"])
    op.create_table(
        "alerts",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("hand_off_id", KEY, sa.ForeignKey("hand_offs.id"), nullable=False),
        sa.Column("contact_id", KEY, sa.ForeignKey("contacts.id"), nullable=False),
        sa.Column("outbound_id", KEY, sa.ForeignKey("outbound.id")),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_alerts_hand_off_id", "alerts", ["hand_off_id", "contact_id", "number"], unique=True)
    op.create_table(
        "paces",
        sa.Column("department", sa.String(40), primary_key=True),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("measured_at", MOMENT, nullable=False),
    )


def _hot_spots() -> None:
    op.create_table(
        "hot_spots",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("flow", sa.String(60), nullable=False),
        sa.Column("department", sa.String(40), nullable=False, server_default=""),
        sa.Column("place", sa.Text, nullable=False, server_default=""),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("metres", sa.Integer, nullable=False),
        sa.Column("status", sa.String(8), nullable=False, server_default="open"),
        sa.Column("number", sa.Integer, nullable=False, server_default="0"),
        sa.Column("assignee_id", KEY),
        sa.Column("acked_at", MOMENT),
        sa.Column("acked_by", KEY),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("grown_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("closed_by", KEY),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    )
    op.create_index("ix_hot_spots_status", "hot_spots", ["status", "flow"])
    op.create_table(
        "hot_spot_requests",
        sa.Column("request_id", KEY, sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("hot_spot_id", KEY, sa.ForeignKey("hot_spots.id"), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
    )
    op.create_index("ix_hot_spot_requests_hot_spot_id", "hot_spot_requests", ["hot_spot_id", "request_id"])


def downgrade() -> None:
    for table in ("hot_spot_requests", "hot_spots", "paces", "alerts", "hand_offs"):
        op.drop_table(table)
    op.drop_index("ix_outbound_answered", "outbound")
    for name in ("begins_contact", "begins"):
        op.drop_index(f"ix_inbound_{name}", "inbound")
    with op.batch_alter_table("outbound") as batch:
        batch.drop_column("answer")
    with op.batch_alter_table("inbound") as batch:
        batch.drop_column("begins")
