"""Import a register of addresses and the city's areas: written beside what is in use, then used at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, func, select

from textbot.content.address_rows import AddressRow, BadRow
from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Area
from textbot.core.places.register import Listed, Register, blocks_of
from textbot.runtime import Runtime
from textbot.store import place_imports, place_tables
from textbot.store.many_rows import add_many
from textbot.store.place_known import known_of
from textbot.store.place_tables import cell_of

# Rows of one transaction: a text that arrives meanwhile waits for a fraction of a second.
BATCH = 20_000
TOLD_EVERY = 50_000
MOST_BAD_SHARE = 0.5
MOST_SHOWN = 1000

_SPOT = ("lat", "lon", "cell")


class NothingThere(ValueError):
    """There is nothing to import: what is in use stays, instead of making room for an empty register."""


class TooManyBad(ValueError):
    """More than half of the rows could not be used: this is no register, or its columns mean something else."""


@dataclass
class Imported:
    """What came of an import. bad: the first thousand rows left out; left_out: how many; repeated: rows that name a
    house again."""

    version: str = ""
    rows: int = 0
    addresses: int = 0
    streets: int = 0
    areas: int = 0
    repeated: int = 0
    left_out: int = 0
    bad: list[BadRow] = field(default_factory=list)


def import_places(
    rt: Runtime,
    rows: Iterable[AddressRow | BadRow],
    areas: tuple[Area, ...] = (),
    say: Callable[[str, int], None] = lambda words, done: None,
    *,
    dry: bool = False,
) -> Imported:
    """Take addresses and areas into use, in the stead of those imported before. Until the last moment nothing changes
    for residents; a broken import leaves only rows that the next one removes. dry: read everything, write nothing.
    say: told the stage and how many rows are done. Raises TooManyBad and NothingThere."""
    done = Imported()
    with rt.database.read() as conn:
        known = known_of(conn, rt.playbook.gazetteer)
    register = Register(_areas(known.areas, areas))
    _read(rows, register, done, say)
    if not done.rows:
        _must_not_empty(rt, areas)
    streets = list(register.streets())
    done.repeated, done.streets, done.areas = register.repeated, len(streets), len(areas)
    done.addresses = sum(len(street.houses) for street in streets)
    if not dry:
        done.version = f"{place_imports.PREFIX}{rt.now():%Y%m%d%H%M%S}-{rt.new_token()[:8]}"
        _clear(rt)
        _write(rt, done, streets, register, areas, say)
        _use(rt, done)
    return done


def _must_not_empty(rt: Runtime, areas: tuple[Area, ...]) -> None:
    """Areas alone may be imported while no addresses are in use; they would go."""
    with rt.database.read() as conn:
        there = place_imports.current(conn)[1].get("addresses", 0)
    if there:
        raise NothingThere(f"there is no address in it, and {there:,} are in use; name their file, too")
    if not areas:
        raise NothingThere("there is no row in it")


def _read(
    rows: Iterable[AddressRow | BadRow], register: Register, done: Imported, say: Callable[[str, int], None]
) -> None:
    for row in rows:
        done.rows += 1
        if isinstance(row, BadRow):
            done.left_out += 1
            if len(done.bad) < MOST_SHOWN:
                done.bad.append(row)
        else:
            register.add(row.street, (row.number, row.lat, row.lon, row.city, row.postcode))
        if done.rows % TOLD_EVERY == 0:
            say("rows read", done.rows)
    if done.left_out > MOST_BAD_SHARE * done.rows:
        raise TooManyBad(f"{done.left_out} of {done.rows} rows could not be used")


def _areas(own: Areas, given: tuple[Area, ...]) -> Areas:
    """The city's areas with those given in the stead of the same kind."""
    replaced = {area.kind for area in given}
    return Areas(given).beside(own, replaced) if given else own


def _clear(rt: Runtime) -> None:
    """Remove what no import uses any more."""
    with rt.database.read() as conn:
        highest = select(func.max(place_tables.streets.c.number))
        old = {each: conn.execute(highest.where(place_tables.streets.c.version == each)).scalar() or 0
               for each in place_imports.stale(conn)}  # fmt: skip
    for version, streets in old.items():
        for statement in place_imports.sweep(version, streets):
            with rt.database.write() as conn:
                conn.execute(statement)


def _write(
    rt: Runtime,
    done: Imported,
    streets: list[Listed],
    register: Register,
    areas: tuple[Area, ...],
    say: Callable[[str, int], None],
) -> None:
    t, version, written, all_of_them = place_tables, done.version, 0, f"of {done.addresses:,} written"
    parts: tuple[tuple[Table, tuple[str, ...], Iterator[tuple[Any, ...]]], ...] = (
        (t.streets, ("number", "name", "lat", "lon", "district", "zone"), _street_rows(streets, register)),
        (t.street_names, ("street", "name"), ((each.number, each.called) for each in streets)),
        (t.blocks, ("street", "low", "high", "from_lat", "from_lon", "to_lat", "to_lon", "cell"), _blocks(streets)),
        (t.areas, ("serial", "kind", "name", "geometry"), _area_rows(areas)),
        (t.addresses, ("street", "number", *_SPOT), _addresses(streets)),
    )
    for table, columns, rows in parts:
        for batch in place_imports.batches(((version, *row) for row in rows), BATCH):
            with rt.database.write() as conn:
                add_many(conn, table, ("version", *columns), batch)
            if table is t.addresses:
                written += len(batch)
                say(all_of_them, written)


def _use(rt: Runtime, done: Imported) -> None:
    facts = {"addresses": done.addresses, "streets": done.streets, "areas": done.areas, "at": rt.now().isoformat()}
    with rt.database.write() as conn:
        place_imports.use(conn, done.version, facts)


def _street_rows(streets: Iterable[Listed], register: Register) -> Iterator[tuple[Any, ...]]:
    for street in streets:
        points = list(street.houses.values())
        yield (street.number, street.name, *points[len(points) // 2], *register.whole(street))


def _blocks(streets: Iterable[Listed]) -> Iterator[tuple[Any, ...]]:
    for street in streets:
        for block in blocks_of(street):
            yield (block.street, block.low, block.high, *block.start, *block.end, cell_of(*block.middle))


def _area_rows(areas: Iterable[Area]) -> Iterator[tuple[Any, ...]]:
    for serial, area in enumerate(areas, 1):
        yield (serial, area.kind, area.name, area.geometry)


def _addresses(streets: Iterable[Listed]) -> Iterator[tuple[Any, ...]]:
    for street in streets:
        for number, point in street.houses.items():
            yield (street.number, number, *point, cell_of(*point))
