"""Uploaded lists, and homes that are found by street and by area."""

import json
import re

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
HOUSE = re.compile(r"(\d{1,6})(?: ?[a-zA-Z])? (?:block of )?([^()]+?)(?: \([^)]*\))?\Z")
SPOT = sa.text("UPDATE homes SET lat = :lat, lon = :lon, street = :street, number = :number WHERE contact_id = :id")


def upgrade() -> None:
    op.add_column("homes", sa.Column("lat", sa.Float(), nullable=True))
    op.add_column("homes", sa.Column("lon", sa.Float(), nullable=True))
    op.add_column("homes", sa.Column("street", sa.String(80), nullable=False, server_default=""))
    op.add_column("homes", sa.Column("number", sa.Integer(), nullable=True))
    _find_homes()
    op.create_index("ix_homes_street", "homes", ["street", "number"])
    op.create_index("ix_homes_point", "homes", ["lat", "lon"])
    op.create_table(
        "lists",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("columns", JSON, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("made_by", KEY, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ready_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name="fk_lists_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_lists"),
    )
    op.create_table(
        "list_rows",
        sa.Column("list_id", KEY, nullable=False, autoincrement=False),
        sa.Column("contact_id", KEY, nullable=False, autoincrement=False),
        sa.Column("fields", JSON, nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["lists.id"], name="fk_list_rows_list_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_list_rows_contact_id"),
        sa.PrimaryKeyConstraint("list_id", "contact_id", name="pk_list_rows"),
    )
    op.create_index("ix_list_rows_contact_id", "list_rows", ["contact_id"])


def _find_homes() -> None:
    bind = op.get_bind()
    for row in bind.execute(sa.text("SELECT contact_id, place FROM homes WHERE place IS NOT NULL")).all():
        place = json.loads(row.place) if isinstance(row.place, str) else row.place
        if not isinstance(place, dict):
            continue
        house = HOUSE.match(place.get("text", "")) if place.get("kind") in ("address", "point") else None
        values = {"street": house[2].strip()[:80] if house else "", "number": int(house[1]) if house else None}
        bind.execute(SPOT, {"id": row.contact_id, "lat": place.get("lat"), "lon": place.get("lon"), **values})


def downgrade() -> None:
    op.drop_table("list_rows")
    op.drop_table("lists")
    op.drop_index("ix_homes_point", "homes")
    op.drop_index("ix_homes_street", "homes")
    with op.batch_alter_table("homes") as batch:
        for name in ("number", "street", "lon", "lat"):
            batch.drop_column(name)
