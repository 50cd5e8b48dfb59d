"""Addresses from a register's CSV as OpenAddresses publishes it: LON, LAT, NUMBER, STREET; CITY, POSTCODE if known.

One column ADDRESS may stand for NUMBER and STREET, as in lists that a city keeps by hand.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from textbot.content.problems import ContentErrors
from textbot.content.whole_address import WholeAddress, taken_apart
from textbot.core.places.street_spelling import street_name

POINT, PARTS, WHOLE = ("LON", "LAT"), ("NUMBER", "STREET"), "ADDRESS"
_NUMBER = re.compile(r"\s*0*([1-9]\d{0,5})(?:\D|\Z)")


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One address: the street as people read it; lat, lon in degrees; city and postcode as given, "" when unknown."""

    street: str
    number: int
    lat: float
    lon: float
    city: str
    postcode: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out: its line, why, and the file it stands in."""

    line: int
    why: str
    file: str = ""


def read_addresses(lines: Iterable[str], file: str) -> Iterator[AddressRow | BadRow]:
    """Every row of a CSV, good or bad, in order. Raises ContentErrors when the first line lacks a needed column."""
    rows = csv.reader(lines)
    named = [name.strip().upper() for name in next(rows, [])]
    places = {name: place for place, name in enumerate(named)}
    missing = [name for name in (*POINT, *(() if WHOLE in places else PARTS)) if name not in places]
    if missing:
        message = f"the first line lacks {', '.join(missing)}; it names the columns, as OpenAddresses does"
        raise ContentErrors.at(file, 1, message)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except (csv.Error, UnicodeDecodeError) as wrong:
            yield BadRow(rows.line_num, f"cannot read this row: {wrong}", file)
            continue
        if row:
            read = _read(row, places, rows.line_num)
            yield replace(read, file=file) if isinstance(read, BadRow) else read


def _read(row: list[str], places: Mapping[str, int], line: int) -> AddressRow | BadRow:
    try:
        lat, lon = float(row[places["LAT"]]), float(row[places["LON"]])
        told = _address(row, places)
    except ValueError:
        return BadRow(line, "LAT and LON are degrees, such as 33.45 and -112.07")
    except IndexError:
        return BadRow(line, "this row has too few columns")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat, lon) == (0, 0):
        return BadRow(line, "LAT goes from -90 to 90 and LON from -180 to 180; are they swapped?")
    if told is None:
        return BadRow(line, f"'{row[places[WHOLE]].strip()[:20]}' is no street address")
    number, street = _NUMBER.match(told.number), _spelled(told.street)
    if number is None:
        return BadRow(line, f"'{told.number.strip()[:20]}' is no house number")
    if not street:
        return BadRow(line, "the street is missing")
    return AddressRow(street, int(number[1]), lat, lon, told.city, told.postcode)


def _address(row: list[str], places: Mapping[str, int]) -> WholeAddress | None:
    """What the row tells of its address; None for one cell that is no street address."""
    cells = {name: row[places[name]].strip() for name in (*PARTS, WHOLE, "CITY", "POSTCODE") if name in places}
    city, postcode = cells.get("CITY", ""), cells.get("POSTCODE", "")
    if all(name in places for name in PARTS):
        return WholeAddress(cells["NUMBER"], cells["STREET"], city, postcode)
    told = taken_apart(cells[WHOLE])
    return told and WholeAddress(told.number, told.street, city or told.city, postcode or told.postcode)


@lru_cache(maxsize=50_000)
def _spelled(text: str) -> str:
    return street_name(text[:120])
