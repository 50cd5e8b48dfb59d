"""The audit log as a file for a spreadsheet. That somebody took it is written down, too."""

import csv
from collections.abc import Iterator

from textbot.actions import audit
from textbot.core.spreadsheet import harmless
from textbot.runtime import Runtime
from textbot.store import audit_events
from textbot.store.audit_events import Wanted
from textbot.store.staff import StaffRow

COLUMNS = ("number", "at", "by", "what", "about")


def export_audit(rt: Runtime, member: StaffRow, wanted: Wanted) -> Iterator[str]:
    """CSV, the header first and the newest event first: parts of a file. That it was taken is written down before."""
    audit.note(rt, member, "export.audit", _said(wanted))
    return _lines(rt, wanted)


def _lines(rt: Runtime, wanted: Wanted) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    before = None
    while True:
        # No connection is held while the reader takes what was handed out.
        with rt.database.read() as conn:
            rows = audit_events.page(conn, wanted, before, audit_events.BATCH)
        if not rows:
            return
        before = rows[-1].number
        moment = "%Y-%m-%dT%H:%M:%SZ"
        yield "".join(
            writer.writerow((row.number, row.at.strftime(moment), *map(harmless, (row.by, row.what, row.about))))
            for row in rows
        )


def _said(wanted: Wanted) -> str:
    said = (
        *((wanted.by and f"by {wanted.by}", wanted.what, wanted.about)),
        wanted.start and f"from {wanted.start:%Y-%m-%d}",
        wanted.end and f"before {wanted.end:%Y-%m-%d}",
    )
    return ", ".join(each for each in said if each) or "all"


class _Line:
    """A file that hands back what is written."""

    def write(self, line: str) -> str:
        return line
