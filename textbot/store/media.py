"""Media: photos that came with texts, from Twilio's address to our own clean copy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    select,
    update,
)

from textbot.store.inbound import inbound
from textbot.store.schema import Key, Moment, add_row, metadata

media = Table(
    "media",
    metadata,
    Column("id", Key, primary_key=True),
    Column("inbound_id", Key, ForeignKey("inbound.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("claimed_type", String(80), nullable=False, default=""),
    # new > stored | refused (not what we take) | failed (could not be fetched)
    Column("state", String(8), nullable=False, default="new"),
    Column("problem", String(120), nullable=False, default=""),
    Column("content_type", String(40), nullable=False, default=""),
    Column("sha256", String(64), nullable=False, default=""),
    Column("size", Integer, nullable=False, default=0),
    Column("width", Integer),
    Column("height", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("place", Text, nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("stored_at", Moment),
    UniqueConstraint("inbound_id", "number"),
)


@dataclass(frozen=True)
class MediaRow:
    """One medium. lat, lon: where the photo was taken, read from its EXIF before that was stripped; place: that
    point as a place candidate in words."""

    id: int
    inbound_id: int
    number: int
    url: str
    state: str
    problem: str
    content_type: str
    sha256: str
    lat: float | None
    lon: float | None
    place: str
    created_at: datetime


_COLUMNS = tuple(media.c[name] for name in MediaRow.__dataclass_fields__)


def add(conn: Connection, inbound_id: int, number: int, url: str, claimed_type: str, now: datetime) -> int:
    """Note one medium to be fetched; its id."""
    values = {"inbound_id": inbound_id, "number": number, "url": url, "claimed_type": claimed_type, "created_at": now}
    return add_row(conn, media, **values)


def by_id(conn: Connection, media_id: int) -> MediaRow | None:
    """One medium."""
    row = conn.execute(select(*_COLUMNS).where(media.c.id == media_id)).first()
    return MediaRow(*row) if row else None


def of_messages(conn: Connection, inbound_ids: tuple[int, ...]) -> tuple[MediaRow, ...]:
    """The media of those inbound messages, in order."""
    statement = (
        select(*_COLUMNS).where(media.c.inbound_id.in_(inbound_ids)).order_by(media.c.inbound_id, media.c.number)
    )
    return tuple(MediaRow(*row) for row in conn.execute(statement))


def of_texts(conn: Connection, sids: tuple[str, ...]) -> tuple[MediaRow, ...]:
    """The media of the inbound messages with those MessageSids, in order."""
    texts = select(inbound.c.id).where(inbound.c.sid.in_(sids))
    statement = select(*_COLUMNS).where(media.c.inbound_id.in_(texts)).order_by(media.c.inbound_id, media.c.number)
    return tuple(MediaRow(*row) for row in conn.execute(statement))


def change(conn: Connection, media_id: int, **changes: Any) -> None:
    """Set columns."""
    conn.execute(update(media).where(media.c.id == media_id).values(**changes))
