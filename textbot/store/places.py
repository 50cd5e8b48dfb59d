"""Place names in SQL: loading a gazetteer, and finding what a resident means by "elm and 5th"."""

import threading
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, insert, select

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Area, City, Gazetteer
from textbot.core.places.landmark_names import LandmarkNames
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.places.query import PlaceQuery
from textbot.core.places.reader import read
from textbot.core.places.reading import Names
from textbot.core.places.street_names import StreetNames
from textbot.store import place_tables as tables
from textbot.store.place_lookup import Lookup, StreetRow, gathered
from textbot.store.place_rows import rows_of

CHUNK = 5000
KEPT_VERSIONS = 3


@dataclass(frozen=True)
class _Known:
    """The small tables of one version, read once per process: names and areas, never addresses."""

    names: Names
    streets: dict[int, StreetRow]
    areas: Areas


_known: dict[tuple[str, str], _Known] = {}
_known_lock = threading.Lock()


def replace(conn: Connection, gazetteer: Gazetteer, version: str) -> None:
    """Load a gazetteer under its version; nothing happens when that version is there already."""
    if _loaded(conn, version) is not None:
        return
    for table, rows in rows_of(gazetteer, version):
        for start in range(0, len(rows), CHUNK):
            conn.execute(insert(table), rows[start : start + CHUNK])


def find(conn: Connection, need: FindPlace, version: str) -> Finding:
    """Where the need's text says something is. Raises LookupError when that gazetteer version was never loaded."""
    known = _known_of(conn, version)
    lookup = Lookup(conn, version, known.streets, known.areas)
    for _, alike in groupby(read(need.text, known.names, need.loose), key=lambda query: query.order):
        finding = _settle(lookup, tuple(alike))
        if finding.places or finding.outside or finding.problem or finding.hint:
            return finding
    return Finding()


def pinned(conn: Connection, lat: float, lon: float, version: str, found_by: str = "photo") -> Finding:
    """The place at a point in degrees, such as the one a photo was taken at. Raises LookupError as `find` does."""
    known = _known_of(conn, version)
    return Lookup(conn, version, known.streets, known.areas).pin((lat, lon), None, found_by)


def _settle(lookup: Lookup, alike: tuple[PlaceQuery, ...]) -> Finding:
    """What readings of one kind come to together: their places, else the first that failed and why."""
    findings = [lookup.answer(query) for query in alike]
    found = [finding for finding in findings if finding.places]
    if not found:
        return next((finding for finding in findings if finding != Finding()), Finding())
    places: list[Place] = [place for finding in found for place in finding.places]
    return gathered(places, found[0].mention)


def _loaded(conn: Connection, version: str) -> dict[str, object] | None:
    table = tables.gazetteers.c
    city: dict[str, object] | None = conn.execute(select(table.city).where(table.version == version)).scalar()
    return city


def _known_of(conn: Connection, version: str) -> _Known:
    key = (str(conn.engine.url), version)
    with _known_lock:
        known = _known.get(key)
    if known is None:
        known = _read_known(conn, version)
        with _known_lock:
            while len(_known) >= KEPT_VERSIONS:
                _known.pop(next(iter(_known)))
            _known[key] = known
    return known


def _read_known(conn: Connection, version: str) -> _Known:
    city = _loaded(conn, version)
    if city is None:
        raise LookupError(f"no gazetteer version {version}")
    t = tables
    streets = conn.execute(select(t.streets).where(t.streets.c.version == version)).all()
    street_names = select(t.street_names.c.street, t.street_names.c.name).where(t.street_names.c.version == version)
    own = t.landmark_names.c
    landmark_names = select(own.landmark, own.name, own.short).where(own.version == version).order_by(own.landmark)
    areas = select(t.areas).where(t.areas.c.version == version).order_by(t.areas.c.serial)
    names = Names(
        StreetNames((row.street, row.name) for row in conn.execute(street_names.order_by(t.street_names.c.street))),
        LandmarkNames((row.landmark, row.name, row.short) for row in conn.execute(landmark_names)),
        _city(city),
    )
    return _Known(
        names,
        {row.number: StreetRow(row.name, (row.lat, row.lon), row.district, row.zone) for row in streets},
        Areas(Area(row.kind, row.name, row.geometry) for row in conn.execute(areas)),
    )


def _city(data: dict[str, object]) -> City:
    zips, neighbours = data.get("zips"), data.get("neighbours")
    return City(
        str(data.get("name", "")),
        str(data.get("state", "")),
        tuple(map(str, zips)) if isinstance(zips, list) else (),
        tuple(map(str, neighbours)) if isinstance(neighbours, list) else (),
    )
