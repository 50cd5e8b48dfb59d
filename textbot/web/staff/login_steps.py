"""/login/...: what is asked once the password was right, before the browser is let in: a code, a new password, or that
the second factor is set up. Nobody comes here without a session that asks for just that."""

from io import BytesIO

import segno
from flask import Blueprint, Response, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.staff import devices, second_factor
from textbot.actions.staff.change_password import change_password
from textbot.actions.staff.recognise import session_of
from textbot.actions.staff.sign_in import CODE, ENROL, PASSWORD, Entered, TooManyTries, give_code, go_on
from textbot.store.staff_sessions import SignedIn
from textbot.web.cookies import hand_note, hand_token, token, visit
from textbot.web.inbox.fresh import own_session
from textbot.web.installation import installation
from textbot.web.staff.login import later, let_on, local_page
from textbot.web.translations import _, say

bp = Blueprint("login_steps", __name__, url_prefix="/login")


@bp.before_request
def only_who_is_asked() -> ResponseReturnValue | None:
    """To the beginning with everybody else."""
    found = session_of(installation(), token())
    endpoint = (request.endpoint or "").removeprefix("login_steps.")
    asked = {"code": CODE, "check_code": CODE, "password": PASSWORD, "choose_password": PASSWORD}.get(endpoint, ENROL)
    return None if found and found.stage == asked else redirect(url_for("login.page"), 303)


@bp.get("/code")
def code() -> ResponseReturnValue:
    """Ask for the code of the app."""
    return render_template("login_code.html", problem="")


@bp.post("/code")
def check_code() -> ResponseReturnValue:
    """Take it."""
    try:
        entered = give_code(installation(), own_session(), request.form.get("code", "")[:40], visit())
    except TooManyTries as error:
        return render_template("login_code.html", problem=later(error.wait)), 429
    if entered is None:
        wrong = _("That code does not fit. Codes change every half minute, and each is good once.")
        return render_template("login_code.html", problem=wrong), 401
    return let_on(entered)


@bp.get("/password")
def password() -> ResponseReturnValue:
    """Ask for a password of their own."""
    return render_template("login_password.html", problem="")


@bp.post("/password")
def choose_password() -> ResponseReturnValue:
    """Take it."""
    found, new = own_session(), request.form.get("new", "")
    outcome = change_password(installation(), found, new)
    if not outcome.done:
        return render_template("login_password.html", problem=say(outcome)), 422
    return _on(found, second_done=bool(found.member.totp_secret))


@bp.get("/second-factor")
def enrol() -> ResponseReturnValue:
    """Show the QR code for the app."""
    return _enrol_page()


@bp.get("/second-factor.svg")
def picture() -> ResponseReturnValue:
    """The QR code."""
    found = own_session()
    return qr_code(second_factor.address_of(installation(), found.member, found.proposed_totp))


@bp.post("/second-factor")
def set_up() -> ResponseReturnValue:
    """Take the app's first code; then show the recovery codes, this once."""
    runtime, found = installation(), own_session()
    codes = second_factor.enrol(runtime, found, request.form.get("code", "")[:40])
    if not codes:
        return _enrol_page(_("That code does not fit. Please wait for the next one in the app and try again.")), 422
    entered = go_on(runtime, found, visit(), second_done=True)
    if entered is None:
        return redirect(url_for("login.page"), 303)
    return _recovery(entered, codes)


def qr_code(address: str) -> Response:
    """A QR code as a picture."""
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, border=4, light="white")
    return Response(out.getvalue(), mimetype="image/svg+xml")


def in_groups(secret: str) -> str:
    """A secret in groups of four, to be typed."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _recovery(entered: Entered, codes: tuple[str, ...]) -> Response:
    on = local_page(session.pop("back", ""))
    answer = current_app.make_response(render_template("recovery_codes.html", codes=codes, on=on))
    hand_token(answer, entered.token)
    hand_note(answer, devices.remember(installation(), entered.member))
    return answer


def _enrol_page(problem: str = "") -> str:
    secret = in_groups(own_session().proposed_totp)
    return render_template("login_enrol.html", problem=problem, secret=secret, picture=url_for(".picture"))


def _on(found: SignedIn, *, second_done: bool) -> ResponseReturnValue:
    entered = go_on(installation(), found, visit(), second_done=second_done)
    return let_on(entered) if entered else redirect(url_for("login.page"), 303)
