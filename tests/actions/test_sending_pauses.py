"""A text that Twilio did not take is tried again after its pause, however many wait behind it."""

from dataclasses import dataclass, field

import pytest

from tests.rig.line import RESIDENT, Line
from tests.rig.rehearsal import PaperChannel
from textbot.actions.record_status import record_status
from textbot.actions.send_text import send_text
from textbot.channels.channel import NotSent
from textbot.store import contacts as contact_rows
from textbot.store import outbound as outbound_rows
from textbot.store.contacts import contacts
from textbot.store.outbound import outbound


@dataclass
class Away(PaperChannel):
    """A provider that cannot be reached."""

    asked: list[str] = field(default_factory=list)

    def send(self, to: str, body: str, callback: str, **_: object) -> str:
        self.asked.append(body)
        raise NotSent("away")


@pytest.fixture
def away() -> Away:
    return Away()


def queued(line: Line, *bodies: str) -> list[int]:
    with line.rt.database.write() as conn:
        contact_id = contact_rows.add(conn, RESIDENT, line.clock())
        shared = {"contact_id": contact_id, "kind": "staff", "via": "rest", "state": "queued", "made_by": "staff"}
        return [
            outbound_rows.add(conn, token=line.rt.new_token(), body=body, created_at=line.clock(), **shared)
            for body in bodies
        ]


def test_texts_that_wait_do_not_use_up_the_tries_of_the_first(line: Line, away: Away) -> None:
    offline = line.with_parts(channel=away)
    ids = queued(line, *(f"text {number}" for number in range(6)))
    for _ in range(12):
        for text in ids:
            send_text(offline.rt, text)
        line.clock.pass_by(5)
    assert set(away.asked) == {"text 0"}
    assert len(away.asked) <= 5
    assert [row.state for row in line.rows(outbound)] == ["queued"] * 6


def test_a_carriers_report_that_comes_again_after_start_changes_nothing(line: Line) -> None:
    (text,) = queued(line, "one")
    send_text(line.rt, text)
    token = line.rows(outbound)[0].token
    record_status(line.rt, token, "SM1", "undelivered", "21610")
    assert [row.opt_out for row in line.rows(contacts)] == ["carrier"]
    line.hears("START")
    record_status(line.rt, token, "SM1", "undelivered", "21610")
    assert [row.opt_out for row in line.rows(contacts)] == [""]
