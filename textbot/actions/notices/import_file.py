"""Long files of subscribers, opt-outs or phones: kept at once, then looked through and taken in by a worker."""

import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions.notices.import_opt_outs import import_opt_outs
from textbot.actions.notices.import_subscribers import import_subscribers
from textbot.actions.notices.import_words import told_of_list, told_of_opt_outs, told_of_subscribers
from textbot.actions.notices.meter import Meter
from textbot.actions.notices.read_csv import upload_list
from textbot.actions.outcome import Outcome
from textbot.content.csv_cells import Fault
from textbot.runtime import Runtime
from textbot.store import file_imports, outbox, staff
from textbot.store.file_imports import CHECKED, CHECKING, DONE, FAULTY, TAKING, FileImportRow
from textbot.store.staff import StaffRow

DEED = "import_file"
# Up to so many lines a file is done while its page waits.
AT_ONCE_LINES = 500
SUBSCRIBERS, OPT_OUTS, PHONES = "subscribers", "opt-outs", "phones"
# A worker does other things in between.
SLICE_SECONDS = 20.0
NOTED_SECONDS = 0.5
HEAD_BYTES, UTF_16 = 20_000, (b"\xff\xfe", b"\xfe\xff")
SHOWN = 50
# What was looked through and never taken in, and what came of the others, is forgotten after so long.
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class _Read:
    """What came of one try at a file. is_over: there is nothing more to do for now."""

    is_over: bool
    rows: int
    lines: Sequence[Outcome] = ()
    faults: Sequence[Fault] = ()
    wrong: int = 0
    list_id: int | None = None


def is_long(data: bytes) -> bool:
    """Whether a file is more than one page can wait for."""
    return data.count(b"\n") > AT_ONCE_LINES or data.count(b"\r") > AT_ONCE_LINES


def first_lines(data: bytes) -> bytes:
    """The headers and the row below: what is wrong with the headers is told at once. All of it where lines cannot be
    told apart by bytes (UTF-16)."""
    return data if data[:2] in UTF_16 else b"\n".join(data[:HEAD_BYTES].splitlines()[:2])


def begin_import(rt: Runtime, member: StaffRow, kind: str, name: str, data: bytes) -> int:
    """Keep a file and have a worker look through it; what its page is asked for by. Files of yesterday go."""
    now, lines = rt.now(), max(data.count(b"\n"), data.count(b"\r"))
    packed = zlib.compress(data, 1)
    with rt.database.write() as conn:
        file_imports.forget(conn, now - KEPT)
        import_id = file_imports.begin(conn, kind, name, member.id, packed, lines, now)
        deed = outbox.add(conn, DEED, import_id, now)
    rt.doorbell.ring(DEED, deed)
    return import_id


def take_import(rt: Runtime, member: StaffRow, import_id: int) -> bool:
    """Have a worker take in a file that was looked through; False when it is not this member's to take, or was."""
    with rt.database.write() as conn:
        row = file_imports.by_id(conn, import_id)
        if row is None or row.staff_id != member.id:
            return False
        if not file_imports.move(conn, import_id, CHECKED, TAKING, done=0, counts={}, told={}):
            return False
        deed = outbox.add(conn, DEED, import_id, rt.now())
    rt.doorbell.ring(DEED, deed)
    return True


@dataclass(frozen=True)
class Seen:
    """A file as its member sees it. is_given_up: it failed again and again, and no worker looks at it any more."""

    row: FileImportRow
    is_given_up: bool


def see_import(rt: Runtime, member: StaffRow, import_id: int) -> Seen | None:
    """A member's own file; None for another's, and for one that is forgotten."""
    with rt.database.read() as conn:
        # In this order: a worker that ends in between has settled the row before it settles its deed.
        waits = outbox.waits(conn, DEED, import_id)
        row = file_imports.by_id(conn, import_id)
    if row is None or row.staff_id != member.id:
        return None
    return Seen(row, row.state in file_imports.BUSY and not waits)


def try_again(rt: Runtime, member: StaffRow, import_id: int) -> bool:
    """Have a worker take up a file that was given up, behind what was done; False when it was not."""
    with rt.database.write() as conn:
        row, waits = file_imports.by_id(conn, import_id), outbox.waits(conn, DEED, import_id)
        if row is None or row.staff_id != member.id or row.state not in file_imports.BUSY or waits:
            return False
        deed = outbox.add(conn, DEED, import_id, rt.now())
    rt.doorbell.ring(DEED, deed)
    return True


