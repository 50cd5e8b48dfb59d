"""An incident is over: one all-clear to everybody who texted about it, in their language, once."""

from collections.abc import Mapping

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.requests.move_request import move_request
from textbot.actions.staff.access import NOT_ALLOWED
from textbot.actions.storm.switch_storm import WRONG, faults_of
from textbot.core.notices.senders import KEPT_FOR_REPLIES
from textbot.core.permissions import may
from textbot.core.segments import count
from textbot.runtime import Runtime
from textbot.store import incidents, request_people, request_updates, requests
from textbot.store.staff import StaffRow

LONGEST = 300
# So many texts a second go out beside all others: one worker hands them over one by one, and staff's replies, too.
MOST_A_SECOND = 5.0
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
        # Also what was held back since the city's own system closed it. The clock rings each at its time.
        request_updates.spread(conn, row.request_id, now, _a_second(rt, words))
        number = request_people.count_told(conn, row.request_id)
        request = requests.by_id(conn, row.request_id)
        audit.record(conn, member, "incident.closed", f"incident {row.id}", now)
    rt.doorbell.ring_all(moved.rings[:1])
    rt.live.tell("state", 0, request.department if request else "", incident=row.id)
    return Outcome(True, "Closed. The all-clear goes to %(number)s people.", {"number": number})


def _a_second(rt: Runtime, words: Mapping[str, str]) -> float:
    """How many all-clears go out a second: at the pace of the city's numbers, a part of it kept for replies."""
    segments = max((count(each).parts for each in words.values()), default=1)
    return min(MOST_A_SECOND, rt.settings.senders.rate * (1 - KEPT_FOR_REPLIES) / segments)
