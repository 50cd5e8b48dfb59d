"""Subscribers from a spreadsheet: who agreed to texts about what, when, how and to which words.

Consent that was given on paper or on a web page counts when it can be shown (47 CFR 64.1200(f)(9): a signed agreement;
the burden of proof is the sender's), so a row without its proof is refused.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from textbot.content.csv_cells import Fault
from textbot.content.faq import LANGUAGES
from textbot.content.named_columns import NamedRow, NamedSheet, read_named
from textbot.core.marking import N_
from textbot.core.notices.zone import zone_named
from textbot.core.phone import typed_phone
from textbot.core.words import fold

NAMES: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone number", "number", "mobile", "cell", "cell phone", "teléfono", "celular", "número"),
    "topic": ("topics", "list", "lists", "tema", "temas", "lista"),
    "consented_at": ("consented", "consent date", "date", "signed up", "opted in at", "fecha"),
    "how": ("method", "consent method", "cómo", "medio"),
    "wording": ("consent wording", "words", "agreed to", "text", "texto", "palabras", "redacción"),
    "proof": ("source", "evidence", "form", "link", "prueba", "comprobante", "fuente"),
    "language": ("lang", "idioma", "lengua"),
    "first_name": ("name", "first", "given name", "nombre"),
    "zone": ("time zone", "timezone", "tz", "zona horaria"),
}
NEEDED = ("phone", "topic", "consented_at", "how")
# At least one of these stands in each row.
PROOF = ("wording", "proof")
NO_PROOF = N_("nothing proves the consent: write the words they agreed to, or where the proof is kept")
LONGEST_NAME = 60
_CODES = {fold(name): code for code, names in LANGUAGES.items() for name in names}
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")
_SERIAL = re.compile(r"[34]\d{4}(\.\d+)?")
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%Y%m%d")


@dataclass(frozen=True)
class Subscriber:
    """One row that is whole. topics: keys; language, zone: "" when not told."""

    row: int
    phone: str
    topics: tuple[str, ...]
    consented_on: date
    how: str
    wording: str
    proof: str
    language: str = ""
    first_name: str = ""
    zone: str = ""


@dataclass(frozen=True)
class SubscriberSheet:
    """What the file holds. faults: what to mend, and then nothing is taken of it; repeated: (row, earlier row) of those
    that say of a phone and topic what an earlier row says already."""

    subscribers: tuple[Subscriber, ...] = ()
    faults: tuple[Fault, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a row may name. topics: folded name -> key; languages: the city's; today: nothing was agreed to later."""

    topics: Mapping[str, str]
    languages: Collection[str]
    today: date


def read_subscribers(data: bytes, known: Known) -> SubscriberSheet:
    """The file's rows and everything that is to be mended in it, in the order of its rows. Never raises."""
    sheet = read_named(data, NAMES, NEEDED)
    faults, found = list(sheet.faults), []
    for row in sheet.rows:
        read = _Row(sheet, row, known)
        subscriber = read.subscriber()
        faults += read.faults
        if subscriber is not None:
            found.append(subscriber)
    kept, repeated = _once(found)
    faults.sort(key=lambda fault: fault.row)
    return SubscriberSheet(() if faults else kept, tuple(faults), repeated, sheet.unread)


def _once(found: list[Subscriber]) -> tuple[tuple[Subscriber, ...], tuple[tuple[int, int], ...]]:
    first: dict[tuple[str, str], int] = {}
    kept, repeated = [], []
    for each in found:
        fresh = [topic for topic in each.topics if (each.phone, topic) not in first]
        if not fresh:
            repeated.append((each.row, first[each.phone, each.topics[0]]))
            continue
        first.update({(each.phone, topic): each.row for topic in fresh})
        kept.append(replace(each, topics=tuple(fresh)))
    return tuple(kept), tuple(repeated)


