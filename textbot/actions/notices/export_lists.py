"""Subscribers and opt-outs as files for a spreadsheet. That somebody took one is written down."""

import csv
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from textbot.actions import audit
from textbot.core.spreadsheet import harmless
from textbot.runtime import Runtime
from textbot.store import subscriber_rows
from textbot.store.staff import StaffRow

SUBSCRIBER_COLUMNS = (
    "phone", "topic", "state", "since", "how", "wording", "proof", "language", "first_name", "zone", "opted_out",
)  # fmt: skip
OPT_OUT_COLUMNS = ("phone", "opted_out_at", "how", "wording", "proof", "lies_with")


def export_subscribers(rt: Runtime, member: StaffRow, topic: str = "") -> Iterator[str]:
    """CSV of who joined a topic (with "" any), those who ended it included: parts of a file, the header first."""
    audit.note(rt, member, "subscribers.exported", topic or "all")
    return _subscribers(rt, topic)


def export_opt_outs(rt: Runtime, member: StaffRow) -> Iterator[str]:
    """CSV of every phone that opted out: parts of a file, the header first. Another system, or this one, can import
    it."""
    audit.note(rt, member, "opt_outs.exported", "all")
    return _opt_outs(rt)


def _subscribers(rt: Runtime, topic: str) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(SUBSCRIBER_COLUMNS)
    after = (0, "")
    while True:
        # No connection is held while the reader takes what was handed out.
        with rt.database.read() as conn:
            rows = subscriber_rows.subscribers(conn, topic, after)
        if not rows:
            return
        after = (rows[-1].contact_id, rows[-1].topic)
        yield "".join(
            _row(
                writer, row.phone, row.topic, row.state, _moment(row.since), row.how or row.source,
                row.shown or row.wording, row.proof, row.language, row.first_name, row.zone, row.opt_out,
            )
            for row in rows
        )  # fmt: skip


def _opt_outs(rt: Runtime) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(OPT_OUT_COLUMNS)
    after = 0
    while True:
        with rt.database.read() as conn:
            rows = subscriber_rows.opted_out(conn, after)
        if not rows:
            return
        after = rows[-1].id
        yield "".join(
            _row(writer, row.phone, _moment(row.at), row.how, row.wording, row.proof, row.opt_out) for row in rows
        )


def _row(writer: Any, phone: str, *cells: str | None) -> str:
    """A line. A phone is a plus and digits: no formula, and other systems read it as it is."""
    return str(writer.writerow([phone, *(harmless(cell or "") for cell in cells)]))


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


class _Line:
    """A file that hands back what is written."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line
