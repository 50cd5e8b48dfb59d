"""Tries at accounts: who asked for a PIN to be checked and whether it was wrong. No number and no PIN stands here:
`who` is a keyed hash, of an account or of a phone."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Index, String, Table, UniqueConstraint, delete, func, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

KEPT = timedelta(days=1)

account_tries = Table(
    "account_tries",
    metadata,
    Column("id", Key, primary_key=True),
    Column("who", String(64), nullable=False),
    # The text that made the try: delivered twice or thought about twice, it counts once.
    Column("sid", String(64), nullable=False),
    # begun (and never ended: a crash) and wrong count; right does not
    Column("outcome", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("who", "sid"),
    Index("ix_account_tries_at", "at"),
)

COUNTS = ("begun", "wrong")


def begin(conn: Connection, who: str, sid: str, now: datetime) -> None:
    """Note a try before it is made, once for each text; tries of yesterday are forgotten. Raises IntegrityError when
    the same text is being tried at this moment."""
    conn.execute(delete(account_tries).where(account_tries.c.at < now - KEPT))
    same = (account_tries.c.who == who, account_tries.c.sid == sid)
    if conn.execute(select(account_tries.c.id).where(*same)).first() is None:
        add_row(conn, account_tries, who=who, sid=sid, outcome="begun", at=now)


def wrong(conn: Connection, who: str, since: datetime) -> int:
    """How many tries since then were wrong, or are not known to have been right."""
    where = (account_tries.c.who == who, account_tries.c.at > since, account_tries.c.outcome.in_(COUNTS))
    return conn.execute(select(func.count()).select_from(account_tries).where(*where)).scalar_one()


def end(conn: Connection, sid: str, outcome: str) -> None:
    """What came of the try that this text made: right | wrong."""
    conn.execute(update(account_tries).where(account_tries.c.sid == sid).values(outcome=outcome))


def undo(conn: Connection, sid: str) -> None:
    """The try could not be made: it does not count."""
    conn.execute(delete(account_tries).where(account_tries.c.sid == sid))
