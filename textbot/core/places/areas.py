"""A city's areas: which council district and collection zone a point lies in, and whether it is in the city at all."""

import json
from collections.abc import Iterable, Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import intersects_xy, prepare
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from textbot.core.places import gazetteer

Numbers = NDArray[np.float64]
FINE = 0.0002
"""How far a drawn line may stray from the true one, in degrees: about 20 m."""


class Areas:
    """Polygons ready to be asked. A point on a shared border belongs to the area listed first."""

    def __init__(self, areas: Iterable[gazetteer.Area]) -> None:
        self._polygons: dict[str, list[tuple[str, BaseGeometry]]] = {kind: [] for kind in gazetteer.AREAS}
        for area in areas:
            polygon = shape(json.loads(area.geometry))
            prepare(polygon)
            self._polygons[area.kind].append((area.name, polygon))

    def locate(self, lat: float, lon: float) -> tuple[str | None, str | None, bool]:
        """District, zone and whether the point is inside the city (always, where no boundary is known)."""
        point = Point(lon, lat)
        boundary = self._polygons["boundary"]
        inside = not boundary or any(polygon.covers(point) for _, polygon in boundary)
        if not inside:
            return None, None, False
        return self._name("district", point), self._name("zone", point), True

    def names(self, kind: str, lats: Sequence[float], lons: Sequence[float]) -> list[str | None]:
        """The name of the area of a kind that each point lies in, as `locate` tells it, for many points at once."""
        found: list[str | None] = [None] * len(lats)
        x, y = np.asarray(lons, dtype=float), np.asarray(lats, dtype=float)
        left = np.flatnonzero(self._inside(x, y))
        for name, polygon in self._polygons[kind]:
            within = np.asarray(intersects_xy(polygon, x[left], y[left]), dtype=bool)
            for place in left[within]:
                found[place] = name
            left = left[~within]
        return found

    def _inside(self, x: Numbers, y: Numbers) -> NDArray[np.bool_]:
        boundary = self._polygons["boundary"]
        inside = np.full(len(x), not boundary)
        for _, polygon in boundary:
            inside |= np.asarray(intersects_xy(polygon, x, y), dtype=bool)
        return inside

    def beside(self, others: "Areas", kinds: Set[str]) -> "Areas":
        """These for the kinds named, others for the rest."""
        found = Areas(())
        for kind in self._polygons:
            found._polygons[kind] = (self if kind in kinds else others)._polygons[kind]
        return found

    def owner(self, lat: float, lon: float) -> str:
        """The key of whoever looks after a point outside the city, "" when no such area is known."""
        return self._name("owner", Point(lon, lat)) or ""

    @property
    def centre(self) -> gazetteer.Point | None:
        """The middle of the city, None where no boundary is known."""
        middles = [polygon.centroid for _, polygon in self._polygons["boundary"]]
        return (middles[0].y, middles[0].x) if middles else None

    def outlines(self, kind: str) -> tuple[tuple[str, tuple[tuple[gazetteer.Point, ...], ...]], ...]:
        """The outer rings of the areas of a kind, by name, for a map: corners that nobody would see are left out."""
        return tuple((name, tuple(_rings(polygon))) for name, polygon in self._polygons[kind])

    def _name(self, kind: str, point: Point) -> str | None:
        return next((name for name, polygon in self._polygons[kind] if polygon.covers(point)), None)


def _rings(area: BaseGeometry) -> Iterable[tuple[gazetteer.Point, ...]]:
    for part in getattr(area, "geoms", (area,)):
        simple: Any = part.simplify(FINE)
        yield tuple((lat, lon) for lon, lat, *_ in simple.exterior.coords)
