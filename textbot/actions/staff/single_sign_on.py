"""A member of staff comes in by the city's single sign-on: its groups say what they may."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff.change_staff import is_last_admin, set_roles
from textbot.actions.staff.sign_in import Entered, Visit, enter
from textbot.core.member_name import member_name
from textbot.core.permissions import Roles, is_admin
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.staff import StaffRow

log = logging.getLogger(__name__)

# RFC 8176: more than one factor was asked for.
SEVERAL_FACTORS = "mfa"
# Who was asked longer ago may be somebody else by now, for what asks for a fresh proof.
JUST_NOW = timedelta(minutes=10)

NO_EMAIL = Outcome(False, "Your city account has no email address that was verified. Please ask your IT department.")
UNKNOWN = Outcome(False, "Your city account is not on the staff here. Please ask an admin of the Action Center.")
NO_GROUP = Outcome(False, "Your city account is in no group that may come in here. Please ask your IT department.")
DISABLED = Outcome(False, "Your account here is disabled. Please ask an admin of the Action Center.")
SOMEBODY_ELSE = Outcome(False, "That email address belongs to another city account here. Please ask an admin.")


def arrive(rt: Runtime, claims: Mapping[str, Any], visit: Visit) -> Entered | Outcome:
    """Let in whom these proven claims are about, or say why not.

    With OIDC_GROUPS their groups decide their roles each time: who is new is added, who is in none loses all roles and
    is signed out everywhere; only the last admin stays one. Without it, they come in as the member an admin made of
    them."""
    email = clean(str(claims.get("email") or "")).strip().lower()
    if "@" not in email or claims.get("email_verified") not in (True, "true"):
        return NO_EMAIL
    with rt.database.write() as conn:
        staff.hold(conn)
        found = _member(rt, conn, claims, email)
    if isinstance(found, Outcome):
        return found
    several = SEVERAL_FACTORS in (claims.get("amr") or ())
    return enter(rt, found, visit, second_done=several, fresh=_is_fresh(rt, claims))


def _member(rt: Runtime, conn: Connection, claims: Mapping[str, Any], email: str) -> StaffRow | Outcome:
    subject = f"{claims['iss']} {claims['sub']}"[:300]
    roles = _roles(rt, claims)
    member = staff.by_subject(conn, subject) or staff.by_email(conn, email)
    if member is None:
        return _added(rt, conn, claims, email, subject, roles) if roles else NO_GROUP if roles == () else UNKNOWN
    if member.oidc_subject not in (None, subject):
        return SOMEBODY_ELSE
    if member.disabled_at is not None:
        return DISABLED
    if member.oidc_subject is None:
        staff.change(conn, member.id, oidc_subject=subject)
        audit.record(conn, member, "staff.linked", f"staff {member.id} to the single sign-on", rt.now())
    if roles is not None and not is_admin(roles) and is_last_admin(conn, member):
        log.warning("staff %s is in no group for admins and stays one: there is no other", member.id)
        roles = None
    if roles is not None and roles != member.roles:
        set_roles(conn, rt, member, roles, "single sign-on")
    if not (member.roles if roles is None else roles):
        return NO_GROUP
    return staff.by_id(conn, member.id) or UNKNOWN


def _added(
    rt: Runtime, conn: Connection, claims: Mapping[str, Any], email: str, subject: str, roles: Roles
) -> StaffRow | Outcome:
    said = member_name(str(claims.get("name") or ""))
    name = (said or email.partition("@")[0])[:80]
    member_id = staff.add(
        conn, email=email[:200], name=name, password_hash="", oidc_subject=subject, created_at=rt.now()
    )
    staff.set_roles(conn, member_id, roles)
    audit.record(conn, "single sign-on", "staff.added", f"staff {member_id}", rt.now())
    return staff.by_id(conn, member_id) or UNKNOWN


def _roles(rt: Runtime, claims: Mapping[str, Any]) -> Roles | None:
    """What their groups give them; None where groups decide nothing here."""
    if rt.settings.oidc_groups is None:
        return None
    said = claims.get("groups") or ()
    groups = {said} if isinstance(said, str) else set(map(str, said))
    known = {"", *rt.playbook.city.departments}
    given = {role for group, role in rt.settings.oidc_groups if group in groups and role[0] in known}
    return tuple(sorted(given))


def _is_fresh(rt: Runtime, claims: Mapping[str, Any]) -> bool:
    """Whether the provider asked them just now, and did not merely know their browser."""
    asked = claims.get("auth_time")
    return isinstance(asked, int | float) and rt.now() - datetime.fromtimestamp(asked, UTC) <= JUST_NOW
