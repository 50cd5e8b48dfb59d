"""A notice says what becomes of languages it is not written in; staff have a phone, for alerts and tests of notices."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notices", sa.Column("fallback", sa.String(8), nullable=False, server_default=""))
    op.add_column("staff", sa.Column("phone", sa.String(20), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("staff") as batch:
        batch.drop_column("phone")
    with op.batch_alter_table("notices") as batch:
        batch.drop_column("fallback")
