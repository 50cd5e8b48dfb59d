"""A small map drawn from what the playbook knows: the city's boundary, its districts, the streets around a pin."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textbot.core.places.gazetteer import METRES_PER_DEGREE, Point

WIDTH, HEIGHT = 320, 220
INSET = 84
"""The edge of the square in the corner that shows the whole city, in the map's own units."""
MARGIN = 8.0
LEAST = (380.0, 262.0)
"""What the map shows at least around its pins, in metres from west to east and from south to north."""
AMONG = (12.0, 30.0, WIDTH - INSET - 12.0, HEIGHT - 10.0)
"""Where several pins stand, (left, top, right, bottom): whole, and none below the city in the corner."""
MOST_NAMES = 7
NAME_LENGTH = 5.2
"""How wide a letter of a street's name is, about."""

Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Around:
    """What lies around some points. boundary: the city's rings; districts: (name, rings); blocks: (street, from,
    to)."""

    boundary: tuple[Ring, ...] = ()
    districts: tuple[tuple[str, tuple[Ring, ...]], ...] = ()
    blocks: tuple[tuple[str, Point, Point], ...] = ()


@dataclass(frozen=True)
class StreetLine:
    """A street: its path as SVG wants it."""

    name: str
    path: str


@dataclass(frozen=True)
class Label:
    """A name at a point, turned by so many degrees."""

    text: str
    x: float
    y: float
    turn: float = 0.0


@dataclass(frozen=True)
class View:
    """Turns degrees into the map's units. south, west: the corner that lies at (left, bottom) on the paper; up, right:
    units a degree of latitude and of longitude."""

    south: float
    west: float
    up: float
    right: float
    left: float
    bottom: float

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies on the paper."""
        x = self.left + (point[1] - self.west) * self.right
        y = self.bottom - (point[0] - self.south) * self.up
        return round(x, 1), round(y, 1)

    def path(self, rings: Iterable[Ring]) -> str:
        """Closed rings as an SVG path."""
        return " ".join("M" + "L".join(f"{x} {y}" for x, y in map(self.at, ring)) + "Z" for ring in rings if ring)


@dataclass(frozen=True)
class CityMap:
    """Ready to be drawn, in units of WIDTH by HEIGHT. boundary, districts: paths in the main part; whole: the city's
    path in the inset, and parts: its districts' there; dots: the pins there. view: of the main part."""

    boundary: str
    districts: str
    streets: tuple[StreetLine, ...]
    labels: tuple[Label, ...]
    pins: tuple[tuple[float, float], ...]
    whole: str
    parts: str
    dots: tuple[tuple[float, float], ...]
    names: tuple[Label, ...]
    view: View


def drawn(around: Around, pins: Sequence[Point] = ()) -> CityMap:
    """The map around some pins with the whole city in its corner; without pins, the whole city alone, with what streets
    are given."""
    near = _around_pins(pins) if pins else _whole(around, WIDTH, HEIGHT)
    inset = _whole(around, INSET, INSET, WIDTH - INSET) if pins else None
    districts = [ring for _, rings in around.districts for ring in rings]
    return CityMap(
        boundary=near.path(around.boundary),
        districts=near.path(districts),
        streets=tuple(_streets(around, near)),
        labels=tuple(_street_names(around, near)),
        pins=tuple(near.at(pin) for pin in pins),
        whole=inset.path(around.boundary) if inset else "",
        parts=inset.path(districts) if inset else "",
        dots=tuple(inset.at(pin) for pin in pins) if inset else (),
        names=() if pins else tuple(_district_names(around, near)),
        view=near,
    )


