"""What a turn wants to know of service requests, by plain reads."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection

from textbot.actions.turns.asking import Asking
from textbot.core.needs import (
    Event,
    History,
    Nearby,
    OwnRequests,
    PastRepairs,
    RequestByReference,
    RequestFacts,
    RequestsAt,
)
from textbot.core.reports.expectation import WITHIN, expectation
from textbot.store import request_events, request_people, requests
from textbot.store.request_events import EventRow
from textbot.store.request_people import PersonRow
from textbot.store.requests import RequestRow

MOST = 10
# Events that a resident may hear of as the last thing that happened.
HEARD_OF = ("received", "pushed", "status", "withdrawn", "reopened", "verified", "escalated")


def own_requests(conn: Connection, need: OwnRequests, asking: Asking) -> tuple[RequestFacts, ...]:
    """The contact's own requests and those it follows, newest first."""
    if asking.contact_id is None:
        return ()
    parts = request_people.of_contact(conn, asking.contact_id, limit=MOST)
    return _facts(conn, requests.by_ids(conn, tuple(each.request_id for each in parts)), asking)


def by_reference(conn: Connection, need: RequestByReference, asking: Asking) -> RequestFacts | None:
    """The request of that reference."""
    found = requests.by_reference(conn, need.reference)
    return _facts(conn, (found,), asking)[0] if found else None


def nearby(conn: Connection, need: Nearby, asking: Asking) -> tuple[RequestFacts, ...]:
    """Open requests near a point."""
    return _facts(conn, requests.near(conn, need.flow, need.lat, need.lon, need.metres, need.since), asking)


def requests_at(conn: Connection, need: RequestsAt, asking: Asking) -> tuple[RequestFacts, ...]:
    """Requests of any kind and status at a place."""
    return _facts(conn, requests.by_place(conn, need.lat, need.lon, need.metres, need.since), asking)


def past_repairs(conn: Connection, need: PastRepairs, asking: Asking) -> History | None:
    """How long repairs took lately."""
    return expectation(requests.repairs(conn, need.flow, asking.now - timedelta(days=WITHIN)))


def _facts(conn: Connection, rows: Sequence[RequestRow], asking: Asking) -> tuple[RequestFacts, ...]:
    ids = tuple(row.id for row in rows)
    events, people = request_events.of_requests(conn, ids), request_people.of_requests(conn, ids)
    return tuple(_fact(row, events[row.id], people[row.id], asking.contact_id) for row in rows)


def _fact(
    row: RequestRow, events: Sequence[EventRow], people: Sequence[PersonRow], contact: int | None
) -> RequestFacts:
    mine = next((each for each in people if contact is not None and each.contact_id == contact), None)
    there = [each for each in people if each.ended_at is None]
    last = next((each for each in reversed(events) if each.kind in HEARD_OF), None)
    return RequestFacts(
        row.reference,
        row.flow,
        row.place,
        row.status,
        row.created_at,
        row.updated_at,
        own=mine is not None and mine.role == "reporter",
        follows=mine is not None and mine.role == "follower" and mine.ended_at is None,
        others=sum(each is not mine for each in there),
        last=Event(last.kind, last.happened_at, last.words) if last else None,
        asked_at=mine.asked_at if mine else None,
        noes=sum(each.kind == "reopened" and each.source == "resident" for each in events),
        verified=row.verified,
        lat=row.lat,
        lon=row.lon,
        confidence=row.confidence,
    )
