"""What programs filed over Open311: which key made which request, so that the same one sent twice is made once."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, UniqueConstraint, func, select

from textbot.store.api_keys import api_keys
from textbot.store.requests import LIVE, requests
from textbot.store.schema import Key, Moment, add_row, metadata

api_posts = Table(
    "api_posts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key_id", Key, ForeignKey("api_keys.id"), nullable=False),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    # The program's own name for it, or one of ours; who knows it may ask which request it became.
    Column("token", String(64), nullable=False),
    # A hash of all that was sent.
    Column("fingerprint", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("key_id", "token"),
    Index("ix_api_posts_token", "token"),
    Index("ix_api_posts_fingerprint", "key_id", "fingerprint", "at"),
)


def add(conn: Connection, key_id: int, request_id: int, token: str, fingerprint: str, now: datetime) -> int:
    """Note one; its id. Raises IntegrityError when the key used that token before."""
    values = {"key_id": key_id, "request_id": request_id, "token": token, "fingerprint": fingerprint, "at": now}
    return add_row(conn, api_posts, **values)


def same(conn: Connection, key_id: int, token: str, fingerprint: str, since: datetime) -> str | None:
    """The reference of what that key filed under that token, or filed just like this since then."""
    alike = (api_posts.c.fingerprint == fingerprint) & (api_posts.c.at >= since)
    where = alike | (api_posts.c.token == token) if token else alike
    statement = select(requests.c.reference).join(api_posts, api_posts.c.request_id == requests.c.id)
    statement = statement.where(api_posts.c.key_id == key_id, where).order_by(api_posts.c.id).limit(1)
    return conn.execute(statement).scalar()


def by_token(conn: Connection, token: str) -> str | None:
    """The reference of what was filed under that token."""
    statement = select(requests.c.reference).join(api_posts, api_posts.c.request_id == requests.c.id)
    return conn.execute(statement.where(api_posts.c.token == token).order_by(api_posts.c.id).limit(1)).scalar()


def newest(conn: Connection, limit: int, *, live: bool, departments: frozenset[str] | None = None) -> Mapping[int, str]:
    """The newest requests that programs filed: id -> the program's name. live: only those not done yet; departments:
    only theirs."""
    statement = select(api_posts.c.request_id, api_keys.c.name).join(api_keys, api_keys.c.id == api_posts.c.key_id)
    statement = statement.join(requests, requests.c.id == api_posts.c.request_id)
    if live:
        statement = statement.where(requests.c.status.in_(LIVE))
    if departments is not None:
        statement = statement.where(requests.c.department.in_(departments))
    rows = conn.execute(statement.order_by(api_posts.c.request_id.desc()).limit(limit))
    return {row[0]: row[1] for row in rows}


def count_live(conn: Connection, departments: frozenset[str] | None = None) -> int:
    """How many requests of programs are not done yet; departments: only theirs."""
    statement = select(func.count()).select_from(api_posts).join(requests, requests.c.id == api_posts.c.request_id)
    if departments is not None:
        statement = statement.where(requests.c.department.in_(departments))
    return conn.execute(statement.where(requests.c.status.in_(LIVE))).scalar_one()
