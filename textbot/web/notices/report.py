"""/notices/<id>/report: what a notice did, to print and to keep; and the same, person by person, as a file."""

import csv
import io
from collections.abc import Iterator

from flask import Blueprint, Response, g, render_template
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.core.phone import say_phone
from textbot.core.spreadsheet import harmless
from textbot.runtime import Runtime
from textbot.store import notice_people
from textbot.store.notice_people import PersonRow
from textbot.store.notices import NoticeRow
from textbot.web.installation import installation
from textbot.web.notices.notice import found, told_of
from textbot.web.notices.words import moment_words

bp = Blueprint("notice_report", __name__, url_prefix="/notices/<int(max=2147483647):notice_id>/report")

COLUMNS = ("phone", "language", "segments", "state", "reason", "handed_over_at")


@bp.get("")
def page(notice_id: int) -> ResponseReturnValue:
    """The report."""
    rt, row = installation(), found(notice_id)
    zone = rt.playbook.city.zone
    return render_template("notice_report.html", **told_of(rt, row, None), printed=moment_words(rt.now(), zone))


@bp.post("/csv")
def export(notice_id: int) -> ResponseReturnValue:
    """Everybody it went to or not, and what became of each, in a CSV file."""
    rt, row = installation(), found(notice_id)
    audit.note(rt, g.member, "notice.report", f"notice {notice_id}")
    named = {"Content-Disposition": f'attachment; filename="notice-{notice_id}.csv"'}
    return Response(_lines(rt, row), mimetype="text/csv", headers=named)


def _lines(rt: Runtime, row: NoticeRow) -> Iterator[str]:
    yield _line(COLUMNS)
    last = 0
    while True:
        # No connection is held while the reader takes what was handed out.
        with rt.database.read() as conn:
            people = notice_people.batch(conn, row.id, last)
        if not people:
            return
        last = people[-1].id
        yield "".join(_line(_cells(each)) for each in people)


def _cells(row: PersonRow) -> tuple[str, ...]:
    state = row.went if row.state == "handed" and row.went else row.state
    at = f"{row.at:%Y-%m-%dT%H:%M:%SZ}" if row.at else ""
    return say_phone(row.phone), row.language, str(row.segments), state, row.error or row.why, at


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([harmless(each) for each in cells])
    return out.getvalue()
