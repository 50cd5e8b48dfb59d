"""The files under places/ read into a Gazetteer: streets, house numbers, landmarks, areas, and what lies around.

    places/streets.yaml      name, line ([[lat, lon], ...]), aliases
    places/ranges.csv        street,low,high,from_lat,from_lon,to_lat,to_lon: house numbers of a block
    places/addresses.csv     street,number,lat,lon: known points
    places/landmarks.yaml    name, address, at ([lat, lon]), aliases, short
    places/boundary.geojson, districts.geojson (property `district`), zones.geojson (property `zone`)
    places/around.yaml       city, state, zips, neighbours, owners (who looks after what is not the city's)
    places/around.geojson    the land they look after (property `owner`: a key of around.yaml)

Each may be left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from textbot.content.place_areas import read_areas
from textbot.content.place_crossings import crossings_of
from textbot.content.place_owners import known_owners, read_owners
from textbot.content.place_tables import PlaceRow, read_table
from textbot.content.problems import ContentErrors
from textbot.content.source import version_of
from textbot.content.tree import Tree, read_yaml
from textbot.core.places.gazetteer import Address, Block, City, Gazetteer, Landmark, Point, Street

FOLDER = "places/"
TABLES = "places/tables/"  # read by lookup_tables: no part of the map
_FORMAT = b"2"  # raise it when the same files make another gazetteer
_KEYS = {
    "streets.yaml": frozenset({"name", "line", "aliases"}),
    "landmarks.yaml": frozenset({"name", "address", "at", "aliases", "short"}),
    "around.yaml": frozenset({"city", "state", "zips", "neighbours", "owners"}),
}
_COLUMNS = {
    "ranges.csv": ("street", "low", "high", "from_lat", "from_lon", "to_lat", "to_lon"),
    "addresses.csv": ("street", "number", "lat", "lon"),
}


def gazetteer_version(files: Mapping[str, bytes]) -> str:
    """16 hex digits that change when a file under places/ does, and only then."""
    own = {name: data for name, data in files.items() if name.startswith(FOLDER) and not name.startswith(TABLES)}
    return version_of({**own, "format": _FORMAT})


def load_gazetteer(files: Mapping[str, bytes]) -> Gazetteer:
    """The gazetteer in a playbook's files, keyed by relative path. Raises ContentErrors naming file and line."""
    streets = tuple(_streets(_tree(files, "streets.yaml")))
    numbers = {street.name: street.number for street in streets}
    city = _city(_tree(files, "around.yaml"))
    areas = read_areas({name.removeprefix(FOLDER): data for name, data in files.items() if name.startswith(FOLDER)})
    return Gazetteer(
        city=city,
        streets=streets,
        blocks=tuple(_blocks(_table(files, "ranges.csv"), numbers)),
        addresses=tuple(_addresses(_table(files, "addresses.csv"), numbers)),
        crossings=crossings_of(streets),
        landmarks=tuple(_landmarks(_tree(files, "landmarks.yaml"))),
        areas=known_owners(areas, city.owners, FOLDER + "around.geojson"),
    )


def _tree(files: Mapping[str, bytes], name: str) -> Tree:
    data = files.get(FOLDER + name)
    return read_yaml(FOLDER + name, data) if data is not None else Tree(FOLDER + name, None, {})


def _table(files: Mapping[str, bytes], name: str) -> tuple[PlaceRow, ...]:
    return read_table(FOLDER + name, files.get(FOLDER + name), _COLUMNS[name])


def _streets(tree: Tree) -> Iterator[Street]:
    seen: set[str] = set()
    for number, row in enumerate(_rows(tree, "streets.yaml")):
        name = _text(tree, row, number, "name")
        if name in seen:
            raise _error(tree, f"street '{name}' is here twice; give it one entry", number, "name")
        seen.add(name)
        line = row.get("line")
        if not isinstance(line, list) or len(line) < 2:
            raise _error(tree, f"street '{name}' needs a line of two or more [latitude, longitude] points", number)
        points = tuple(_point(tree, point, number, "line", place) for place, point in enumerate(line))
        yield Street(number + 1, name, points, _texts(tree, row, "aliases", number))


