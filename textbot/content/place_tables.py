"""The CSV tables of places/, read row by row with their line numbers."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from textbot.content.problems import ContentErrors, suggest
from textbot.core.places.gazetteer import Point


@dataclass(frozen=True)
class PlaceRow:
    """One row: its fields by column name. Every reader raises ContentErrors with this row's line."""

    file: str
    line: int
    fields: Mapping[str, str]

    def error(self, message: str) -> ContentErrors:
        """An error on this row's line."""
        return ContentErrors.at(self.file, self.line, message)

    def whole(self, column: str) -> int:
        """A house number."""
        value = self.fields[column].strip()
        if not value.isdecimal() or int(value) > 999_999:
            raise self.error(f"{column} is '{value}'; write a house number in digits")
        return int(value)

    def point(self, lat: str, lon: str) -> Point:
        """A point from two columns, in degrees."""
        try:
            point = float(self.fields[lat]), float(self.fields[lon])
        except ValueError:
            raise self.error(f"{lat} and {lon} are degrees, such as 33.45 and -112.07") from None
        if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
            raise self.error(f"{lat} goes from -90 to 90 and {lon} from -180 to 180; are they swapped?")
        return point

    def street(self, streets: Mapping[str, int]) -> int:
        """The number of the street this row names."""
        name = " ".join(self.fields["street"].split())
        if name not in streets:
            raise self.error(f"street '{name}' is not in places/streets.yaml{suggest(name, streets)}")
        return streets[name]


def read_table(file: str, data: bytes | None, columns: tuple[str, ...]) -> tuple[PlaceRow, ...]:
    """A CSV file's rows (no file, no rows). Raises ContentErrors for a missing column or a torn row."""
    if data is None:
        return ()
    try:
        lines = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        missing = [column for column in columns if column not in (lines.fieldnames or ())]
        if missing:
            wanted = f"it names the columns: {','.join(columns)}"
            raise ContentErrors.at(file, 1, f"the first line lacks {', '.join(missing)}; {wanted}")
        return tuple(PlaceRow(file, lines.line_num, _whole_row(file, lines.line_num, row)) for row in lines)
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise ContentErrors.at(file, line, "this is not UTF-8 text; save the file as UTF-8") from None
    except csv.Error as wrong:
        raise ContentErrors.at(file, lines.line_num, f"cannot read this row: {wrong}") from None


def _whole_row(file: str, line: int, row: Mapping[str | None, str | None]) -> dict[str, str]:
    if None in row or None in row.values():
        advice = "put a name with a comma in double quotes"
        raise ContentErrors.at(file, line, f"this row has too many or too few commas; {advice}")
    return {str(column): str(value) for column, value in row.items()}
