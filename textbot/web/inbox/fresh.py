"""Who is about to change what others may proves once more who they are, unless they did so within ten minutes."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlsplit

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.staff.recognise import session_of
from textbot.actions.staff.sign_in import TooManyTries, prove_again
from textbot.store.staff_sessions import SignedIn
from textbot.web.cookies import token, visit
from textbot.web.installation import installation
from textbot.web.staff.login import later, let_on, local_page
from textbot.web.translations import _

bp = Blueprint("fresh", __name__, url_prefix="/login/again")

FRESH = timedelta(minutes=10)


def needs_fresh(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """The view, for members who proved within ten minutes who they are; others are asked first and come back."""

    @wraps(view)
    def asked(**values: object) -> ResponseReturnValue:
        if is_fresh():
            return view(**values)
        # What was posted is not kept: the page that it came from is shown again.
        came = urlsplit(request.referrer or "").path if request.method == "POST" else request.full_path.rstrip("?")
        return redirect(url_for("fresh.page", next=came), 303)

    return asked


def is_fresh() -> bool:
    """Whether the member at this browser proved within ten minutes who they are."""
    found = own_session()
    return found.fresh_at is not None and installation().now() - found.fresh_at <= FRESH


def own_session() -> SignedIn:
    """The session of this browser, which is signed in. Aborts with 403 when it just ended."""
    found = session_of(installation(), token())
    return found if found is not None else abort(403)


@bp.get("")
def page() -> ResponseReturnValue:
    """Ask for the password, or for a code."""
    return _page()


@bp.post("")
def check() -> ResponseReturnValue:
    """Take it."""
    password, code = request.form.get("password", "")[:1000], request.form.get("code", "")[:40]
    try:
        entered = prove_again(installation(), own_session(), password, code, visit())
    except TooManyTries as error:
        return _page(later(error.wait)), 429
    if entered is None:
        return _page(_("That does not fit. Please check it.")), 401
    session["back"] = local_page(request.form.get("next", ""))
    return let_on(entered)


def _page(problem: str = "") -> str:
    settings = installation().settings
    return render_template(
        "fresh.html",
        problem=problem,
        back=local_page(request.values.get("next", "")),
        has_password=bool(g.member.password_hash),
        has_code=bool(g.member.totp_secret),
        single=bool(settings.oidc_issuer and g.member.oidc_subject),
    )
