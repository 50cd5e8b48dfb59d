"""The GeoJSON files of places/: the boundary, council districts, collection zones, and whose land lies around."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from shapely.geometry import shape

from textbot.content.problems import ContentErrors
from textbot.core.places.gazetteer import Area

FILES = {
    "boundary": "boundary.geojson",
    "district": "districts.geojson",
    "zone": "zones.geojson",
    "owner": "around.geojson",
}
NO_POLYGON = "this geometry must be a valid Polygon or MultiPolygon (no line may cross itself)"
NO_DEGREES = "coordinates are [longitude, latitude] in degrees (WGS 84); export the file that way"
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


def read_areas(files: Mapping[str, bytes]) -> tuple[Area, ...]:
    """All areas in the files given by name ("zones.geojson"). Raises ContentErrors naming file and line."""
    there = ((kind, name) for kind, name in FILES.items() if name in files)
    return tuple(area for kind, name in there for area in areas_in(f"places/{name}", files[name], kind))


def areas_in(file: str, data: bytes, kind: str) -> Iterator[Area]:
    """The areas of one file of a kind. Raises ContentErrors naming file and line."""
    try:
        text = data.decode("utf-8-sig")
        collection = json.loads(text)
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise ContentErrors.at(file, line, "this is not UTF-8 text; save the file as UTF-8") from None
    except json.JSONDecodeError as wrong:
        raise ContentErrors.at(file, wrong.lineno, f"this is not JSON: {wrong.msg}") from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise ContentErrors.at(file, 1, "this needs to be a GeoJSON FeatureCollection with at least one feature")
    seen: set[str] = set()
    for number, feature in enumerate(features):
        area = _area(file, _line(text, number), feature, kind)
        if kind in ("district", "zone") and area.name in seen:
            twice = f"{kind} '{area.name}' is here twice; make it one MultiPolygon"
            raise ContentErrors.at(file, _line(text, number), twice)
        seen.add(area.name)
        yield area


def _area(file: str, line: int, feature: Any, kind: str) -> Area:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise ContentErrors.at(file, line, "a feature needs a geometry")
    name = (feature.get("properties") or {}).get(kind, "")
    if kind != "boundary" and not str(name).strip():
        raise ContentErrors.at(file, line, f"this feature's properties need '{kind}': its name or number")
    try:
        polygon = shape(feature["geometry"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as wrong:
        raise ContentErrors.at(file, line, f"this geometry cannot be read: {wrong}") from None
    if polygon.geom_type not in ("Polygon", "MultiPolygon") or not polygon.is_valid or polygon.is_empty:
        raise ContentErrors.at(file, line, NO_POLYGON)
    west, south, east, north = polygon.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise ContentErrors.at(file, line, NO_DEGREES)
    return Area(kind, str(name).strip(), json.dumps(feature["geometry"], separators=(",", ":")))


def _line(text: str, number: int) -> int:
    """The line where a feature (counted from 0) names its type."""
    places = [found.start() for found in _FEATURE.finditer(text)]
    return text.count("\n", 0, places[number]) + 1 if number < len(places) else 1


def renamed(data: bytes, name: str, kind: str) -> bytes:
    """GeoJSON whose features carry their name in the property `name`, with it in `kind`, too; what is no such GeoJSON
    as it is."""
    try:
        collection = json.loads(data.decode("utf-8-sig"))
        for feature in collection["features"]:
            feature["properties"][kind] = feature["properties"].get(name, "")
    except (ValueError, TypeError, KeyError, AttributeError):
        return data
    return json.dumps(collection).encode()
