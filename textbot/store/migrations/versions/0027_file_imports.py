"""File imports: long lists that a worker takes in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "file_imports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("data", sa.LargeBinary()),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("told", JSON, nullable=False),
        sa.Column("list_id", KEY),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_file_imports"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_file_imports_staff_id"),
    )


def downgrade() -> None:
    op.drop_table("file_imports")
