"""What residents wrote about a request after they sent it. Personal: for staff and the city's own system alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, Text, select

from textbot.store.schema import Json, Key, Moment, add_row, metadata

request_notes = Table(
    "request_notes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id")),
    Column("inbound_id", Key, ForeignKey("inbound.id")),
    # added | corrected | withdrawn | reopened
    Column("kind", String(12), nullable=False),
    Column("body", Text, nullable=False, default=""),
    Column("photo_sids", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_request_notes_request_id", "request_id", "id"),
)


@dataclass(frozen=True)
class NoteRow:
    """One note. photo_sids: of the texts whose photos belong to it."""

    id: int
    request_id: int
    contact_id: int | None
    inbound_id: int | None
    kind: str
    body: str
    photo_sids: list[str]
    at: datetime


_COLUMNS = tuple(request_notes.c[name] for name in NoteRow.__dataclass_fields__)


def add(
    conn: Connection,
    request_id: int,
    kind: str,
    now: datetime,
    *,
    contact_id: int | None,
    inbound_id: int | None,
    body: str = "",
    photos: tuple[str, ...] = (),
) -> int:
    """Keep one; its id."""
    whose = {"request_id": request_id, "contact_id": contact_id, "inbound_id": inbound_id}
    return add_row(conn, request_notes, **whose, kind=kind, body=body, photo_sids=list(photos), at=now)


def by_id(conn: Connection, note_id: int) -> NoteRow | None:
    """One note."""
    row = conn.execute(select(*_COLUMNS).where(request_notes.c.id == note_id)).first()
    return NoteRow(*row) if row else None


def of_request(conn: Connection, request_id: int) -> tuple[NoteRow, ...]:
    """A request's notes, the oldest first."""
    statement = select(*_COLUMNS).where(request_notes.c.request_id == request_id).order_by(request_notes.c.id)
    return tuple(NoteRow(*row) for row in conn.execute(statement))
