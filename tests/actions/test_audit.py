"""The audit log: added to by many at once without a fork, never changed, and proof-read."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from tests.rig.office import Office
from textbot.actions import audit
from textbot.config import HOME
from textbot.core.audit import Head
from textbot.store import audit_events
from textbot.store.database import Database
from textbot.store.migrations import downgrade, upgrade

EVENTS, HEAD = audit_events.audit_events, audit_events.audit_head


def faults(desk: Office, noted: Head | None = None) -> list[str]:
    return [fault.words for fault in audit.verify(desk.rt, noted)]


def by_force(desk: Office, *statements: str) -> None:
    """What somebody with the database's password can do: take the triggers off first."""
    with desk.rt.database.write() as conn:
        if desk.rt.database.is_sqlite:
            names = conn.execute(text("SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'audit%'"))
            before = [f"DROP TRIGGER {name}" for (name,) in names.all()]
        else:
            before = ["ALTER TABLE audit_events DISABLE TRIGGER ALL"]
        for statement in (*before, *statements):
            conn.execute(text(statement))


def test_writers_at_once_make_one_chain(desk: Office) -> None:
    other = Database(desk.rt.settings.database_url)

    def write(number: int) -> None:
        with (other if number % 2 else desk.rt.database).write() as conn:
            audit.record(conn, desk.member, "conversation.seen", f"conversation {number}", desk.clock())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    other.close()
    assert faults(desk) == []
    with desk.rt.database.read() as conn:
        assert [row.number for row in audit_events.since(conn)] == [*range(40, 0, -1)]


# What a second process does, with nothing in common but the database.
WRITER = """
import sys
from datetime import UTC, datetime
from textbot.store import audit_events
from textbot.store.database import Database

database = Database(sys.argv[1])
for number in range(25):
    with database.write() as conn:
        audit_events.record(conn, sys.argv[2], "conversation.seen", f"conversation {number}", datetime.now(UTC))
"""


def test_two_processes_make_one_chain(desk: Office) -> None:
    url = desk.rt.settings.database_url
    argv = [[sys.executable, "-c", WRITER, url, name] for name in ("ana", "ben")]
    both = [subprocess.Popen(each, cwd=HOME, stderr=subprocess.PIPE, text=True) for each in argv]
    said = [each.communicate(timeout=300)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert faults(desk) == []
    with desk.rt.database.read() as conn:
        assert [row.number for row in audit_events.since(conn)] == [*range(50, 0, -1)]


def test_what_is_undone_leaves_no_gap(desk: Office) -> None:
    audit.note(desk.rt, desk.member, "export.figures", "1 to 2")
    with pytest.raises(KeyError), desk.rt.database.write() as conn:
        audit.record(conn, desk.member, "reply.sent", "conversation 1", desk.clock())
        raise KeyError
    audit.note(desk.rt, "root", "export.figures", "2 to 3")
    assert faults(desk) == []


def test_the_database_refuses_to_change_or_delete_an_event(desk: Office) -> None:
    audit.note(desk.rt, desk.member, "reply.sent", "conversation 1")
    for statement in (update(EVENTS).values(about="x"), delete(EVENTS), delete(HEAD)):
        with pytest.raises(DBAPIError), desk.rt.database.write() as conn:
            conn.execute(statement)
    assert faults(desk) == []


@pytest.mark.parametrize(
    "done, said",
    [
        ("UPDATE audit_events SET about = 'conversation 9' WHERE number = 2", "row 2 was changed"),
        ("DELETE FROM audit_events WHERE number = 2", "row 2 is missing"),
        ("DELETE FROM audit_events WHERE number > 2", "row 3 is missing at the end"),
    ],
    ids=["changed", "taken out", "cut off"],
)
def test_a_touched_row_is_named(desk: Office, done: str, said: str) -> None:
    for number in range(3):
        audit.note(desk.rt, desk.member, "conversation.seen", f"conversation {number}")
    by_force(desk, done)
    assert faults(desk) == [said]


def test_a_log_written_anew_is_told_by_the_head_that_was_noted(desk: Office) -> None:
    audit.note(desk.rt, desk.member, "conversation.seen", "conversation 1")
    with desk.rt.database.read() as conn:
        noted = audit_events.head(conn)
    by_force(desk, "DELETE FROM audit_events", f"UPDATE audit_head SET count = 0, hash = '{'0' * 64}'")
    audit.note(desk.rt, desk.member, "conversation.seen", "conversation 2")
    assert faults(desk) == []
    assert faults(desk, noted) == ["row 1 or one before it was written anew since its head was noted"]


def test_what_a_member_reads_again_is_written_down_once_an_hour(desk: Office) -> None:
    for minutes in (0, 30, 31):
        desk.clock.pass_by(timedelta(minutes=minutes))
        audit.seen(desk.rt, desk.member, "conversation 1")
        audit.seen(desk.rt, desk.member, "conversation 2")
    with desk.rt.database.read() as conn:
        rows = audit_events.page(conn, audit_events.Wanted(about="conversation 1"))
    assert [row.number for row in rows] == [3, 1]


def test_events_from_before_the_chain_are_chained(database_url: str) -> None:
    downgrade(database_url, "0013")
    database = Database(database_url)
    at = datetime(2026, 11, 1, 18, 0, 0, 5, UTC)
    with database.engine.begin() as conn:
        for number in (3, 7):
            conn.execute(
                text("INSERT INTO audit_events (id, at, by, what, about) VALUES (:id, :at, 'ana', 'reply.sent', 'ñ')"),
                {"id": number, "at": at if not database.is_sqlite else "2026-11-01 18:00:00.000005"},
            )
    upgrade(database_url)
    with database.write() as conn:
        audit.record(conn, "ana", "updates.release", "3 texts", at)
        links = audit_events.links(conn, 0)
        head = audit_events.head(conn)
    assert [link.number for link in links] == [1, 2, 3]
    assert links[0].at == at
    assert head == Head(3, links[-1].hash)
    walk = audit.Walk()
    assert [*walk.along(links), *walk.end(head)] == []
    database.close()
