"""Staff of the Action Center and their signed-in browsers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, String, Table, insert, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Key, primary_key=True),
    Column("email", String(200), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("role", String(12), nullable=False, default="agent"),
    Column("password_hash", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    # Only the hash is kept: who reads the table cannot sign in with it.
    Column("token_hash", String(64), primary_key=True),
    Column("staff_id", Key, ForeignKey("staff.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("ended_at", Moment),
)


@dataclass(frozen=True)
class StaffRow:
    """One member of staff. role: agent | admin for now."""

    id: int
    email: str
    name: str
    role: str
    password_hash: str
    disabled_at: datetime | None


@dataclass(frozen=True)
class SignedIn:
    """A browser's session with the member of staff it belongs to."""

    member: StaffRow
    created_at: datetime
    last_seen: datetime


_COLUMNS = tuple(staff.c[name] for name in StaffRow.__dataclass_fields__)


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id. Raises IntegrityError when the email is known."""
    return add_row(conn, staff, **values)


def by_email(conn: Connection, email: str) -> StaffRow | None:
    """The member with that (lower-case) email."""
    row = conn.execute(select(*_COLUMNS).where(staff.c.email == email)).first()
    return StaffRow(*row) if row else None


def by_id(conn: Connection, staff_id: int) -> StaffRow | None:
    """One member."""
    row = conn.execute(select(*_COLUMNS).where(staff.c.id == staff_id)).first()
    return StaffRow(*row) if row else None


def everyone(conn: Connection) -> tuple[StaffRow, ...]:
    """All members, the first made first."""
    return tuple(StaffRow(*row) for row in conn.execute(select(*_COLUMNS).order_by(staff.c.id)))


def change(conn: Connection, staff_id: int, **changes: Any) -> None:
    """Set columns."""
    conn.execute(update(staff).where(staff.c.id == staff_id).values(**changes))


def sign_in(conn: Connection, token_hash: str, staff_id: int, now: datetime) -> None:
    """Remember a browser."""
    values = {"token_hash": token_hash, "staff_id": staff_id, "created_at": now, "last_seen": now}
    conn.execute(insert(staff_sessions).values(values))


def signed_in(conn: Connection, token_hash: str) -> SignedIn | None:
    """Who that browser belongs to; None when it was signed out or its member disabled."""
    joined = staff_sessions.join(staff, staff.c.id == staff_sessions.c.staff_id)
    statement = select(*_COLUMNS, staff_sessions.c.created_at, staff_sessions.c.last_seen).select_from(joined)
    where = (
        staff_sessions.c.token_hash == token_hash,
        staff_sessions.c.ended_at.is_(None),
        staff.c.disabled_at.is_(None),
    )
    row = conn.execute(statement.where(*where)).first()
    return SignedIn(StaffRow(*row[:-2]), row[-2], row[-1]) if row else None


def seen(conn: Connection, token_hash: str, now: datetime) -> None:
    """The browser was active."""
    conn.execute(update(staff_sessions).where(staff_sessions.c.token_hash == token_hash).values(last_seen=now))


def sign_out(conn: Connection, token_hash: str, now: datetime) -> None:
    """End one browser's session."""
    conn.execute(update(staff_sessions).where(staff_sessions.c.token_hash == token_hash).values(ended_at=now))


def sign_out_everywhere(conn: Connection, staff_id: int, now: datetime) -> None:
    """End all of a member's sessions (password or role changed, member disabled)."""
    where = (staff_sessions.c.staff_id == staff_id, staff_sessions.c.ended_at.is_(None))
    conn.execute(update(staff_sessions).where(*where).values(ended_at=now))
