"""/staff: who works here, in which roles; invitations. For admins, who prove who they are before they change it."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.outcome import Outcome
from textbot.actions.staff.add_staff import StaffError, invite_staff
from textbot.actions.staff.change_staff import (
    change_languages,
    change_roles,
    disable_staff,
    enable_staff,
    new_link,
    reset_second_factor,
)
from textbot.actions.staff.mail_invite import mail_invite
from textbot.actions.staff.sign_in import go_on
from textbot.core.permissions import ONLY_EVERYWHERE, ROLES, say_role
from textbot.runtime import Runtime
from textbot.store import invites, staff
from textbot.store.staff import StaffRow
from textbot.web.cookies import hand_token, visit
from textbot.web.inbox.fresh import needs_fresh, own_session
from textbot.web.inbox.words import clock_words
from textbot.web.installation import installation
from textbot.web.staff.staff_words import ROLES as ROLE_WORDS
from textbot.web.staff.staff_words import department_words, role_words
from textbot.web.translations import _, language_name, say

bp = Blueprint("staff", __name__, url_prefix="/staff")

MEMBER = "/<int(max=2147483647):member_id>"


@bp.get("")
def page() -> ResponseReturnValue:
    """Everybody: who is in first, who left last."""
    runtime = installation()
    zone, now = ZoneInfo(runtime.playbook.city.timezone), runtime.now()
    with runtime.database.read() as conn:
        everyone, open_links = staff.everyone(conn), invites.waiting(conn, now)
    until = {each: clock_words(at.astimezone(zone), now.astimezone(zone)) for each, at in open_links.items()}
    members = [(each, role_words(runtime.playbook, each.roles), until.get(each.id, "")) for each in everyone]
    return render_template("staff.html", members=sorted(members, key=lambda each: each[0].disabled_at is not None))


@bp.get("/new")
@needs_fresh
def new() -> ResponseReturnValue:
    """The form of an invitation."""
    return _new_page()


@bp.post("/new")
@needs_fresh
def invite() -> ResponseReturnValue:
    """Add a member and show the link this once; it is mailed, too, where there is a mail server."""
    email, name = request.form.get("email", "")[:300], request.form.get("name", "")[:200]
    try:
        token = invite_staff(installation(), email, name, _said_roles(), g.member.email)
    except StaffError as error:
        return _new_page(_(error.words, **error.values)), 422
    return _link_page(email.strip().lower(), token)


@bp.get(MEMBER)
@needs_fresh
def member(member_id: int) -> ResponseReturnValue:
    """One member, and what can be changed about them."""
    runtime, found = installation(), _member(member_id)
    held = dict(sorted(found.roles, key=lambda each: ROLES.index(each[1])))
    return render_template(
        "staff_member.html",
        found=found,
        rows=_role_rows(held),
        tongues=[(code, language_name(code)) for code in runtime.playbook.languages],
        own=found.id == g.member.id,
    )


@bp.post(f"{MEMBER}/roles")
@needs_fresh
def roles(member_id: int) -> ResponseReturnValue:
    """Other roles; the member signs in again. Who changes their own goes on with a new token."""
    found, own = _member(member_id), own_session()
    try:
        outcome = change_roles(installation(), found.email, _said_roles(), g.member.email, own.token_hash)
    except StaffError as error:
        outcome = Outcome(False, error.words, dict(error.values))
    answer = current_app.make_response(_told(member_id, outcome))
    is_own = outcome.done and found.id == g.member.id
    entered = go_on(installation(), own, visit(), second_done=True) if is_own else None
    if entered:
        hand_token(answer, entered.token)
    return answer


@bp.post(f"{MEMBER}/languages")
@needs_fresh
def languages(member_id: int) -> ResponseReturnValue:
    """What they write."""
    chosen = request.form.getlist("languages")
    return _do(member_id, lambda rt, email, by: change_languages(rt, email, chosen, by))


@bp.post(f"{MEMBER}/link")
@needs_fresh
def link(member_id: int) -> ResponseReturnValue:
    """A link by which they choose a new password."""
    found = _member(member_id)
    try:
        token = new_link(installation(), found.email, g.member.email)
    except StaffError as error:
        return _told(member_id, Outcome(False, error.words, dict(error.values)))
    return _link_page(found.email, token)


@bp.post(f"{MEMBER}/second-factor")
@needs_fresh
def second_factor(member_id: int) -> ResponseReturnValue:
    """Forget the app of who lost their phone."""
    return _do(member_id, reset_second_factor)


@bp.post(f"{MEMBER}/disable")
@needs_fresh
def disable(member_id: int) -> ResponseReturnValue:
    """They leave."""
    return _do(member_id, disable_staff)


@bp.post(f"{MEMBER}/enable")
@needs_fresh
def enable(member_id: int) -> ResponseReturnValue:
    """They are back."""
    return _do(member_id, enable_staff)


def _do(member_id: int, deed: Callable[[Runtime, str, str], Outcome]) -> ResponseReturnValue:
    return _told(member_id, deed(installation(), _member(member_id).email, g.member.email))


def _told(member_id: int, outcome: Outcome) -> ResponseReturnValue:
    flash(say(outcome), "good" if outcome.done else "bad")
    return redirect(url_for("staff.member", member_id=member_id), 303)


def _member(member_id: int) -> StaffRow:
    with installation().database.read() as conn:
        found = staff.by_id(conn, member_id)
    return found if found is not None else abort(404)


def _said_roles() -> list[str]:
    return [each[:80] for each in request.form.getlist("role") if each]


def _role_rows(held: dict[str, str]) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """A row for all departments and one for each: (department, its name, the choices, the role that is held)."""
    playbook, rows = installation().playbook, []
    for department in ("", *playbook.city.departments):
        allowed = [role for role in ROLES if not department or role not in ONLY_EVERYWHERE]
        choices = [("", _("no role")), *((say_role(department, role), _(ROLE_WORDS[role][0])) for role in allowed)]
        chosen = say_role(department, held[department]) if department in held else ""
        rows.append((department, department_words(playbook, department), choices, chosen))
    return rows


def _new_page(problem: str = "") -> str:
    said = dict(request.form.items())
    roles = {department: role for role, _colon, department in (each.partition(":") for each in _said_roles())}
    return render_template("staff_new.html", problem=problem, said=said, rows=_role_rows(roles))


def _link_page(email: str, token: str) -> str:
    runtime = installation()
    address = f"{runtime.settings.public_url}{url_for('invite.page', token=token)}"
    mailed = mail_invite(runtime, email, address)
    return render_template("staff_link.html", email=email, address=address, mailed=mailed)
