"""/inbox/hot/<id>: many reports of one kind in one place, as one matter."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions.outcome import Outcome
from textbot.actions.requests import see_to_hot_spot
from textbot.actions.requests.staff_requests import STATUSES
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.core.city import EVERYBODY
from textbot.core.permissions import departments, may
from textbot.core.phone import say_phone
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import alerts, hot_spots, staff
from textbot.store.hot_spots import HotSpotRow
from textbot.store.staff import StaffRow
from textbot.web.inbox.items import department_name
from textbot.web.inbox.words import clock_words
from textbot.web.installation import installation
from textbot.web.numbers import number
from textbot.web.translations import _, ngettext, playbook_language, say

bp = Blueprint("hot_spots", __name__, url_prefix="/inbox/hot")

PINS = 20


@dataclass(frozen=True)
class HotSpot:
    """One of them, ready to be read."""

    id: int
    title: str
    number: int
    place: str
    metres: int
    department: str
    when: str
    is_new: bool
    assignee: str
    assignee_id: int | None
    open: bool


@bp.get("/<int(max=2147483647):hot_spot_id>")
def page(hot_spot_id: int) -> ResponseReturnValue:
    """Its reports, on the map and in a list."""
    runtime = installation()
    with runtime.database.read() as conn:
        row = _row(conn, hot_spot_id)
        found = hot_spots.parts(conn, row.id)
        members = [each for each in staff.everyone(conn) if _works_there(each, row)]
        shown = _shown(conn, runtime, row)
    now = _here(runtime)
    reports = [
        (each, _(STATUSES.get(each.status, each.status)), clock_words(each.created_at.astimezone(now.tzinfo), now))
        for each in found
    ]
    pins = [f"{each.lat},{each.lon}" for each in found[:PINS]]
    return render_template("hot_spot.html", spot=shown, reports=reports, pins=pins, members=members)


@bp.post("/<int(max=2147483647):hot_spot_id>/ack")
def ack(hot_spot_id: int) -> ResponseReturnValue:
    """Acknowledge it."""
    return _done(hot_spot_id, see_to_hot_spot.acknowledge(installation(), hot_spot_id, g.member))


@bp.post("/<int(max=2147483647):hot_spot_id>/assign")
def assign(hot_spot_id: int) -> ResponseReturnValue:
    """Give it to somebody."""
    said = request.form.get("to", "")
    to = (number(said) or 0) if said else None
    return _done(hot_spot_id, see_to_hot_spot.assign(installation(), hot_spot_id, g.member, to))


@bp.post("/<int(max=2147483647):hot_spot_id>/close")
def close(hot_spot_id: int) -> ResponseReturnValue:
    """Take it out of the inbox."""
    return _done(hot_spot_id, see_to_hot_spot.close(installation(), hot_spot_id, g.member))


def strip(conn: Connection, rt: Runtime, member: StaffRow) -> tuple[HotSpot, ...]:
    """The open ones that the member sees, for the top of the inbox."""
    reach = departments(member.roles, "see")
    every = hot_spots.open_ones(conn)
    return tuple(
        _shown(conn, rt, row) for row in every if reach is None or access.department_of(row.department) in reach
    )


def out_of_reach(conn: Connection, rt: Runtime, member: StaffRow) -> tuple[str, ...]:
    """Phones on call of the member's departments that said STOP and get no alert."""
    reach = departments(member.roles, "see")
    phones = rt.playbook.city.on_call.phones
    own = [each for key, found in phones.items() if reach is None or key in reach or key == EVERYBODY for each in found]
    return tuple(say_phone(each) for each in alerts.out_of_reach(conn, tuple(dict.fromkeys(own)))) if own else ()


def _done(hot_spot_id: int, outcome: Outcome) -> ResponseReturnValue:
    with installation().database.read() as conn:
        row = _row(conn, hot_spot_id)
    flash(say(outcome), "good" if outcome.done else "bad")
    over = outcome.done and row.status != "open"
    return redirect(url_for("inbox.index") if over else url_for(".page", hot_spot_id=hot_spot_id), 303)


def _row(conn: Connection, hot_spot_id: int) -> HotSpotRow:
    try:
        return see_to_hot_spot.hot_spot(conn, g.member, hot_spot_id)
    except NoAccess as error:
        access.refused(installation(), g.member, error)
        abort(404)


def _shown(conn: Connection, rt: Runtime, row: HotSpotRow) -> HotSpot:
    now, title = _here(rt), _title(rt.playbook, row)
    assignee = staff.by_id(conn, row.assignee_id) if row.assignee_id else None
    return HotSpot(
        id=row.id,
        title=ngettext("%(title)s: %(num)s report", "%(title)s: %(num)s reports", row.number, title=title),
        number=row.number,
        place=row.place,
        metres=row.metres,
        department=department_name(rt.playbook, row.department),
        when=clock_words(row.grown_at.astimezone(now.tzinfo), now),
        is_new=row.acked_at is None,
        assignee=assignee.name if assignee else "",
        assignee_id=row.assignee_id,
        open=row.status == "open",
    )


def _title(playbook: Playbook, row: HotSpotRow) -> str:
    path = f"flows.{row.flow}.title"
    title = playbook.text(path, playbook_language(playbook.languages)) if playbook.has(path) else row.flow
    return title[:1].upper() + title[1:]


def _works_there(member: StaffRow, row: HotSpotRow) -> bool:
    return member.disabled_at is None and may(member.roles, "reply", row.department or TRIAGE)


def _here(rt: Runtime) -> datetime:
    return rt.now().astimezone(rt.playbook.city.zone)
