"""Places: streets, addresses, crossings, landmarks and areas."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "gazetteers",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("city", JSON, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_gazetteers"),
    )
    op.create_table(
        "place_addresses",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("street", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lat", sa.Float(precision=53), nullable=False),
        sa.Column("lon", sa.Float(precision=53), nullable=False),
        sa.Column("cell", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", "street", "number", name="pk_place_addresses"),
    )
    op.create_index("ix_place_addresses_version_cell", "place_addresses", ["version", "cell"])
    op.create_table(
        "place_areas",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geometry", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", "serial", name="pk_place_areas"),
    )
    op.create_table(
        "place_blocks",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("street", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("low", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("high", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_lat", sa.Float(precision=53), nullable=False),
        sa.Column("from_lon", sa.Float(precision=53), nullable=False),
        sa.Column("to_lat", sa.Float(precision=53), nullable=False),
        sa.Column("to_lon", sa.Float(precision=53), nullable=False),
        sa.Column("cell", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", "street", "low", "high", name="pk_place_blocks"),
    )
    op.create_index("ix_place_blocks_version_cell", "place_blocks", ["version", "cell"])
    op.create_table(
        "place_crossings",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lat", sa.Float(precision=53), nullable=False),
        sa.Column("lon", sa.Float(precision=53), nullable=False),
        sa.Column("cell", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", "first", "second", "serial", name="pk_place_crossings"),
    )
    op.create_index("ix_place_crossings_version_cell", "place_crossings", ["version", "cell"])
    op.create_table(
        "place_landmark_names",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("landmark", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("version", "landmark", "name", name="pk_place_landmark_names"),
    )
    op.create_table(
        "place_landmarks",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(precision=53), nullable=False),
        sa.Column("lon", sa.Float(precision=53), nullable=False),
        sa.PrimaryKeyConstraint("version", "number", name="pk_place_landmarks"),
    )
    op.create_table(
        "place_street_names",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("street", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("version", "street", "name", name="pk_place_street_names"),
    )
    op.create_table(
        "place_streets",
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(precision=53), nullable=False),
        sa.Column("lon", sa.Float(precision=53), nullable=False),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("version", "number", name="pk_place_streets"),
    )


def downgrade() -> None:
    op.drop_table("place_streets")
    op.drop_table("place_street_names")
    op.drop_table("place_landmarks")
    op.drop_table("place_landmark_names")
    op.drop_table("place_crossings")
    op.drop_table("place_blocks")
    op.drop_table("place_areas")
    op.drop_table("place_addresses")
    op.drop_table("gazetteers")