class _Row:
    """Reads the cells of one row, and keeps what is wrong with them."""

    def __init__(self, sheet: NamedSheet, row: NamedRow, known: Known) -> None:
        self._sheet, self._row, self._known = sheet, row, known
        self.faults: list[Fault] = []

    def subscriber(self) -> Subscriber | None:
        """The row as a whole; None with something in `faults`."""
        told = {
            "phone": self._read("phone", typed_phone),
            "topics": self._read("topic", self._topics),
            "consented_on": self._read("consented_at", self._day),
            "language": self._read("language", self._language),
            "first_name": self._read("first_name", _first_name),
            "zone": self._read("zone", _zone),
        }
        self._read("how", _told)
        self._prove()
        if self.faults:
            return None
        words = {column: self._row[column] for column in ("how", "wording", "proof")}
        return Subscriber(self._row.number, **told, **words)  # type: ignore[arg-type]

    def _prove(self) -> None:
        if not any(self._row[column] for column in PROOF):
            column = next((each for each in PROOF if each in self._sheet.headers), PROOF[0])
            self.faults.append(self._sheet.fault(self._row.number, column, NO_PROOF))

    def _read(self, column: str, reader: Callable[[str], object]) -> object:
        try:
            return reader(self._row[column])
        except ValueError as wrong:
            message, *values = wrong.args
            self.faults.append(self._sheet.fault(self._row.number, column, message, **(values[0] if values else {})))
            return None

    def _topics(self, cell: str) -> tuple[str, ...]:
        names = [each for each in re.split(r"[;,|]", cell) if each.strip()]
        if not names:
            raise ValueError(N_("the topic is missing"))
        return tuple(dict.fromkeys(self._topic(name) for name in names))

    def _topic(self, name: str) -> str:
        key = self._known.topics.get(fold(name.replace("-", " ")))
        if key is None:
            some = ", ".join(sorted(set(self._known.topics.values())))
            values = {"name": name.strip()[:30], "some": some}
            raise ValueError(N_("the city has no topic '%(name)s'; it has %(some)s"), values)
        return key

    def _day(self, cell: str) -> date:
        day = read_day(cell)
        if day > self._known.today:
            raise ValueError(N_("this day has not come yet"))
        return day

    def _language(self, cell: str) -> str:
        code = _CODES.get(fold(cell), fold(cell).split("-")[0].split("_")[0]) if cell else ""
        if code and code not in self._known.languages:
            values = {"name": cell[:30], "some": ", ".join(self._known.languages)}
            raise ValueError(N_("the city does not text in '%(name)s'; write one of %(some)s"), values)
        return code


def topic_names(titles: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Folded key or title -> key, of topics with their titles in every language."""
    named = ((name, key) for key, names in titles.items() for name in (key, *names))
    return {fold(name.replace("-", " ")): key for name, key in named}


def read_day(cell: str) -> date:
    """A day as people and spreadsheets write it: 2026-05-13, 5/13/2026, "May 13, 2026", with or without a time. Raises
    ValueError."""
    if not cell:
        raise ValueError(N_("the day is missing: without it nothing proves the consent"))
    if _SERIAL.fullmatch(cell):
        raise ValueError(N_("a spreadsheet has turned this day into a number; make the column a date"))
    for each in _readings(cell):
        return each
    raise ValueError(N_("'%(cell)s' is no day; write it as 2026-05-13"), {"cell": cell[:30]})


def _readings(cell: str) -> Iterator[date]:
    day = re.split(r"[T ]\d{1,2}:\d\d", cell)[0].strip()
    for pattern in _DATES:
        try:
            yield datetime.strptime(day, pattern).date()
        except ValueError:
            continue


def _told(cell: str) -> str:
    if not cell:
        raise ValueError(N_("this is missing: without it nothing proves the consent"))
    return cell


def _first_name(cell: str) -> str:
    name = " ".join(cell.split())
    if name and (len(name) > LONGEST_NAME or not _NAME.fullmatch(name)):
        raise ValueError(N_("this is no first name"))
    return name


def _zone(cell: str) -> str:
    name = zone_named(cell) if cell else ""
    if name is None:
        message = N_("'%(cell)s' is no time zone; write it as America/Phoenix, or leave it empty")
        raise ValueError(message, {"cell": cell[:30]})
    return name
