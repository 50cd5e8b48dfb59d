"""Contacts: a row per phone with its choices, its turn number and the copy of its session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    literal_column,
    null,
    select,
    update,
)

from textbot.store.schema import Key, Moment, add_row, metadata

contacts = Table(
    "contacts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("phone", String(20), nullable=False, unique=True),
    Column("language", String(8)),
    Column("language_sure", Boolean, nullable=False, default=False),
    Column("opt_out", String(8), nullable=False, default=""),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment),
    # The turn number: every turn, staff take-over, hand-back and opt-out adds one, so a thought based on an older
    # number is never written.
    Column("turn", Integer, nullable=False, default=0),
    Column("session", Text, nullable=False, default=""),
    Column("session_turn", Integer, nullable=False, default=0),
    # When the contact was last asked a survey question of any kind.
    Column("surveyed_at", Moment),
    # Their own time zone where we were told it, an IANA name.
    Column("zone", String(40), nullable=False, default="", server_default=""),
    Column("first_name", String(60), nullable=False, default="", server_default=""),
    # How many texts in a row did not reach them; suspended: so many that notices leave them out.
    Column("unreachable", Integer, nullable=False, default=0, server_default="0"),
    Column("suspended_at", Moment),
    # The number of ours they last texted, where there are several.
    Column("sender", String(40), nullable=False, default="", server_default=""),
    Index("ix_contacts_opt_out", "opt_out"),
)


@dataclass(frozen=True)
class ContactRow:
    """A contact as stored."""

    id: int
    phone: str
    language: str | None
    language_sure: bool
    opt_out: str
    last_seen: datetime | None
    turn: int
    surveyed_at: datetime | None = None
    sender: str = ""


COLUMNS = (
    contacts.c.id,
    contacts.c.phone,
    contacts.c.language,
    contacts.c.language_sure,
    contacts.c.opt_out,
    contacts.c.last_seen,
    contacts.c.turn,
    contacts.c.surveyed_at,
    contacts.c.sender,
)


def by_phone(conn: Connection, phone: str) -> ContactRow | None:
    """The contact with that E.164 number."""
    row = conn.execute(select(*COLUMNS).where(contacts.c.phone == phone)).first()
    return _contact(row) if row else None


def phone_and_zone(conn: Connection, contact_id: int) -> tuple[str, str]:
    """Their number, and the time zone they told us, "" for none."""
    row = conn.execute(select(contacts.c.phone, contacts.c.zone).where(contacts.c.id == contact_id)).one()
    return row[0], row[1]


def by_id(conn: Connection, contact_id: int) -> ContactRow:
    """The contact with that id. Raises LookupError when there is none."""
    row = conn.execute(select(*COLUMNS).where(contacts.c.id == contact_id)).first()
    if row is None:
        raise LookupError(f"no contact {contact_id}")
    return _contact(row)


def add(conn: Connection, phone: str, now: datetime) -> int:
    """A new contact's id. Raises IntegrityError when the phone is known."""
    return add_row(conn, contacts, phone=phone, first_seen=now)


def session_of(conn: Connection, contact_id: int) -> tuple[int, str]:
    """The turn the session copy belongs to and its JSON text ("" before the first turn)."""
    row = conn.execute(select(contacts.c.session_turn, contacts.c.session).where(contacts.c.id == contact_id)).one()
    return row.session_turn, row.session


# Who writes can be reached.
_REACHED = {"unreachable": literal_column("0"), "suspended_at": null()}
_STEP = {"turn": "to_turn", "session_turn": "to_turn", "session": "kept", "last_seen": "now"}
ADVANCE = (
    update(contacts)
    .where(contacts.c.id == bindparam("contact"), contacts.c.turn == bindparam("from_turn"))
    .values(_REACHED | {column: bindparam(name) for column, name in _STEP.items()})
)


def step_values(contact_id: int, turn: int, session: str, now: datetime) -> dict[str, Any]:
    """What ADVANCE wants to know."""
    return {"contact": contact_id, "from_turn": turn, "to_turn": turn + 1, "kept": session, "now": now}


