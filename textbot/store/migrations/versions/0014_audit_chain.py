"""The audit log is a chain: each row's hash covers the one before, and the database refuses to change or delete rows."""

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EVENTS = sa.table(
    "audit_events",
    sa.column("id", KEY),
    sa.column("number", KEY),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("by", sa.String()),
    sa.column("what", sa.String()),
    sa.column("about", sa.Text()),
    sa.column("previous", sa.String()),
    sa.column("hash", sa.String()),
)
START = "0" * 64
SQLITE = (
    "CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events "
    "BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END",
    "CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events "
    "BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
    "BEGIN SELECT RAISE(ABORT, 'the head of the audit log is never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit events are never changed or deleted'; END $$",
    "CREATE TRIGGER audit_events_only_added BEFORE UPDATE OR DELETE ON audit_events "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_events_never_emptied BEFORE TRUNCATE ON audit_events "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
)


def upgrade() -> None:
    with op.batch_alter_table("audit_events") as table:
        table.add_column(sa.Column("number", KEY, nullable=True))
        table.add_column(sa.Column("previous", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("hash", sa.String(length=64), nullable=True))
    count, last = _chained()
    with op.batch_alter_table("audit_events") as table:
        table.alter_column("number", existing_type=KEY, nullable=False)
        table.alter_column("previous", existing_type=sa.String(length=64), nullable=False)
        table.alter_column("hash", existing_type=sa.String(length=64), nullable=False)
        table.create_unique_constraint("uq_audit_events_number", ["number"])
    op.create_index("ix_audit_events_by", "audit_events", ["by", "number"])
    op.create_index("ix_audit_events_what", "audit_events", ["what", "number"])
    op.create_index("ix_audit_events_about", "audit_events", ["about", "at"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", KEY, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"id": 1, "count": count, "hash": last}])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        names = ("audit_events_no_update", "audit_events_no_delete", "audit_head_no_delete")
        for name in names:
            op.execute(f"DROP TRIGGER {name}")
        op.drop_table("audit_head")
    else:
        op.drop_table("audit_head")
        op.execute("DROP FUNCTION audit_refuse() CASCADE")
    for index in ("ix_audit_events_about", "ix_audit_events_what", "ix_audit_events_by"):
        op.drop_index(index, "audit_events")
    with op.batch_alter_table("audit_events") as table:
        table.drop_constraint("uq_audit_events_number", type_="unique")
        table.drop_column("hash")
        table.drop_column("previous")
        table.drop_column("number")


def _chained() -> tuple[int, str]:
    """Give the rows written so far their places; how many there are, and the last one's hash."""
    bind, number, previous = op.get_bind(), 0, START
    written = sa.select(EVENTS.c.id, EVENTS.c.at, EVENTS.c.by, EVENTS.c.what, EVENTS.c.about).order_by(EVENTS.c.id)
    for row in bind.execute(written).all():
        number += 1
        own = _hash(number, row.at, row.by, row.what, row.about, previous)
        values = {"number": number, "previous": previous, "hash": own}
        bind.execute(sa.update(EVENTS).where(EVENTS.c.id == row.id).values(values))
        previous = own
    return number, previous


def _hash(number: int, at: datetime, by: str, what: str, about: str, previous: str) -> str:
    # As textbot.core.audit.hash_of was when this was written: a migration stays what it is.
    zoned = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    moment = zoned.isoformat(timespec="microseconds")
    row = json.dumps([previous, number, moment, by, what, about], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(row.encode()).hexdigest()
