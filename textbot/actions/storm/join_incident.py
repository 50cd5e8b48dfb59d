"""What a turn does in a storm becomes rows: one more of an incident, a report that waits.

Appliers like those of `apply_effects`.
"""

from typing import Any

from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.turns.ground import Applied, Ground
from textbot.core.effects import HoldReport, JoinIncident
from textbot.core.playbook import Incident
from textbot.core.wording import REFERENCE
from textbot.store import incidents, marks, request_events, request_people, requests, storms
from textbot.store.incidents import IncidentRow

LOCK = "incidents"
SOURCE = "storm"


def join_incident(ground: Ground, effect: JoinIncident, applied: Applied) -> None:
    """The contact follows the incident's one service request, which is made for the first of them."""
    incident = next((each for each in ground.playbook.incidents if each.key == effect.kind), None)
    if incident is None or incident.flow not in ground.playbook.flows:
        return
    row = incidents.open_one(ground.conn, incident.key) or _opened(ground, effect.storm, incident, applied)
    request = requests.by_id(ground.conn, row.request_id)
    assert request is not None
    applied.marks[REFERENCE] = request.reference
    if request_people.follow(ground.conn, request.id, ground.contact_id, ground.language, ground.now):
        request_events.add(ground.conn, request.id, "followed", ground.now, source="resident")
    incidents.note(ground.conn, row.id, ground.contact_id, ground.inbound_id, effect.place, ground.now)


def hold_report(ground: Ground, effect: HoldReport, applied: Applied) -> None:
    """Note whom to tell when the storm is over."""
    storms.hold(ground.conn, effect.storm, ground.contact_id, effect.flow, ground.now)


def _opened(ground: Ground, storm_id: int, incident: Incident, applied: Applied) -> IncidentRow:
    """A new incident; of two texts at once the second finds the first one's."""
    marks.lock(ground.conn, LOCK)
    known = incidents.open_one(ground.conn, incident.key)
    if known is not None:
        return known
    slots: dict[str, Any] = dict(incident.slots)
    new = NewRequest(incident.flow, ground.playbook.languages[0], slots, source=SOURCE)
    opened = open_request(ground.conn, ground.playbook, new, ground.now)
    applied.rings += opened.rings
    made = incidents.by_id(ground.conn, incidents.add(ground.conn, storm_id, incident.key, opened.id, ground.now))
    assert made is not None
    return made
