"""A spreadsheet whose first row names its columns: each row by column, whatever their order and how they are called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from textbot.content.csv_cells import Fault, NoCsv, read_cells, too_wide
from textbot.core.marking import N_
from textbot.core.words import fold

Names = Mapping[str, Sequence[str]]
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class NamedRow:
    """A row that is not empty: its number as the spreadsheet counts, its cells by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class NamedSheet:
    """What is below the headers. headers: what each column is called in this file; unread: headers nothing reads."""

    rows: tuple[NamedRow, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()

    def fault(self, row: int, column: str, message: str, **values: str) -> Fault:
        """Something to mend in a cell of the row with that number, under the file's own name for the column."""
        return Fault(row, self.headers.get(column, column), message, values)


def read_named(
    data: bytes, names: Names, needed: Sequence[str], known_as: Mapping[str, str] = NOTHING
) -> NamedSheet:
    """The spreadsheet. names: column -> what it may be called, in any case, with or without accents; needed: columns
    that must be there; known_as: how a missing one is named, where its own name does not say enough. Never raises: what
    cannot be read is a fault."""
    try:
        filled = read_cells(data)
    except NoCsv as wrong:
        return NamedSheet(faults=(Fault(0, "", str(wrong)),))
    (at, first), body = filled[0], filled[1:]
    known = {_plain(name): column for column, called in names.items() for name in (column, *called)}
    columns = [known.get(_plain(name), "") for name in first]
    faults = tuple(_header_faults(at, first, columns, known, {each: known_as.get(each, each) for each in needed}))
    if faults:
        return NamedSheet(faults=faults)
    headers = {column: name for column, name in zip(columns, first, strict=True) if column}
    rows = tuple(NamedRow(number, _by_column(columns, cells)) for number, cells in body)
    wide = tuple(too_wide(number, cells, len(columns)) for number, cells in body if any(cells[len(columns) :]))
    if not rows:
        empty = Fault(0, "", N_("there are headers in this file and nothing below"))
        return NamedSheet(headers=headers, faults=(empty,))
    unread = tuple(name for name, column in zip(first, columns, strict=True) if name and not column)
    return NamedSheet(rows, headers, wide, unread)


def _plain(name: str) -> str:
    return fold(name.replace("_", " "))


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}


def _header_faults(
    row: int, first: Sequence[str], columns: Sequence[str], known: Mapping[str, str], needed: Mapping[str, str]
) -> Iterator[Fault]:
    for column, called in needed.items():
        if column not in columns:
            message = N_("there is no column %(column)s; the first row must name the columns")
            yield Fault(row, "", message, {"column": called})
    for column in sorted({each for each in columns if each}):
        alike = [name for name, found in zip(first, columns, strict=True) if found == column]
        if len(alike) > 1:
            message = N_("this means the same as column %(other)s; keep one of them")
            yield Fault(row, alike[1], message, {"other": alike[0]})
    for name, found in zip(first, columns, strict=True):
        near = get_close_matches(_plain(name), known, n=1, cutoff=0.8) if name and not found else []
        if near:
            yield Fault(row, name, N_("nothing reads this column: did you mean '%(near)s'?"), {"near": near[0]})
