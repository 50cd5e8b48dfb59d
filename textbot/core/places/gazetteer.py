"""A gazetteer: every place name of one city, as plain frozen rows. Points are (lat, lon) in WGS 84 degrees."""

import math
from dataclasses import dataclass

from textbot.core.places.place import Owner

Point = tuple[float, float]
AREAS = ("boundary", "district", "zone", "owner")
METRES_PER_DEGREE = 111_320.0
SETBACK = 12.0
"""How far from the middle of its street a house laid along a block stands, in metres."""


@dataclass(frozen=True)
class Neighbour:
    """Somebody else who looks after places: see `place.Owner`. towns, roads: names it is known by in a text ("Tempe",
    "I-10"). elsewhere: it looks after whatever lies outside the city and belongs to nobody else."""

    owner: Owner
    towns: tuple[str, ...] = ()
    roads: tuple[str, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True)
class City:
    """What tells a place here from one elsewhere: the city's name, state, ZIP codes, towns people may name, and those
    who look after what is not the city's."""

    name: str = ""
    state: str = ""
    zips: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    owners: tuple[Neighbour, ...] = ()

    @property
    def towns(self) -> dict[str, str]:
        """Every town that may be named -> the key of its owner, "" where only its name is known."""
        return {**dict.fromkeys(self.neighbours, ""), **{t: each.owner.key for each in self.owners for t in each.towns}}

    @property
    def roads(self) -> dict[str, str]:
        """Every road that is not the city's -> the key of its owner."""
        return {road: each.owner.key for each in self.owners for road in each.roads}


@dataclass(frozen=True)
class Street:
    """A street by its full name ("Oak Ct") with its other names. number: its key in this gazetteer."""

    number: int
    name: str
    line: tuple[Point, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """House numbers low to high of one street, from the point where the low ones stand to where the high ones do."""

    street: int
    low: int
    high: int
    start: Point
    end: Point

    @property
    def middle(self) -> Point:
        """The middle of the block."""
        return ((self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2)

    def at(self, number: int) -> Point:
        """Where a house number stands: along the block, set back to the side its oddness belongs to."""
        share = (number - self.low + 0.5) / (self.high - self.low + 1)
        lat = self.start[0] + share * (self.end[0] - self.start[0])
        lon = self.start[1] + share * (self.end[1] - self.start[1])
        narrow = math.cos(math.radians(lat))
        north = self.end[0] - self.start[0]
        east = (self.end[1] - self.start[1]) * narrow
        length = math.hypot(north, east) or 1.0
        side = SETBACK / METRES_PER_DEGREE * (1 if number % 2 == 0 else -1)
        return lat + side * east / length, lon - side * north / length / narrow

    def near(self, point: Point) -> tuple[int, float]:
        """The house number nearest to a point, on the side the point is on, and its distance in metres."""
        narrow = math.cos(math.radians(point[0]))
        north, east = self.end[0] - self.start[0], (self.end[1] - self.start[1]) * narrow
        up, right = point[0] - self.start[0], (point[1] - self.start[1]) * narrow
        square = north * north + east * east or 1e-18
        share = min(max((up * north + right * east) / square, 0.0), 1.0)
        even = up * east - right * north > 0
        number = self.low + min(int(share * (self.high - self.low + 1)), self.high - self.low)
        if (number % 2 == 0) != even and self.high > self.low:
            number += 1 if number < self.high else -1
        away = math.hypot(up - share * north, right - share * east) * METRES_PER_DEGREE
        return number, away


@dataclass(frozen=True)
class Address:
    """One known address point."""

    street: int
    number: int
    point: Point


@dataclass(frozen=True)
class Crossing:
    """Two streets that meet; streets that meet twice have two crossings. first < second."""

    first: int
    second: int
    point: Point


@dataclass(frozen=True)
class Landmark:
    """A place people name. aliases are heard anywhere; short ones ("the library") only where words point at a place."""

    number: int
    name: str
    address: str
    point: Point
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Area:
    """A polygon of a kind ("boundary", "district", "zone", or "owner": land outside the city that somebody looks after)
    with its name (an owner's key) and its GeoJSON geometry as JSON text."""

    kind: str
    name: str
    geometry: str


@dataclass(frozen=True)
class Gazetteer:
    """All of it."""

    city: City = City()
    streets: tuple[Street, ...] = ()
    blocks: tuple[Block, ...] = ()
    addresses: tuple[Address, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    areas: tuple[Area, ...] = ()


def metres(a: Point, b: Point) -> float:
    """The distance between two points of one city, in metres (flat-earth: fine within 50 km)."""
    narrow = math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], (a[1] - b[1]) * narrow) * METRES_PER_DEGREE
