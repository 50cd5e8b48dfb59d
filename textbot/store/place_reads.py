"""Reads of the large place tables, across the layers that lie over each other. A street's number is that of `Known`."""

from collections.abc import Iterable, Iterator
from itertools import product

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, or_, select

from textbot.core.places.gazetteer import Block, Point
from textbot.store import place_tables as tables
from textbot.store.place_known import Known, Layer

Found = Row[tuple[object, ...]]


class Reads:
    """Keyed reads through one connection."""

    def __init__(self, conn: Connection, known: Known) -> None:
        self.conn, self.known = conn, known

    def points(self, streets: Iterable[int], number: int) -> dict[int, Point]:
        """Street -> where that house number is known to stand."""
        table = tables.addresses
        found = self._of(table, streets, table.c.number == number)
        return {street: (row.lat, row.lon) for street, row in found}

    def blocks(self, street: int, low: int, high: int) -> list[Block]:
        """The blocks of a street that hold any number from low to high."""
        table = tables.blocks
        found = self._of(table, (street,), table.c.low <= high, table.c.high >= low)
        return sorted((block_of(row, of) for of, row in found), key=lambda block: block.low)

    def meetings(self, one: Iterable[int], two: Iterable[int]) -> dict[tuple[int, int], list[Point]]:
        """Where any of these streets meet any of those: pair of streets -> points."""
        found: dict[tuple[int, int], list[Point]] = {}
        table, pairs = tables.crossings.c, set(product(one, two))
        for layer in self.known.layers:
            own = {tuple(sorted((layer.own[a], layer.own[b]))) for a, b in pairs if {a, b} <= layer.own.keys()}
            if not own:
                continue
            wanted = or_(*(and_(table.first == first, table.second == second) for first, second in sorted(own)))
            query = select(tables.crossings).where(table.version == layer.version, wanted).order_by(table.serial)
            for row in self.conn.execute(query):
                here = sorted((layer.all[row.first], layer.all[row.second]))
                found.setdefault((here[0], here[1]), []).append((row.lat, row.lon))
        return found

    def landmarks(self, numbers: Iterable[int]) -> Iterator[Found]:
        """Landmarks by number."""
        table = tables.landmarks.c
        chosen = select(tables.landmarks).where(table.version == self.known.version, table.number.in_(tuple(numbers)))
        yield from self.conn.execute(chosen.order_by(table.number))

    def near(self, table: Table, point: Point) -> Iterator[tuple[Layer, Found]]:
        """The rows in the map cells around a point, each with the layer that its streets' numbers belong to."""
        for layer in self.known.layers:
            around = table.c.cell.in_(tables.cells_around(*point))
            rows = self.conn.execute(select(table).where(table.c.version == layer.version, around))
            yield from ((layer, row) for row in rows)

    def _of(self, table: Table, streets: Iterable[int], *also: ColumnElement[bool]) -> Iterator[tuple[int, Found]]:
        wanted = tuple(streets)
        for layer in self.known.layers:
            own = [layer.own[street] for street in wanted if street in layer.own]
            query = select(table).where(table.c.version == layer.version, table.c.street.in_(own), *also)
            if own:
                yield from ((layer.all[row.street], row) for row in self.conn.execute(query))


def block_of(row: Found, street: int) -> Block:
    """A block as the core knows it."""
    return Block(street, row.low, row.high, (row.from_lat, row.from_lon), (row.to_lat, row.to_lon))
