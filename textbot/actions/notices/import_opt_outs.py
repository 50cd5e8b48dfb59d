"""Take in who opted out elsewhere. An import only ever adds: nobody is texted again because of a file."""

from collections.abc import Sequence, Sized
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.notices.meter import AT_ONE_GO, Meter
from textbot.content.csv_cells import Fault
from textbot.content.opt_out_sheet import OptedOut, read_opt_outs
from textbot.core.contact import OURS
from textbot.runtime import Runtime
from textbot.store import subscriber_rows
from textbot.store.staff import StaffRow

AT_ONCE = 1000
TRIES = 3


@dataclass
class OptOutsImported:
    """What a file would do, or did. adds: phones that opt out now; already: had opted out before; new_phones: of those
    that opt out, how many nobody knew. faults: what is to be mended first."""

    file: str
    rows: int = 0
    adds: int = 0
    already: int = 0
    new_phones: int = 0
    faults: tuple[Fault, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    unread: tuple[str, ...] = ()
    written: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """The numbers."""
        return {"adds": self.adds, "already": self.already, "new_phones": self.new_phones}


def import_opt_outs(
    rt: Runtime, member: StaffRow, data: bytes, file: str, *, write: bool, meter: Meter = AT_ONE_GO
) -> OptOutsImported:
    """Read a CSV of phones that opted out and tell what it does; with `write`, and only when no row is at fault, do
    it. Safe to do twice. Not `written` though it was to be: the meter said that others want their turn."""
    sheet = read_opt_outs(data)
    adds, already, new_phones = (meter.counts.get(name, 0) for name in ("adds", "already", "new_phones"))
    told = OptOutsImported(
        file, len(sheet.rows), adds, already, new_phones, sheet.faults, sheet.repeated, sheet.unread
    )  # fmt: skip
    if sheet.faults:
        return told
    about = f"{file[:60]}, {sha256(data).hexdigest()[:12]}"
    done = meter.done
    for batch in subscriber_rows.batches(sheet.rows[done:], AT_ONCE):
        done += len(batch)
        if write:
            told = _write(rt, _Work(member, about, rt.now(), told), batch, meter, done)
        else:
            with rt.database.read() as conn:
                told = _counted(told, batch, *_stood(conn, batch, hold=False))
            meter.looked(done)
        if meter.is_over:
            return told
    told.written = write
    if write:
        audit.note(rt, member, "opt_outs.imported", f"{about}: {told.rows} rows, {told.adds} added")
    return told


def _stood(conn: Connection, batch: Sequence[OptedOut], *, hold: bool) -> tuple[dict[str, int], set[str]]:
    """Phone -> contact of those we know; the phones that had opted out."""
    stood = subscriber_rows.standing(conn, [each.phone for each in batch], hold=hold)
    out = {phone for phone, each in stood.items() if each.opt_out}
    return {phone: each.contact_id for phone, each in stood.items()}, out


@dataclass(frozen=True)
class _Work:
    """Whose hand it is, from which file, and the report so far."""

    member: StaffRow
    about: str
    now: datetime
    told: OptOutsImported


def _counted(told: OptOutsImported, batch: Sequence[OptedOut], known: Sized, out: Sized) -> OptOutsImported:
    return replace(
        told,
        already=told.already + len(out),
        adds=told.adds + len(batch) - len(out),
        new_phones=told.new_phones + len(batch) - len(known),
    )


def _write(rt: Runtime, work: _Work, batch: Sequence[OptedOut], meter: Meter, done: int) -> OptOutsImported:
    for attempt in range(1, TRIES + 1):
        try:
            with rt.database.write() as conn:
                told = _counted(work.told, batch, *_add(conn, work, batch))
                meter.step(conn, done, told.counts)
            return told
        except IntegrityError:  # one of them texted for the first time just now
            if attempt == TRIES:
                raise
    raise AssertionError("the last try returned or raised")


def _add(conn: Connection, work: _Work, batch: Sequence[OptedOut]) -> tuple[dict[str, int], set[str]]:
    now = work.now
    known, out = _stood(conn, batch, hold=True)
    new = [each.phone for each in batch if each.phone not in known]
    nothing = {"language": "", "first_name": "", "zone": ""}
    subscriber_rows.add_contacts(conn, [{"phone": phone, **nothing} for phone in new], now)
    stood = known | _stood(conn, [each for each in batch if each.phone not in known], hold=False)[0]
    adding = [each for each in batch if each.phone not in out]
    subscriber_rows.opt_out(conn, [stood[each.phone] for each in adding], now)
    subscriber_rows.record(conn, (_record(each, stood[each.phone], work) for each in adding))
    return known, out


def _record(one: OptedOut, contact_id: int, work: _Work) -> dict[str, Any]:
    told = (one.said_on.isoformat() if one.said_on else "", one.how, one.proof, f"{work.about}, row {one.row}")
    return {
        "contact_id": contact_id, "what": "opt_out", "lies_with": OURS, "wording": one.wording, "how": "import",
        "staff_id": work.member.id, "proof": "; ".join(each for each in told if each), "at": work.now,
    }  # fmt: skip
