"""Codes by which members of staff show that a phone is theirs; until then nothing else is sent to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, delete, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

phone_codes = Table(
    "phone_codes",
    metadata,
    # One at a time: another code ends the one before.
    Column("staff_id", Key, ForeignKey("staff.id"), primary_key=True),
    Column("phone", String(20), nullable=False),
    # Keyed with SECRET_KEY: six digits are soon tried otherwise.
    Column("code_hash", String(64), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
)


@dataclass(frozen=True)
class PhoneCode:
    """A code that was sent. tries: how often something was typed for it."""

    phone: str
    code_hash: str
    sent_at: datetime
    tries: int


_COLUMNS = tuple(phone_codes.c[name] for name in PhoneCode.__dataclass_fields__)


def of_member(conn: Connection, staff_id: int) -> PhoneCode | None:
    """The one that the member was sent last, and did not type yet."""
    row = conn.execute(select(*_COLUMNS).where(phone_codes.c.staff_id == staff_id)).first()
    return PhoneCode(*row) if row else None


def waiting(conn: Connection) -> frozenset[int]:
    """The members who told a phone that they did not confirm."""
    return frozenset(conn.execute(select(phone_codes.c.staff_id)).scalars())


def put(conn: Connection, staff_id: int, phone: str, code_hash: str, now: datetime) -> None:
    """Another one, in place of any before."""
    forget(conn, staff_id)
    add_row(conn, phone_codes, staff_id=staff_id, phone=phone, code_hash=code_hash, sent_at=now, tries=0)


def take_try(conn: Connection, staff_id: int, most: int) -> bool:
    """Count one try before it is read; False when there were so many already."""
    where = (phone_codes.c.staff_id == staff_id, phone_codes.c.tries < most)
    return conn.execute(update(phone_codes).where(*where).values(tries=phone_codes.c.tries + 1)).rowcount == 1


def forget(conn: Connection, staff_id: int) -> None:
    """It is good for nothing any more."""
    conn.execute(delete(phone_codes).where(phone_codes.c.staff_id == staff_id))
