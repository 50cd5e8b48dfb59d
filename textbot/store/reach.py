"""Whether texts reach a phone: how many days in a row they did not, and since when notices leave it out."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from textbot.store.contacts import contacts
from textbot.store.outbound import outbound

# So many texts are looked at; who has more than that behind them without one that arrived is long suspended.
LATEST = 60
ENDED = ("delivered", "undelivered", "failed")


def days_missed(conn: Connection, contact_id: int, codes: Collection[str], zone: ZoneInfo) -> int:
    """On how many different days (of `zone`), since the last text that arrived and the last they wrote, a text ended
    with one of these error codes."""
    heard = conn.execute(select(contacts.c.last_seen).where(contacts.c.id == contact_id)).scalar()
    own = (outbound.c.contact_id == contact_id, outbound.c.state.in_(ENDED))
    newest = select(outbound.c.state, outbound.c.error, outbound.c.created_at).where(*own)
    days = set()
    for state, error, at in conn.execute(newest.order_by(outbound.c.id.desc()).limit(LATEST)):
        if state == "delivered" or (heard is not None and at <= heard):
            break
        if error in codes:
            days.add(at.astimezone(zone).date())
    return len(days)


def missed(conn: Connection, contact_id: int, days: int, now: datetime, *, suspend: bool) -> None:
    """Keep on how many days in a row texts did not arrive, and suspend the contact unless that was done before."""
    own = contacts.c.id == contact_id
    conn.execute(update(contacts).where(own).values(unreachable=days))
    if suspend:
        conn.execute(update(contacts).where(own, contacts.c.suspended_at.is_(None)).values(suspended_at=now))


def reached(conn: Connection, contact_id: int) -> None:
    """A text arrived: what was missed before counts no more."""
    missed_some = (contacts.c.id == contact_id, contacts.c.unreachable > 0)
    conn.execute(update(contacts).where(*missed_some).values(unreachable=0, suspended_at=None))


def missing(conn: Connection, contact_id: int) -> tuple[int, datetime | None]:
    """On how many days in a row texts did not reach a contact, and since when it is suspended, if it is."""
    columns = (contacts.c.unreachable, contacts.c.suspended_at)
    row = conn.execute(select(*columns).where(contacts.c.id == contact_id)).one()
    return row.unreachable, row.suspended_at
