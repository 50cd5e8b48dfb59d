"""A text nobody just asked for goes out in the day, and nothing waits behind it at night."""

from datetime import UTC, datetime, timedelta

from tests.rig.line import RESIDENT, Line
from tests.rig.rehearsal import PaperChannel
from textbot.store import contacts as contact_rows
from textbot.store import outbound as outbound_rows
from textbot.store.outbound import outbound

# Arizona is seven hours behind UTC all year.
NIGHT = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)


def set_clock(line: Line, at: datetime) -> None:
    line.clock.shift = at - datetime.now(UTC)


def follow_up(line: Line, made_at: datetime) -> int:
    with line.rt.database.write() as conn:
        known = contact_rows.by_phone(conn, RESIDENT)
        contact_id = known.id if known else contact_rows.add(conn, RESIDENT, made_at)
        return outbound_rows.add(
            conn, token=line.rt.new_token(), contact_id=contact_id, kind="follow-up", via="rest", body="It is known.",
            state="queued", made_by="answers.pool.say", created_at=made_at,
        )  # fmt: skip


def state(line: Line, text: int) -> tuple[str, str]:
    row = next(row for row in line.rows(outbound) if row.id == text)
    return row.state, row.error


def test_a_follow_up_made_at_night_goes_out_at_eight(line: Line, paper: PaperChannel) -> None:
    set_clock(line, NIGHT)
    text = follow_up(line, NIGHT)
    line.time_passes(5)
    assert state(line, text)[0] == "held"
    line.time_passes(3600)
    assert state(line, text)[0] == "held"
    assert paper.sent == []
    set_clock(line, NIGHT + timedelta(hours=10, minutes=31))
    line.time_passes(0)
    assert state(line, text)[0] == "sent"


def test_at_night_the_residents_own_question_is_answered_at_once(line: Line) -> None:
    set_clock(line, NIGHT)
    text = follow_up(line, NIGHT)
    line.time_passes(5)
    assert len(line.hears("how do i adopt a dog")) == 1
    assert state(line, text)[0] == "held"


def test_a_follow_up_that_waited_for_more_than_a_day_is_dropped(quick: Line, paper: PaperChannel) -> None:
    set_clock(quick, NIGHT + timedelta(hours=12))
    text = follow_up(quick, NIGHT - timedelta(hours=13))
    quick.time_passes(5)
    assert state(quick, text) == ("dropped", "expired")
    assert paper.sent == []
