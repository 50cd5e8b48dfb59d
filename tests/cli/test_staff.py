"""`textbot staff`: members from a terminal."""

import json

from tests.cli.conftest import Town
from textbot.actions.staff.demo_login import DEMO_EMAIL
from textbot.actions.staff.passwords import matches
from textbot.cli.staff import staff
from textbot.store import audit_events
from textbot.store import staff as members
from textbot.store.staff import StaffRow

LEE = "lee@springfield.gov"


def member(town: Town, email: str = LEE) -> StaffRow:
    with town.database.read() as conn:
        found = members.by_email(conn, email)
    assert found
    return found


def test_a_member_is_added_with_a_password_shown_once(town: Town) -> None:
    said = town.does(staff, "add", "Lee@springfield.gov", "--name", "Lee").output
    start, _, password = said.strip().rpartition(" ")
    assert start == f"Lee may sign in as {LEE} with the password"
    assert matches(member(town).password_hash, password)
    assert member(town).roles == (("", "agent"),)
    assert LEE in town.does(staff, "list").output


def test_roles_are_given_by_department_and_written_down(town: Town) -> None:
    town.does(staff, "add", LEE, "--name", "Lee", "--role", "viewer", "--role", "agent:streets")
    assert member(town).roles == (("", "viewer"), ("streets", "agent"))
    assert town.does(staff, "roles", LEE, "supervisor:streets").exit_code == 0
    *_, row = json.loads(town.does(staff, "list", "--json").output)
    assert (row["role"], row["roles"]) == ("supervisor:streets", ["supervisor:streets"])
    with town.database.read() as conn:
        (last, *_) = audit_events.since(conn)
    assert last.by.startswith("textbot staff (")
    assert (last.what, last.about) == ("staff.roles", f"staff {member(town).id} is supervisor:streets")


def test_what_is_no_role_is_refused_with_the_reason(town: Town) -> None:
    for role, why in (("king", "a role is one of"), ("agent:moon", "no department moon"), ("admin:streets", "all")):
        done = town.does(staff, "add", LEE, "--name", "Lee", "--role", role)
        assert done.exit_code == 1
        assert why in done.output


def test_the_last_admin_stays_until_there_is_another(town: Town) -> None:
    town.does(staff, "add", LEE, "--name", "Lee", "--role", "admin")
    assert town.does(staff, "disable", DEMO_EMAIL).exit_code == 0
    assert "last admin" in town.does(staff, "disable", LEE).output
    assert "last admin" in town.does(staff, "roles", LEE, "agent").output
    town.does(staff, "add", "mia@springfield.gov", "--name", "Mia", "--role", "admin")
    assert town.does(staff, "disable", LEE).exit_code == 0
    assert member(town).disabled_at is not None
    assert town.does(staff, "enable", LEE).exit_code == 0
    assert member(town).disabled_at is None


def test_a_lost_password_and_phone_are_reset_by_a_link(town: Town) -> None:
    town.does(staff, "add", LEE, "--name", "Lee")
    with town.database.write() as conn:
        members.change(conn, member(town).id, totp_secret="SECRET")
    said = town.does(staff, "reset", LEE, "--second-factor").output
    assert "/invite/" in said.splitlines()[-1]
    assert member(town).totp_secret == ""
    assert town.does(staff, "reset", "nobody@springfield.gov").exit_code == 1
