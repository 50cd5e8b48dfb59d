"""Where streets meet, worked out from their lines."""

from collections.abc import Iterable, Iterator

from shapely import STRtree
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from textbot.core.places.gazetteer import Crossing, Street

REACH = 0.0001
"""Lines whose ends come this near (degrees; about 10 m) meet: surveyed lines stop at the kerb."""


def crossings_of(streets: tuple[Street, ...]) -> tuple[Crossing, ...]:
    """Every place where two streets meet, each once, in the order of the streets."""
    lines = [LineString([(lon, lat) for lat, lon in street.line]) for street in streets]
    found: list[Crossing] = []
    pairs = STRtree(lines).query(lines, predicate="dwithin", distance=REACH) if lines else ((), ())
    for one, two in sorted(zip(*pairs, strict=True)):
        if one < two:
            spots = _apart(_meeting(lines[one], lines[two]))
            found.extend(Crossing(streets[one].number, streets[two].number, (spot.y, spot.x)) for spot in spots)
    return tuple(found)


def _meeting(one: LineString, two: LineString) -> Iterator[Point]:
    shared = one.intersection(two)
    if shared.is_empty:
        near = nearest_points(one, two)
        yield LineString(near).centroid
        return
    parts: Iterable[BaseGeometry] = getattr(shared, "geoms", [shared])
    for part in parts:  # lines that run together for a while meet at the middle of that stretch
        yield part.centroid


def _apart(spots: Iterable[Point]) -> list[Point]:
    """The spots in a fixed order, those within reach of one another counted once."""
    kept: list[Point] = []
    for spot in sorted(spots, key=lambda spot: (spot.x, spot.y)):
        if all(spot.distance(other) > REACH * 3 for other in kept):
            kept.append(spot)
    return kept
