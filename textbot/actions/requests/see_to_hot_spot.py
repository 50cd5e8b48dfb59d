"""What members do with a hot spot: acknowledge it, give it to somebody, close it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.core.permissions import may
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import hot_spots, staff
from textbot.store.hot_spots import HotSpotRow
from textbot.store.staff import StaffRow

CLOSED = Outcome(False, "This hot spot is closed already.")
Changes = dict[str, Any]
Deed = Callable[[Connection, HotSpotRow, datetime], tuple[Changes, Outcome]]


def hot_spot(conn: Connection, member: StaffRow, hot_spot_id: int, deed: str = "see") -> HotSpotRow:
    """That hot spot, when the member may do the deed in its department. Raises NoAccess."""
    row = hot_spots.by_id(conn, hot_spot_id)
    about = f"hot spot {hot_spot_id}"
    if row is None:
        raise NoAccess(about)
    access.check(member, row.department, deed, about)
    return row


def acknowledge(rt: Runtime, hot_spot_id: int, member: StaffRow) -> Outcome:
    """Say that somebody has seen it."""

    def seen(conn: Connection, row: HotSpotRow, now: datetime) -> tuple[Changes, Outcome]:
        done = Outcome(True, "Acknowledged: your colleagues see that you know of it.")
        return ({} if row.acked_at else {"acked_at": now, "acked_by": member.id}), done

    return _see_to(rt, hot_spot_id, member, "assign", "hot_spot.acknowledged", seen)


def assign(rt: Runtime, hot_spot_id: int, member: StaffRow, assignee_id: int | None) -> Outcome:
    """Give it to a member of its department, or to nobody in particular."""

    def give(conn: Connection, row: HotSpotRow, now: datetime) -> tuple[Changes, Outcome]:
        if assignee_id is None:
            return {"assignee_id": None}, Outcome(True, "Nobody in particular has it now.")
        to = staff.by_id(conn, assignee_id)
        if to is None or to.disabled_at is not None or not may(to.roles, "reply", row.department or TRIAGE):
            return {}, Outcome(False, "There is no such member of staff in this department.")
        seen = {} if row.acked_at else {"acked_at": now, "acked_by": member.id}
        return {"assignee_id": to.id, **seen}, Outcome(True, "Assigned to %(name)s.", {"name": to.name})

    return _see_to(rt, hot_spot_id, member, "assign", "hot_spot.assigned", give)


def close(rt: Runtime, hot_spot_id: int, member: StaffRow) -> Outcome:
    """Take it out of the inbox. Its requests stay as they are; new ones count anew."""

    def end(conn: Connection, row: HotSpotRow, now: datetime) -> tuple[Changes, Outcome]:
        return {"status": "closed", "closed_at": now, "closed_by": member.id}, Outcome(
            True, "Closed. The reports themselves stay as they are."
        )

    return _see_to(rt, hot_spot_id, member, "close", "hot_spot.closed", end)


def _see_to(rt: Runtime, hot_spot_id: int, member: StaffRow, may_do: str, what: str, deed: Deed) -> Outcome:
    try:
        with rt.database.write() as conn:
            row = hot_spot(conn, member, hot_spot_id, may_do)
            if row.status != "open":
                return CLOSED
            changes, outcome = deed(conn, row, rt.now())
            if changes:
                hot_spots.change(conn, row.id, **changes)
            if outcome.done:
                audit.record(conn, member, what, f"hot spot {row.id}", rt.now())
    except NoAccess as error:
        return access.refused(rt, member, error)
    rt.live.tell("state", 0, row.department, hot=row.id)
    return outcome
