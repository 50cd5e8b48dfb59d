"""Links by which a member of staff chooses a password: the first one, or a new one for a lost one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, String, Table, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

invites = Table(
    "invites",
    metadata,
    Column("id", Key, primary_key=True),
    # Only the hash is kept, as of a session's token.
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("staff_id", Key, ForeignKey("staff.id"), nullable=False, index=True),
    Column("created_by", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)


@dataclass(frozen=True)
class InviteRow:
    """One link. used_at: when it was used, or taken back."""

    id: int
    staff_id: int
    created_by: str
    expires_at: datetime
    used_at: datetime | None


_COLUMNS = tuple(invites.c[name] for name in InviteRow.__dataclass_fields__)


def add(conn: Connection, token_hash: str, staff_id: int, created_by: str, now: datetime, expires_at: datetime) -> int:
    """Store one; its id. The member's links before it are worth nothing any more."""
    take_back(conn, staff_id, now)
    values = {"token_hash": token_hash, "staff_id": staff_id, "created_by": created_by}
    return add_row(conn, invites, **values, created_at=now, expires_at=expires_at)


def open_one(conn: Connection, token_hash: str, now: datetime) -> InviteRow | None:
    """The link with that token, while it can be used."""
    where = (invites.c.token_hash == token_hash, invites.c.used_at.is_(None), invites.c.expires_at > now)
    row = conn.execute(select(*_COLUMNS).where(*where)).first()
    return InviteRow(*row) if row else None


def use(conn: Connection, invite_id: int, now: datetime) -> bool:
    """Use it up; False when somebody was faster."""
    where = (invites.c.id == invite_id, invites.c.used_at.is_(None))
    return conn.execute(update(invites).where(*where).values(used_at=now)).rowcount == 1


def take_back(conn: Connection, staff_id: int, now: datetime) -> None:
    """A member's open links are worth nothing any more."""
    conn.execute(update(invites).where(invites.c.staff_id == staff_id, invites.c.used_at.is_(None)).values(used_at=now))


def waiting(conn: Connection, now: datetime) -> dict[int, datetime]:
    """Whose links can still be used, and until when."""
    where = (invites.c.used_at.is_(None), invites.c.expires_at > now)
    return {row[0]: row[1] for row in conn.execute(select(invites.c.staff_id, invites.c.expires_at).where(*where))}