def _landmarks(tree: Tree) -> Iterator[Landmark]:
    for number, row in enumerate(_rows(tree, "landmarks.yaml")):
        yield Landmark(
            number + 1,
            _text(tree, row, number, "name"),
            _text(tree, row, number, "address") if "address" in row else "",
            _point(tree, row.get("at"), number, "at"),
            _texts(tree, row, "aliases", number),
            _texts(tree, row, "short", number),
        )


def _city(tree: Tree) -> City:
    row = tree.data if tree.data is not None else {}
    if not isinstance(row, dict):
        raise _error(tree, "this file needs lines like 'city: Riverbend'")
    _known_keys(tree, row, "around.yaml")
    name, state = str(row.get("city") or ""), str(row.get("state") or "")
    owners = read_owners(tree, row.get("owners"))
    return City(name, state, _texts(tree, row, "zips"), _texts(tree, row, "neighbours"), owners)


def _blocks(table: tuple[PlaceRow, ...], streets: Mapping[str, int]) -> Iterator[Block]:
    for row in table:
        low, high = row.whole("low"), row.whole("high")
        if low > high:
            raise row.error(f"low ({low}) is above high ({high}); swap them")
        street = row.street(streets)
        yield Block(street, low, high, row.point("from_lat", "from_lon"), row.point("to_lat", "to_lon"))


def _addresses(table: tuple[PlaceRow, ...], streets: Mapping[str, int]) -> Iterator[Address]:
    seen: set[tuple[int, int]] = set()
    for row in table:
        key = (row.street(streets), row.whole("number"))
        if key not in seen:  # a building's flats share its number; the first point stands for all
            yield Address(*key, row.point("lat", "lon"))
        seen.add(key)


def _rows(tree: Tree, file: str) -> Iterator[dict[str, Any]]:
    if tree.data is None:
        return
    if not isinstance(tree.data, list):
        raise _error(tree, "this file needs a list; begin each entry with '- name: ...'")
    for number, row in enumerate(tree.data):
        if not isinstance(row, dict):
            raise _error(tree, "an entry needs lines like 'name: ...'", number)
        _known_keys(tree, row, file, number)
        yield row


def _known_keys(tree: Tree, row: Mapping[str, Any], file: str, *path: int) -> None:
    for key in row:
        if key not in _KEYS[file]:
            allowed = ", ".join(sorted(_KEYS[file]))
            raise _error(tree, f"'{key}' is not known here; write one of: {allowed}", *path, key)


def _text(tree: Tree, row: Mapping[str, Any], number: int, key: str) -> str:
    value = row.get(key)
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    raise _error(tree, f"this entry needs a {key}, as text", number, key)


def _texts(tree: Tree, row: Mapping[str, Any], key: str, *path: int) -> tuple[str, ...]:
    values = row.get(key) or []
    if isinstance(values, list) and all(isinstance(value, str) and value.strip() for value in values):
        return tuple(values)
    raise _error(tree, f"{key} is a list of texts in [ ]; put numbers in double quotes", *path, key)


def _point(tree: Tree, value: Any, *path: int | str) -> Point:
    pair = value if isinstance(value, list) and len(value) == 2 else []
    if not pair or not all(isinstance(part, int | float) and not isinstance(part, bool) for part in pair):
        raise _error(tree, "a point is [latitude, longitude], such as [33.45, -112.07]", *path)
    if abs(pair[0]) > 90 or abs(pair[1]) > 180:
        raise _error(tree, "a point is latitude first (-90 to 90), then longitude", *path)
    return float(pair[0]), float(pair[1])


def _error(tree: Tree, message: str, *path: int | str) -> ContentErrors:
    where = ".".join(map(str, path))
    return ContentErrors.at(tree.file, tree.line(*path), message, where)
