"""Outbound messages and their delivery.

queued > sending (committed before the POST, or handed over as TwiML) > sent > delivered | undelivered | failed;
unsure: the POST may have been accepted, evidence settles it; held: not before a time of day, and nothing waits behind
it. A status never goes backwards.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    func,
    or_,
    select,
    text,
    update,
)

from textbot.store.schema import Key, Moment, add_row, metadata

# Rank of each state; a later report of a lower rank is ignored. queued and unsure fall back only by our own hand.
RANK = {
    "held": 0,
    "queued": 0,
    "sending": 1,
    "unsure": 1,
    "sent": 2,
    "delivered": 3,
    "undelivered": 3,
    "failed": 3,
    "dropped": 3,
}
# The error of a text that its writer stopped before it went out.
TAKEN_BACK = "taken_back"
UNSETTLED = ("queued", "sending", "unsure")
# Kinds that went to many at once: no reply waits behind one of them.
TO_MANY = ("notice", "warning")
OPEN = text("state IN ('queued', 'sending', 'unsure')")
HELD = text("state = 'held'")
ANSWERED = text("answer <> ''")
OF_NOTICE = text("notice_id IS NOT NULL")

outbound = Table(
    "outbound",
    metadata,
    Column("id", Key, primary_key=True),
    # Stands in the status callback's address; nobody can guess it.
    Column("token", String(32), nullable=False, unique=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("inbound_id", Key, ForeignKey("inbound.id")),
    Column("kind", String(12), nullable=False),
    Column("via", String(5), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("sid", String(64), unique=True),
    Column("error", String(16), nullable=False, default=""),
    Column("segments", Integer, nullable=False, default=1),
    Column("language", String(8), nullable=False, default=""),
    Column("made_by", String(120), nullable=False, default=""),
    # The paths of all its copy, each between spaces; made_by is the one that was matched.
    Column("parts", Text, nullable=False, default="", server_default=""),
    # The key of the answer it gave, the first of several; "" for none.
    Column("answer", String(80), nullable=False, default="", server_default=""),
    Column("playbook", String(40), nullable=False, default=""),
    Column("score", Float),
    Column("staff_id", Key),
    Column("created_at", Moment, nullable=False),
    Column("handed_at", Moment),
    Column("check_at", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    # Not sent before: until then whoever wrote it may take it back. None: at once.
    Column("due_at", Moment),
    Column("notice_id", Key),
    Index("ix_outbound_contact_id", "contact_id", "id"),
    Index("ix_outbound_inbound_id", "inbound_id"),
    Index("ix_outbound_created_at", "created_at"),
    Index("ix_outbound_answered", "created_at", "answer", "id", sqlite_where=ANSWERED, postgresql_where=ANSWERED),
    Index("ix_outbound_notice_id", "notice_id", "state", sqlite_where=OF_NOTICE, postgresql_where=OF_NOTICE),
    Index("ix_outbound_held", "check_at", sqlite_where=HELD, postgresql_where=HELD),
    Index(
        "ix_outbound_unsettled",
        "contact_id",
        "id",
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    ),
    Index(
        "ix_outbound_check_at",
        "check_at",
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    ),
)


@dataclass(frozen=True)
class OutboundRow:
    """An outbound message as stored. via: twiml | rest."""

    id: int
    token: str
    contact_id: int
    inbound_id: int | None
    kind: str
    via: str
    body: str
    state: str
    sid: str | None
    error: str
    segments: int
    language: str
    made_by: str
    staff_id: int | None
    created_at: datetime
    handed_at: datetime | None
    check_at: datetime | None
    attempts: int
    due_at: datetime | None = None


_COLUMNS = tuple(outbound.c[name] for name in OutboundRow.__dataclass_fields__)


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id."""
    return add_row(conn, outbound, **values)


def by_id(conn: Connection, outbound_id: int) -> OutboundRow | None:
    """One message."""
    return _first(conn, outbound.c.id == outbound_id)


def by_token(conn: Connection, token: str) -> OutboundRow | None:
    """The message whose status callback carries `token`."""
    return _first(conn, outbound.c.token == token)


def by_sid(conn: Connection, sid: str) -> OutboundRow | None:
    """The message with Twilio's SID."""
    return _first(conn, outbound.c.sid == sid)


def replies_to(conn: Connection, inbound_id: int) -> tuple[OutboundRow, ...]:
    """What answered an inbound message as TwiML, oldest first."""
    where = (outbound.c.inbound_id == inbound_id, outbound.c.via == "twiml")
    return tuple(OutboundRow(*row) for row in conn.execute(select(*_COLUMNS).where(*where).order_by(outbound.c.id)))


def oldest_unsettled(conn: Connection, contact_id: int) -> OutboundRow | None:
    """The contact's oldest message that is neither known as sent nor given up, notices left aside."""
    where = (outbound.c.contact_id == contact_id, OPEN, outbound.c.kind.not_in(TO_MANY))
    row = conn.execute(select(*_COLUMNS).where(*where).order_by(outbound.c.id).limit(1)).first()
    return OutboundRow(*row) if row else None


def due(conn: Connection, now: datetime, limit: int = 500) -> tuple[int, ...]:
    """Ids of unsettled messages whose time to look again has come, and of held ones whose time of day has."""
    ripe = outbound.c.check_at <= now
    found: list[int] = []
    for where in ((OPEN, or_(outbound.c.check_at.is_(None), ripe)), (HELD, ripe)):
        found += conn.execute(select(outbound.c.id).where(*where).order_by(outbound.c.id).limit(limit)).scalars()
    return tuple(found[:limit])


def hold(conn: Connection, outbound_id: int, until: datetime) -> None:
    """Keep a queued message back until that time of day."""
    statement = update(outbound).where(outbound.c.id == outbound_id, outbound.c.state == "queued")
    conn.execute(statement.values(state="held", check_at=until))


