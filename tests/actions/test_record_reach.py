"""A phone that no text reached on three days in a row is left out of notices until it shows itself again."""

from datetime import timedelta

import pytest

from tests.rig.line import RESIDENT, Line
from textbot.actions.record_reach import record_reach
from textbot.actions.record_status import record_status
from textbot.core.notices.senders import Sender
from textbot.store import contacts as contact_rows
from textbot.store import outbound as outbound_rows
from textbot.store import reach, subscriptions
from textbot.store.consents import consents

A_DAY = 24 * 3600
GONE = ("undelivered", "30005")


def texted(line: Line, status: str = "undelivered", error: str = "30003") -> int:
    """A text goes out and this becomes of it; whose it was."""
    token = line.rt.new_token()
    with line.rt.database.write() as conn:
        row = contact_rows.by_phone(conn, RESIDENT)
        contact_id = row.id if row else contact_rows.add(conn, RESIDENT, line.clock())
        values = {"contact_id": contact_id, "kind": "staff", "via": "rest", "body": "hello", "state": "sent"}
        outbound_rows.add(conn, token=token, created_at=line.clock(), **values)
    record_status(line.rt, token, f"SM{token}", status, error)
    return contact_id


def stands(line: Line, contact_id: int) -> tuple[int, bool]:
    with line.rt.database.read() as conn:
        days, since = reach.missing(conn, contact_id)
    return days, since is not None


def test_three_days_without_an_arrival_suspend_and_writing_ends_it(line: Line) -> None:
    stood = []
    for _ in range(3):
        contact_id = texted(line)
        stood.append(stands(line, contact_id))
        line.clock.pass_by(A_DAY)
    assert stood == [(1, False), (2, False), (3, True)]
    line.hears("hello")
    assert stands(line, contact_id) == (0, False)


def test_a_phone_that_is_off_for_an_evening_is_not_suspended(quick: Line) -> None:
    contact_id = [texted(quick) for _ in range(6)][0]
    assert stands(quick, contact_id) in {(1, False), (2, False)}  # two days when it runs at midnight


@pytest.mark.parametrize(
    ("fates", "stood"),
    [
        ([GONE, GONE, ("delivered", "")], (0, False)),
        ([GONE, GONE, GONE, ("delivered", "")], (0, False)),
        ([GONE, ("delivered", ""), GONE, GONE], (2, False)),
        ([GONE, ("undelivered", "30007"), GONE], (2, False)),
        ([("undelivered", "30007")] * 4, (0, False)),
        ([("failed", "21211"), ("failed", "21614"), ("undelivered", "30006")], (3, True)),
    ],
    ids=["arrives", "arrives later", "in a row", "a filter between", "filters are ours", "all codes count"],
)
def test_only_days_in_a_row_and_only_the_phones_own_fault(
    quick: Line, fates: list[tuple[str, str]], stood: tuple[int, bool]
) -> None:
    for fate in fates:
        contact_id = texted(quick, *fate)
        quick.clock.shift += timedelta(days=1)
    assert stands(quick, contact_id) == stood


def test_a_report_that_comes_twice_counts_once(quick: Line) -> None:
    contact_id = texted(quick)
    days = stands(quick, contact_id)
    (token,) = (row.token for row in quick.rows(outbound_rows.outbound))
    record_status(quick.rt, token, "", "undelivered", "30003")
    assert stands(quick, contact_id) == days


def test_a_notice_that_twilio_refuses_for_the_phone_counts_too(quick: Line) -> None:
    """The sender of notices settles its refusals itself."""
    contact_id = texted(quick, "sent", "")
    with quick.rt.database.write() as conn:
        conn.execute(outbound_rows.outbound.update().values(state="failed", error="21211"))
    record_reach(quick.rt, contact_id, "failed", "21211")
    assert stands(quick, contact_id) == (1, False)


@pytest.mark.parametrize("word", ["STOP", "ALTO"])
def test_a_stop_to_one_of_our_numbers_counts_for_all(quick: Line, word: str) -> None:
    quick.hears("hello")
    quick = quick.with_settings(textbot_senders=(Sender("+16025550102", 1.0),))
    quick.hears(word, To="+16025550102")
    with quick.rt.database.read() as conn:
        row = contact_rows.by_phone(conn, RESIDENT)
    assert row is not None
    assert row.opt_out == "ours"
    assert quick.hears("when is the pool open") == []
    (kept,) = [row for row in quick.rows(consents) if row.what == "opt_out"]
    assert (kept.how, kept.wording) == ("text", word)


def test_twilios_own_stop_and_21610_are_kept_as_the_carriers(quick: Line) -> None:
    contact_id = texted(quick, "sent", "")
    with quick.rt.database.write() as conn:
        subscriptions.put(conn, contact_id, "events", "on", quick.clock(), "text")
    quick.hears("STOP", OptOutType="STOP")
    texted(quick, "failed", "21610")
    (kept,) = [row for row in quick.rows(consents) if row.what == "opt_out"]
    assert (kept.lies_with, kept.how) == ("carrier", "carrier")
    quick.hears("START", OptOutType="START")
    with quick.rt.database.write() as conn:
        subscriptions.put(conn, contact_id, "events", "on", quick.clock(), "text")
    texted(quick, "failed", "21610")
    with quick.rt.database.read() as conn:
        assert [row.state for row in subscriptions.of_contact(conn, contact_id)] == ["ended"]
    assert [row.wording for row in quick.rows(consents)] == ["STOP", "START", "Twilio error 21610"]
