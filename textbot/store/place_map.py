"""What a small map is drawn from: the city's outlines, known by heart, and the blocks around some points."""

from collections.abc import Sequence

from sqlalchemy import Connection

from textbot.core.places.city_map import Around
from textbot.core.places.gazetteer import Point
from textbot.store import place_tables as tables
from textbot.store.place_known import known_of
from textbot.store.place_reads import Reads


def around(conn: Connection, version: str, points: Sequence[Point]) -> Around:
    """What lies around these points. Raises LookupError when that gazetteer version was never loaded."""
    known = known_of(conn, version)
    reads = Reads(conn, known)
    blocks = {
        (known.streets[layer.all[row.street]].name, (row.from_lat, row.from_lon), (row.to_lat, row.to_lon))
        for point in points
        for layer, row in reads.near(tables.blocks, point)
    }
    boundary = tuple(ring for _, rings in known.areas.outlines("boundary") for ring in rings)
    return Around(boundary, known.areas.outlines("district"), tuple(sorted(blocks)))
