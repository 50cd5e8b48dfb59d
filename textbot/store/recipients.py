"""Recipients: who a notice goes to, or was kept from, and why.

waiting > claimed (a sender has it, for a while) > handed (it has a row of `outbound`, where alone stands what became of
it); left_out, expired and cancelled ones never went out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
    text,
    update,
)

from textbot.store.notices import notices
from textbot.store.outbound import outbound
from textbot.store.schema import Key, Moment, metadata

LEASED = text("state = 'claimed'")

recipients = Table(
    "recipients",
    metadata,
    Column("id", Key, primary_key=True),
    Column("notice_id", Key, ForeignKey("notices.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("state", String(12), nullable=False),
    # Why left out: opted_out | no_consent | suspended | muted | stale | no_language ...
    Column("error", String(16), nullable=False, default="", server_default=""),
    Column("language", String(8), nullable=False, default="", server_default=""),
    Column("body", Text, nullable=False, default="", server_default=""),
    Column("segments", Integer, nullable=False, default=0, server_default="0"),
    # Sent not before and not after: its own hours, and how long the notice is true.
    Column("not_before", Moment),
    Column("until", Moment),
    # The number or messaging service it goes out by; "" while none is chosen.
    Column("sender", String(40), nullable=False, default="", server_default=""),
    Column("outbound_id", Key),
    Column("claimed_until", Moment),
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("notice_id", "contact_id"),
    Index("ix_recipients_contact_id", "contact_id", "id"),
    Index("ix_recipients_state", "notice_id", "state", "not_before", "id"),
    Index("ix_recipients_leased", "claimed_until", sqlite_where=LEASED, postgresql_where=LEASED),
)

NOT_HANDED = ("waiting", "claimed", "left_out", "expired", "cancelled")
# An outbound row whose recipient was texted again by hand, after nobody could say what became of it.
RESENT = "resent"
UNKNOWN = "unknown"
OPTED_OUT = "opted_out"


@dataclass(frozen=True)
class Progress:
    """How far a notice is, in recipients. sending: handed to the provider, who has not answered yet. unknown: nobody
    can say whether it went out. failed, left_out: by why; who was left out for an opt-out stands in opted_out."""

    waiting: int = 0
    sending: int = 0
    sent: int = 0
    delivered: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    opted_out: int = 0
    expired: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0
    cancelled: int = 0

    @property
    def handed(self) -> int:
        """How many have been handed to the provider, whatever came of it."""
        return self.sending + self.sent + self.delivered + sum(self.failed.values()) + self.unknown


def progress(conn: Connection, notice_id: int) -> Progress:
    """How far it is: two counts along indexes, whose rows nobody reads."""
    of = recipients.c.notice_id == notice_id
    states = _counted(conn, recipients.c.state, of, recipients.c.state.in_(NOT_HANDED))
    why = _counted(conn, recipients.c.error, of, recipients.c.state == "left_out") if states.get("left_out") else {}
    of = outbound.c.notice_id == notice_id
    went = _counted(conn, outbound.c.state, of)
    lost = {state: went.get(state, 0) for state in ("undelivered", "failed", "dropped")}
    failed = _counted(conn, outbound.c.error, of, outbound.c.state.in_(tuple(lost))) if any(lost.values()) else {}
    failed.pop(RESENT, None)
    unknown = failed.pop(UNKNOWN, 0)
    return Progress(
        waiting=states.get("waiting", 0) + states.get("claimed", 0),
        sending=went.get("sending", 0) + went.get("unsure", 0) + went.get("queued", 0),
        sent=went.get("sent", 0),
        delivered=went.get("delivered", 0),
        failed=failed,
        opted_out=why.pop(OPTED_OUT, 0),
        expired=states.get("expired", 0),
        left_out=why,
        unknown=unknown,
        cancelled=states.get("cancelled", 0),
    )


def waits_until(conn: Connection, notice_id: int, now: datetime) -> datetime | None:
    """When the first of those who wait may be texted; None when somebody may now, or nobody waits."""
    first = func.min(func.coalesce(recipients.c.not_before, now))
    waiting = (recipients.c.notice_id == notice_id, recipients.c.state.in_(("waiting", "claimed")))
    found: datetime | None = conn.execute(select(first).where(*waiting)).scalar()
    return found if found is not None and found > now else None


def bodies(conn: Connection, notice_id: int, language: str, limit: int) -> tuple[str, ...]:
    """The texts of some of its recipients in that language, who were first known."""
    own = recipients.c
    where = (own.notice_id == notice_id, own.language == language, own.body != "")
    return tuple(conn.execute(select(own.body).where(*where).order_by(own.contact_id).limit(limit)).scalars())


def _counted(conn: Connection, column: Column[str], *where: ColumnElement[bool]) -> dict[str, int]:
    return {row[0]: row[1] for row in conn.execute(select(column, func.count()).where(*where).group_by(column))}


def cancel_waiting(conn: Connection, notice_id: int, now: datetime) -> int:
    """Nobody who waits gets it any more; how many."""
    return _turn(conn, (recipients.c.notice_id == notice_id, recipients.c.state == "waiting"), "cancelled", now)


def cancel_left(conn: Connection, now: datetime) -> int:
    """Nobody waits for a notice that was cancelled: who was left waiting when its canceller was killed; how many."""
    over = select(notices.c.id).where(notices.c.state == "cancelled")
    return _turn(conn, (recipients.c.notice_id.in_(over), recipients.c.state == "waiting"), "cancelled", now)


def expire(conn: Connection, notice_id: int, now: datetime) -> int:
    """Who waited until the notice was no longer true does not get it; how many."""
    late = (recipients.c.notice_id == notice_id, recipients.c.state == "waiting", recipients.c.until <= now)
    return _turn(conn, late, "expired", now)


def _turn(conn: Connection, where: Sequence[ColumnElement[bool]], state: str, now: datetime) -> int:
    statement = update(recipients).where(*where).values(state=state, claimed_until=None, updated_at=now)
    return conn.execute(statement).rowcount
