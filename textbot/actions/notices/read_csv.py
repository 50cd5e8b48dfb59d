"""Take in an uploaded list of phones: looked through as a whole first, stored only when nothing is wrong with it."""

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.notices.meter import AT_ONE_GO, Meter
from textbot.content.csv_cells import Fault
from textbot.content.phone_list import LANGUAGE, PhoneRow, phone_rows, read_phone_list
from textbot.runtime import Runtime
from textbot.store import lists
from textbot.store.lists import list_rows
from textbot.store.many_rows import add_many
from textbot.store.staff import StaffRow

AT_ONCE = 2_000
MOST_BYTES = 40_000_000
# What a killed upload left is removed by the next one after so long.
BROKEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Uploaded:
    """What came of a list. list_id: None while something is wrong with it, and for one that was only looked through.
    faults: the first fifty things to mend, wrong: how many there are. rows: phones; known: contacts we had before;
    opted_out: how many of those want no texts. columns: the fields a notice may say; unread: columns it cannot."""

    list_id: int | None = None
    rows: int = 0
    known: int = 0
    opted_out: int = 0
    wrong: int = 0
    faults: tuple[Fault, ...] = ()
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = field(default=())


def read_csv(rt: Runtime, data: bytes) -> Uploaded:
    """Look a file through and store nothing; never raises for what is in it."""
    if len(data) > MOST_BYTES:
        fault = Fault(0, "", "this file is larger than 40 MB; split it")
        return Uploaded(wrong=1, faults=(fault,))
    city = rt.playbook.city
    found = read_phone_list(data, rt.playbook.languages, frozenset({city.domain, *city.notices.link_domains}))
    counts = (0, 0) if found.wrong else _known(rt, data)
    return Uploaded(None, found.rows, *counts, found.wrong, tuple(found.faults), found.columns, found.unread)


def upload_list(rt: Runtime, member: StaffRow, name: str, data: bytes, meter: Meter = AT_ONE_GO) -> Uploaded:
    """Look a file through and, when nothing is wrong with it, store it as a list that an audience may name. Phones we
    did not know become contacts; that is no consent, and nobody is texted for it. list_id is None, with nothing wrong,
    when the meter said that others want their turn."""
    found = read_csv(rt, data)
    if found.wrong:
        return found
    counts = dict(meter.counts) or {"known": found.known, "opted_out": found.opted_out}
    list_id, done = meter.list_id or _begun(rt, member, name, found, meter), meter.done
    rows = islice(phone_rows(data, rt.playbook.languages), done, None)
    while some := list(islice(rows, AT_ONCE)):
        done += len(some)
        with rt.database.write() as conn:
            _store(rt, conn, list_id, some)
            meter.step(conn, done, counts, list_id)
        if meter.is_over:
            return Uploaded(rows=found.rows, columns=found.columns, unread=found.unread)
    with rt.database.write() as conn:
        number = lists.ready(conn, list_id, rt.now())
        audit.record(conn, member, "list.uploaded", f"list {list_id}, {number} phones", rt.now())
    before = replace(found, known=counts["known"], opted_out=counts["opted_out"])
    return replace(before, list_id=list_id, rows=number)


def _begun(rt: Runtime, member: StaffRow, name: str, found: Uploaded, meter: Meter) -> int:
    """A list without rows yet."""
    _forget_broken(rt)
    with rt.database.write() as conn:
        list_id = lists.begin(conn, " ".join(name.split()) or "list", found.columns, member.id, rt.now())
        meter.step(conn, 0, {"known": found.known, "opted_out": found.opted_out}, list_id)
    return list_id


def remove_list(rt: Runtime, member: StaffRow, list_id: int) -> bool:
    """Forget a list and what it says of its phones; False when there is none. Notices that are prepared already keep
    their recipients."""
    with rt.database.write() as conn:
        if lists.by_id(conn, list_id) is None:
            return False
        lists.remove(conn, list_id)
        audit.record(conn, member, "list.removed", f"list {list_id}", rt.now())
    return True


def _known(rt: Runtime, data: bytes) -> tuple[int, int]:
    known = opted_out = 0
    rows = phone_rows(data, rt.playbook.languages)
    with rt.database.read() as conn:
        while some := [row.phone for row in islice(rows, AT_ONCE)]:
            there = lists.known(conn, some)
            known += len(there)
            opted_out += sum(bool(row.opt_out) for row in there.values())
    return known, opted_out


def _store(rt: Runtime, conn: Connection, list_id: int, some: list[PhoneRow]) -> None:
    """Some rows, and contacts for phones that we do not know. Somebody who texts at this very moment is met."""
    there = lists.known(conn, [row.phone for row in some])
    new = [row for row in some if row.phone not in there]
    if new:
        lists.add_contacts(conn, [(row.phone, row.fields.get(LANGUAGE)) for row in new], rt.now())
        there = {**there, **lists.known(conn, [row.phone for row in new])}
    values = [(list_id, there[row.phone].id, json.dumps(row.fields)) for row in some]
    add_many(conn, list_rows, ("list_id", "contact_id", "fields"), values)


def _forget_broken(rt: Runtime) -> None:
    with rt.database.read() as conn:
        broken = lists.broken(conn, rt.now() - BROKEN_AFTER)
    for list_id in broken:
        with rt.database.write() as conn:
            lists.remove(conn, list_id)
