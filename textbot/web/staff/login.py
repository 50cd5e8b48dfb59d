"""/login and /logout: email and password; what else is asked stands in login_steps.py."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.staff import devices
from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD
from textbot.actions.staff.sign_in import CODE, ENROL, PASSWORD, Entered, TooManyTries, sign_in
from textbot.actions.staff.sign_out import sign_out as end_session
from textbot.web.auth import signed_in
from textbot.web.cookies import hand_note, hand_token, take_token, token, visit
from textbot.web.installation import installation
from textbot.web.local_page import is_ours
from textbot.web.translations import N_, _, ngettext

bp = Blueprint("login", __name__)

WRONG = N_("That email and password do not belong together. Please check both.")
# What is still asked -> the page that asks.
STEPS = {CODE: "login_steps.code", PASSWORD: "login_steps.password", ENROL: "login_steps.enrol"}


@bp.get("/login")
def page() -> ResponseReturnValue:
    """The form; a member who is signed in is sent on."""
    if signed_in():
        return redirect(_back(), 303)
    return _page()


@bp.post("/login")
def enter() -> ResponseReturnValue:
    """Sign in and go where the visitor wanted to."""
    runtime = installation()
    email, password = request.form.get("email", ""), request.form.get("password", "")
    if len(email) > 200 or len(password) > 1000:
        abort(400)
    try:
        entered = sign_in(runtime, email, password, visit())
    except TooManyTries as error:
        return _page(later(error.wait), email, 429)
    if entered is None:
        return _page(_(WRONG), email, 401)
    back = _back()
    end_session(runtime, token())  # whoever was signed in here before
    session.clear()
    session["back"] = back
    return let_on(entered)


@bp.post("/logout")
def sign_out() -> ResponseReturnValue:
    """Sign out, here and in the record."""
    end_session(installation(), token())
    session.clear()
    flash(_("You are signed out."), "good")
    answer = redirect(url_for("login.page"), 303)
    take_token(answer)
    return answer


def let_on(entered: Entered) -> ResponseReturnValue:
    """To what is still asked, or, when that is all, to where the visitor wanted to go."""
    if entered.stage:
        answer = redirect(url_for(STEPS[entered.stage]), 303)
    else:
        answer = redirect(local_page(session.pop("back", "")), 303)
        hand_note(answer, devices.remember(installation(), entered.member))
    hand_token(answer, entered.token)
    return answer


def later(wait: timedelta) -> str:
    """How long to wait, in words."""
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    return ngettext(
        "Too many tries. Please wait a minute, or ask an admin for help.",
        "Too many tries. Please wait %(num)s minutes, or ask an admin for help.",
        minutes,
    )


def local_page(wanted: str) -> str:
    """That page when it is one of ours, else the inbox: never another site."""
    return wanted if is_ours(wanted) and not wanted.startswith("/log") else url_for("inbox.index")


def _page(problem: str = "", email: str = "", status: int = 200) -> ResponseReturnValue:
    settings = installation().settings
    login = (DEMO_EMAIL, DEMO_PASSWORD) if settings.demo else None
    back = request.values.get("next", "")
    html = render_template(
        "login.html", problem=problem, email=email, login=login, back=back, single=bool(settings.oidc_issuer)
    )
    return html, status


def _back() -> str:
    return local_page(request.values.get("next", ""))
