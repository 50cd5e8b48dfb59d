"""The browsers at which staff signed in, or are about to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, String, Table, insert, select, update

from textbot.store import staff as members
from textbot.store.schema import Key, Moment, metadata
from textbot.store.staff import COLUMNS, StaffRow, staff

staff_sessions = Table(
    "staff_sessions",
    metadata,
    # Only the hash is kept: who reads the table cannot sign in with it.
    Column("token_hash", String(64), primary_key=True),
    Column("staff_id", Key, ForeignKey("staff.id"), nullable=False, index=True),
    # What is still asked before the browser is let in: code | enrol | password; "" for nothing.
    Column("stage", String(12), nullable=False, default=""),
    # A second factor that is being set up.
    Column("proposed_totp", String(64), nullable=False, default=""),
    # When a person last proved who they are.
    Column("fresh_at", Moment),
    Column("address", String(64), nullable=False, default=""),
    Column("browser", String(60), nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("ended_at", Moment),
)


@dataclass(frozen=True)
class SignedIn:
    """A browser's session with the member of staff it belongs to."""

    member: StaffRow
    token_hash: str
    stage: str
    proposed_totp: str
    fresh_at: datetime | None
    address: str
    browser: str
    created_at: datetime
    last_seen: datetime


_OWN = tuple(name for name in SignedIn.__dataclass_fields__ if name != "member")
_SHOWN = tuple(staff_sessions.c[name].label(f"session_{name}") for name in _OWN)


def add(conn: Connection, token_hash: str, staff_id: int, now: datetime, **values: Any) -> None:
    """Remember a browser."""
    own = {"token_hash": token_hash, "staff_id": staff_id, "created_at": now, "last_seen": now}
    conn.execute(insert(staff_sessions).values({**own, **values}))


def by_hash(conn: Connection, token_hash: str) -> SignedIn | None:
    """Who that browser belongs to; None when it was signed out or its member disabled."""
    where = (staff_sessions.c.token_hash == token_hash, staff_sessions.c.ended_at.is_(None))
    joined = staff_sessions.join(staff, staff.c.id == staff_sessions.c.staff_id)
    statement = select(*COLUMNS, *_SHOWN).select_from(joined).where(*where, staff.c.disabled_at.is_(None))
    row = conn.execute(statement).first()
    if row is None:
        return None
    return _signed_in(row, members.member(row, members.roles_of(conn, row.id)))


def of_member(conn: Connection, member: StaffRow, since: datetime) -> tuple[SignedIn, ...]:
    """The browsers a member is signed in at and was active at since then, the one seen last first."""
    where = (
        staff_sessions.c.staff_id == member.id,
        staff_sessions.c.ended_at.is_(None),
        staff_sessions.c.stage == "",
        staff_sessions.c.last_seen >= since,
    )
    rows = conn.execute(select(*_SHOWN).where(*where).order_by(staff_sessions.c.last_seen.desc()))
    return tuple(_signed_in(row, member) for row in rows)


def change(conn: Connection, token_hash: str, **changes: Any) -> None:
    """Set columns of one that goes on."""
    where = (staff_sessions.c.token_hash == token_hash, staff_sessions.c.ended_at.is_(None))
    conn.execute(update(staff_sessions).where(*where).values(**changes))


def seen(conn: Connection, token_hash: str, now: datetime) -> None:
    """The browser was active."""
    change(conn, token_hash, last_seen=now)


def renew(conn: Connection, token_hash: str, new_hash: str, **changes: Any) -> bool:
    """Give the session another token and set columns: the one before is worth nothing. False when it is over."""
    where = (staff_sessions.c.token_hash == token_hash, staff_sessions.c.ended_at.is_(None))
    values = {"token_hash": new_hash, **changes}
    return conn.execute(update(staff_sessions).where(*where).values(values)).rowcount == 1


def end(conn: Connection, token_hash: str, now: datetime) -> None:
    """One browser's session is over."""
    change(conn, token_hash, ended_at=now)


def end_all(conn: Connection, staff_id: int, now: datetime, but: str = "") -> None:
    """All of a member's sessions are over (password or role changed, member disabled), but for one token's hash."""
    where = (
        staff_sessions.c.staff_id == staff_id,
        staff_sessions.c.ended_at.is_(None),
        staff_sessions.c.token_hash != but,
    )
    conn.execute(update(staff_sessions).where(*where).values(ended_at=now))


def _signed_in(row: Any, member: StaffRow) -> SignedIn:
    return SignedIn(member, **{name: getattr(row, f"session_{name}") for name in _OWN})
