"""Card and Social Security numbers are never kept: not in any table, not in Redis, not in a log."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis
from sqlalchemy import select

from tests.rig.databases import SqliteDatabases
from tests.rig.line import RESIDENT, Line, account, open_line
from tests.rig.rehearsal import PaperChannel
from tests.rig.twilio_double import NUMBER
from textbot.actions.turns.backfill import backfill
from textbot.channels.channel import Received
from textbot.core.playbook import Playbook
from textbot.store.inbound import inbound
from textbot.store.schema import metadata

CARD, SSN = "4111 1111 1111 1111", "123-45-6789"
# Runs of digits that must be nowhere afterwards.
TRACES = ("4111 1111", "41111111", "123-45-6789", "123456789")


@pytest.fixture
def line(tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis) -> Iterator[Line]:
    """The city's number on SQLite: what is written does not depend on the database."""
    with sqlite_databases.fresh(tmp_path) as url, open_line(account(tmp_path / "var"), url, redis_client) as opened:
        opened.learn_places()
        yield replace(opened, rt=replace(opened.rt, channel=PaperChannel()))


def kept(line: Line) -> str:
    """All that SQL and Redis hold of residents."""
    tables = [table for table in metadata.sorted_tables if not table.name.startswith(("place", "playbook"))]
    with line.rt.database.read() as conn:
        rows = [str(tuple(row)) for table in tables for row in conn.execute(select(table))]
    plain = [key for key in line.rt.redis.scan_iter() if line.rt.redis.type(key) == b"string"]
    return "\n".join([*rows, *(str(line.rt.redis.get(key)) for key in plain)])


def nothing_of_it(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    everything = kept(line) + caplog.text
    assert [trace for trace in TRACES if trace in everything] == []
    assert [trace for trace in TRACES if trace in everything.replace("-", "").replace(" ", "")] == []


CONVERSATIONS = {
    "a question": (f"is {CARD} charged for my water bill?",),
    "a wish for a person": (f"I want to talk to a person about {CARD} and {SSN}",),
    "what is it about": ("agent", f"my card {CARD} was charged twice, ssn {SSN}"),
    "while waiting for a person": ("agent", "my bill", f"my card is {CARD}"),
    "an opt-out in words": (f"please stop texting me, my ssn is {SSN}",),
    "an opted-out phone": ("STOP", f"{CARD}"),
    "danger": (f"there is a fire, ssn {SSN}, card {CARD}",),
    "danger in a report": ("there is a pothole at Elm and 5th", f"there is a fire {CARD}", "1", "northbound"),
    "distress": (f"I've called five times, nobody helps me, card {CARD}",),
    "a report": (f"there is a pothole at Elm and 5th, card {CARD}", "northbound", "skip", "yes"),
    "a step": ("there is a pothole at Elm and 5th", f"{CARD}", f"{SSN}", f"{CARD}"),
    "a place": ("pothole", f"{CARD} Main St", f"{SSN}", f"near {CARD}"),
    "free text": ("graffiti at City Hall", f"it says {CARD}", f"{SSN}", f"{CARD}", "skip", "yes"),
    "not understood": (f"xyzzy {CARD}", f"qwerty {SSN}", f"asdf {CARD}"),
    "a foreign language": (f"Bonjour, je voudrais parler à quelqu'un, ma carte est {CARD}",),
    "did you mean": (f"trash pothole light {CARD}", "1"),
}


@pytest.mark.parametrize("texts", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_a_number_is_masked_wherever_it_is_texted(
    line: Line, texts: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    for text in texts:
        line.hears(text)
        line.all_delivered()
        nothing_of_it(line, caplog)


def test_a_number_is_masked_in_a_text_that_is_stored_without_a_turn(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    class Away:
        def current(self) -> Playbook:
            raise LookupError(f"quoting {CARD}")

    assert line.with_parts(shelf=Away()).hears(f"card {CARD}, ssn {SSN}") == []
    nothing_of_it(line, caplog)
    line.work()
    nothing_of_it(line, caplog)
    assert [row.turn for row in line.rows(inbound)] == [1]


def test_a_number_is_masked_in_a_text_that_is_found_late(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    sent_at = line.clock()

    class Listed(PaperChannel):
        def received(self, since: object) -> tuple[Received, ...]:
            return (Received("SM1", RESIDENT, NUMBER, f"card {CARD}", sent_at, 0),)

    late = line.with_parts(channel=Listed())
    late.clock.pass_by(60)
    assert backfill(late.rt) == 1
    nothing_of_it(line, caplog)
