"""Opt-outs from a spreadsheet: another system's list, or what people said on paper and by phone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textbot.content.csv_cells import Fault
from textbot.content.named_columns import NamedRow, NamedSheet, read_named
from textbot.content.subscriber_sheet import NAMES as SUBSCRIBER_NAMES
from textbot.content.subscriber_sheet import read_day
from textbot.core.phone import typed_phone

NAMES: Mapping[str, tuple[str, ...]] = {
    "phone": (*SUBSCRIBER_NAMES["phone"], "recipient", "to"),
    "opted_out_at": ("date", "opted out", "opt out date", "unsubscribed at", "fecha"),
    "how": ("method", "cómo", "medio"),
    "wording": ("text", "words", "said", "reason", "texto", "motivo"),
    "proof": ("source", "evidence", "prueba", "fuente"),
}


@dataclass(frozen=True)
class OptedOut:
    """One row. said_on: None when the file does not tell."""

    row: int
    phone: str
    said_on: date | None = None
    how: str = ""
    wording: str = ""
    proof: str = ""


@dataclass(frozen=True)
class OptOutSheet:
    """What the file holds, each phone once. faults: what to mend, and then nothing is taken of it; repeated: (row,
    earlier row) of the same phone."""

    rows: tuple[OptedOut, ...] = ()
    faults: tuple[Fault, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    unread: tuple[str, ...] = ()


def read_opt_outs(data: bytes) -> OptOutSheet:
    """The file's phones and everything that is to be mended in it. Never raises."""
    sheet = read_named(data, NAMES, ("phone",))
    faults, repeated = list(sheet.faults), []
    found: dict[str, OptedOut] = {}
    for row in sheet.rows:
        one = _read(sheet, row, faults)
        if one is not None and one.phone in found:
            repeated.append((one.row, found[one.phone].row))
        elif one is not None:
            found[one.phone] = one
    faults.sort(key=lambda fault: fault.row)
    return OptOutSheet(() if faults else tuple(found.values()), tuple(faults), tuple(repeated), sheet.unread)


def _read(sheet: NamedSheet, row: NamedRow, faults: list[Fault]) -> OptedOut | None:
    before = len(faults)
    phone, day = "", None
    try:
        phone = typed_phone(row["phone"])
    except ValueError as wrong:
        faults.append(sheet.fault(row.number, "phone", str(wrong)))
    try:
        day = read_day(row["opted_out_at"]) if row["opted_out_at"] else None
    except ValueError as wrong:
        message, *values = wrong.args
        faults.append(sheet.fault(row.number, "opted_out_at", message, **(values[0] if values else {})))
    if len(faults) > before:
        return None
    return OptedOut(row.number, phone, day, row["how"], row["wording"], row["proof"])
