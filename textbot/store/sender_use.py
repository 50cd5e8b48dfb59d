"""Which sender texts whom, and how much each has sent."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, update

from textbot.core.notices.senders import SLOTS, SPREAD, Senders
from textbot.store.contacts import contacts
from textbot.store.outbound import outbound
from textbot.store.recipients import recipients


def assign(conn: Connection, notice_id: int, senders: Senders) -> None:
    """Choose the sender of everybody who has none: the one they last texted, else always the same."""
    chosen = select(_sender(senders)).where(contacts.c.id == recipients.c.contact_id).scalar_subquery()
    where = (recipients.c.notice_id == notice_id, recipients.c.state == "waiting", recipients.c.sender == "")
    conn.execute(update(recipients).where(*where).values(sender=chosen))


def used(conn: Connection, sender: str, senders: Senders, since: datetime) -> int:
    """Segments that went out by a sender since then, replies counted by their contact's sender."""
    got = and_(recipients.c.notice_id == outbound.c.notice_id, recipients.c.contact_id == outbound.c.contact_id)
    by_it = or_(recipients.c.sender == sender, and_(recipients.c.id.is_(None), _sender(senders) == sender))
    tables = outbound.join(contacts, contacts.c.id == outbound.c.contact_id)
    tables = tables.outerjoin(recipients, got)
    where = [outbound.c.created_at >= since, outbound.c.state.not_in(("queued", "held", "dropped"))]
    where += [by_it] if len(senders.all) > 1 else []
    plain = select(func.coalesce(func.sum(outbound.c.segments), 0))
    statement = plain.select_from(tables if len(senders.all) > 1 else outbound)
    return int(conn.execute(statement.where(*where)).scalar_one())


def _sender(senders: Senders) -> ColumnElement[str]:
    """`Senders.of` in SQL."""
    slot = contacts.c.id * SPREAD % SLOTS
    known = [(contacts.c.sender == each.name, each.name) for each in senders.all]
    return case(*known, *((slot < end, each.name) for end, each in senders.ends()), else_=senders.own.name)
