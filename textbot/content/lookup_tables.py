"""The tables of places/tables that answers look things up in: a CSV file each, or points in GeoJSON.

The columns say what a table is keyed by: `district` or `zone`, `number`, or `lat` and `lon` (the nearest row counts).
`date` and `until` are days (2026-12-05); `note_es` is the Spanish of the column `note`."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from textbot.content.place_tables import PlaceRow, read_table
from textbot.content.problems import ContentErrors, Problem
from textbot.core.lookups.lookup import BY_AREA, NEAREST, NUMBER, Table

FOLDER = "places/tables/"
KEYS = (*BY_AREA, NUMBER)
DAYS = ("date", "until")
COLUMN = re.compile(r"[a-z][a-z0-9_]*")
KEY_ADVICE = "a table needs the column district, zone or number, or the two columns lat and lon"


def read_tables(files: Mapping[str, bytes], languages: Iterable[str]) -> tuple[dict[str, Table], tuple[Problem, ...]]:
    """The tables by name, and what is wrong with the others, by file and line."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for file, data in files.items():
        if not file.startswith(FOLDER):
            continue
        try:
            table = _table(file, data, tuple(languages))
        except ContentErrors as wrong:
            problems += wrong.problems
            continue
        if table.name in tables:
            problems.append(Problem(file, 0, "", f"two files hold the table '{table.name}'; keep one"))
        tables[table.name] = table
    return tables, tuple(problems)


def columns_of(table: Table, languages: Iterable[str]) -> frozenset[str]:
    """What an answer may say of a row: its columns, those in another language left out."""
    others = tuple(f"_{each}" for each in languages)
    names = {name for row in table.rows for name in row if not name.endswith(others)}
    return frozenset(names | ({"distance"} if table.key == NEAREST else set()))


def _table(file: str, data: bytes, languages: tuple[str, ...]) -> Table:
    name, _, ending = file.removeprefix(FOLDER).partition(".")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or ending not in ("csv", "geojson"):
        raise ContentErrors.at(file, 0, "name a table like council.csv or libraries.geojson, in small letters")
    data = data if ending == "csv" else _as_csv(file, data)
    head = next(csv.reader(io.StringIO(data.decode("utf-8-sig", errors="replace"))), [])
    key = _key(file, head)
    _check_columns(file, head, languages)
    rows = tuple(read_table(file, data, tuple(head)))
    if not rows:
        raise ContentErrors.at(file, 1, "this table has no rows; add one or remove the file")
    for row in rows:
        _check_row(row, key)
    _check_once(rows, key, head)
    return Table(name, key, tuple({column: text.strip() for column, text in row.fields.items()} for row in rows))


def _key(file: str, head: list[str]) -> str:
    found = [name for name in KEYS if name in head] + ([NEAREST] if {"lat", "lon"} <= set(head) else [])
    if not found:
        raise ContentErrors.at(file, 1, f"the first line names no key: {KEY_ADVICE}")
    return found[0]


def _check_columns(file: str, head: list[str], languages: tuple[str, ...]) -> None:
    for name in head:
        if not COLUMN.fullmatch(name):
            raise ContentErrors.at(file, 1, f"a column is named '{name}'; use small letters, digits and _")
        if head.count(name) > 1:
            raise ContentErrors.at(file, 1, f"two columns are named '{name}'; rename one")
        base, _, language = name.rpartition("_")
        if language in languages and base and base not in head:
            raise ContentErrors.at(file, 1, f"'{name}' is a translation, but there is no column '{base}'; add it")


def _check_row(row: PlaceRow, key: str) -> None:
    if key == NEAREST:
        row.point("lat", "lon")
    elif not row.fields[key].strip():
        raise row.error(f"{key} is empty; write which {key} this row is for")
    for name in DAYS:
        _check_day(row, name)


def _check_day(row: PlaceRow, name: str) -> None:
    text = row.fields.get(name, "").strip()
    try:
        date.fromisoformat(text or "2026-01-01")
    except ValueError:
        raise row.error(f"{name} is '{text}'; write a day like 2026-12-05") from None


def _check_once(rows: tuple[PlaceRow, ...], key: str, head: list[str]) -> None:
    """Without dates only one row can count."""
    if key == NEAREST or "date" in head:
        return
    seen: set[str] = set()
    for row in rows:
        value = row.fields[key].strip().upper()
        if value in seen:
            raise row.error(f"{key} {value} has a row above; keep one, or add a column date")
        seen.add(value)


def _as_csv(file: str, data: bytes) -> bytes:
    """Points in GeoJSON as rows: their properties, and lat and lon."""
    try:
        features = json.loads(data)["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ContentErrors.at(file, 0, "this is no GeoJSON FeatureCollection of Points") from None
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["lat", "lon"], restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _feature(feature: Any) -> dict[str, str]:
    lon, lat = feature["geometry"]["coordinates"][:2]
    properties = {str(name): str(value) for name, value in feature["properties"].items()}
    return {**properties, "lat": str(float(lat)), "lon": str(float(lon))}
