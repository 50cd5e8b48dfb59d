"""Codes for whoever lost the phone of the second factor: each lets them in once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, String, Table, delete, func, insert, select, update

from textbot.store.schema import Key, Moment, metadata

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("staff_id", Key, ForeignKey("staff.id"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("used_at", Moment),
)


def replace(conn: Connection, staff_id: int, hashes: Iterable[str]) -> None:
    """These codes are good from now on, and none from before."""
    conn.execute(delete(recovery_codes).where(recovery_codes.c.staff_id == staff_id))
    rows = [{"staff_id": staff_id, "code_hash": each} for each in hashes]
    if rows:
        conn.execute(insert(recovery_codes), rows)


def use(conn: Connection, staff_id: int, code_hash: str, now: datetime) -> bool:
    """Use one up; False when there is none such, or it was used."""
    own = recovery_codes.c
    where = (own.staff_id == staff_id, own.code_hash == code_hash, own.used_at.is_(None))
    return conn.execute(update(recovery_codes).where(*where).values(used_at=now)).rowcount == 1


def left(conn: Connection, staff_id: int) -> int:
    """How many can still be used."""
    own = recovery_codes.c
    where = (own.staff_id == staff_id, own.used_at.is_(None))
    return conn.execute(select(func.count()).where(*where)).scalar_one()
