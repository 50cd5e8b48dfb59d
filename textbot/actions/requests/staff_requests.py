"""Staff say how far a service request is, and what to do with texts that are held for them."""

from textbot.actions import audit
from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.outcome import Outcome
from textbot.actions.requests.move_request import ALIASES, move_request
from textbot.actions.requests.queue_push import queue_push
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.core.marking import N_
from textbot.core.notice import send_at
from textbot.runtime import Runtime
from textbot.store import request_updates
from textbot.store.staff import StaffRow

# What staff may choose -> how it is called.
STATUSES = {
    "open": N_("open"),
    "in_progress": N_("in progress"),
    "closed": N_("closed"),
    "withdrawn": N_("closed without work"),
}


def move_as_staff(rt: Runtime, reference: str, status: str, member: StaffRow, words: str = "") -> Outcome:
    """Move a request to another status. Who reported or follows it is texted, with the `words` for them, if any."""
    status = ALIASES.get(status, status)
    if status not in STATUSES:
        return Outcome(False, "There is no such status.")
    now = rt.now()
    try:
        with rt.database.read() as conn:
            row = access.request(conn, member, reference, "request")
    except NoAccess as error:
        refused = access.refused(rt, member, error)
        unknown = Outcome(False, "There is no request %(reference)s.", {"reference": reference})
        return refused if error.is_seen else unknown
    with rt.database.write() as conn:
        moved = move_request(
            conn, row.id, status, at=now, now=now, source=f"staff:{member.email}", words=" ".join(words.split())
        )
        taken_back = moved.done and status == "withdrawn"
        rings = (*moved.rings, *(queue_push(conn, row.id, "withdraw", now) if taken_back else ()))
        if moved.done:
            audit.record(conn, member, "request.moved", f"request {reference}, {status}", now)
    rt.doorbell.ring_all(rings)
    if moved.done and row.contact_id is not None:
        tell_inbox(rt, "state", row.contact_id)
    values, told = {"reference": reference, "status": STATUSES[status]}, _told(rt, moved.told)
    if moved.done:
        return Outcome(True, "%(reference)s is now %(status)s.", values, then=told)
    return Outcome(True, "%(reference)s is %(status)s already.", values, then=told)


def release_updates(rt: Runtime, by: str) -> Outcome:
    """Let all texts go that are held because a connector caused so many. by: who says so."""
    now = rt.now()
    with rt.database.write() as conn:
        number = request_updates.release(conn, now)
        if number:
            audit.record(conn, by, "updates.release", f"{number} texts", now)
    return _all_of(number, N_("One text is on its way."), N_("%(number)s texts are on their way."))


def discard_updates(rt: Runtime, by: str) -> Outcome:
    """Let none of them go out; what they would have told stays on record. by: who says so."""
    now = rt.now()
    with rt.database.write() as conn:
        number = request_updates.discard(conn, now)
        if number:
            audit.record(conn, by, "updates.discard", f"{number} texts", now)
    return _all_of(number, N_("One text is discarded."), N_("%(number)s texts are discarded."))


def _all_of(number: int, one: str, many: str) -> Outcome:
    if number == 0:
        return Outcome(False, "No texts are held.")
    return Outcome(True, one, {"number": number}, many=many)


def _told(rt: Runtime, number: int) -> Outcome | None:
    """How many hear of it, and when it is too late in the day for texts that nobody asked for."""
    if number == 0:
        return None
    now = rt.now()
    values = {"number": number}
    if send_at("follow-up", now, rt.playbook.city.timezone) == now:
        many = N_("%(number)s people are texted about it.")
        return Outcome(True, "One person is texted about it.", values, many=many)
    many = N_("%(number)s people are texted about it in the morning, from 8 AM.")
    return Outcome(True, "One person is texted about it in the morning, from 8 AM.", values, many=many)
