"""What a process knows of a city's places by heart: names and areas, never addresses. Read once per version.

Two layers lie over each other: the playbook's own places, and those that were imported. A street that stands in both is
one street."""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import AREAS, Area, City, Neighbour, Point
from textbot.core.places.landmark_names import LandmarkNames
from textbot.core.places.place import Owner
from textbot.core.places.reading import Names
from textbot.core.places.street_names import StreetNames, same_name
from textbot.store import place_tables as tables

KEPT_VERSIONS = 3
BEYOND = 10_000_000
"""Added to an imported street's number where the playbook has no such street."""


@dataclass(frozen=True)
class StreetRow:
    """A street as kept: its name, middle, and the areas that hold all of it."""

    name: str
    point: Point
    district: str | None
    zone: str | None


@dataclass(frozen=True)
class Layer:
    """One version of the rows. own: a street's number -> its number in these rows; all: the other way round."""

    version: str
    own: Mapping[int, int]
    all: Mapping[int, int]


@dataclass(frozen=True)
class Known:
    """Names, streets by number, areas, the city, and the layers, the playbook's first."""

    names: Names
    streets: Mapping[int, StreetRow]
    areas: Areas
    layers: tuple[Layer, ...]

    @property
    def version(self) -> str:
        """The version of the playbook's own places."""
        return self.layers[0].version

    @property
    def city(self) -> City:
        """What tells a place here from one elsewhere."""
        return self.names.city


@dataclass(frozen=True)
class _Rows:
    """The small tables of one version."""

    streets: dict[int, StreetRow]
    names: list[tuple[int, str]]
    areas: list[Area]


_known: dict[tuple[str, str, str], Known] = {}
_lock = threading.Lock()


def known_of(conn: Connection, version: str) -> Known:
    """Everything known by heart of a gazetteer version and of what was imported last. Raises LookupError when that
    version was never loaded."""
    imported = imported_version(conn)
    key = (str(conn.engine.url), version, imported)
    with _lock:
        known = _known.get(key)
    if known is None:
        known = _read(conn, version, imported)
        with _lock:
            while len(_known) >= KEPT_VERSIONS:
                _known.pop(next(iter(_known)))
            _known[key] = known
    return known


def imported_version(conn: Connection) -> str:
    """The version of the imported places in use, "" when there are none."""
    found: str | None = conn.execute(select(tables.current.c.version)).scalar()
    return found or ""


def loaded(conn: Connection, version: str) -> dict[str, object] | None:
    """The facts kept with a version; None when it was never loaded whole."""
    table = tables.gazetteers.c
    city: dict[str, object] | None = conn.execute(select(table.city).where(table.version == version)).scalar()
    return city


def _read(conn: Connection, version: str, imported: str) -> Known:
    city = loaded(conn, version)
    if city is None:
        raise LookupError(f"no gazetteer version {version}")
    base = _rows(conn, version)
    layers = [Layer(version, {number: number for number in base.streets}, {number: number for number in base.streets})]
    streets, names, areas = dict(base.streets), list(base.names), base.areas
    if imported:
        more = _rows(conn, imported)
        numbers = _numbers(base, more)
        layers.append(Layer(imported, {there: here for here, there in numbers.items()}, numbers))
        streets |= {numbers[own]: row for own, row in more.streets.items() if numbers[own] not in streets}
        names += [(numbers[street], name) for street, name in more.names]
        replaced = {area.kind for area in more.areas}
        areas = [area for area in areas if area.kind not in replaced] + more.areas
        if replaced & {"district", "zone"}:
            streets |= {number: _unsettled(row) for number, row in base.streets.items()}
    found = Areas(areas)
    own_landmarks = tables.landmark_names.c
    landmarks = select(own_landmarks.landmark, own_landmarks.name, own_landmarks.short).where(
        own_landmarks.version == version
    )
    heard = Names(
        StreetNames(names),
        LandmarkNames((row.landmark, row.name, row.short) for row in conn.execute(landmarks.order_by("landmark"))),
        city_of(city),
        found.centre or _middle(streets.values()),
    )
    return Known(heard, streets, found, tuple(layers))


def _rows(conn: Connection, version: str) -> _Rows:
    t = tables
    streets = conn.execute(select(t.streets).where(t.streets.c.version == version))
    names = select(t.street_names.c.street, t.street_names.c.name).where(t.street_names.c.version == version)
    areas = select(t.areas).where(t.areas.c.version == version).order_by(t.areas.c.serial)
    return _Rows(
        {row.number: StreetRow(row.name, (row.lat, row.lon), row.district, row.zone) for row in streets},
        [(row.street, row.name) for row in conn.execute(names.order_by(t.street_names.c.street))],
        [Area(row.kind, row.name, row.geometry) for row in conn.execute(areas) if row.kind in AREAS],
    )


def _numbers(base: _Rows, more: _Rows) -> dict[int, int]:
    """An imported street's own number -> its number here: that of the playbook's street of the same name, unless two
    imported ones share it."""
    here = {same_name(row.name): number for number, row in base.streets.items()}
    called = {own: same_name(row.name) for own, row in more.streets.items()}
    alike = Counter(called.values())
    return {own: here.get(name, own + BEYOND) if alike[name] == 1 else own + BEYOND for own, name in called.items()}


def _unsettled(row: StreetRow) -> StreetRow:
    """A street whose areas were worked out from others than those in use."""
    return StreetRow(row.name, row.point, None, None)


def _middle(streets: Iterable[StreetRow]) -> Point | None:
    points = [row.point for row in streets]
    if not points:
        return None
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def city_of(data: Mapping[str, object]) -> City:
    """The city as it was kept."""
    owners = data.get("owners")
    return City(
        str(data.get("name", "")),
        str(data.get("state", "")),
        _texts(data.get("zips")),
        _texts(data.get("neighbours")),
        tuple(_neighbour(each) for each in owners) if isinstance(owners, list) else (),
    )


def _neighbour(data: Mapping[str, object]) -> Neighbour:
    own = data["owner"]
    assert isinstance(own, dict)
    names = tuple((language, name) for language, name in own.get("names", ()))
    owner = Owner(own["key"], own["name"], own.get("phone", ""), _texts(own.get("reports")), names)
    return Neighbour(owner, _texts(data.get("towns")), _texts(data.get("roads")), bool(data.get("elsewhere")))


def _texts(values: object) -> tuple[str, ...]:
    return tuple(map(str, values)) if isinstance(values, list | tuple) else ()
