"""/inbox/filed: requests that programs filed. They have no phone, so no conversation shows them."""

from zoneinfo import ZoneInfo

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.requests.staff_requests import STATUSES, move_as_staff
from textbot.actions.staff import access
from textbot.core.permissions import departments
from textbot.store import api_posts
from textbot.web.installation import installation
from textbot.web.thread.reports import reports_of_ids
from textbot.web.translations import say

bp = Blueprint("filed", __name__, url_prefix="/inbox/filed")

SHOWN = 100


@bp.get("")
def page() -> ResponseReturnValue:
    """Those that are not done, the newest first; with `show=all` the others, too."""
    runtime = installation()
    everything = request.args.get("show") == "all"
    now = runtime.now().astimezone(ZoneInfo(runtime.playbook.city.timezone))
    mine = departments(g.member.roles, "see")
    with runtime.database.read() as conn:
        found = api_posts.newest(conn, SHOWN, live=not everything, departments=mine)
        number = api_posts.count_live(conn, mine)
        reports = reports_of_ids(conn, runtime.playbook, tuple(found), now)
    return render_template(
        "filed.html", reports=reports, programs=found, number=number, everything=everything, statuses=STATUSES
    )


@bp.post("/<reference>")
def move(reference: str) -> ResponseReturnValue:
    """Say how far one of them is."""
    words = request.form.get("words", "")
    runtime = installation()
    with runtime.database.read() as conn:
        access.request(conn, g.member, reference, "request")
    outcome = move_as_staff(runtime, reference, request.form.get("status", ""), g.member, words)
    flash(say(outcome), "good" if outcome.done else "bad")
    return redirect(url_for("filed.page"), 303)
