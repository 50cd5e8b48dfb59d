"""How notices that are being sent are doing: whether work waits, whether one is through, whether one must stop."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, exists, func, or_, select

from textbot.store.contacts import contacts
from textbot.store.notices import notices
from textbot.store.outbound import outbound
from textbot.store.recipients import RESENT, UNKNOWN, recipients

_WAITS = recipients.c.state == "waiting"


def soonest(conn: Connection) -> datetime | None:
    """When the next recipient of a notice that is being sent may be texted; None when nobody waits."""
    moments = []
    for notice_id in conn.execute(select(notices.c.id).where(notices.c.state == "sending")).scalars().all():
        of = select(recipients.c.not_before).where(recipients.c.notice_id == notice_id, _WAITS)
        moments.append(conn.execute(of.order_by(recipients.c.not_before).limit(1)).scalar())
    return min((each for each in moments if each is not None), default=None)


def is_running(conn: Connection) -> bool:
    """Whether some notice is being sent, or a claim was left behind by a sender that ended."""
    sending = exists().where(notices.c.state == "sending")
    claimed = exists().where(recipients.c.state == "claimed")
    return bool(conn.execute(select(or_(sending, claimed))).scalar())


def is_through(conn: Connection, notice_id: int) -> bool:
    """Whether nobody of a notice waits and everything that was handed over is settled."""
    waits = exists().where(recipients.c.notice_id == notice_id, recipients.c.state.in_(("waiting", "claimed")))
    under_way = exists().where(outbound.c.notice_id == notice_id, outbound.c.state.in_(("sending", "unsure")))
    return not conn.execute(select(or_(waits, under_way))).scalar()


def first_ids(conn: Connection, notice_id: int, first: int) -> tuple[int, ...]:
    """The first so many texts of a notice."""
    statement = select(outbound.c.id).where(outbound.c.notice_id == notice_id).order_by(outbound.c.id).limit(first)
    return tuple(conn.execute(statement).scalars())


def bad_signs(conn: Connection, text_ids: Sequence[int]) -> tuple[int, int]:
    """Of these texts, how many were answered with an opt-out, and how many did not arrive."""
    failed = and_(outbound.c.state.in_(("failed", "undelivered")), outbound.c.error.not_in((UNKNOWN, RESENT)))
    counted = (func.count().filter(contacts.c.opt_out != ""), func.count().filter(failed))
    tables = outbound.join(contacts, contacts.c.id == outbound.c.contact_id)
    row = conn.execute(select(*counted).select_from(tables).where(outbound.c.id.in_(text_ids))).one()
    return row[0], row[1]


def goes_to(conn: Connection, notice_id: int) -> int:
    """How many get a notice, or got it, or will."""
    among = recipients.c.state.in_(("waiting", "claimed", "handed"))
    return int(conn.execute(select(func.count()).where(recipients.c.notice_id == notice_id, among)).scalar_one())
