"""/notices/<id>/poll: the answers to a notice's question, while they come in, and as a file without names."""

import csv
import io

from flask import Blueprint, Response, abort, g, render_template
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.web.installation import installation
from textbot.web.notices.notice import found
from textbot.web.notices.poll_view import PollShown, shown_poll

bp = Blueprint("notice_poll", __name__, url_prefix="/notices/<int(max=2147483647):notice_id>/poll")


@bp.get("")
def part(notice_id: int) -> ResponseReturnValue:
    """The part of the page that shows them."""
    shown = _of(notice_id)
    return render_template("_poll.html", poll=shown)


@bp.post("/csv")
def export(notice_id: int) -> ResponseReturnValue:
    """The figures as a file: nobody can tell from it who answered what."""
    shown = _of(notice_id)
    audit.note(installation(), g.member, "notice.poll", f"notice {notice_id}")
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(("answer", "people", "percent"))
    lines.writerows((bar.words, bar.number, bar.percent) for bar in shown.bars)
    lines.writerow(("answered", shown.answered, ""))
    lines.writerow(("texted", shown.reached, ""))
    named = {"Content-Disposition": f'attachment; filename="notice-{notice_id}-poll.csv"'}
    return Response(out.getvalue(), mimetype="text/csv", headers=named)


def _of(notice_id: int) -> PollShown:
    row = found(notice_id)
    with installation().database.read() as conn:
        shown = shown_poll(conn, row)
    return shown if shown is not None else abort(404)
