"""A contact's whole thread: texts both ways in the order of our commits."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, cast, literal, literal_column, null, select, union_all

from textbot.store.inbound import inbound
from textbot.store.outbound import outbound


@dataclass(frozen=True)
class Line:
    """One text of a thread. direction: in | out. kind: for `out` the outbound kind. photos: for `in` the number of media."""

    direction: str
    id: int
    body: str
    at: datetime
    kind: str
    state: str
    error: str
    staff_id: int | None
    made_by: str
    photos: int
    sent_at: datetime | None


def of_contact(conn: Connection, contact_id: int, limit: int = 200) -> tuple[Line, ...]:
    """The newest `limit` texts of a contact, oldest first."""
    heard = select(
        literal("in").label("direction"), inbound.c.id, inbound.c.body, inbound.c.received_at.label("at"),
        literal("").label("kind"), literal("").label("state"), literal("").label("error"),
        cast(null(), Integer).label("staff_id"), literal("").label("made_by"), inbound.c.photos, inbound.c.sent_at,
    ).where(inbound.c.contact_id == contact_id)  # fmt: skip
    said = select(
        literal("out"), outbound.c.id, outbound.c.body, outbound.c.created_at, outbound.c.kind, outbound.c.state,
        outbound.c.error, outbound.c.staff_id, outbound.c.made_by, literal(0), null(),
    ).where(outbound.c.contact_id == contact_id)  # fmt: skip
    both = union_all(heard, said).order_by(
        literal_column("at").desc(), literal_column("direction").desc(), literal_column("id").desc()
    )
    rows = conn.execute(both.limit(limit)).all()
    return tuple(Line(*row) for row in reversed(rows))
