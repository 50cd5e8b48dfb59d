"""`textbot audit`: the log is proof-read from a terminal, and its head is printed to be noted elsewhere."""

from datetime import UTC, datetime

from sqlalchemy import text

from tests.cli.conftest import Town
from textbot.cli.audit import audit
from textbot.store import audit_events

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def written(town: Town, *things: str) -> None:
    """Somebody read those."""
    with town.database.write() as conn:
        for about in things:
            audit_events.record(conn, "ana@springfield.gov", "conversation.seen", about, NOW)


def test_the_head_counts_the_events_and_names_the_last(town: Town) -> None:
    written(town, "conversation 1", "conversation 2")
    said = town.does(audit, "head")
    with town.database.read() as conn:
        head = audit_events.head(conn)
    assert (said.exit_code, said.output.strip()) == (0, str(head))
    assert head and head.count >= 2


def test_a_log_as_it_was_written_passes_also_after_more_was_written(town: Town) -> None:
    written(town, "conversation 1")
    noted = town.does(audit, "head").output.strip()
    written(town, "conversation 2")
    for arguments in ((), ("--noted", noted)):
        done = town.does(audit, "verify", *arguments)
        assert done.exit_code == 0, done.output
        assert "as it was written" in done.output


def test_a_touched_row_is_named_and_the_command_fails(town: Town) -> None:
    written(town, "conversation 1", "conversation 2")
    with town.database.write() as conn:
        names = conn.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'")).all()
        for name in names:
            conn.execute(text(f"DROP TRIGGER {name}"))
        number = conn.scalar(
            text("UPDATE audit_events SET about = 'x' WHERE about = 'conversation 1' RETURNING number")
        )
    done = town.does(audit, "verify")
    assert done.exit_code == 1
    assert f"Row {number} was changed." in done.output
    assert "is not as it was written" in done.output


def test_a_head_that_was_noted_tells_of_a_log_that_never_passed_it(town: Town) -> None:
    written(town, "conversation 1")
    count, _, _ = town.does(audit, "head").output.partition(":")
    done = town.does(audit, "verify", "--noted", f"{count}:{'0' * 64}")
    assert done.exit_code == 1
    assert "written anew" in done.output


def test_what_is_no_head_is_refused_with_what_one_looks_like(town: Town) -> None:
    done = town.does(audit, "verify", "--noted", "yesterday")
    assert done.exit_code == 2
    assert "NUMBER:HASH" in done.output
