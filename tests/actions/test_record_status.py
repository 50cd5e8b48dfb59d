"""Reports on what we sent: in any order, twice, late, early, a state only ever rises."""

from itertools import permutations, product

import pytest

from tests.rig.line import RESIDENT, Line
from textbot.actions.record_status import record_status
from textbot.channels.twilio import STATES
from textbot.state.doorbell import DEEDS
from textbot.store import contacts as contact_rows
from textbot.store import outbound as outbound_rows
from textbot.store.contacts import contacts
from textbot.store.outbound import RANK, outbound

# What Twilio may report of an outbound text: twilio.com/docs/messaging/api/message-resource.
REPORTED = (
    *("accepted", "scheduled", "queued", "sending", "sent", "delivered"),
    *("undelivered", "failed", "canceled", "read"),
)
FINAL = ("delivered", "undelivered", "failed", "dropped")


def text(line: Line, state: str, phone: str = RESIDENT) -> tuple[int, str]:
    """A text of ours in that state; its id and token."""
    token = line.rt.new_token()
    with line.rt.database.write() as conn:
        row = contact_rows.by_phone(conn, phone)
        contact_id = row.id if row else contact_rows.add(conn, phone, line.clock())
        values = {"contact_id": contact_id, "kind": "reply", "via": "rest", "body": "hello", "state": state}
        return outbound_rows.add(conn, token=token, created_at=line.clock(), **values), token


def state_of(line: Line, outbound_id: int) -> str:
    (row,) = [row for row in line.rows(outbound) if row.id == outbound_id]
    return str(row.state)


def expected(state: str, status: str) -> str:
    """Higher rank wins; of equal ranks the first one stays."""
    reported = STATES.get(status, "sending")
    if reported == "sending":
        return state
    return reported if RANK[reported] > RANK[state] else state


def test_every_report_in_every_state_only_ever_raises_it(line: Line) -> None:
    pairs = list(product(RANK, (*REPORTED, "", "receiving", "weird")))
    texts = [text(line, state) for state, _ in pairs]
    for (state, status), (outbound_id, token) in zip(pairs, texts, strict=True):
        assert record_status(line.rt, token, f"SM{outbound_id}", status, "")
        assert state_of(line, outbound_id) == expected(state, status), (state, status)


def test_every_status_of_twilio_is_known() -> None:
    assert set(STATES) == set(REPORTED)
    assert set(STATES.values()) <= set(RANK)


def test_the_end_is_the_same_in_whatever_order_reports_come(quick: Line) -> None:
    orders = list(permutations(("queued", "sending", "sent", "delivered", "delivered")))[::4]
    for order in orders:
        outbound_id, token = text(quick, "sending")
        for status in order:
            record_status(quick.rt, token, f"SM{outbound_id}", status, "")
        assert state_of(quick, outbound_id) == "delivered"


@pytest.mark.parametrize("state", FINAL)
@pytest.mark.parametrize("report", ["delivered", "undelivered", "failed"])
def test_what_is_final_stays_and_keeps_its_reason(quick: Line, state: str, report: str) -> None:
    outbound_id, token = text(quick, "sending")
    with quick.rt.database.write() as conn:
        outbound_rows.settle(conn, outbound_id, state, sid="SM1", error="30003")
    record_status(quick.rt, token, "SM2", report, "30005")
    (row,) = quick.rows(outbound)
    assert (row.state, row.sid, row.error) == (state, "SM1", "30003")


def test_the_first_report_brings_the_sid(quick: Line) -> None:
    outbound_id, token = text(quick, "unsure")
    record_status(quick.rt, token, "SM7", "sent", "")
    record_status(quick.rt, token, "SM7", "delivered", "")
    (row,) = quick.rows(outbound)
    assert (row.id, row.sid, row.state) == (outbound_id, "SM7", "delivered")


def test_a_sid_that_another_text_has_is_not_taken(line: Line) -> None:
    _, first = text(line, "sending")
    second_id, second = text(line, "sending")
    record_status(line.rt, first, "SM7", "delivered", "")
    assert record_status(line.rt, second, "SM7", "delivered", "")
    assert state_of(line, second_id) == "sending"


def test_an_unknown_token_is_no_text_of_ours(quick: Line) -> None:
    outbound_id, token = text(quick, "sending")
    for unknown in ("", token[:-1], token.upper() + "x", "0" * 32):
        assert not record_status(quick.rt, unknown, "SM1", "delivered", "")
    assert state_of(quick, outbound_id) == "sending"


def test_a_carrier_block_reported_late_is_an_opt_out(quick: Line) -> None:
    for _ in range(2):
        outbound_id, token = text(quick, "sent")
        record_status(quick.rt, token, "SM1", "undelivered", "21610")
        assert state_of(quick, outbound_id) == "failed"
    assert [row.opt_out for row in quick.rows(contacts)] == ["carrier"]


@pytest.mark.parametrize("status", ["sent", "delivered", "undelivered", "failed"])
def test_a_settled_text_rings_for_the_one_that_waits_behind_it(quick: Line, status: str) -> None:
    _, token = text(quick, "sending")
    text(quick, "queued")
    quick.rt.redis.flushall()
    record_status(quick.rt, token, "SM1", status, "")
    assert quick.rt.redis.llen(f"rq:queue:{DEEDS['send_text'].queue}") == 1


def test_a_report_about_a_settled_text_rings_for_nobody(quick: Line) -> None:
    _, token = text(quick, "sent")
    text(quick, "queued")
    quick.rt.redis.flushall()
    record_status(quick.rt, token, "SM1", "delivered", "")
    assert quick.rt.redis.llen(f"rq:queue:{DEEDS['send_text'].queue}") == 0
