"""Wrong tries to sign in, by the names they are counted under: an account at an address, an account, an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, String, Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from textbot.store.schema import Moment, metadata

sign_in_tries = Table(
    "sign_in_tries",
    metadata,
    # A keyed hash: it tells a reader of the table nothing.
    Column("name", String(64), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    # No try is read before this.
    Column("until", Moment),
)


@dataclass(frozen=True)
class TriesRow:
    """wrong: how many; at: the last one; until: when the next one may be made."""

    name: str
    wrong: int
    at: datetime
    until: datetime | None


def read(conn: Connection, names: Iterable[str]) -> dict[str, TriesRow]:
    """What is counted under these names."""
    rows = conn.execute(select(sign_in_tries).where(sign_in_tries.c.name.in_(list(names))))
    return {row.name: TriesRow(*row) for row in rows}


def hold(conn: Connection, names: Iterable[str], now: datetime) -> dict[str, TriesRow]:
    """The same, with nobody else counting under them until the transaction ends."""
    wanted = sorted(names)
    make = (postgres_insert if conn.dialect.name == "postgresql" else sqlite_insert)(sign_in_tries)
    rows = [{"name": name, "wrong": 0, "at": now} for name in wanted]
    conn.execute(make.values(rows).on_conflict_do_nothing())
    own = sign_in_tries.c
    found = conn.execute(select(sign_in_tries).where(own.name.in_(wanted)).order_by(own.name).with_for_update())
    return {row.name: TriesRow(*row) for row in found}


def put(conn: Connection, row: TriesRow) -> None:
    """Write one that is held."""
    values = {"wrong": row.wrong, "at": row.at, "until": row.until}
    conn.execute(update(sign_in_tries).where(sign_in_tries.c.name == row.name).values(values))


def forget_before(conn: Connection, moment: datetime) -> None:
    """Drop what was counted last before then, but for what somebody else holds: two who drop each other's would wait
    for ever."""
    own = sign_in_tries.c
    free = select(own.name).where(own.at < moment).with_for_update(skip_locked=True)
    conn.execute(delete(sign_in_tries).where(own.name.in_(free)))