def advance(conn: Connection, contact_id: int, turn: int, session: str, now: datetime) -> bool:
    """Add one to the turn number if it still is `turn`, with the session's copy; False when it had moved."""
    return conn.execute(ADVANCE, step_values(contact_id, turn, session, now)).rowcount == 1


def begin_anew(conn: Connection, contact_id: int, turn: int, session: str) -> None:
    """Move the turn number on from `turn` with another session, though they did not text. The caller holds the row."""
    values = {"turn": turn + 1, "session_turn": turn + 1, "session": session}
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(**values))


def in_a_flow(conn: Connection, since: datetime, until: datetime, limit: int) -> tuple[ContactRow, ...]:
    """Contacts who last texted between these moments in the middle of a flow that they were not reminded of, the
    longest ago first. Looks through all contacts: for a round every few minutes, not for a text."""
    where = (
        contacts.c.last_seen.between(since, until),
        contacts.c.opt_out == "",
        contacts.c.session.like('%"frame":{%'),
        contacts.c.session.notlike('%"reminded":true%'),
    )
    rows = conn.execute(select(*COLUMNS).where(*where).order_by(contacts.c.last_seen).limit(limit))
    return tuple(_contact(row) for row in rows)


def sessions_in_a_flow(conn: Connection, since: datetime) -> tuple[str, ...]:
    """The sessions of who texted since then and is in the middle of a flow. Looks through all contacts."""
    where = (contacts.c.last_seen >= since, contacts.c.session.like('%"frame":{%'))
    return tuple(conn.execute(select(contacts.c.session).where(*where)).scalars())


def is_known(conn: Connection, contact_id: int) -> bool:
    """Whether there is such a contact."""
    return conn.execute(select(contacts.c.id).where(contacts.c.id == contact_id)).first() is not None


def phones(conn: Connection, contact_ids: Sequence[int]) -> dict[int, str]:
    """Contact -> phone, of these."""
    rows = conn.execute(select(contacts.c.id, contacts.c.phone).where(contacts.c.id.in_(contact_ids)))
    return {row[0]: row[1] for row in rows}


def bump(conn: Connection, contact_id: int) -> None:
    """Add one to the turn number, so that no turn thought before this moment is written."""
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(turn=contacts.c.turn + 1))


def hold(conn: Connection, contact_id: int) -> None:
    """Let nobody else write this contact until the transaction ends (on SQLite nobody else writes at all). Rows that
    only name it are written all the same."""
    conn.execute(select(contacts.c.id).where(contacts.c.id == contact_id).with_for_update(key_share=True))


def set_opt_out(conn: Connection, contact_id: int, where: str) -> None:
    """Mark the contact as opted out ("ours" or "carrier") or, with "", as back."""
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(opt_out=where))


def mark_surveyed(conn: Connection, contact_id: int, now: datetime) -> None:
    """A survey question went to this contact."""
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(surveyed_at=now))


def set_sender(conn: Connection, phone: str, sender: str) -> None:
    """Keep the number of ours that the contact texted last."""
    conn.execute(update(contacts).where(contacts.c.phone == phone).values(sender=sender))


def set_language(conn: Connection, contact_id: int, language: str, sure: bool) -> None:
    """Keep the contact's language."""
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(language=language, language_sure=sure))


def tell(conn: Connection, contact_id: int, *, zone: str = "", first_name: str = "") -> None:
    """Keep what we were told of a contact: their time zone (an IANA name), their first name. "" tells nothing."""
    told = {name: value for name, value in (("zone", zone), ("first_name", first_name)) if value}
    if told:
        conn.execute(update(contacts).where(contacts.c.id == contact_id).values(**told))


def forget_name(conn: Connection, contact_id: int) -> None:
    """The contact's first name is known no more."""
    conn.execute(update(contacts).where(contacts.c.id == contact_id).values(first_name=""))


def _contact(row: Any) -> ContactRow:
    return ContactRow(*row)
