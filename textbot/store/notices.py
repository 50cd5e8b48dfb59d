"""Notices: what operators send to many residents at once, and how far each has come.

draft > submitted (a second person looks at it) > approved > preparing (its recipients are written down) > sending >
done; paused and halted come from sending and lead back to it; cancelled from anywhere before done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, String, Table, Text, or_, select, update

from textbot.store.schema import Json, Key, Moment, add_row, metadata

notices = Table(
    "notices",
    metadata,
    Column("id", Key, primary_key=True),
    # What one press of the button, or one file of a script, carries: a notice is made once however often it arrives.
    Column("key", String(64), nullable=False, unique=True),
    # Of its texts and its audience: the same key with other contents is refused.
    Column("digest", String(64), nullable=False),
    Column("title", String(120), nullable=False),
    # regular | emergency
    Column("class_", String(12), nullable=False),
    Column("topic", String(40), nullable=False, default="", server_default=""),
    # Language -> what is said, with {{ placeholders }}.
    Column("texts", Json, nullable=False),
    Column("audience", Json, nullable=False),
    # Why it is an emergency.
    Column("reason", Text, nullable=False, default="", server_default=""),
    Column("validity_minutes", Integer, nullable=False),
    # Who speaks a language without a text gets: "" nobody has said, "none" nothing, else that language's text.
    Column("fallback", String(8), nullable=False, default="", server_default=""),
    Column("state", String(12), nullable=False),
    # Why it is paused, halted or refused.
    Column("why", String(80), nullable=False, default="", server_default=""),
    Column("author_id", Key, ForeignKey("staff.id"), nullable=False),
    # Each edit adds one: an approval or a test is of one version.
    Column("version", Integer, nullable=False, default=1, server_default="1"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("not_before", Moment),
    Column("tested_at", Moment),
    Column("submitted_at", Moment),
    Column("approved_at", Moment),
    Column("prepared_at", Moment),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("approved_by", Key),
    # "" | small (below the size that needs a second person) | second | break-glass
    Column("approval", String(12), nullable=False, default="", server_default=""),
    Column("corrects_id", Key),
    Column("schedule_id", Key),
    Column("poll", Json),
    # Language -> what is answered to who asks about it.
    Column("more", Json),
    Column("estimate", Json),
    Index("ix_notices_state", "state", "not_before"),
)


@dataclass(frozen=True)
class NoticeRow:
    """A notice as stored."""

    id: int
    key: str
    digest: str
    title: str
    class_: str
    topic: str
    texts: dict[str, str]
    audience: dict[str, Any]
    reason: str
    validity_minutes: int
    state: str
    why: str
    author_id: int
    version: int
    created_at: datetime
    updated_at: datetime
    not_before: datetime | None
    tested_at: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    prepared_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    approved_by: int | None
    approval: str
    corrects_id: int | None
    schedule_id: int | None
    poll: dict[str, Any] | None
    more: dict[str, str] | None
    estimate: dict[str, Any] | None
    fallback: str = ""


_COLUMNS = tuple(notices.c[name] for name in NoticeRow.__dataclass_fields__)


def by_id(conn: Connection, notice_id: int) -> NoticeRow | None:
    """One notice."""
    row = conn.execute(select(*_COLUMNS).where(notices.c.id == notice_id)).first()
    return NoticeRow(*row) if row else None


def add(conn: Connection, now: datetime, **values: Any) -> int:
    """Store one as a draft; its id. Raises IntegrityError when its key is taken."""
    return add_row(conn, notices, state="draft", created_at=now, updated_at=now, **values)


def by_key(conn: Connection, key: str) -> NoticeRow | None:
    """The notice that was made with that key."""
    row = conn.execute(select(*_COLUMNS).where(notices.c.key == key)).first()
    return NoticeRow(*row) if row else None


def listed(
    conn: Connection, states: Iterable[str] = (), *, before: int | None = None, limit: int = 50
) -> tuple[NoticeRow, ...]:
    """Notices in one of these states (any when none is said), the newest first; before: only those with smaller ids."""
    statement = select(*_COLUMNS).order_by(notices.c.id.desc()).limit(limit)
    wanted = tuple(states)
    statement = statement.where(notices.c.state.in_(wanted)) if wanted else statement
    statement = statement.where(notices.c.id < before) if before else statement
    return tuple(NoticeRow(*row) for row in conn.execute(statement))


def move(
    conn: Connection,
    notice_id: int,
    sources: Iterable[str],
    target: str,
    now: datetime,
    *,
    version: int | None = None,
    **changes: Any,
) -> bool:
    """Bring it from one of these states to `target` and set columns; False when it is in none of them (any more), or
    is not of that version: of two who do the same at once, one gets True."""
    where = [notices.c.id == notice_id, notices.c.state.in_(tuple(sources))]
    where += [notices.c.version == version] if version is not None else []
    statement = update(notices).where(*where).values(state=target, updated_at=now, **changes)
    return conn.execute(statement).rowcount == 1


def rewrite(
    conn: Connection, notice_id: int, sources: Iterable[str], version: int, now: datetime, **values: Any
) -> bool:
    """Give it other contents: a draft again, of the next version, that nobody has tested or approved. False when it is
    in none of these states, or somebody else changed it since that version."""
    gone = dict.fromkeys(("tested_at", "submitted_at", "approved_at", "approved_by", "estimate"))
    changes = {**gone, "state": "draft", "approval": "", "why": "", "updated_at": now, **values}
    of_version = (notices.c.id == notice_id, notices.c.version == version, notices.c.state.in_(tuple(sources)))
    return conn.execute(update(notices).where(*of_version).values(**changes, version=version + 1)).rowcount == 1


def alone_since(conn: Connection, author_id: int, since: datetime) -> int:
    """To how many people the notices go that somebody wrote and that passed since then without a second person."""
    passed = (notices.c.author_id == author_id, notices.c.approval == "small", notices.c.approved_at > since)
    # One that was cancelled on its way may have reached nearly all of them.
    went = or_(notices.c.state != "cancelled", notices.c.started_at.is_not(None))
    rows = conn.execute(select(notices.c.estimate).where(*passed, went)).scalars()
    return sum(int((each or {}).get("recipients", 0)) for each in rows)


def tested(conn: Connection, notice_id: int, version: int, now: datetime) -> bool:
    """Note that this version was sent to its author as a test; False when there is another version by now."""
    where = (notices.c.id == notice_id, notices.c.version == version)
    return conn.execute(update(notices).where(*where).values(tested_at=now)).rowcount == 1


def begin(conn: Connection, notice_id: int, now: datetime) -> None:
    """Note when a notice that is being prepared was sent off, if nobody did: from then on it is true for as long as its
    author said."""
    first = (notices.c.id == notice_id, notices.c.state == "preparing", notices.c.started_at.is_(None))
    conn.execute(update(notices).where(*first).values(started_at=now))


def hold(conn: Connection, notice_id: int, state: str) -> bool:
    """Whether it is in that state; nobody changes it until the transaction ends."""
    row = select(notices.c.id).where(notices.c.id == notice_id, notices.c.state == state)
    return conn.execute(row.with_for_update(key_share=True)).first() is not None


def prepared(conn: Connection, notice_id: int, now: datetime) -> bool:
    """All its recipients are written down: it begins to be sent, unless it was paused or cancelled meanwhile.
    Whether it is sent now."""
    conn.execute(update(notices).where(notices.c.id == notice_id).values(prepared_at=now))
    return move(conn, notice_id, ("preparing",), "sending", now)


def reckoned(conn: Connection, notice_id: int, version: int, estimate: dict[str, Any]) -> None:
    """Keep what was reckoned of this version last."""
    where = (notices.c.id == notice_id, notices.c.version == version)
    conn.execute(update(notices).where(*where).values(estimate=estimate))


def corrections(conn: Connection, notice_id: int) -> tuple[NoticeRow, ...]:
    """The notices that correct it, the oldest first, without those that were given up."""
    wanted = (notices.c.corrects_id == notice_id, notices.c.state != "cancelled")
    return tuple(NoticeRow(*row) for row in conn.execute(select(*_COLUMNS).where(*wanted).order_by(notices.c.id)))