def import_file(rt: Runtime, import_id: int) -> None:
    """What a worker does with a file: some of what is left, behind what was done before it was killed. Twice at once
    is harmless: nobody is joined twice."""
    with rt.database.read() as conn:
        row, packed = file_imports.by_id(conn, import_id), file_imports.data_of(conn, import_id)
        member = staff.by_id(conn, row.staff_id) if row else None
    if row is None or packed is None or member is None or row.state not in file_imports.BUSY:
        return
    found = _KINDS[row.kind](rt, member, row, zlib.decompress(packed), _Kept(rt, row))
    told = {"lines": [_plain(each) for each in found.lines], "wrong": found.wrong or len(found.faults)}
    told["faults"] = [[each.row, each.column, each.message, dict(each.values)] for each in found.faults[:SHOWN]]
    with rt.database.write() as conn:
        if not found.is_over:
            rings = [(DEED, outbox.add(conn, DEED, import_id, rt.now()))]
        else:
            rings = []
            target = FAULTY if found.faults else CHECKED if row.state == CHECKING and row.kind != PHONES else DONE
            file_imports.move(
                conn, import_id, row.state, target, told=told, rows=found.rows, done=found.rows, list_id=found.list_id
            )
    rt.doorbell.ring_all(rings)


class _Kept(Meter):
    """Keeps in the row how far it is; rows that are only looked at are told of twice a second."""

    def __init__(self, rt: Runtime, row: FileImportRow) -> None:
        self.done = row.done if row.state == TAKING or row.kind == PHONES else 0
        self.counts, self.list_id = row.counts, row.list_id
        self._rt, self._id = rt, row.id
        self._end = time.monotonic() + SLICE_SECONDS
        self._noted_at = 0.0
        self._writes = row.state == TAKING or row.kind == PHONES

    def step(self, conn: Connection, done: int, counts: Mapping[str, int], list_id: int | None = None) -> None:
        """In the transaction that writes them."""
        file_imports.step(conn, self._id, done, counts, list_id)

    def looked(self, done: int) -> None:
        """For the page alone."""
        if time.monotonic() < self._noted_at + NOTED_SECONDS:
            return
        self._noted_at = time.monotonic()
        with self._rt.database.write() as conn:
            file_imports.step(conn, self._id, done)

    @property
    def is_over(self) -> bool:
        """Looking a file through cannot be parted."""
        return self._writes and time.monotonic() > self._end


def _subscribers(rt: Runtime, member: StaffRow, row: FileImportRow, data: bytes, meter: Meter) -> _Read:
    write = row.state == TAKING
    told = import_subscribers(rt, member, data, row.name, write=write, meter=meter)
    is_over = bool(told.faults) or told.written == write
    return _Read(is_over, told.rows, told_of_subscribers(told), told.faults)


def _opt_outs(rt: Runtime, member: StaffRow, row: FileImportRow, data: bytes, meter: Meter) -> _Read:
    write = row.state == TAKING
    told = import_opt_outs(rt, member, data, row.name, write=write, meter=meter)
    is_over = bool(told.faults) or told.written == write
    return _Read(is_over, told.rows, told_of_opt_outs(told), told.faults)


def _phones(rt: Runtime, member: StaffRow, row: FileImportRow, data: bytes, meter: Meter) -> _Read:
    told = upload_list(rt, member, row.name, data, meter)
    is_over = bool(told.wrong) or told.list_id is not None
    lines = told_of_list(told) if told.list_id else ()
    return _Read(is_over, told.rows, lines, told.faults, told.wrong, told.list_id)


_KINDS: Mapping[str, Callable[[Runtime, StaffRow, FileImportRow, bytes, Meter], _Read]] = {
    SUBSCRIBERS: _subscribers,
    OPT_OUTS: _opt_outs,
    PHONES: _phones,
}


def _plain(one: Outcome) -> list[Any]:
    return [one.words, dict(one.values), one.many]


def lines_of(row: FileImportRow) -> list[Outcome]:
    """What came of it, line by line."""
    return [Outcome(True, words, values, many=many) for words, values, many in row.told.get("lines", ())]


def faults_of(row: FileImportRow) -> list[Fault]:
    """The first things to mend."""
    return [Fault(*each) for each in row.told.get("faults", ())]
