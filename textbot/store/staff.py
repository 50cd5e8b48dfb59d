"""Staff of the Action Center, and the role of each in which department."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Row,
    Select,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from textbot.store.schema import Key, Moment, add_row, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Key, primary_key=True),
    Column("email", String(200), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    # "" for who was invited and has not come yet, and for who comes by single sign-on alone.
    Column("password_hash", String(200), nullable=False),
    Column("password_changed_at", Moment),
    Column("must_change_password", Boolean, nullable=False, default=False),
    # The second factor's secret, and the number of the half minute whose code was taken last: none is taken twice.
    Column("totp_secret", String(64), nullable=False, default=""),
    Column("totp_last", BigInteger, nullable=False, default=0),
    Column("oidc_subject", String(300), unique=True),
    Column("language", String(8), nullable=False, default=""),
    Column("languages", String(200), nullable=False, default=""),
    Column("shortcuts", Boolean, nullable=False, default=True),
    # Where alerts and tests of notices go; "" for none.
    Column("phone", String(20), nullable=False, default="", server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

staff_roles = Table(
    "staff_roles",
    metadata,
    Column("staff_id", Key, ForeignKey("staff.id"), primary_key=True),
    # "" for all departments.
    Column("department", String(40), primary_key=True),
    Column("role", String(12), primary_key=True),
)


@dataclass(frozen=True)
class StaffRow:
    """One member of staff. roles: pairs of a department ("" for all) and a role. language: of the pages they see, ""
    for the browser's; languages: what they can write, none said means any. shortcuts: whether keys do something. phone:
    where alerts and tests of notices go, "" for none."""

    id: int
    email: str
    name: str
    password_hash: str = field(repr=False)
    disabled_at: datetime | None
    roles: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    language: str = ""
    shortcuts: bool = True
    phone: str = field(default="", repr=False)
    totp_secret: str = field(default="", repr=False)
    totp_last: int = 0
    must_change_password: bool = False
    password_changed_at: datetime | None = None
    oidc_subject: str | None = None


_FIELDS = tuple(name for name in StaffRow.__dataclass_fields__ if name != "roles")
COLUMNS = tuple(staff.c[name] for name in _FIELDS)
"""What a member is read from, for queries that join other tables."""


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id. Raises IntegrityError when the email is known."""
    return add_row(conn, staff, **values)


def by_email(conn: Connection, email: str) -> StaffRow | None:
    """The member with that (lower-case) email."""
    return _one(conn, _members().where(staff.c.email == email))


def by_id(conn: Connection, staff_id: int) -> StaffRow | None:
    """One member."""
    return _one(conn, _members().where(staff.c.id == staff_id))


def by_subject(conn: Connection, subject: str) -> StaffRow | None:
    """The member whom the city's single sign-on knows by that name."""
    return _one(conn, _members().where(staff.c.oidc_subject == subject))


def everyone(conn: Connection) -> tuple[StaffRow, ...]:
    """All members, the first made first."""
    rows = conn.execute(_members().order_by(staff.c.id)).all()
    roles: dict[int, list[tuple[str, str]]] = {}
    for staff_id, department, role in conn.execute(select(staff_roles).order_by(*staff_roles.c)):
        roles.setdefault(staff_id, []).append((department, role))
    return tuple(member(row, tuple(roles.get(row.id, ()))) for row in rows)


def roles_of(conn: Connection, staff_id: int) -> tuple[tuple[str, str], ...]:
    """The roles of one member."""
    statement = select(staff_roles.c.department, staff_roles.c.role).where(staff_roles.c.staff_id == staff_id)
    return tuple((row[0], row[1]) for row in conn.execute(statement.order_by(*staff_roles.c)))


def set_roles(conn: Connection, staff_id: int, roles: Iterable[tuple[str, str]]) -> None:
    """These and no others."""
    conn.execute(delete(staff_roles).where(staff_roles.c.staff_id == staff_id))
    rows = [{"staff_id": staff_id, "department": department, "role": role} for department, role in sorted(set(roles))]
    if rows:
        conn.execute(insert(staff_roles), rows)


def change(conn: Connection, staff_id: int, **changes: Any) -> None:
    """Set columns; `languages` as a tuple."""
    if "languages" in changes:
        changes["languages"] = " ".join(changes["languages"])
    conn.execute(update(staff).where(staff.c.id == staff_id).values(**changes))


def hold(conn: Connection) -> None:
    """Let nobody else change staff until the transaction ends: two admins must not disable each other."""
    conn.execute(select(staff.c.id).order_by(staff.c.id).with_for_update(key_share=True))


def take_code(conn: Connection, staff_id: int, step: int) -> bool:
    """Note that the code of that half minute was used; False when it, or a later one, was used before."""
    where = (staff.c.id == staff_id, staff.c.totp_last < step)
    return conn.execute(update(staff).where(*where).values(totp_last=step)).rowcount == 1


def member(row: Row[Any], roles: tuple[tuple[str, str], ...]) -> StaffRow:
    """A member from a row that has COLUMNS."""
    found = {name: getattr(row, name) for name in _FIELDS}
    return StaffRow(**{**found, "languages": tuple(found["languages"].split())}, roles=roles)


def _members() -> Select[Any]:
    return select(*COLUMNS)


def _one(conn: Connection, statement: Select[Any]) -> StaffRow | None:
    row = conn.execute(statement).first()
    return member(row, roles_of(conn, row.id)) if row else None
