"""A list of phones saved as CSV by whatever program: its rows one after the other, and what keeps it from being used.

One column holds the phone; each other column is a field, which a notice may say: "First Name" as first_name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textbot.content.csv_cells import Fault, NoCsv, each_row, too_wide
from textbot.core.marking import N_
from textbot.core.notices.links import MAIL, hosts, is_within
from textbot.core.phone import typed_phone
from textbot.core.words import fold

PHONE, LANGUAGE = "phone", "language"
# What the column of the phone may be called, in any case and with or without accents.
PHONE_NAMES = """phone; phone number; phone no; phone #; telephone; telephone number; mobile; mobile phone;
    mobile number; cell; cell phone; cell number; cellphone; tel; teléfono; número de teléfono; celular;
    número celular; móvil"""
# Where no column is called so: one word of its name.
PHONE_WORDS = frozenset(("phone", "telephone", "mobile", "cell", "telefono", "celular", "movil"))
LANGUAGE_NAMES = "language; lang; preferred language; idioma; lengua"
SPOKEN: Mapping[str, tuple[str, ...]] = {
    "en": ("en", "eng", "english", "inglés"),
    "es": ("es", "esp", "spa", "spanish", "español"),
}
SHOWN, MOST_ROWS, MOST_COLUMNS, LONGEST = 50, 500_000, 40, 200
_PHONES = {fold(name) for name in " ".join(PHONE_NAMES.split()).split("; ")}
_LANGUAGES = {fold(name) for name in LANGUAGE_NAMES.split("; ")}
_SPOKEN = {fold(name): code for code, names in SPOKEN.items() for name in names}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class PhoneRow:
    """One row: the phone in E.164, and what its other columns hold, where they hold anything."""

    number: int
    phone: str
    fields: dict[str, str]


@dataclass
class PhoneList:
    """What a file holds. columns: its fields, in its order; unread: columns whose names no field can have; rows: how
    many phones; faults: the first fifty things to mend, wrong: how many there are."""

    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    rows: int = 0
    wrong: int = 0
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: int, column: str, message: str, **values: str) -> None:
        """Note one thing to mend."""
        self.wrong += 1
        if len(self.faults) < SHOWN:
            self.faults.append(Fault(row, column, message, values))


def read_phone_list(data: bytes, languages: Sequence[str], domains: frozenset[str] = frozenset()) -> PhoneList:
    """Look through a whole file; never raises. languages: those the city speaks; domains: sites that its cells, which
    end up in texts, may link to."""
    found = PhoneList()
    for _ in _rows(data, languages, found, domains):
        found.rows += 1
    if not found.wrong and not found.rows:
        found.blame(0, "", NOTHING_BELOW)
    return found


def phone_rows(data: bytes, languages: Sequence[str]) -> Iterator[PhoneRow]:
    """The rows of a file that `read_phone_list` finds nothing wrong with."""
    yield from _rows(data, languages, PhoneList())


def _rows(
    data: bytes, languages: Sequence[str], found: PhoneList, domains: frozenset[str] | None = None
) -> Iterator[PhoneRow]:
    """Every row that can be used; what is wrong with the others is noted."""
    try:
        lines = each_row(data)
        at, headers = next(lines, (0, []))
        layout = _layout(at, headers, found)
        checked = lines if domains is None or layout is None else _linking(lines, layout, domains, found)
        if layout is not None:
            yield from _read_all(checked, layout, languages, found)
    except NoCsv as wrong:
        found.blame(0, "", str(wrong))


@dataclass(frozen=True)
class _Layout:
    """Where things stand in a row. phone, language: their columns, language None when there is none; names: each
    column's field, "" for one that is not read; headers: as the file calls them."""

    phone: int
    language: int | None
    names: tuple[str, ...]
    headers: tuple[str, ...]


def _layout(at: int, headers: Sequence[str], found: PhoneList) -> _Layout | None:
    """What the first row says; None when the rest cannot be read for it."""
    if not headers:
        found.blame(0, "", NOTHING)
        return None
    folded = [fold(name) for name in headers]
    phones = [place for place, name in enumerate(folded) if name in _PHONES]
    phones = phones or [place for place, name in enumerate(folded) if PHONE_WORDS & set(_OTHER.split(name))]
    spoken = [place for place, name in enumerate(folded) if name in _LANGUAGES]
    names = tuple(_field(name) for name in headers)
    for alike, message in ((phones[1:], WHICH_COLUMN), (spoken[1:], SAME_COLUMN)):
        first = phones if message == WHICH_COLUMN else spoken
        for place in alike:
            found.blame(at, headers[place], message, other=headers[first[0]])
    for place, name in enumerate(names):
        if name and name in names[:place]:
            found.blame(at, headers[place], SAME_COLUMN, other=headers[names.index(name)])
    if len(headers) > MOST_COLUMNS:
        found.blame(at, "", TOO_MANY_COLUMNS, most=str(MOST_COLUMNS))
    if not phones:
        found.blame(at, "", NO_COLUMN)
    if found.wrong:
        return None
    own = {phones[0]: "", **({spoken[0]: LANGUAGE} if spoken else {})}
    read = tuple(own.get(place, name) for place, name in enumerate(names))
    found.columns = tuple(name for name in read if name)
    nameless = (place for place, name in enumerate(read) if not name and place != phones[0])
    found.unread = tuple(headers[place] or f"#{place + 1}" for place in nameless)
    return _Layout(phones[0], spoken[0] if spoken else None, read, tuple(headers))


