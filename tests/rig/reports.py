"""Requests for tests: made as a turn would make them, and moved as a city's own system would."""

from datetime import datetime, timedelta
from typing import Any

from tests.rig.line import Line
from textbot.actions.requests.move_request import Moved, move_request
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.tell_update import tell_update
from textbot.core.places.place import Place
from textbot.store import contacts, request_people, request_updates, requests
from textbot.store.outbound import outbound
from textbot.store.requests import RequestRow

# Arizona is seven hours behind UTC all year: Monday at 11 in the morning.
DAY = datetime.fromisoformat("2026-11-23T18:00:00+00:00")
CORNER = Place("intersection", "Elm St & 5th St", 33.45, -112.07, "District 2", "A", "exact", "intersection")


def phone(number: int) -> str:
    """A made-up resident's number."""
    return f"+1602555{number:04d}"


def resident(line: Line, number: int, language: str = "en") -> int:
    """The contact of that number, made when it is new."""
    with line.rt.database.write() as conn:
        known = contacts.by_phone(conn, phone(number))
        if known:
            return known.id
        contact = contacts.add(conn, phone(number), line.rt.now())
        contacts.set_language(conn, contact, language, True)
        return contact


def report(line: Line, by: int | None = 1, *, followers: tuple[int, ...] = (), **more: Any) -> RequestRow:
    """A pothole that resident number `by` reported and others follow."""
    contact = resident(line, by) if by is not None else None
    more = {"flow": "pothole", "language": "en", "place": CORNER} | more
    with line.rt.database.write() as conn:
        opened = open_request(conn, line.rt.playbook, NewRequest(contact_id=contact, **more), line.rt.now())
    for number in followers:
        follower = resident(line, number)
        with line.rt.database.write() as conn:
            request_people.follow(conn, opened.id, follower, "en", line.rt.now())
    with line.rt.database.read() as conn:
        row = requests.by_id(conn, opened.id)
    assert row is not None
    return row


def moves(line: Line, row: RequestRow, status: str, source: str = "open311", ago: float = 0, **more: Any) -> Moved:
    """The city's system says so, `ago` days after it happened."""
    now = line.rt.now()
    with line.rt.database.write() as conn:
        return move_request(conn, row.id, status, at=now - timedelta(days=ago), now=now, source=source, **more)


def tell(line: Line) -> list[str]:
    """Let everything be told whose time has come; the texts since, the oldest first."""
    before = len(line.rows(outbound))
    with line.rt.database.read() as conn:
        due = request_updates.due(conn, line.rt.now())
    for each in due:
        tell_update(line.rt, each.id)
    return [row.body for row in line.rows(outbound)][before:]


def now_is(line: Line, moment: datetime) -> Line:
    """The line at that time."""
    line.clock.shift += moment - line.rt.now()
    return line


def again(line: Line, row: RequestRow) -> RequestRow:
    """The request as it stands by now."""
    with line.rt.database.read() as conn:
        found = requests.by_id(conn, row.id)
    assert found is not None
    return found
