"""Everything a turn reads before it thinks, in one statement: the contact, its conversation, and what is unfinished."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select

from textbot.store.contacts import COLUMNS, ContactRow, contacts
from textbot.store.conversations import conversations
from textbot.store.hot import Hot
from textbot.store.inbound import inbound
from textbot.store.outbound import OPEN, TO_MANY, outbound
from textbot.store.recipients import recipients


@dataclass(frozen=True)
class Standing:
    """contact: None for a phone never heard. backlog: an older text still waits for its turn. queued: a text to this
    contact waits for the sender. unconfirmed_since: when the oldest reply that went out with a webhook's answer and is
    not known as sent was handed over, None when all are. noticed_at: when a notice was last handed over for it."""

    contact: ContactRow | None
    status: str = "bot"
    backlog: bool = False
    queued: bool = False
    unconfirmed_since: datetime | None = None
    noticed_at: datetime | None = None


# Written out, not bound: only then does SQLite see that its partial index fits.
_OPEN = and_(OPEN, *(outbound.c.kind != kind for kind in TO_MANY))
_STANDING = Hot(
    select(
        *COLUMNS,
        select(conversations.c.status).where(conversations.c.contact_id == contacts.c.id).scalar_subquery(),
        select(inbound.c.id)
        .where(inbound.c.contact_id == contacts.c.id, inbound.c.turn.is_(None))
        .limit(1)
        .scalar_subquery(),
        select(outbound.c.id)
        .where(outbound.c.contact_id == contacts.c.id, _OPEN, outbound.c.via == "rest")
        .limit(1)
        .scalar_subquery(),
        select(outbound.c.created_at)
        .where(outbound.c.contact_id == contacts.c.id, _OPEN, outbound.c.via == "twiml")
        .order_by(outbound.c.id)
        .limit(1)
        .scalar_subquery(),
        select(recipients.c.updated_at)
        .where(recipients.c.contact_id == contacts.c.id, recipients.c.state == "handed")
        .order_by(recipients.c.id.desc())
        .limit(1)
        .scalar_subquery(),
    ).where(contacts.c.phone == bindparam("phone"))
)


def of_phone(conn: Connection, phone: str) -> Standing:
    """Where that E.164 number stands."""
    row = _STANDING.first(conn, {"phone": phone})
    if row is None:
        return Standing(None)
    own, (status, backlog, queued, unconfirmed, noticed_at) = row[: len(COLUMNS)], row[len(COLUMNS) :]
    known = ContactRow(*own)
    return Standing(known, status or "bot", backlog is not None, queued is not None, unconfirmed, noticed_at)
