"""Conversations: the thread staff see, one per contact.

status: bot (not in the inbox) | waiting (for a person; the bot still answers) | open (a person holds it) |
closed (staff are done; the bot has it again). version counts changes, so that two staff see each other's work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    case,
    func,
    literal,
    or_,
    select,
    text,
    update,
)

from textbot.store.contacts import contacts
from textbot.store.schema import Key, Moment, add_row, metadata

IN_INBOX = ("waiting", "open")
PRIORITIES = {"normal": 0, "high": 1, "urgent": 2}
# Written out, not bound: only then do databases see that a partial index fits.
WORK = text("status IN ('waiting', 'open')")
SNOOZED = text("snoozed_until IS NOT NULL")

conversations = Table(
    "conversations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False, unique=True),
    Column("status", String(8), nullable=False, default="bot"),
    Column("reason", String(16), nullable=False, default=""),
    Column("priority", Integer, nullable=False, default=0),
    Column("about", Text, nullable=False, default=""),
    Column("department", String(40), nullable=False, default=""),
    Column("assignee_id", Key),
    Column("unread", Integer, nullable=False, default=0),
    Column("muted", Boolean, nullable=False, default=False),
    Column("waiting_since", Moment),
    Column("opened_at", Moment),
    Column("last_staff_at", Moment),
    Column("last_message_at", Moment, nullable=False),
    Column("routed_at", Moment),
    # When it last came into the inbox, and when a person should have answered; due_at is NULL while nobody waits.
    Column("came_at", Moment),
    Column("due_at", Moment),
    # It stands in no list of work until then, or until the resident writes.
    Column("snoozed_until", Moment),
    Column("last_heard_at", Moment),
    # The first text from staff since it came.
    Column("first_staff_at", Moment),
    # Who saw that it is urgent, and when the phones on call were last told.
    Column("acked_at", Moment),
    Column("acked_by", Key),
    Column("escalated_at", Moment),
    Column("version", Integer, nullable=False, default=1),
    # All that the queues ask of a conversation: they are counted and put in order without touching the table.
    Index(
        "ix_conversations_work",
        "priority",
        "due_at",
        "id",
        "status",
        "department",
        "assignee_id",
        "snoozed_until",
        "last_staff_at",
        "last_heard_at",
        sqlite_where=WORK,
        postgresql_where=WORK,
    ),
    Index("ix_conversations_newest", "last_message_at", "id", "status", "department"),
    Index("ix_conversations_department", "department", "last_message_at", "id", "status"),
    Index("ix_conversations_snoozed", "snoozed_until", sqlite_where=SNOOZED, postgresql_where=SNOOZED),
)


@dataclass(frozen=True)
class ConversationRow:
    """A conversation with its contact's phone, language and opt-out. priority: 0 normal, 1 high, 2 urgent."""

    id: int
    contact_id: int
    phone: str
    language: str | None
    opt_out: str
    turn: int
    status: str
    reason: str
    priority: int
    about: str
    department: str
    assignee_id: int | None
    unread: int
    muted: bool
    waiting_since: datetime | None
    opened_at: datetime | None
    last_staff_at: datetime | None
    last_message_at: datetime
    came_at: datetime | None
    due_at: datetime | None
    snoozed_until: datetime | None
    last_heard_at: datetime | None
    first_staff_at: datetime | None
    acked_at: datetime | None
    acked_by: int | None
    escalated_at: datetime | None
    version: int

    @property
    def urgent(self) -> bool:
        """Whether it stands above all others."""
        return self.priority == PRIORITIES["urgent"]


def by_id(conn: Connection, conversation_id: int) -> ConversationRow | None:
    """One conversation."""
    row = conn.execute(joined().where(conversations.c.id == conversation_id)).first()
    return _conversation(row) if row else None


def by_ids(conn: Connection, conversation_ids: Sequence[int]) -> dict[int, ConversationRow]:
    """Those conversations by their ids."""
    rows = conn.execute(joined().where(conversations.c.id.in_(conversation_ids)))
    return {row[0]: _conversation(row) for row in rows}


def ensure(conn: Connection, contact_id: int, now: datetime) -> int:
    """The id of a contact's conversation, made when there is none: it stays with the bot. The caller holds the
    contact."""
    current = of_contact(conn, contact_id)
    return current.id if current else add_row(conn, conversations, contact_id=contact_id, last_message_at=now)


