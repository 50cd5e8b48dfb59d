"""`textbot requests`: counting what is closed and what is fixed, moving one, and texts that are held."""

import json
from datetime import UTC, datetime, timedelta

from tests.cli.conftest import Town
from textbot.actions.requests.move_request import move_request
from textbot.actions.staff.add_staff import store_member
from textbot.cli.requests import requests
from textbot.store import contacts, request_events, request_people
from textbot.store import requests as stored

NOW = datetime.now(UTC)
MEMBER = "ana@springfield.gov"


def reported(town: Town, count: int) -> list[int]:
    """So many potholes, each by a phone of its own."""
    found = []
    facts = {"flow": "pothole", "service_code": "pothole", "slots": {}, "language": "en", "photo_sids": []}
    with town.database.write() as conn:
        store_member(conn, MEMBER, "Ana", "admin", "-", NOW)
        for number in range(count):
            contact = contacts.add(conn, f"+1602555{number:04d}", NOW)
            made = NOW - timedelta(days=4)
            row = stored.add(
                conn, reference=f"2026-1123-{number:04d}", contact_id=contact, created_at=made, updated_at=made, **facts
            )
            request_people.add(conn, row, contact, "reporter", NOW)
            found.append(row)
    return found


def moved(town: Town, request_id: int, status: str) -> None:
    with town.database.write() as conn:
        move_request(conn, request_id, status, at=NOW, now=NOW, source="crm")


def test_closed_is_told_from_fixed(town: Town) -> None:
    rows = reported(town, 12)
    for row in rows[:11]:
        moved(town, row, "closed")
    with town.database.write() as conn:
        stored.change(conn, rows[0], NOW, verified=True)
        request_events.add(conn, rows[1], "reopened", NOW, source="resident")
    (kind,) = json.loads(town.does(requests, "figures", "--json").output)
    assert kind == {"flow": "pothole", "made": 12, "closed": 11, "verified": 1, "reopened": 1, "days": "4-4"}
    assert "11 closed" in town.does(requests, "figures").output


def test_a_request_is_moved_in_a_members_name(town: Town) -> None:
    (row,) = reported(town, 1)
    done = town.does(requests, "move", "2026-1123-0000", "closed", "--words", "Filled on Friday.", "--as", MEMBER)
    assert done.output.startswith("2026-1123-0000 is now closed. One person is texted about it")
    with town.database.read() as conn:
        event = request_events.last(conn, row)
    assert event is not None
    assert (event.source, event.words, event.status) == (f"staff:{MEMBER}", "Filled on Friday.", "closed")
    assert town.does(requests, "move", "2026-1123-0009", "closed").exit_code == 1


def test_held_texts_are_counted_and_let_go(town: Town) -> None:
    for row in reported(town, 51):
        moved(town, row, "closed")
    assert json.loads(town.does(requests, "held", "--json").output) == {"crm": 51}
    assert "51 texts are held." in town.does(requests, "held").output
    assert town.does(requests, "release").output == "51 texts are on their way.\n"
    assert town.does(requests, "discard").exit_code == 1
