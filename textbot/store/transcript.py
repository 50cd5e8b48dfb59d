"""A contact's whole thread: texts both ways in the order of our commits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
    true,
    union_all,
)

from textbot.store.inbound import inbound
from textbot.store.outbound import TAKEN_BACK, outbound


@dataclass(frozen=True)
class Line:
    """One text of a thread. direction: in | out. kind: for `out` the outbound kind; photos: for `in`, how many."""

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
    both = _both(contact_id).order_by(
        literal_column("at").desc(), literal_column("direction").desc(), literal_column("id").desc()
    )
    rows = conn.execute(both.limit(limit)).all()
    return tuple(Line(*row) for row in reversed(rows))


def _both(contact_id: int, *newer: ColumnElement[bool]) -> CompoundSelect[Any]:
    """A contact's texts to us and ours to them, with one condition on each where `newer` has them."""
    came, went = newer or (true(), true())
    heard = select(
        literal("in").label("direction"), inbound.c.id, inbound.c.body, inbound.c.received_at.label("at"),
        literal("").label("kind"), literal("").label("state"), literal("").label("error"),
        cast(null(), Integer).label("staff_id"), literal("").label("made_by"), inbound.c.photos, inbound.c.sent_at,
    ).where(inbound.c.contact_id == contact_id, came)  # fmt: skip
    said = select(
        literal("out"), outbound.c.id, outbound.c.body, outbound.c.created_at, outbound.c.kind, outbound.c.state,
        outbound.c.error, outbound.c.staff_id, outbound.c.made_by, literal(0), null(),
    ).where(outbound.c.contact_id == contact_id, _stands(), went)  # fmt: skip
    return union_all(heard, said)


def _stands() -> ColumnElement[bool]:
    """What its writer took back within seconds was never said."""
    return outbound.c.error != TAKEN_BACK


def after(conn: Connection, contact_id: int, heard: int, said: int, limit: int = 20) -> tuple[Line, ...]:
    """The oldest `limit` texts of a contact that came after those inbound and outbound ids, oldest first; what its
    writer took back is left out."""
    newer = (inbound.c.id > heard, outbound.c.id > said)
    both = _both(contact_id, *newer).order_by(literal_column("at"), literal_column("direction"), literal_column("id"))
    return tuple(Line(*row) for row in conn.execute(both.limit(limit)))


def newest(conn: Connection, contact_id: int) -> tuple[int, int]:
    """The ids of a contact's newest text to us and of our newest to them; 0 where there is none."""
    found = [
        conn.execute(select(func.max(table.c.id)).where(table.c.contact_id == contact_id)).scalar() or 0
        for table in (inbound, outbound)
    ]
    return found[0], found[1]
