"""What a small map is drawn from: the city's outlines, known by heart, and the blocks around some points."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

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


def whole(conn: Connection, version: str, most: int = 3000) -> Around:
    """The whole city with all its streets; without them where it has more than `most` blocks, which nobody could tell
    apart. Raises LookupError when that gazetteer version was never loaded."""
    outlines = around(conn, version, ())
    known = known_of(conn, version)
    table, first = tables.blocks, known.layers[0]
    rows = conn.execute(select(table).where(table.c.version == first.version).limit(most + 1)).all()
    if len(rows) > most:
        return outlines
    blocks = {
        (known.streets[first.all[row.street]].name, (row.from_lat, row.from_lon), (row.to_lat, row.to_lon))
        for row in rows
    }
    return replace(outlines, blocks=tuple(sorted(blocks)))
