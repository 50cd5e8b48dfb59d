"""What a turn wants to know of service requests, by plain reads."""

from sqlalchemy import Connection

from textbot.core.needs import History, Nearby, OwnRequests, PastRepairs, RequestByReference, RequestFacts
from textbot.core.playbook import Playbook
from textbot.store import requests
from textbot.store.requests import RequestRow
from textbot.store.standing import Standing

MOST = 10


def own_requests(
    conn: Connection, need: OwnRequests, standing: Standing, playbook: Playbook
) -> tuple[RequestFacts, ...]:
    """The contact's own requests and those it follows, newest first."""
    row = standing.contact
    found = requests.of_contact(conn, row.id, MOST) if row else ()
    return tuple(_facts(each, standing) for each in found)


def by_reference(
    conn: Connection, need: RequestByReference, standing: Standing, playbook: Playbook
) -> RequestFacts | None:
    """The request of that reference."""
    found = requests.by_reference(conn, need.reference)
    return _facts(found, standing) if found else None


def nearby(conn: Connection, need: Nearby, standing: Standing, playbook: Playbook) -> tuple[RequestFacts, ...]:
    """Open requests near a point."""
    return ()


def past_repairs(conn: Connection, need: PastRepairs, standing: Standing, playbook: Playbook) -> History | None:
    """How long repairs took lately."""
    return None


def _facts(row: RequestRow, standing: Standing) -> RequestFacts:
    own = standing.contact is not None and row.contact_id == standing.contact.id
    return RequestFacts(
        row.reference,
        row.flow,
        row.place,
        row.status,
        row.created_at,
        row.updated_at,
        own,
        lat=row.lat,
        lon=row.lon,
    )
