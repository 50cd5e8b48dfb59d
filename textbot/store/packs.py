"""Packs of answers switched by hand: who switched which, when and until when. The last row of a pack holds."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Connection, Date, String, Table, func, select

from textbot.core.freshness import Switch
from textbot.store.schema import Key, Moment, add_row, metadata

pack_switches = Table(
    "pack_switches",
    metadata,
    Column("id", Key, primary_key=True),
    Column("pack", String(80), nullable=False, index=True),
    # on | off | auto: by the pack's own dates
    Column("state", String(8), nullable=False),
    Column("until", Date),
    Column("by", String(200), nullable=False),
    Column("at", Moment, nullable=False),
)


@dataclass(frozen=True)
class SwitchRow:
    """One switching. state: on | off | auto. until: the last day it holds, None for always. by: a member's email."""

    pack: str
    state: str
    until: date | None
    by: str
    at: datetime


_COLUMNS = tuple(pack_switches.c[name] for name in SwitchRow.__dataclass_fields__)
_LAST = select(func.max(pack_switches.c.id)).group_by(pack_switches.c.pack).scalar_subquery()
_CURRENT = select(*_COLUMNS).where(pack_switches.c.id.in_(_LAST)).order_by(pack_switches.c.pack)


def switch(conn: Connection, pack: str, state: str, until: date | None, *, by: str, now: datetime) -> None:
    """Note that the pack is on, off or left to its dates from now on."""
    add_row(conn, pack_switches, pack=pack, state=state, until=until, by=by, at=now)


def current(conn: Connection) -> tuple[SwitchRow, ...]:
    """The last switching of each pack, by pack."""
    return tuple(SwitchRow(*row) for row in conn.execute(_CURRENT))


def switches(conn: Connection) -> tuple[Switch, ...]:
    """What holds by hand, as the engine takes it."""
    return tuple(Switch(row.pack, row.state == "on", row.until) for row in current(conn) if row.state != "auto")


def history(conn: Connection, pack: str) -> tuple[SwitchRow, ...]:
    """Every switching of a pack, the last one first."""
    statement = select(*_COLUMNS).where(pack_switches.c.pack == pack).order_by(pack_switches.c.id.desc())
    return tuple(SwitchRow(*row) for row in conn.execute(statement))
