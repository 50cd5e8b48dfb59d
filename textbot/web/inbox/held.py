"""/inbox/held: texts about reports that a connector caused in such numbers that a person must look first."""

from collections.abc import Callable

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.outcome import Outcome
from textbot.actions.requests.staff_requests import STATUSES, discard_updates, release_updates
from textbot.runtime import Runtime
from textbot.store import request_updates
from textbot.web.installation import installation
from textbot.web.translations import say

bp = Blueprint("held", __name__, url_prefix="/inbox/held")


@bp.get("")
def page() -> ResponseReturnValue:
    """How many texts are held, and by what they were caused."""
    runtime = installation()
    with runtime.database.read() as conn:
        held, samples = request_updates.held(conn), request_updates.samples(conn)
    return render_template("held.html", held=held, total=sum(held.values()), samples=samples, statuses=STATUSES)


@bp.post("/release")
def release() -> ResponseReturnValue:
    """Send them."""
    return _do(release_updates)


@bp.post("/discard")
def discard() -> ResponseReturnValue:
    """Send none of them."""
    return _do(discard_updates)


def _do(deed: Callable[[Runtime, str], Outcome]) -> ResponseReturnValue:
    outcome = deed(installation(), g.member.email)
    flash(say(outcome), "good" if outcome.done else "bad")
    return redirect(url_for("held.page"), 303)
