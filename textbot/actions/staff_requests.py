"""Staff say how far a service request is, and what to do with texts that are held for them."""

from zoneinfo import ZoneInfo

from textbot.actions.move_request import ALIASES, move_request
from textbot.actions.outcome import Outcome
from textbot.actions.queue_push import queue_push
from textbot.core.notice import send_at
from textbot.runtime import Runtime
from textbot.store import audit_events, request_updates, requests
from textbot.store.staff import StaffRow

# What staff may choose -> how it is called.
STATUSES = {"open": "open", "in_progress": "in progress", "closed": "closed", "withdrawn": "closed without work"}


def move_as_staff(rt: Runtime, reference: str, status: str, member: StaffRow, words: str = "") -> Outcome:
    """Move a request to another status. Who reported or follows it is texted, with the `words` for them, if any."""
    status = ALIASES.get(status, status)
    if status not in STATUSES:
        return Outcome(False, "There is no such status.")
    now = rt.now()
    with rt.database.write() as conn:
        row = requests.by_reference(conn, reference)
        if row is None:
            return Outcome(False, f"There is no request {reference}.")
        moved = move_request(
            conn, row.id, status, at=now, now=now, source=f"staff:{member.email}", words=" ".join(words.split())
        )
        taken_back = moved.done and status == "withdrawn"
        rings = (*moved.rings, *(queue_push(conn, row.id, "withdraw", now) if taken_back else ()))
    rt.doorbell.ring_all(rings)
    said = f"{reference} is now {STATUSES[status]}." if moved.done else f"{reference} is {STATUSES[status]} already."
    return Outcome(True, f"{said} {_told(rt, moved.told)}".strip())


def release_updates(rt: Runtime, by: str) -> Outcome:
    """Let all texts go that are held because a connector caused so many. by: who says so."""
    now = rt.now()
    with rt.database.write() as conn:
        number = request_updates.release(conn, now)
        if number:
            audit_events.record(conn, by, "updates.release", f"{number} texts", now)
    return Outcome(number > 0, f"{number} texts are on their way." if number else "No texts are held.")


def discard_updates(rt: Runtime, by: str) -> Outcome:
    """Let none of them go out; what they would have told stays on record. by: who says so."""
    now = rt.now()
    with rt.database.write() as conn:
        number = request_updates.discard(conn, now)
        if number:
            audit_events.record(conn, by, "updates.discard", f"{number} texts", now)
    return Outcome(number > 0, f"{number} texts are discarded." if number else "No texts are held.")


def _told(rt: Runtime, number: int) -> str:
    """How many hear of it, and when it is too late in the day for texts that nobody asked for."""
    if number == 0:
        return ""
    here = rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone))
    when = "" if send_at("follow-up", here) == here else " in the morning, from 8 AM"
    return f"One person is texted about it{when}." if number == 1 else f"{number} people are texted about it{when}."
