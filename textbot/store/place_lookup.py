"""Looking up what a text said about a place: one method per kind of reading, each a few keyed queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from sqlalchemy import Connection, Row, Select, Table, and_, or_, select

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Block, Point, metres
from textbot.core.places.place import Confidence, Finding, Kind, Place
from textbot.core.places.query import PlaceQuery
from textbot.store import place_tables as tables

AT_CROSSING, AT_ADDRESS, AT_BLOCK = 20.0, 40.0, 150.0
"""How near, in metres, a crossing, a known address or a block must be for a pin to be named after it."""
MOST_CHOICES = 3


@dataclass(frozen=True)
class StreetRow:
    """A street as kept: its name, middle, and the areas that hold all of it."""

    name: str
    point: Point
    district: str | None
    zone: str | None


class Lookup:
    """Answers readings from one gazetteer version."""

    def __init__(self, conn: Connection, version: str, streets: Mapping[int, StreetRow], areas: Areas) -> None:
        self.conn, self.version, self.streets, self.areas = conn, version, streets, areas

    def answer(self, query: PlaceQuery) -> Finding:
        """What this reading leads to."""
        answers = {
            "point": self._point,
            "address": self._address,
            "between": self._between,
            "crossing": self._crossing,
            "block": self._block,
            "landmark": self._landmark,
            "street": self._street,
        }
        if query.outside:
            return Finding(mention=query.mention, outside=True)
        if query.kind in answers:
            return answers[query.kind](query)
        if query.kind == "unknown":
            return Finding(mention=query.mention, problem="no_such_street", hint=query.name)
        return Finding(mention=query.mention, problem="map_link")

    def pin(self, point: Point, mention: str | None, found_by: str) -> Finding:
        """A point on the map, named after the crossing, address or block nearest to it."""
        name = self._near_crossing(point) or self._near_address(point) or self._near_block(point)
        numbers = f"{point[0]:.5f}, {point[1]:.5f}"
        text = f"{name} ({numbers})" if name else numbers
        return self._finding([self._place("point", text, point, "approximate", found_by)], mention)

    def _point(self, query: PlaceQuery) -> Finding:
        assert query.point is not None
        return self.pin(query.point, query.mention, query.found_by)

    def _address(self, query: PlaceQuery) -> Finding:
        places: list[Place | None] = []
        known = self._known_points(query)
        for street in query.streets[0]:
            spot = known.get(street) or self._laid_along(street, query.number)
            if spot is None:
                continue
            confidence: Confidence = "exact" if street in known else "range"
            text = f"{query.number} {self.streets[street].name}"
            places.append(self._place("address", text, spot, confidence if query.exact else "approximate", "address"))
        if places:
            return self._finding(places, query.mention)
        return self._failed(query, "range", query.streets[0])

    def _known_points(self, query: PlaceQuery) -> dict[int, Point]:
        table = tables.addresses.c
        rows = self._rows(
            select(table.street, table.lat, table.lon).where(
                table.version == self.version, table.street.in_(query.streets[0]), table.number == query.number
            )
        )
        return {row.street: (row.lat, row.lon) for row in rows}

    def _laid_along(self, street: int, number: int) -> Point | None:
        table = tables.blocks.c
        rows = self._rows(
            select(tables.blocks).where(
                table.version == self.version, table.street == street, table.low <= number, table.high >= number
            )
        )
        blocks = sorted(map(_block, rows), key=lambda block: ((number - block.low) % 2, block.high - block.low))
        return blocks[0].at(number) if blocks else None

    def _block(self, query: PlaceQuery) -> Finding:
        low = query.number // 100 * 100
        places: list[Place | None] = []
        for street in query.streets[0]:
            table = tables.blocks.c
            rows = self._rows(
                select(tables.blocks)
                .where(table.version == self.version, table.street == street, table.low <= low + 99, table.high >= low)
                .order_by(table.low)
            )
            blocks = [_block(row) for row in rows]
            if blocks:
                spot = blocks[len(blocks) // 2].at(low + 50) if blocks[0].high > low + 99 else blocks[0].middle
                text = f"{low} block of {self.streets[street].name}"
                places.append(self._place("address", text, spot, "approximate", "address"))
        return self._finding(places, query.mention) if places else self._failed(query, "range", query.streets[0])

    def _crossing(self, query: PlaceQuery) -> Finding:
        one, two = query.streets
        places: list[Place | None] = []
        for (first, second), spots in self._meetings(one, two).items():
            confidence: Confidence = "exact" if query.exact and len(spots) == 1 else "approximate"
            places.append(
                self._place("intersection", self._corner(first, second), spots[0], confidence, "intersection")
            )
        if places:
            return self._finding(places, query.mention)
        return self._failed(query, "no_crossing", (one[0], two[0]))

    def _between(self, query: PlaceQuery) -> Finding:
        on, one, two = query.streets
        starts, ends = self._meetings(on, one), self._meetings(on, two)
        places: list[Place | None] = []
        for (first, spots), (second, others) in product(starts.items(), ends.items()):
            street, *rest = set(first) & set(second)
            if rest or first == second or street not in on:
                continue
            names = [self.streets[other].name for pair in (first, second) for other in pair if other != street]
            text = f"{self.streets[street].name} between {names[0]} and {names[1]}"
            spot = ((spots[0][0] + others[0][0]) / 2, (spots[0][1] + others[0][1]) / 2)
            places.append(self._place("address", text, spot, "approximate", "intersection"))
        return self._finding(places, query.mention) if places else self._failed(query, "no_crossing", (on[0], one[0]))

    def _meetings(self, one: Iterable[int], two: Iterable[int]) -> dict[tuple[int, int], list[Point]]:
        """Where any of these streets meet any of those: pair of streets -> points."""
        table = tables.crossings.c
        pairs = {(min(pair), max(pair)) for pair in product(one, two)}
        wanted = or_(*(and_(table.first == first, table.second == second) for first, second in sorted(pairs)))
        found: dict[tuple[int, int], list[Point]] = {}
        columns = select(table.first, table.second, table.lat, table.lon)
        for row in self._rows(columns.where(table.version == self.version, wanted).order_by(table.serial)):
            found.setdefault((row.first, row.second), []).append((row.lat, row.lon))
        return found

    def _landmark(self, query: PlaceQuery) -> Finding:
        table = tables.landmarks.c
        chosen = select(tables.landmarks).where(table.version == self.version, table.number.in_(query.landmarks))
        places: list[Place | None] = []
        for row in self._rows(chosen.order_by(table.number)):
            text = f"{row.name} ({row.address})" if row.address else row.name
            confidence: Confidence = "exact" if query.exact else "approximate"
            places.append(self._place("landmark", text, (row.lat, row.lon), confidence, "landmark"))
        return self._finding(places, query.mention)

    def _street(self, query: PlaceQuery) -> Finding:
        rows = [self.streets[street] for street in query.streets[0]]
        places = [
            Place("street", row.name, *row.point, row.district, row.zone, "approximate", "street") for row in rows
        ]
        return self._finding(places, query.mention)

    def _near_crossing(self, point: Point) -> str | None:
        rows = self._rows(self._near(tables.crossings, point))
        near = min(rows, key=lambda row: metres(point, (row.lat, row.lon)), default=None)
        if near is None or metres(point, (near.lat, near.lon)) > AT_CROSSING:
            return None
        return self._corner(near.first, near.second)

    def _near_address(self, point: Point) -> str | None:
        rows = self._rows(self._near(tables.addresses, point))
        near = min(rows, key=lambda row: metres(point, (row.lat, row.lon)), default=None)
        if near is None or metres(point, (near.lat, near.lon)) > AT_ADDRESS:
            return None
        return f"{near.number} {self.streets[near.street].name}"

    def _near_block(self, point: Point) -> str | None:
        blocks = [(_block(row), row.street) for row in self._rows(self._near(tables.blocks, point))]
        best = min(((*block.near(point), street) for block, street in blocks), key=lambda found: found[1], default=None)
        if best is None or best[1] > AT_BLOCK:
            return None
        return f"{best[0]} {self.streets[best[2]].name}"

    def _near(self, table: Table, point: Point) -> Select[tuple[object, ...]]:
        return select(table).where(table.c.version == self.version, table.c.cell.in_(tables.cells_around(*point)))

    def _corner(self, first: int, second: int) -> str:
        """Two streets as people say them: names before numbers, then in order."""
        names = sorted((self.streets[first].name, self.streets[second].name), key=_spoken_order)
        return f"{names[0]} & {names[1]}"

    def _place(self, kind: Kind, text: str, point: Point, confidence: Confidence, found_by: str) -> Place | None:
        """The place with its areas; None when it lies outside the city."""
        district, zone, inside = self.areas.locate(*point)
        lat, lon = round(point[0], 6), round(point[1], 6)
        return Place(kind, text, lat, lon, district, zone, confidence, found_by) if inside else None

    def _finding(self, places: Iterable[Place | None], mention: str | None) -> Finding:
        tried = list(places)
        inside = [place for place in tried if place is not None]
        return gathered(inside, mention, outside=bool(tried) and not inside)

    def _failed(self, query: PlaceQuery, problem: str, streets: Iterable[int]) -> Finding:
        if not query.sure:
            return Finding()
        hint = " & ".join(dict.fromkeys(self.streets[street].name for street in streets))
        if problem == "range":
            return Finding(mention=query.mention, problem="range", hint=hint)
        return Finding(mention=query.mention, problem="no_crossing", hint=hint)

    def _rows(self, query: Select[tuple[object, ...]]) -> Iterator[Row[tuple[object, ...]]]:
        yield from self.conn.execute(query)


def gathered(places: Iterable[Place], mention: str | None, *, outside: bool = False) -> Finding:
    """The places as a Finding: alike ones once; more than can be asked about are none, with the words as a hint."""
    different = tuple({place.text: place for place in places}.values())
    if len(different) > MOST_CHOICES:
        return Finding(mention=mention, hint=mention)
    return Finding(different, mention, outside)


def _block(row: Row[tuple[object, ...]]) -> Block:
    return Block(row.street, row.low, row.high, (row.from_lat, row.from_lon), (row.to_lat, row.to_lon))


def _spoken_order(name: str) -> tuple[int, int, str]:
    digits = name.lstrip("NSEW ").split(" ")[0].rstrip("stndrh")
    return (1, int(digits), name) if digits.isdecimal() else (0, 0, name)