def _field(header: str) -> str:
    """ "First Name" as first_name; "" for what no placeholder can say."""
    name = _OTHER.sub("_", fold(header)).strip("_")[:40]
    return name if _NAME.match(name) else ""


def _read_all(
    lines: Iterator[tuple[int, list[str]]], layout: _Layout, languages: Sequence[str], found: PhoneList
) -> Iterator[PhoneRow]:
    seen: dict[str, int] = {}
    header = layout.headers[layout.phone]
    for number, cells in lines:
        phone = _phone(cells, number, layout, found)
        if phone and phone in seen:
            found.blame(number, header, TWICE, first=str(seen[phone]))
            continue
        fields = _fields(cells, number, layout, languages, found)
        if phone:
            seen[phone] = number
            yield PhoneRow(number, phone, fields)
        if len(seen) > MOST_ROWS:
            found.blame(number, "", TOO_MANY_ROWS, most=f"{MOST_ROWS:,}")
            return


def _linking(
    lines: Iterator[tuple[int, list[str]]], layout: _Layout, domains: frozenset[str], found: PhoneList
) -> Iterator[tuple[int, list[str]]]:
    """The same rows; links that lead elsewhere than to the city are noted, as in the text of a notice."""
    for number, cells in lines:
        for header, cell in zip(layout.headers, cells, strict=False):
            for scheme, host in hosts(cell) if "." in cell or not cell.isascii() else ():
                if scheme != MAIL and not is_within(host, domains):
                    found.blame(number, header, LINK, host=host[:60])
        yield number, cells


def _phone(cells: Sequence[str], number: int, layout: _Layout, found: PhoneList) -> str:
    try:
        return typed_phone(cells[layout.phone] if layout.phone < len(cells) else "")
    except ValueError as wrong:
        found.blame(number, layout.headers[layout.phone], str(wrong))
        return ""


def _fields(
    cells: Sequence[str], number: int, layout: _Layout, languages: Sequence[str], found: PhoneList
) -> dict[str, str]:
    if any(cells[len(layout.names) :]):
        found.wrong += 1
        if len(found.faults) < SHOWN:
            found.faults.append(too_wide(number, cells, len(layout.names)))
    fields = {name: " ".join(cell.split()) for name, cell in zip(layout.names, cells, strict=False) if name and cell}
    for place, cell in enumerate(cells[: len(layout.names)]):
        if len(cell) > LONGEST:
            found.blame(number, layout.headers[place], TOO_LONG, most=str(LONGEST))
    if layout.language is not None and fields.get(LANGUAGE):
        fields[LANGUAGE] = _language(fields[LANGUAGE], number, layout, languages, found)
    return fields


def _language(said: str, number: int, layout: _Layout, languages: Sequence[str], found: PhoneList) -> str:
    code = _SPOKEN.get(fold(said), fold(said))
    if code not in languages:
        assert layout.language is not None
        known = " / ".join(languages)
        found.blame(number, layout.headers[layout.language], NO_LANGUAGE, language=said[:30], known=known)
    return code


NOTHING_BELOW = N_("there are headers in this file and nothing below")
NOTHING = N_("there is nothing in this file")
TWICE = N_("this number stands in row %(first)s already; keep one of them")
NO_COLUMN = N_("no column is called phone (or teléfono); the first row must name the columns")
WHICH_COLUMN = N_("this may hold the phone, and so may column %(other)s; call only one of them phone")
SAME_COLUMN = N_("this means the same as column %(other)s; keep one of them")
TOO_MANY_COLUMNS = N_("there are more than %(most)s columns; keep those the notice needs")
TOO_MANY_ROWS = N_("there are more than %(most)s rows; split the file")
TOO_LONG = N_("this has more than %(most)s letters")
LINK = N_("%(host)s is not a site of the city; take the link out")
NO_LANGUAGE = N_("'%(language)s' is no language of this city; write %(known)s")