def wake(conn: Connection, outbound_id: int, now: datetime) -> None:
    """A held message's time of day has come: it waits for the sender again."""
    statement = update(outbound).where(outbound.c.id == outbound_id, outbound.c.state == "held")
    conn.execute(statement.where(outbound.c.check_at <= now).values(state="queued", check_at=now))


def count_since(conn: Connection, contact_id: int, kind: str, since: datetime) -> int:
    """How many texts of that kind were made for a contact since then, those that were dropped left out."""
    where = (outbound.c.contact_id == contact_id, outbound.c.kind == kind, outbound.c.created_at >= since)
    return conn.execute(select(func.count()).where(*where, outbound.c.state != "dropped")).scalar_one()


def crowd(conn: Connection, kind: str, limit: int) -> int:
    """How many texts of that kind wait for the sender; not counted beyond the limit."""
    where = (OPEN, outbound.c.kind == kind, outbound.c.state == "queued")
    return len(conn.execute(select(outbound.c.id).where(*where).limit(limit)).all())


def claim(conn: Connection, outbound_id: int, now: datetime, check_at: datetime) -> bool:
    """Move a queued message to `sending` before its POST; False when another sender has it, or it is not due yet."""
    statement = update(outbound).where(outbound.c.id == outbound_id, outbound.c.state == "queued", _is_due(now))
    changes = {"state": "sending", "via": "rest", "handed_at": now, "check_at": check_at}
    return conn.execute(statement.values(changes | {"attempts": outbound.c.attempts + 1})).rowcount == 1


def take_back(conn: Connection, outbound_id: int, now: datetime) -> bool:
    """Stop a message that is not due yet, and keep nothing of its words, which nobody heard; False when a sender has
    it, or somebody took it back before. Either this or `claim` gets a message, never both."""
    waits = (outbound.c.state == "queued", outbound.c.attempts == 0, outbound.c.due_at > now)
    statement = update(outbound).where(outbound.c.id == outbound_id, *waits)
    return conn.execute(statement.values(state="dropped", error=TAKEN_BACK, body="")).rowcount == 1


def waiting_of(conn: Connection, contact_id: int, staff_id: int, now: datetime) -> OutboundRow | None:
    """A member's newest text to a contact that could still be taken back."""
    own = (outbound.c.contact_id == contact_id, OPEN, outbound.c.staff_id == staff_id)
    waits = (outbound.c.state == "queued", outbound.c.attempts == 0, outbound.c.due_at > now)
    row = conn.execute(select(*_COLUMNS).where(*own, *waits).order_by(outbound.c.id.desc()).limit(1)).first()
    return OutboundRow(*row) if row else None


def last_by_staff(conn: Connection, contact_id: int) -> datetime | None:
    """When staff last wrote a text to a contact that was not taken back or held off."""
    where = (outbound.c.contact_id == contact_id, outbound.c.kind == "staff", outbound.c.state != "dropped")
    return conn.execute(select(outbound.c.created_at).where(*where).order_by(outbound.c.id.desc()).limit(1)).scalar()


def last_error(conn: Connection, contact_id: int) -> str:
    """Why the newest text to a contact that was tried did not arrive; "" when it did, or nobody knows yet."""
    tried = (outbound.c.contact_id == contact_id, outbound.c.state.in_(("sent", "delivered", "undelivered", "failed")))
    statement = select(outbound.c.error).where(*tried).order_by(outbound.c.id.desc()).limit(1)
    return conn.execute(statement).scalar() or ""


def settle(conn: Connection, outbound_id: int, state: str, *, sid: str | None = None, error: str = "") -> bool:
    """Raise the message's state as evidence says; False when it already stands as high or higher."""
    lower = [name for name, rank in RANK.items() if rank < RANK[state]]
    statement = update(outbound).where(outbound.c.id == outbound_id, outbound.c.state.in_(lower))
    changes: dict[str, Any] = {"state": state, "error": error} | ({"sid": sid} if sid else {})
    return conn.execute(statement.values(changes)).rowcount == 1


def put_back(conn: Connection, outbound_id: int, state: str, check_at: datetime) -> bool:
    """Let a text that was on its way be `queued` again, or `unsure`; False when a report has settled it meanwhile."""
    under_way = outbound.c.state.in_(("sending", "unsure"))
    statement = update(outbound).where(outbound.c.id == outbound_id, under_way)
    return conn.execute(statement.values(state=state, via="rest", check_at=check_at)).rowcount == 1


def change(conn: Connection, outbound_id: int, **changes: Any) -> None:
    """Set columns: the sender's own hand, not a report from outside."""
    conn.execute(update(outbound).where(outbound.c.id == outbound_id).values(**changes))


def is_being_posted(conn: Connection, contact_id: int, since: datetime) -> bool:
    """Whether a message to the contact that was handed over since then is on its way to the provider at this moment."""
    posted = (outbound.c.state == "sending", outbound.c.via == "rest", outbound.c.handed_at > since)
    statement = select(outbound.c.id).where(outbound.c.contact_id == contact_id, OPEN, *posted)
    return conn.execute(statement.limit(1)).first() is not None


def claimed_sids(conn: Connection, sids: tuple[str, ...]) -> frozenset[str]:
    """Which of these SIDs already belong to a message of ours."""
    return frozenset(conn.execute(select(outbound.c.sid).where(outbound.c.sid.in_(sids))).scalars())


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(outbound.c.due_at.is_(None), outbound.c.due_at <= now)


def _first(conn: Connection, condition: Any) -> OutboundRow | None:
    row = conn.execute(select(*_COLUMNS).where(condition)).first()
    return OutboundRow(*row) if row else None
