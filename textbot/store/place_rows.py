"""A gazetteer as table rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from sqlalchemy import Table

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Gazetteer, Point, Street
from textbot.store import place_tables as tables

Row = dict[str, Any]


def rows_of(gazetteer: Gazetteer, version: str) -> Iterator[tuple[Table, list[Row]]]:
    """Every table with its rows; the one that says "this version is here" comes last."""
    parts = (
        (tables.streets, _streets(gazetteer)),
        (tables.street_names, _street_names(gazetteer)),
        (tables.blocks, _blocks(gazetteer)),
        (tables.addresses, _addresses(gazetteer)),
        (tables.crossings, _crossings(gazetteer)),
        (tables.landmarks, _landmarks(gazetteer)),
        (tables.landmark_names, _landmark_names(gazetteer)),
        (tables.areas, _areas(gazetteer)),
        (tables.gazetteers, iter([{"city": asdict(gazetteer.city)}])),
    )
    for table, rows in parts:
        yield table, [{"version": version, **row} for row in rows]


def _streets(gazetteer: Gazetteer) -> Iterator[Row]:
    areas = Areas(gazetteer.areas)
    for street in gazetteer.streets:
        lat, lon = _middle(street)
        district, zone = _whole_street(street, areas)
        yield {"number": street.number, "name": street.name, "lat": lat, "lon": lon, "district": district, "zone": zone}


def _middle(street: Street) -> Point:
    """Half-way between the two middle points of the line."""
    one, two = street.line[(len(street.line) - 1) // 2], street.line[len(street.line) // 2]
    return (one[0] + two[0]) / 2, (one[1] + two[1]) / 2


def _whole_street(street: Street, areas: Areas) -> tuple[str | None, str | None]:
    """The district and the zone that hold all of the street within the city, None where it lies in several."""
    steps = [(one, two, part / 10) for one, two in pairwise(street.line) for part in range(11)]
    spots = [(one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part) for one, two, part in steps]
    found = [(district, zone) for district, zone, inside in (areas.locate(*spot) for spot in spots) if inside]
    districts, zones = {district for district, _ in found}, {zone for _, zone in found}
    return (districts.pop() if len(districts) == 1 else None, zones.pop() if len(zones) == 1 else None)


def _street_names(gazetteer: Gazetteer) -> Iterator[Row]:
    for street in gazetteer.streets:
        for name in dict.fromkeys((street.name, *street.aliases)):
            yield {"street": street.number, "name": name}


def _blocks(gazetteer: Gazetteer) -> Iterator[Row]:
    for block in {(b.street, b.low, b.high): b for b in gazetteer.blocks}.values():
        yield {
            "street": block.street,
            "low": block.low,
            "high": block.high,
            "from_lat": block.start[0],
            "from_lon": block.start[1],
            "to_lat": block.end[0],
            "to_lon": block.end[1],
            "cell": tables.cell_of(*block.middle),
        }


def _addresses(gazetteer: Gazetteer) -> Iterator[Row]:
    for address in gazetteer.addresses:
        yield {"street": address.street, "number": address.number, **_spot(address.point)}


def _crossings(gazetteer: Gazetteer) -> Iterator[Row]:
    serials: Counter[tuple[int, int]] = Counter()
    for crossing in gazetteer.crossings:
        pair = (crossing.first, crossing.second)
        serials[pair] += 1
        yield {"first": pair[0], "second": pair[1], "serial": serials[pair], **_spot(crossing.point)}


def _landmarks(gazetteer: Gazetteer) -> Iterator[Row]:
    for landmark in gazetteer.landmarks:
        lat, lon = landmark.point
        yield {
            "number": landmark.number, "name": landmark.name, "address": landmark.address, "lat": lat, "lon": lon,
        }  # fmt: skip


def _landmark_names(gazetteer: Gazetteer) -> Iterator[Row]:
    for landmark in gazetteer.landmarks:
        proper = {landmark.name, *landmark.aliases} - set(landmark.short)
        names = dict.fromkeys((landmark.name, *landmark.aliases, *landmark.short))
        yield from ({"landmark": landmark.number, "name": name, "short": name not in proper} for name in names)


def _areas(gazetteer: Gazetteer) -> Iterator[Row]:
    for serial, area in enumerate(gazetteer.areas, 1):
        yield {"serial": serial, "kind": area.kind, "name": area.name, "geometry": area.geometry}


def _spot(point: Point) -> Row:
    return {"lat": point[0], "lon": point[1], "cell": tables.cell_of(*point)}
