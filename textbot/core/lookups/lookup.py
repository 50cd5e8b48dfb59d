"""Lookups: what an answer looks up before it can be said, in tables of the playbook or at a connector.

A table is keyed by its columns: `district` or `zone` (the row of the resident's area), `lat` and `lon` (the nearest
row), or `number` (the row of a permit). A column `date` (with `until`) holds days: of several rows the first that is
not over counts. `note_es` is the Spanish of `note`.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from textbot.core.days.calendar import say_date, say_short_date
from textbot.core.places.place import Place

Row = Mapping[str, str]

COLLECTION = "collection"
BY_AREA = ("district", "zone")
NEAREST = "nearest"
NUMBER = "number"
MILES = 3958.8  # the earth's mean radius
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Lookup:
    """What is looked up and by what. by: address | number | account. table: one of places/tables, or "collection", the
    trash day; connector: one of city.yaml's. pattern: what a number looks like (group 1, or all, is the number);
    own_pattern: the city wrote it, so that a number of that kind is known at sight."""

    by: str
    table: str = ""
    connector: str = ""
    pattern: str = ""
    own_pattern: bool = False


@dataclass(frozen=True)
class Table:
    """A table of places/tables. key: "district", "zone", "number", or "nearest" (by lat and lon)."""

    name: str
    key: str
    rows: tuple[Row, ...] = ()

    def of_place(self, place: Place, today: date) -> Row | None:
        """The row for a place: of its area, or the nearest one with its `distance` in miles. None: there is none."""
        if self.key == NEAREST:
            return self._nearest(place, today)
        area = {"district": place.district, "zone": place.zone}.get(self.key)
        return _next(row for row in self._coming(today) if area is not None and row[self.key] == str(area))

    def of_number(self, number: str, today: date) -> Row | None:
        """The row of a permit or the like, however its number is written."""
        return _next(row for row in self._coming(today) if bare(row[NUMBER]) == bare(number))

    def _coming(self, today: date) -> Sequence[Row]:
        """The rows that are not over, the soonest first."""
        rows = [row for row in self.rows if not last_day(row) or date.fromisoformat(last_day(row)) >= today]
        return sorted(rows, key=lambda row: row.get("date", ""))

    def _nearest(self, place: Place, today: date) -> Row | None:
        if place.lat is None or place.lon is None:
            return None
        here, rows = (place.lat, place.lon), self._coming(today)
        if not rows:
            return None
        found = min(rows, key=lambda row: miles(here, _point(row)))
        return {**found, "distance": f"{max(miles(here, _point(found)), 0.1):.1f}"}


@dataclass(frozen=True)
class ConnectorSpec:
    """How to reach a system of the city's that is asked about numbers and accounts.

    url: its address; {value} in it is the number asked about; {demo} the built-in demo's own address. opens, verifies,
    reads: paths below it for accounts. headers: name -> the environment variable with its value. seconds: time limit.
    cache_seconds: how long an answer about a number may be given again. values: what an answer tells (placeholders).
    """

    name: str
    url: str
    opens: str = "/accounts"
    verifies: str = "/accounts/verify"
    reads: str = "/accounts/read"
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    seconds: float = 2.5
    cache_seconds: int = 0
    values: tuple[str, ...] = ()


def said_values(row: Row, language: str, languages: Iterable[str]) -> dict[str, str]:
    """A row's values as a reply in `language` says them: that language's own column where there is one (`note_es`
    before `note`), dates in words."""
    others = tuple(f"_{each}" for each in languages)
    plain = {name: text for name, text in row.items() if not name.endswith(others)}
    own = {name: row[f"{name}_{language}"] for name in plain if row.get(f"{name}_{language}", "").strip()}
    return {name: _said(name, text, language) for name, text in {**plain, **own}.items()}


def number_in(text: str, pattern: str) -> str | None:
    """The number that stands in a text, in capitals with single dashes ("bld 2026 0147" -> "BLD-2026-0147")."""
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None:
        return None
    said = found[1] if found.re.groups else found[0]
    return "-".join(re.findall(r"[A-Z0-9]+", said.upper())) or None


def bare(number: str) -> str:
    """A number without anything but its letters and digits."""
    return re.sub(r"[^A-Z0-9]", "", number.upper())


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points in degrees (WGS 84), as the crow flies, in miles."""
    (lat, lon), (to_lat, to_lon) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    half = math.sin((to_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(to_lat) * math.sin((to_lon - lon) / 2) ** 2
    return 2 * MILES * math.asin(math.sqrt(half))


def last_day(row: Row) -> str:
    """The last day a row counts, in ISO form; "" when it always does."""
    return row.get("until", "") or row.get("date", "")


def _said(name: str, text: str, language: str) -> str:
    if not ISO_DATE.fullmatch(text):
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return say_date(day, language) if name == "date" else say_short_date(day, language)


def _point(row: Row) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def _next(rows: Iterable[Row]) -> Row | None:
    return next(iter(rows), None)
