"""/invite/<token>: whoever was invited, or lost their password, chooses one. The link is good once."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.staff.change_password import accept_invite, invited
from textbot.web.installation import installation
from textbot.web.translations import say

bp = Blueprint("invite", __name__, url_prefix="/invite")


@bp.get("/<token>")
def page(token: str) -> ResponseReturnValue:
    """The form; opening it uses nothing up, for mail programs open links, too."""
    return _page(token)


@bp.post("/<token>")
def accept(token: str) -> ResponseReturnValue:
    """Take the password."""
    name, new = request.form.get("name", "")[:200], request.form.get("new", "")[:1000]
    outcome = accept_invite(installation(), token[:100], name, new)
    if not outcome.done:
        return _page(token, say(outcome), 422)
    flash(say(outcome), "good")
    return redirect(url_for("login.page"), 303)


def _page(token: str, problem: str = "", status: int = 200) -> ResponseReturnValue:
    member = invited(installation(), token[:100])
    if member is None:
        return render_template("invite_over.html"), 404
    return render_template("invite.html", token=token, invited=member, problem=problem), status
