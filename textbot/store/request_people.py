"""Whose a service request is: who reported it and who follows it. Personal data, apart from the request's facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
    update,
)

from textbot.store.contacts import contacts
from textbot.store.requests import LIVE, requests
from textbot.store.schema import Key, Moment, add_row, metadata

REPORTER, FOLLOWER = "reporter", "follower"

request_people = Table(
    "request_people",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    # NULL for somebody who came another way than by text.
    Column("contact_id", Key, ForeignKey("contacts.id")),
    Column("role", String(8), nullable=False),
    Column("name", String(120), nullable=False, default=""),
    # A telephone number or an e-mail address.
    Column("callback", String(200), nullable=False, default=""),
    Column("language", String(8), nullable=False, default=""),
    Column("at", Moment, nullable=False),
    # When they were asked whether it is fixed; NULL when no answer is awaited.
    Column("asked_at", Moment),
    # When they asked to hear no more of it.
    Column("ended_at", Moment),
    UniqueConstraint("request_id", "contact_id"),
    Index("ix_request_people_contact_id", "contact_id", "request_id"),
)


@dataclass(frozen=True)
class PersonRow:
    """Somebody a request concerns. asked_at: when they were asked whether it is fixed and have not said yet."""

    id: int
    request_id: int
    contact_id: int | None
    role: str
    name: str
    callback: str
    language: str
    at: datetime
    asked_at: datetime | None
    ended_at: datetime | None


_COLUMNS = tuple(request_people.c[name] for name in PersonRow.__dataclass_fields__)


def add(
    conn: Connection,
    request_id: int,
    contact_id: int | None,
    role: str,
    now: datetime,
    *,
    language: str = "",
    name: str = "",
    callback: str = "",
) -> int:
    """Note somebody; their id. Raises IntegrityError when the contact has a part in the request already."""
    values = {"request_id": request_id, "contact_id": contact_id, "role": role, "at": now, "language": language}
    return add_row(conn, request_people, **values, name=name[:120], callback=callback[:200])


def follow(conn: Connection, request_id: int, contact_id: int, language: str, now: datetime) -> bool:
    """Let a contact follow a request; False when it is theirs or followed already. The caller holds the contact."""
    known = of_request_and_contact(conn, request_id, contact_id)
    if known is None:
        add(conn, request_id, contact_id, FOLLOWER, now, language=language)
        return True
    if known.ended_at is None:
        return False
    conn.execute(update(request_people).where(request_people.c.id == known.id).values(ended_at=None))
    return True


def reach(conn: Connection, person_id: int, **columns: str) -> None:
    """Set their `name`, their `callback` or both."""
    kept = {name: value[:120] for name, value in columns.items()}
    conn.execute(update(request_people).where(request_people.c.id == person_id).values(**kept))


def end(conn: Connection, person_id: int, now: datetime) -> None:
    """They hear no more of it."""
    statement = update(request_people).where(request_people.c.id == person_id)
    conn.execute(statement.values(ended_at=now, asked_at=None))


def asked(conn: Connection, person_id: int, at: datetime | None) -> None:
    """They were asked then whether it is fixed; None: no answer is awaited any more."""
    conn.execute(update(request_people).where(request_people.c.id == person_id).values(asked_at=at))


def none_asked(conn: Connection, request_id: int) -> None:
    """Nobody's answer about that request is awaited any more."""
    conn.execute(update(request_people).where(request_people.c.request_id == request_id).values(asked_at=None))


def by_id(conn: Connection, person_id: int) -> PersonRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(request_people.c.id == person_id)).first()
    return PersonRow(*row) if row else None


def count_told(conn: Connection, request_id: int) -> int:
    """How many hear what becomes of a request: who did not end it, nor opted out of all texts."""
    both = request_people.join(contacts, contacts.c.id == request_people.c.contact_id)
    of_it = (request_people.c.request_id == request_id, request_people.c.ended_at.is_(None), contacts.c.opt_out == "")
    return conn.execute(select(func.count()).select_from(both).where(*of_it)).scalar_one()


def of_request(conn: Connection, request_id: int) -> tuple[PersonRow, ...]:
    """Everybody with a part in a request, the first first."""
    statement = select(*_COLUMNS).where(request_people.c.request_id == request_id).order_by(request_people.c.id)
    return tuple(PersonRow(*row) for row in conn.execute(statement))


def of_requests(conn: Connection, request_ids: tuple[int, ...]) -> dict[int, tuple[PersonRow, ...]]:
    """Everybody with a part in each of those requests."""
    found: dict[int, tuple[PersonRow, ...]] = dict.fromkeys(request_ids, ())
    where = request_people.c.request_id.in_(request_ids)
    for row in conn.execute(select(*_COLUMNS).where(where).order_by(request_people.c.id)):
        found[row.request_id] += (PersonRow(*row),)
    return found


def of_request_and_contact(conn: Connection, request_id: int, contact_id: int) -> PersonRow | None:
    """A contact's part in a request."""
    where = (request_people.c.request_id == request_id, request_people.c.contact_id == contact_id)
    row = conn.execute(select(*_COLUMNS).where(*where)).first()
    return PersonRow(*row) if row else None


def of_contact(conn: Connection, contact_id: int, *, live: bool = False, limit: int = 5) -> tuple[PersonRow, ...]:
    """A contact's parts in requests, the newest request first: what they reported, and what they still follow.
    live: only requests not done yet, or whose outcome they were asked about."""
    there = request_people.c.ended_at.is_(None)
    statement = select(*_COLUMNS).join_from(request_people, requests, requests.c.id == request_people.c.request_id)
    statement = statement.where(request_people.c.contact_id == contact_id, there | (request_people.c.role == REPORTER))
    if live:
        statement = statement.where(there, requests.c.status.in_(LIVE) | request_people.c.asked_at.is_not(None))
    rows = conn.execute(statement.order_by(request_people.c.request_id.desc()).limit(limit))
    return tuple(PersonRow(*row) for row in rows)


def counts(conn: Connection, request_ids: tuple[int, ...]) -> Mapping[int, int]:
    """How many people have a part in each of those requests."""
    where = (request_people.c.request_id.in_(request_ids), request_people.c.ended_at.is_(None))
    statement = select(request_people.c.request_id, func.count()).where(*where)
    return {row[0]: row[1] for row in conn.execute(statement.group_by(request_people.c.request_id))}
