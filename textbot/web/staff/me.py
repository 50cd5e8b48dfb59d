"""/me: what a member of staff decides for themselves: name, languages, keys, password, second factor, browsers."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff import second_factor
from textbot.actions.staff.change_password import change_password
from textbot.actions.staff.own_phone import (
    GOOD_FOR,
    NO_CODE,
    TOO_OFTEN,
    change_phone,
    confirm_phone,
    send_again,
    waiting_phone,
)
from textbot.actions.staff.own_settings import change_name, change_preferences, sign_out_others
from textbot.actions.staff.recognise import IDLE, session_of
from textbot.actions.staff.sign_in import Entered, TooManyTries, prove_again
from textbot.core.permissions import needs_second_factor
from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import recovery_codes, staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn
from textbot.web.cookies import hand_token, visit
from textbot.web.inbox.fresh import needs_fresh, own_session
from textbot.web.inbox.words import clock_words
from textbot.web.installation import installation
from textbot.web.staff.login import later
from textbot.web.staff.login_steps import in_groups, qr_code
from textbot.web.staff.staff_words import role_words
from textbot.web.translations import _, language_name, languages, say

bp = Blueprint("me", __name__, url_prefix="/me")


@bp.get("")
def page() -> ResponseReturnValue:
    """All of it."""
    return _page()


@bp.post("/name")
def name() -> ResponseReturnValue:
    """The name residents read."""
    return _told(change_name(installation(), g.member, request.form.get("name", "")))


@bp.post("/phone")
def phone() -> ResponseReturnValue:
    """Where alerts and tests of notices go."""
    said = request.form.get("phone", "")[:40]
    return _code_asked(lambda: change_phone(installation(), g.member, said), said)


@bp.post("/phone/again")
def phone_again() -> ResponseReturnValue:
    """Another code to the phone that waits for one."""
    return _code_asked(lambda: send_again(installation(), g.member))


@bp.post("/phone/code")
def phone_code() -> ResponseReturnValue:
    """The code that came by text."""
    outcome = confirm_phone(installation(), g.member, request.form.get("code", "")[:40])
    if outcome.done:
        return _told(outcome)
    return _page(wrong_code=say(outcome), spent=outcome in (NO_CODE, TOO_OFTEN)), 422


@bp.post("/preferences")
def preferences() -> ResponseReturnValue:
    """Languages and keys."""
    form = request.form
    keys = form.get("shortcuts") == "yes"
    language = form.get("language", "")
    if language not in ("", *languages()):
        abort(400)
    return _told(change_preferences(installation(), g.member, form.getlist("languages"), language, keys))


@bp.post("/password")
def password() -> ResponseReturnValue:
    """Another password, for who knows the one there is. Other browsers are signed out, this one gets a new token."""
    runtime = installation()
    try:
        entered = prove_again(runtime, own_session(), request.form.get("current", "")[:1000], "", visit())
    except TooManyTries as error:
        return _page(later(error.wait)), 429
    if entered is None:
        return _page(_("That is not your password.")), 422
    found = session_of(runtime, entered.token)
    outcome = change_password(runtime, found, request.form.get("new", "")) if found else Outcome(False, "")
    if not outcome.done:
        return _with(entered, current_app.make_response((_page(say(outcome), found), 422)))
    flash(say(outcome), "good")
    return _with(entered, current_app.make_response(redirect(url_for(".page"), 303)))


@bp.post("/sessions")
def sign_out_elsewhere() -> ResponseReturnValue:
    """End all other sessions."""
    return _told(sign_out_others(installation(), own_session()))


@bp.post("/second-factor/begin")
@needs_fresh
def begin() -> ResponseReturnValue:
    """Make a secret for an app, kept with the session until the app's first code comes."""
    with installation().database.write() as conn:
        staff_sessions.change(conn, own_session().token_hash, proposed_totp=second_factor.new_secret())
    return redirect(url_for(".second_factor_page"), 303)