def contact_of(conn: Connection, conversation_id: int) -> int | None:
    """Whose conversation that is; None when there is none."""
    return conn.execute(select(conversations.c.contact_id).where(conversations.c.id == conversation_id)).scalar()


def of_contact(conn: Connection, contact_id: int) -> ConversationRow | None:
    """A contact's conversation, None when staff never had a reason to see one."""
    row = conn.execute(joined().where(conversations.c.contact_id == contact_id)).first()
    return _conversation(row) if row else None


FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""When an answer is due that nobody waits for."""
CALM = case((conversations.c.priority == PRIORITIES["urgent"], 0), else_=1)
DUE = func.coalesce(conversations.c.due_at, literal(FAR, Moment), type_=Moment)
BY_DUE = (CALM, DUE, conversations.c.id)
"""The order of every list of work: urgent first, then what is due first."""


def inbox(conn: Connection, statuses: tuple[str, ...] = IN_INBOX, limit: int = 200) -> tuple[ConversationRow, ...]:
    """Conversations in those states: urgent first, then by when an answer is due."""
    rows = conn.execute(joined().where(conversations.c.status.in_(statuses)).order_by(*BY_DUE).limit(limit))
    return tuple(_conversation(row) for row in rows)


def held(conn: Connection, now: datetime, limit: int = 500) -> tuple[ConversationRow, ...]:
    """Those that a member holds and in which somebody waits for an answer, the longest overdue first; snoozed ones are
    left out."""
    where = (WORK, conversations.c.status == "open", conversations.c.due_at.is_not(None))
    awake = or_(conversations.c.snoozed_until.is_(None), conversations.c.snoozed_until <= now)
    rows = conn.execute(joined().where(*where, awake).order_by(conversations.c.due_at).limit(limit))
    return tuple(_conversation(row) for row in rows)


def ripe(conn: Connection, now: datetime, limit: int = 200) -> tuple[int, ...]:
    """The conversations put aside whose time has come."""
    where = (SNOOZED, conversations.c.snoozed_until <= now)
    return tuple(conn.execute(select(conversations.c.id).where(*where).limit(limit)).scalars())


def heard(conn: Connection, contact_id: int, now: datetime, due_at: datetime | None = None) -> None:
    """One more unread text in a conversation that staff have in the inbox; it sleeps no longer. due_at: when a person
    should have answered it, at once when nobody said; an older text that waits keeps its own time."""
    where = (conversations.c.contact_id == contact_id, conversations.c.status.in_(IN_INBOX))
    changes = {"unread": conversations.c.unread + 1, "last_message_at": now, "version": conversations.c.version + 1}
    changes |= {"last_heard_at": now, "snoozed_until": None}
    changes["due_at"] = func.coalesce(conversations.c.due_at, literal(due_at or now, Moment))
    conn.execute(update(conversations).where(*where).values(changes))


def read(conn: Connection, conversation_id: int) -> None:
    """Staff saw all of it. This is no change that another member must see."""
    conn.execute(update(conversations).where(conversations.c.id == conversation_id).values(unread=0))


def set_about(conn: Connection, contact_id: int, about: str) -> None:
    """What the conversation is about, kept only while nothing was known."""
    known = conversations.c.about
    conn.execute(
        update(conversations)
        .where(conversations.c.contact_id == contact_id)
        .values(about=case((known == "", about), else_=known))
    )


def change(conn: Connection, conversation_id: int, **changes: Any) -> None:
    """Set columns and count the version up."""
    statement = update(conversations).where(conversations.c.id == conversation_id)
    conn.execute(statement.values(**changes, version=conversations.c.version + 1))


_SHOWN = tuple(ConversationRow.__dataclass_fields__)[6:]


def joined() -> Select[Any]:
    """What a ConversationRow is made of, for queries that ask for more than this module knows."""
    own = [conversations.c[name] for name in _SHOWN]
    shared = [contacts.c.phone, contacts.c.language, contacts.c.opt_out, contacts.c.turn]
    return select(conversations.c.id, conversations.c.contact_id, *shared, *own).join_from(
        conversations, contacts, contacts.c.id == conversations.c.contact_id
    )


def _conversation(row: Any) -> ConversationRow:
    return ConversationRow(*row)
