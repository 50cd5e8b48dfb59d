"""What residents answered to a notice's poll: the last answer of each counts."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, func, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

poll_answers = Table(
    "poll_answers",
    metadata,
    Column("notice_id", Key, ForeignKey("notices.id"), primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True),
    # yes | no | 1 to 5
    Column("answer", String(4), nullable=False),
    Column("at", Moment, nullable=False),
    # How often they changed their mind.
    Column("changes", Integer, nullable=False, default=0, server_default="0"),
)


def put(conn: Connection, notice_id: int, contact_id: int, answer: str, now: datetime) -> None:
    """Keep an answer in place of the one before. The caller holds the contact."""
    where = (poll_answers.c.notice_id == notice_id, poll_answers.c.contact_id == contact_id)
    known = of_contact(conn, notice_id, contact_id)
    if known is None:
        add_row(conn, poll_answers, notice_id=notice_id, contact_id=contact_id, answer=answer, at=now)
    elif known != answer:
        changes = {"answer": answer, "at": now, "changes": poll_answers.c.changes + 1}
        conn.execute(update(poll_answers).where(*where).values(changes))


def of_contact(conn: Connection, notice_id: int, contact_id: int) -> str | None:
    """What a contact answered."""
    where = (poll_answers.c.notice_id == notice_id, poll_answers.c.contact_id == contact_id)
    return conn.execute(select(poll_answers.c.answer).where(*where)).scalar()


def counts(conn: Connection, notice_id: int) -> Mapping[str, int]:
    """Answer -> how many gave it."""
    statement = select(poll_answers.c.answer, func.count()).where(poll_answers.c.notice_id == notice_id)
    return {row[0]: row[1] for row in conn.execute(statement.group_by(poll_answers.c.answer))}


def changed(conn: Connection, notice_id: int) -> int:
    """How many changed their answer."""
    where = (poll_answers.c.notice_id == notice_id, poll_answers.c.changes > 0)
    return conn.execute(select(func.count()).where(*where)).scalar_one()
