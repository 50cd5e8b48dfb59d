"""An incident is over: one all-clear to everybody who texted about it, in their language, once."""

from collections.abc import Mapping

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.requests.move_request import move_request
from textbot.actions.staff.access import NOT_ALLOWED
from textbot.actions.storm.switch_storm import WRONG, faults_of
from textbot.core.permissions import may
from textbot.runtime import Runtime
from textbot.store import incidents, request_people, request_updates, requests
from textbot.store.staff import StaffRow

LONGEST = 300
# The others are rung by the clock, a few hundred a round, so that nobody's reply waits behind thousands of bells.
RUNG_AT_ONCE = 50
GONE = Outcome(False, "There is no such incident, or it is closed already.")


def close_incident(rt: Runtime, member: StaffRow, incident_id: int, all_clear: Mapping[str, str]) -> Outcome:
    """Close the incident and its service request. Who follows it gets the all-clear: as a follow-up, in the day.
    all_clear: language -> words, for every language of the city."""
    if not may(member.roles, "notices"):
        return NOT_ALLOWED
    playbook, now = rt.playbook, rt.now()
    words = {language: all_clear.get(language, "").strip() for language in playbook.languages}
    wrong = next((each for each in faults_of(playbook, words) if each.what != "long"), None)
    if wrong is not None:
        return Outcome(False, WRONG[wrong.what], {"language": wrong.language, **wrong.values})
    long = next((language for language, text in words.items() if len(text) > LONGEST), None)
    if long is not None:
        return Outcome(False, "The all-clear in %(language)s is over 300 characters.", {"language": long})
    with rt.database.write() as conn:
        row = incidents.by_id(conn, incident_id)
        if row is None or not incidents.close(conn, row.id, words, member.email, now):
            return GONE
        moved = move_request(conn, row.request_id, "closed", at=now, now=now, source=f"staff:{member.email}")
        if not moved.done:  # the city's own system had closed it: what was held back goes out now
            request_updates.hasten(conn, row.request_id, now)
        people = request_people.of_request(conn, row.request_id)
        number = sum(each.contact_id is not None and each.ended_at is None for each in people)
        request = requests.by_id(conn, row.request_id)
        audit.record(conn, member, "incident.closed", f"incident {row.id}", now)
    rt.doorbell.ring_all(moved.rings[:RUNG_AT_ONCE])
    rt.live.tell("state", 0, request.department if request else "", incident=row.id)
    return Outcome(True, "Closed. The all-clear goes to %(number)s people.", {"number": number})
