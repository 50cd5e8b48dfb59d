"""Naming a point on the map after what is nearest to it: a crossing, a known address, a block."""

from textbot.core.places.gazetteer import Point, metres
from textbot.store import place_tables as tables
from textbot.store.place_reads import Found, Reads, block_of

AT_CROSSING, AT_ADDRESS, AT_BLOCK = 20.0, 40.0, 150.0
"""How near, in metres, a crossing, a known address or a block must be for a pin to be named after it."""


def name_of(reads: Reads, point: Point) -> str | None:
    """ "Elm St & 5th St", "123 Main St"; None where nothing is near."""
    return _crossing(reads, point) or _address(reads, point) or _block(reads, point)


def corner(reads: Reads, first: int, second: int) -> str:
    """Two streets of those numbers, as people say them."""
    streets = reads.known.streets
    return corner_name(streets[first].name, streets[second].name)


def corner_name(one: str, two: str) -> str:
    """Two streets as people say them: names before numbers, then in order."""
    return " & ".join(sorted((one, two), key=_spoken_order))


def _crossing(reads: Reads, point: Point) -> str | None:
    found = min(reads.near(tables.crossings, point), key=lambda each: _away(point, each[1]), default=None)
    if found is None or _away(point, found[1]) > AT_CROSSING:
        return None
    layer, row = found
    return corner(reads, layer.all[row.first], layer.all[row.second])


def _address(reads: Reads, point: Point) -> str | None:
    found = min(reads.near(tables.addresses, point), key=lambda each: _away(point, each[1]), default=None)
    if found is None or _away(point, found[1]) > AT_ADDRESS:
        return None
    layer, row = found
    return f"{row.number} {reads.known.streets[layer.all[row.street]].name}"


def _block(reads: Reads, point: Point) -> str | None:
    blocks = [block_of(row, layer.all[row.street]) for layer, row in reads.near(tables.blocks, point)]
    near = [(*block.near(point), block.street) for block in blocks]
    best = min(near, key=lambda found: found[1], default=None)
    if best is None or best[1] > AT_BLOCK:
        return None
    return f"{best[0]} {reads.known.streets[best[2]].name}"


def _away(point: Point, row: Found) -> float:
    return metres(point, (row.lat, row.lon))


def _spoken_order(name: str) -> tuple[int, int, str]:
    digits = name.lstrip("NSEW ").split(" ")[0].rstrip("stndrh")
    return (1, int(digits), name) if digits.isdecimal() else (0, 0, name)
