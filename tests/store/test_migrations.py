"""The migrations make the very tables that the code uses."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from textbot.store import request_events, request_people, requests
from textbot.store.database import Database
from textbot.store.migrations import downgrade, is_modelled, upgrade
from textbot.store.tables import metadata

AT = "'2026-11-01 18:00:00'"
OLD_ROWS = (
    "INSERT INTO contacts (id, phone, language_sure, opt_out, first_seen, turn, session, session_turn) "
    f"VALUES (1, '+16025550111', false, '', {AT}, 1, '', 1)",
    "INSERT INTO inbound (id, sid, contact_id, body, photos, opt_out_type, form, received_at, turn, tries, by_machine) "
    f"VALUES (1, 'SM1', 1, '', 0, '', '{{}}', {AT}, 1, 0, false)",
    "INSERT INTO requests (id, reference, contact_id, inbound_id, flow, service_code, department, priority, status, "
    "slots, place, confidence, found_by, language, photo_sids, created_at, updated_at) VALUES (1, '2026-1101-0001', 1, "
    "1, 'pothole', 'pothole', 'streets', 'normal', 'fixed', '{}', '', '', '', 'es', '[]', "
    f"{AT}, '2026-11-03 18:00:00')",
)


def test_a_migrated_database_is_what_the_code_expects(database_url: str) -> None:
    database = Database(database_url)
    with database.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_modelled}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_migrating_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)


def test_what_was_reported_before_keeps_its_place_its_reporter_and_its_past(database_url: str) -> None:
    downgrade(database_url, "0006")
    database = Database(database_url)
    with database.engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.execute(text(statement))
    upgrade(database_url)
    with database.read() as connection:
        row = requests.by_reference(connection, "2026-1101-0001")
        assert row is not None
        assert (row.status, row.closed_at, row.verified, row.source) == ("closed", row.updated_at, None, "text")
        events = request_events.of_request(connection, row.id)
        assert [(each.kind, each.status) for each in events] == [("received", "open"), ("status", "closed")]
        (person,) = request_people.of_request(connection, row.id)
        assert (person.contact_id, person.role, person.language) == (1, "reporter", "es")
    database.close()


def test_the_way_back_leaves_no_table_behind(database_url: str) -> None:
    downgrade(database_url, "base")
    database = Database(database_url)
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    database.close()
    upgrade(database_url)
