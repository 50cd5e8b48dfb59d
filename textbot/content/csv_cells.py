"""The cells of a spreadsheet saved as CSV, by whatever program, and how to name what is to be mended in it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textbot.core.marking import N_
from textbot.core.redaction import clean

DELIMITERS = ",;\t|"
# Excel's own first line: which sign parts the cells.
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# How workbooks of Excel begin, new and old: https://en.wikipedia.org/wiki/List_of_file_signatures
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
WORKBOOK = N_("this is a workbook, not CSV; open it in the spreadsheet and save it as CSV UTF-8")


class NoCsv(ValueError):
    """The file cannot be read as CSV, or there is nothing in it; says what to do."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend. row: as the spreadsheet counts, 0 for the whole file; column: its header, "" for none. values:
    what stands at %(names)s in the message, which then can be said in other languages."""

    row: int
    column: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """`row 7, column answer: ...`"""
        place = [f"row {self.row}"] * (self.row > 0) + [f"column {self.column}"] * bool(self.column)
        message = self.message % self.values if self.values else self.message
        return f"{', '.join(place)}: {message}" if place else message


def read_cells(data: bytes) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, as `each_row` gives them. Raises NoCsv."""
    filled = list(each_row(data))
    if not filled:
        raise NoCsv("there is nothing in this file")
    return filled


def each_row(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with its number as the spreadsheet counts, the headers first; no spaces around
    a cell. UTF-8 with or without BOM, UTF-16 or Windows-1252; comma, semicolon, tab or bar between cells; line breaks
    inside quotes. Raises NoCsv where it cannot read on."""
    if data.startswith(_WORKBOOKS):
        raise NoCsv(WORKBOOK)
    text, delimiter = _delimited(_decoded(data))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(rows, 1):
            read = [_cell(cell) for cell in cells]
            if any(read):
                yield number, read
    except csv.Error as wrong:
        message = f"cannot read this as CSV ({wrong}); look for a quote that is not closed, or save it again as CSV"
        raise NoCsv(message) from None


def too_wide(row: int, cells: Sequence[str], width: int) -> Fault:
    """What stands beyond the last header of a row that is wider than the first."""
    extra = next(cell for cell in cells[width:] if cell)
    return Fault(row, "", f'"{extra[:30]}" stands beyond the last header; put texts that hold commas in quotes')


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimited(text: str) -> tuple[str, str]:
    """The text and the sign between its cells: the one it names itself, else the most frequent in the headers."""
    named = _SEP.match(text)
    if named:
        return "\n" + text[named.end() :], named[1]
    first = next((line for line in text.splitlines() if line.strip()), "")
    return text, max(DELIMITERS, key=first.count)


def _cell(text: str) -> str:
    return clean(text.replace("\u00a0", " ")).strip()