def _around_pins(pins: Sequence[Point]) -> View:
    lats, lons = [lat for lat, _ in pins], [lon for _, lon in pins]
    narrow = math.cos(math.radians(lats[0])) or 1.0
    wide = (max(lons) - min(lons)) * METRES_PER_DEGREE * narrow
    high = (max(lats) - min(lats)) * METRES_PER_DEGREE
    left, top, right, bottom = AMONG if wide or high else (0.0, 0.0, WIDTH, HEIGHT)
    fits = (WIDTH / LEAST[0], HEIGHT / LEAST[1], (right - left) / (wide or 1.0), (bottom - top) / (high or 1.0))
    up = min(fits) * METRES_PER_DEGREE  # of units a metre
    south = (max(lats) + min(lats)) / 2 - (HEIGHT - (top + bottom) / 2) / up
    west = (max(lons) + min(lons)) / 2 - (left + right) / 2 / (up * narrow)
    return View(south, west, up, up * narrow, 0.0, HEIGHT)


def _whole(around: Around, width: float, height: float, left: float = 0.0) -> View:
    points = [point for ring in around.boundary for point in ring]
    points = points or [point for _, rings in around.districts for ring in rings for point in ring] or [(0.0, 0.0)]
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lon for _, lon in points), max(lon for _, lon in points)
    narrow = math.cos(math.radians(south)) or 1.0
    up = min((height - 2 * MARGIN) / (north - south or 1e-9), (width - 2 * MARGIN) / ((east - west or 1e-9) * narrow))
    spare = (width - (east - west) * up * narrow) / 2
    return View(south, west, up, up * narrow, left + spare, (height + (north - south) * up) / 2)


def _streets(around: Around, view: View) -> Iterable[StreetLine]:
    for name in dict.fromkeys(street for street, _, _ in around.blocks):
        lines = ((view.at(start), view.at(end)) for street, start, end in around.blocks if street == name)
        yield StreetLine(name, " ".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in lines))


def _street_names(around: Around, view: View) -> Iterable[Label]:
    """The names of the streets that show most of themselves, each in the middle of what shows, kept apart."""
    shown: dict[str, list[tuple[float, float]]] = {}
    for name, start, end in around.blocks:
        shown.setdefault(name, []).extend(_clipped(view.at(start), view.at(end)))
    longest = sorted(shown, key=lambda name: -_length(shown[name]))
    taken: list[tuple[float, float]] = []
    for name in longest[:MOST_NAMES]:
        if _length(shown[name]) < NAME_LENGTH * len(name):
            continue
        label = _label(name, shown[name], taken)
        if label is not None:
            taken.append((label.x, label.y))
            yield label


def _label(name: str, points: list[tuple[float, float]], taken: list[tuple[float, float]]) -> Label | None:
    first, last = min(points), max(points)
    turn = math.degrees(math.atan2(last[1] - first[1], last[0] - first[0]))
    for share in (0.25, 0.5, 0.72, 0.12):
        x, y = first[0] + share * (last[0] - first[0]), first[1] + share * (last[1] - first[1])
        free = all(math.hypot(x - a, y - b) > 26 for a, b in taken)
        in_corner = x > WIDTH - INSET - 20 and y < INSET + 12
        at_pin = math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < 24
        if free and not in_corner and not at_pin:
            return Label(name, round(x, 1), round(y, 1), round(turn, 1))
    return None


def _clipped(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """The points along a line that lie on the paper."""
    steps = [(start[0] + (end[0] - start[0]) * n / 12, start[1] + (end[1] - start[1]) * n / 12) for n in range(13)]
    return [(x, y) for x, y in steps if 6 <= x <= WIDTH - 6 and 8 <= y <= HEIGHT - 8]


def _length(points: list[tuple[float, float]]) -> float:
    if len(points) < 2:
        return 0.0
    first, last = min(points), max(points)
    return math.hypot(last[0] - first[0], last[1] - first[1])


def _district_names(around: Around, view: View) -> Iterable[Label]:
    for name, rings in around.districts:
        points = [view.at(point) for ring in rings for point in ring]
        if points:
            x, y = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
            yield Label(name, round(x, 1), round(y, 1))
