"""A FAQ spreadsheet saved as CSV, by whatever program: its rows by column, and what keeps one from being read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from textbot.content.csv_cells import Fault, NoCsv, read_cells, too_wide
from textbot.core.words import fold

# What a column may be called, in any case and with or without accents.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "question": ("question", "questions", "phrasing", "pregunta", "preguntas"),
    "answer": ("answer", "answers", "text", "reply", "respuesta", "respuestas"),
    "language": ("language", "lang", "idioma", "lengua", "lenguaje"),
    "department": ("department", "dept", "departamento", "dependencia"),
    "key": ("key", "id", "clave", "llave"),
    "title": ("title", "name", "topic", "título", "nombre", "tema"),
    "owner": ("owner", "contact", "responsable", "encargado", "dueño"),
    "source": ("source", "link", "page", "url", "fuente", "enlace", "página"),
    "review_by": ("review by", "review_by", "review", "expires", "revisar", "revisar antes de", "vence"),
}
NEEDED = {"question": "pregunta", "answer": "respuesta", "language": "idioma"}
_NAMES = {fold(name): column for column, names in HEADERS.items() for name in names}


@dataclass(frozen=True)
class Row:
    """One row that is not empty: its number in the spreadsheet, and its cells by column, without spaces around."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """The rows below the headers. headers: what each column is called in this file; unread: columns nothing reads."""

    rows: tuple[Row, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()

    def fault(self, row: int, column: str, message: str) -> Fault:
        """Something to mend in a cell, under the file's own name for the column."""
        return Fault(row, self.headers.get(column, column), message)


def read_sheet(data: bytes) -> Sheet:
    """The spreadsheet: UTF-8 with or without BOM, UTF-16 or Windows-1252; comma, semicolon, tab or bar between cells;
    line breaks inside quotes; headers in English or Spanish, in any order. Never raises."""
    try:
        filled = read_cells(data)
    except NoCsv as wrong:
        return Sheet(faults=(Fault(0, "", str(wrong)),))
    (at, names), body = filled[0], filled[1:]
    columns = [_NAMES.get(fold(name), "") for name in names]
    faults = tuple(_header_faults(at, names, columns))
    if faults:
        return Sheet(faults=faults)
    headers = {column: name for column, name in zip(columns, names, strict=True) if column}
    rows = tuple(Row(number, _by_column(columns, cells)) for number, cells in body)
    wide = tuple(too_wide(number, cells, len(columns)) for number, cells in body if any(cells[len(columns) :]))
    if not rows:
        return Sheet(headers=headers, faults=(Fault(0, "", "there are headers in this file and nothing below"),))
    unread = tuple(name for name, column in zip(names, columns, strict=True) if name and not column)
    return Sheet(rows, headers, wide, unread)


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}


def _header_faults(row: int, names: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    for column, spanish in NEEDED.items():
        if column not in columns:
            yield Fault(row, "", f"there is no column {column} (or {spanish}); the first row must name the columns")
    for column in HEADERS:
        called = [name for name, found in zip(names, columns, strict=True) if found == column]
        if len(called) > 1:
            yield Fault(row, called[1], f"this means the same as column {called[0]}; keep one of them")
    for name, found in zip(names, columns, strict=True):
        near = get_close_matches(fold(name), _NAMES, n=1, cutoff=0.75) if name and not found else []
        if near:
            yield Fault(row, name, f"nothing reads this column: did you mean '{near[0]}'?")
