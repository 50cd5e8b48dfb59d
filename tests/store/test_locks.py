"""On PostgreSQL several write at once: who tells a person and who moves a request never wait for each other in turn."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.rig.databases import PostgresDatabases
from textbot.store import contacts, request_events, request_people, request_updates, requests
from textbot.store.database import Database

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture
def database(postgres_databases: PostgresDatabases) -> Iterator[Database]:
    with postgres_databases.fresh() as url:
        database = Database(url)
        yield database
        database.close()


def test_telling_a_person_and_moving_their_request_pass_each_other(database: Database) -> None:
    with database.write() as conn:
        contact_id = contacts.add(conn, "+16025550111", NOW)
        request_id = requests.add(
            conn, reference="2026-1123-0001", contact_id=None, inbound_id=None, flow="pothole", service_code="pothole",
            slots={}, language="en", photo_sids=[], created_at=NOW, updated_at=NOW,
        )  # fmt: skip
        event_id = request_events.add(conn, request_id, "status", NOW, source="works", status="closed")
        person_id = request_people.add(conn, request_id, contact_id, "reporter", NOW)

    holds, told = threading.Event(), threading.Event()

    def moved() -> int:
        with database.write() as conn:
            requests.hold(conn, request_id)
            holds.set()
            told.wait(60)
            people = [(person_id, contact_id)]
            return request_updates.add_all(conn, request_id, event_id, people, NOW, source="works", by_machine=True)[0]

    with ThreadPoolExecutor() as pool, database.write() as conn:
        contacts.hold(conn, contact_id)
        moving = pool.submit(moved)
        assert holds.wait(60)
        told.set()
        request_events.add(conn, request_id, "asked", NOW, source="bot")
    assert moving.result(60)
