"""Roles by department, second factors, invitations and counted tries to sign in. An agent stays one for all
departments, an admin as well."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
NO = sa.false()
YES = sa.true()


def _staff() -> list[sa.Column[Any]]:
    return [
        sa.Column("password_changed_at", MOMENT, nullable=True),
        sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=NO),
        sa.Column("totp_secret", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("totp_last", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("oidc_subject", sa.String(length=300), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False, server_default=""),
        sa.Column("languages", sa.String(length=200), nullable=False, server_default=""),
        sa.Column("shortcuts", sa.Boolean(), nullable=False, server_default=YES),
    ]


def _sessions() -> list[sa.Column[Any]]:
    return [
        sa.Column("stage", sa.String(length=12), nullable=False, server_default=""),
        sa.Column("proposed_totp", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("fresh_at", MOMENT, nullable=True),
        sa.Column("address", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("browser", sa.String(length=60), nullable=False, server_default=""),
    ]


def upgrade() -> None:
    _roles()
    with op.batch_alter_table("staff") as batch:
        batch.drop_column("role")
        for column in _staff():
            batch.add_column(column)
        batch.create_unique_constraint("uq_staff_oidc_subject", ["oidc_subject"])
    for column in _sessions():
        op.add_column("staff_sessions", column)
    op.create_index("ix_staff_sessions_staff_id", "staff_sessions", ["staff_id"])
    _invites()
    _tries()


def _roles() -> None:
    op.create_table(
        "staff_roles",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("department", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_roles_staff_id"),
        sa.PrimaryKeyConstraint("staff_id", "department", "role", name="pk_staff_roles"),
    )
    op.execute(
        "INSERT INTO staff_roles (staff_id, department, role) "
        "SELECT id, '', CASE role WHEN 'admin' THEN 'admin' ELSE 'agent' END FROM staff ORDER BY id"
    )


def _invites() -> None:
    op.create_table(
        "invites",
        sa.Column("id", KEY, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_invites_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("token_hash", name="uq_invites_token_hash"),
    )
    op.create_index("ix_invites_staff_id", "invites", ["staff_id"])
    op.create_table(
        "recovery_codes",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_recovery_codes_staff_id"),
        sa.PrimaryKeyConstraint("staff_id", "code_hash", name="pk_recovery_codes"),
    )


def _tries() -> None:
    op.create_table(
        "sign_in_tries",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_sign_in_tries"),
    )
    op.create_index("ix_sign_in_tries_at", "sign_in_tries", ["at"])


def downgrade() -> None:
    for table in ("sign_in_tries", "recovery_codes", "invites"):
        op.drop_table(table)
    # Who is still on the way in is not in; the older table has no way to say so.
    op.execute("DELETE FROM staff_sessions WHERE stage <> ''")
    op.drop_index("ix_staff_sessions_staff_id", "staff_sessions")
    for gone in _sessions():
        op.drop_column("staff_sessions", gone.name)
    with op.batch_alter_table("staff") as batch:
        batch.drop_constraint("uq_staff_oidc_subject", type_="unique")
        for each in _staff():
            batch.drop_column(each.name)
        batch.add_column(sa.Column("role", sa.String(length=12), nullable=False, server_default="agent"))
    op.execute("UPDATE staff SET role = 'admin' WHERE id IN (SELECT staff_id FROM staff_roles WHERE role = 'admin')")
    op.drop_table("staff_roles")
