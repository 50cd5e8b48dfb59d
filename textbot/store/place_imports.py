"""Imported places: written beside those in use, then put in their stead at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from textbot.store import place_tables as tables

PREFIX = "import-"
KEPT_ROW = 1
STREETS_AT_ONCE = 400
_BY_STREET = (tables.addresses, tables.blocks, tables.street_names)
_ALL = (tables.areas, tables.crossings, tables.streets, tables.gazetteers)

Rows = Iterable[tuple[Any, ...]]


def use(conn: Connection, version: str, facts: dict[str, Any]) -> None:
    """From now on these are the imported places in use; facts: what is known of them. The ones before stay for a
    return."""
    before = current(conn)[0]
    conn.execute(insert(tables.gazetteers), {"version": version, "city": facts})
    _point(conn, version, {**facts, "before": before})


def current(conn: Connection) -> tuple[str, dict[str, Any]]:
    """The version in use, "" for none, and what is known of it."""
    row = conn.execute(select(tables.current.c.version, tables.current.c.facts)).first()
    return (row.version, row.facts) if row else ("", {})


def undo(conn: Connection) -> bool:
    """Back to what was in use before the last import; False when there is nothing to go back to."""
    version, facts = current(conn)
    if not version:
        return False
    before = str(facts.get("before", ""))
    kept = select(tables.gazetteers.c.city).where(tables.gazetteers.c.version == before)
    older = conn.execute(kept).scalar() or {}
    conn.execute(delete(tables.current))
    if before:
        _point(conn, before, {**older, "before": ""})
    return True


def stale(conn: Connection) -> tuple[str, ...]:
    """Imported versions that are neither in use nor kept for a return, those left by a broken import among them."""
    version, facts = current(conn)
    found = select(tables.streets.c.version).where(tables.streets.c.version.startswith(PREFIX)).distinct()
    return tuple(each for each in conn.execute(found).scalars() if each not in (version, facts.get("before")))


def sweep(version: str, streets: int) -> Iterator[Any]:
    """The statements that remove a version, each short enough to hold up nobody; streets: its highest number."""
    for table in _BY_STREET:
        for start in range(0, streets + 1, STREETS_AT_ONCE):
            some = table.c.street.between(start, start + STREETS_AT_ONCE - 1)
            yield delete(table).where(table.c.version == version, some)
    yield from (delete(table).where(table.c.version == version) for table in _ALL)


def batches(rows: Rows, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows, so many at a time."""
    ahead = iter(rows)
    while batch := list(islice(ahead, size)):
        yield batch


def _point(conn: Connection, version: str, facts: dict[str, Any]) -> None:
    values = {"version": version, "facts": facts}
    if not conn.execute(update(tables.current).values(**values)).rowcount:
        conn.execute(insert(tables.current), {"id": KEPT_ROW, **values})
