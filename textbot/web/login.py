"""/login and /logout."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.demo_login import DEMO_EMAIL, DEMO_PASSWORD
from textbot.actions.recognise import LONGEST
from textbot.actions.sign_in import TooManyTries, sign_in
from textbot.actions.sign_out import sign_out as end_session
from textbot.runtime import Runtime
from textbot.web.auth import cookie_name, is_https, signed_in

bp = Blueprint("login", __name__)

WRONG = "That email and password do not belong together. Please check both."
TOO_MANY = "Too many tries from here. Please wait a quarter of an hour, or ask an admin for help."


@bp.get("/login")
def page() -> ResponseReturnValue:
    """The form; a member who is signed in is sent on."""
    if signed_in():
        return redirect(_back(), 303)
    return _page()


@bp.post("/login")
def enter() -> ResponseReturnValue:
    """Sign in and go where the visitor wanted to."""
    runtime: Runtime = current_app.extensions["textbot"]
    email, password = request.form.get("email", ""), request.form.get("password", "")
    if len(email) > 200 or len(password) > 1000:
        abort(400)
    try:
        token = sign_in(runtime, email, password, request.remote_addr or "")
    except TooManyTries:
        return _page(TOO_MANY, email, 429)
    if token is None:
        return _page(WRONG, email, 401)
    session.clear()
    answer = redirect(_back(), 303)
    answer.set_cookie(cookie_name(), token, max_age=LONGEST, secure=is_https(), httponly=True, samesite="Lax", path="/")
    return answer


@bp.post("/logout")
def sign_out() -> ResponseReturnValue:
    """Sign out, here and in the record."""
    end_session(current_app.extensions["textbot"], request.cookies.get(cookie_name(), ""))
    session.clear()
    flash("You are signed out.", "good")
    answer = redirect(url_for("login.page"), 303)
    answer.delete_cookie(cookie_name(), path="/", secure=is_https(), httponly=True, samesite="Lax")
    return answer


def _page(problem: str = "", email: str = "", status: int = 200) -> ResponseReturnValue:
    demo = current_app.extensions["textbot"].settings.demo
    login = (DEMO_EMAIL, DEMO_PASSWORD) if demo else None
    html = render_template("login.html", problem=problem, email=email, login=login, back=request.values.get("next", ""))
    return html, status


def _back() -> str:
    """Where the visitor wanted to go: a page of the inbox, never another site."""
    wanted = request.values.get("next", "")
    is_ours = wanted == "/inbox" or wanted.startswith(("/inbox/", "/inbox?"))
    return wanted if is_ours and "\\" not in wanted else url_for("inbox.index")