@bp.get("/second-factor")
@needs_fresh
def second_factor_page() -> ResponseReturnValue:
    """Show it."""
    return _second_factor_page() if own_session().proposed_totp else redirect(url_for(".page"), 303)


@bp.get("/second-factor.svg")
@needs_fresh
def picture() -> ResponseReturnValue:
    """As a QR code."""
    found = own_session()
    if not found.proposed_totp:
        return redirect(url_for(".page"), 303)
    return qr_code(second_factor.address_of(installation(), found.member, found.proposed_totp))


@bp.post("/second-factor")
@needs_fresh
def set_up() -> ResponseReturnValue:
    """Take the app's first code; show the recovery codes, this once."""
    codes = second_factor.enrol(installation(), own_session(), request.form.get("code", "")[:40])
    if not codes:
        return _second_factor_page(_("That code does not fit. Please wait for the next one and try again.")), 422
    return render_template("recovery_codes.html", codes=codes, on=url_for(".page"))


@bp.post("/second-factor/off")
@needs_fresh
def switch_off() -> ResponseReturnValue:
    """Go without one, where the role allows it."""
    if needs_second_factor(g.member.roles) and not installation().settings.demo:
        return _told(Outcome(False, "Your role needs a second factor."))
    with installation().database.write() as conn:
        second_factor.take_down(conn, g.member.id)
        audit.record(conn, g.member, "staff.second_factor", "switched off", installation().now())
    return _told(Outcome(True, "Your second factor is off."))


def _code_asked(deed: Callable[[], Outcome], typed: str = "") -> ResponseReturnValue:
    """What sends a code, unless too many were asked for. typed: the number, which comes back when it cannot be."""
    try:
        outcome = deed()
    except TooManyTries as error:
        return _page(later(error.wait)), 429
    if typed and not outcome.done:
        return _page(wrong_phone=say(outcome), typed_phone=typed), 422
    return _told(outcome)


def _page(problem: str = "", own: SignedIn | None = None, **said: str | bool) -> str:
    """said: wrong_code, and spent when another must be asked for; wrong_phone and typed_phone."""
    runtime, own = installation(), own or own_session()
    here = runtime.now().astimezone(ZoneInfo(runtime.playbook.city.timezone))
    with runtime.database.read() as conn:
        browsers = staff_sessions.of_member(conn, own.member, runtime.now() - IDLE)
        codes = recovery_codes.left(conn, own.member.id)
    return render_template(
        "me.html",
        problem=problem,
        phone=say_phone(own.member.phone) if own.member.phone else "",
        waiting=_waiting(runtime, own.member),
        **{"wrong_code": "", "spent": False, "wrong_phone": "", "typed_phone": "", **said},
        codes=codes,
        required=needs_second_factor(own.member.roles) and not runtime.settings.demo,
        roles=role_words(runtime.playbook, own.member.roles),
        tongues=[(code, language_name(code)) for code in runtime.playbook.languages],
        browsers=[
            (each, clock_words(each.last_seen.astimezone(here.tzinfo), here), each.token_hash == own.token_hash)
            for each in browsers
        ],
    )


def _waiting(runtime: Runtime, member: StaffRow) -> tuple[str, str, bool] | None:
    """The phone that waits for its code, until when that is good, and whether it still is."""
    found = waiting_phone(runtime, member)
    if found is None:
        return None
    zone, until = runtime.playbook.city.zone, found.sent_at + GOOD_FOR
    here = runtime.now().astimezone(zone)
    return say_phone(found.phone), clock_words(until.astimezone(zone), here), runtime.now() <= until


def _second_factor_page(problem: str = "") -> str:
    return render_template(
        "me_second_factor.html",
        problem=problem,
        secret=in_groups(own_session().proposed_totp),
        picture=url_for(".picture"),
        action=url_for(".set_up"),
    )


def _with(entered: Entered, answer: Response) -> Response:
    hand_token(answer, entered.token)
    return answer


def _told(outcome: Outcome) -> ResponseReturnValue:
    flash(say(outcome), "good" if outcome.done else "bad")
    return redirect(url_for("me.page"), 303)
