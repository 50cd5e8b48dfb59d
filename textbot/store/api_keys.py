"""Keys of programs that may file requests over Open311. Only a hash is kept: who reads the table cannot use a key."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, String, Table, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key_hash", String(64), nullable=False, unique=True),
    # Whose program it is, as staff read it on a request.
    Column("name", String(30), nullable=False, unique=True),
    Column("contact", String(200), nullable=False, default=""),
    Column("per_minute", Integer, nullable=False),
    Column("created_by", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment),
    Column("revoked_at", Moment),
)


@dataclass(frozen=True)
class ApiKeyRow:
    """One key. per_minute: how many requests it may file in a minute. contact: whom to write to about it."""

    id: int
    name: str
    contact: str
    per_minute: int
    created_by: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


_COLUMNS = tuple(api_keys.c[name] for name in ApiKeyRow.__dataclass_fields__)


def add(conn: Connection, key_hash: str, name: str, contact: str, per_minute: int, by: str, now: datetime) -> int:
    """Store one; its id. Raises IntegrityError when the name is taken, also by a revoked key."""
    values = {"key_hash": key_hash, "name": name, "contact": contact, "per_minute": per_minute}
    return add_row(conn, api_keys, **values, created_by=by, created_at=now)


def good(conn: Connection, key_hash: str) -> ApiKeyRow | None:
    """The key with that hash, unless it was revoked."""
    where = (api_keys.c.key_hash == key_hash, api_keys.c.revoked_at.is_(None))
    row = conn.execute(select(*_COLUMNS).where(*where)).first()
    return ApiKeyRow(*row) if row else None


def everyone(conn: Connection) -> tuple[ApiKeyRow, ...]:
    """All keys, the first made first."""
    return tuple(ApiKeyRow(*row) for row in conn.execute(select(*_COLUMNS).order_by(api_keys.c.id)))


def use(conn: Connection, key_id: int, now: datetime) -> bool:
    """Note that it is used, and let nobody else use it until the transaction ends: the same request sent twice at once
    is seen to be the same. False when it was revoked meanwhile."""
    statement = update(api_keys).where(api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
    return conn.execute(statement.values(last_used_at=now)).rowcount == 1


def revoke(conn: Connection, name: str, now: datetime) -> bool:
    """Let a key file no more; False when there is none of that name that still could."""
    statement = update(api_keys).where(api_keys.c.name == name, api_keys.c.revoked_at.is_(None))
    return conn.execute(statement.values(revoked_at=now)).rowcount == 1
