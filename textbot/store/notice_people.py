"""Who a notice went to, one by one: for the page that lists them and for the report that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.outbound import outbound
from textbot.store.recipients import OPTED_OUT, RESENT, UNKNOWN, recipients

BATCH = 2000


@dataclass(frozen=True)
class PersonRow:
    """A recipient. id: of the row of recipients; state: there; why: why left out; went: the state of their text, None
    without one; error: what went wrong with it; at: when it was handed over or settled."""

    id: int
    contact_id: int
    phone: str
    conversation_id: int | None
    language: str
    segments: int
    state: str
    why: str
    went: str | None
    error: str | None
    at: datetime | None


_r, _o = recipients.c, outbound.c
_LOST = and_(_r.state == "handed", _o.state.in_(("undelivered", "failed", "dropped")))
# Line of the page -> whom it means. What became of a text stands in outbound alone.
_WHO: Mapping[str, ColumnElement[bool]] = {
    "waiting": _r.state.in_(("waiting", "claimed")),
    "sending": and_(_r.state == "handed", _o.state.in_(("sending", "unsure", "queued"))),
    "sent": and_(_r.state == "handed", _o.state == "sent"),
    "delivered": and_(_r.state == "handed", _o.state == "delivered"),
    "failed": and_(_LOST, _o.error.not_in((UNKNOWN, RESENT))),
    "unknown": and_(_LOST, _o.error == UNKNOWN),
    "opted_out": and_(_r.state == "left_out", _r.error == OPTED_OUT),
    "left_out": and_(_r.state == "left_out", _r.error != OPTED_OUT),
    "expired": _r.state == "expired",
    "cancelled": _r.state == "cancelled",
}


def page(conn: Connection, notice_id: int, what: str, after: int | None, limit: int) -> tuple[PersonRow, ...]:
    """Some of those of one line of the page; after: only those behind that row. Raises KeyError for another line."""
    statement = _people(notice_id).where(_WHO[what]).limit(limit)
    statement = statement.where(_r.id > after) if after else statement
    return tuple(PersonRow(*row) for row in conn.execute(statement))


def batch(conn: Connection, notice_id: int, after: int) -> tuple[PersonRow, ...]:
    """The next of them all behind that row; () at the end."""
    rows = conn.execute(_people(notice_id).where(_r.id > after).limit(BATCH))
    return tuple(PersonRow(*row) for row in rows)


def _people(notice_id: int) -> Select[Any]:
    columns = (
        _r.id, _r.contact_id, contacts.c.phone, conversations.c.id.label("conversation_id"), _r.language, _r.segments,
        _r.state, _r.error.label("why"), _o.state.label("went"), _o.error.label("lost"), _o.handed_at,
    )  # fmt: skip
    joined = (
        recipients.join(contacts, contacts.c.id == _r.contact_id)
        .outerjoin(outbound, _o.id == _r.outbound_id)
        .outerjoin(conversations, conversations.c.contact_id == _r.contact_id)
    )
    return select(*columns).select_from(joined).where(_r.notice_id == notice_id).order_by(_r.id)
