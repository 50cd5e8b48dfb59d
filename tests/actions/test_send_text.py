"""Sending by REST through the real double, whatever goes wrong: never lost, never sent twice, always in order."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from datetime import datetime

import pytest

from tests.rig.line import RESIDENT, Line, by_day
from tests.rig.twilio_double import Receiver, RunningDouble, until
from textbot.actions.send_text import send_text
from textbot.store import contacts as contact_rows
from textbot.store import outbound as outbound_rows
from textbot.store.consents import consents
from textbot.store.contacts import contacts
from textbot.store.outbound import OutboundRow, outbound

WORDS = "Ana, City of Riverbend: your pothole is on our list."


@contextmanager
def impatient(city: Line) -> Iterator[None]:
    """An answer that does not come is waited for only shortly."""
    client = city.rt.channel._client.http_client  # type: ignore[attr-defined]
    usual, client.timeout = client.timeout, (60, 0.4)
    yield
    client.timeout = usual


def queue(line: Line, body: str = WORDS, phone: str = RESIDENT, kind: str = "staff", made_by: str = "staff") -> int:
    """A text that waits to be sent; its id."""
    with line.rt.database.write() as conn:
        row = contact_rows.by_phone(conn, phone)
        contact_id = row.id if row else contact_rows.add(conn, phone, line.clock())
        return outbound_rows.add(
            conn,
            token=line.rt.new_token(),
            contact_id=contact_id,
            kind=kind,
            via="rest",
            body=body,
            state="queued",
            made_by=made_by,
            created_at=line.clock(),
        )


def stands(line: Line, outbound_id: int) -> OutboundRow:
    with line.rt.database.read() as conn:
        row = outbound_rows.by_id(conn, outbound_id)
    assert row is not None
    return row


def on_list(double: RunningDouble, phone: str = RESIDENT) -> list[str]:
    """What the double sent to that phone, oldest first."""
    texts = sorted(double.control.messages().texts, key=lambda text: text.seq)
    return [text.body for text in texts if text.direction == "out" and text.phone == phone]


def arrived(line: Line, outbound_id: int) -> OutboundRow:
    """The text, once it is known as delivered."""
    until(lambda: stands(line, outbound_id).state == "delivered")
    return stands(line, outbound_id)


def test_a_text_is_sent_and_its_arrival_is_known(city: Line, double: RunningDouble) -> None:
    text = queue(city)
    send_text(city.rt, text)
    row = arrived(city, text)
    assert on_list(double) == [WORDS]
    assert row.sid == double.control.messages().texts[0].sid
    send_text(city.rt, text)
    assert on_list(double) == [WORDS]


# --- faults


def test_a_throttled_text_waits_and_is_sent_later(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "rest_429", "count": 3})
    text = queue(city)
    send_text(city.rt, text)
    row = stands(city, text)
    assert (row.state, row.attempts) == ("queued", 1)
    assert row.check_at is not None
    assert row.check_at > city.clock()
    city.settle()
    assert stands(city, text).attempts == 4
    arrived(city, text)
    assert on_list(double) == [WORDS]


KEPT = ("rest_500_after", "rest_reset_after", "rest_hang")
NOT_KEPT = ("rest_500", "rest_reset", "rest_hang_before")


@pytest.mark.parametrize("reports", [True, False], ids=["with reports", "without reports"])
@pytest.mark.parametrize("fault", [*KEPT, *NOT_KEPT])
def test_a_text_that_may_have_gone_out_is_neither_lost_nor_doubled(
    city: Line, double: RunningDouble, fault: str, reports: bool
) -> None:
    rules = [{"kind": fault, "count": 1, "seconds": 1.5}]
    rules += [] if reports else [{"kind": "callback_drop"}]
    double.control.faults(*rules)
    text = queue(city)
    with impatient(city) if "hang" in fault else nullcontext():
        send_text(city.rt, text)
    until(lambda: on_list(double) == ([WORDS] if fault in KEPT else []))
    city.settle()
    assert on_list(double) == [WORDS]
    row = stands(city, text)
    assert row.state in ("sent", "delivered")
    assert row.sid == double.control.messages().texts[0].sid


def test_a_text_is_not_sent_again_while_the_list_may_lag(city: Line, double: RunningDouble) -> None:
    double.control.faults(
        {"kind": "rest_500_after", "count": 1}, {"kind": "callback_drop"}, {"kind": "list_lag", "seconds": 3600}
    )
    text = queue(city)
    send_text(city.rt, text)
    for _ in range(6):
        city.time_passes(20)  # 120 s of the 150 that a list may lag
        assert stands(city, text).state == "unsure"
    assert on_list(double) == [WORDS]
    double.control.clear_faults()
    city.settle()
    assert on_list(double) == [WORDS]
    assert stands(city, text).state in ("sent", "delivered")


@pytest.mark.parametrize("fault", ["list_429", "list_500"])
def test_a_text_is_not_sent_again_while_the_list_cannot_be_read(city: Line, double: RunningDouble, fault: str) -> None:
    double.control.faults({"kind": "rest_500_after", "count": 1}, {"kind": "callback_drop"}, {"kind": fault})
    text = queue(city)
    send_text(city.rt, text)
    for _ in range(4):
        city.time_passes(100)
    assert on_list(double) == [WORDS]
    assert stands(city, text).state == "unsure"


def test_a_notice_that_may_have_gone_out_is_never_sent_again(city: Line, double: RunningDouble) -> None:
    city = by_day(city)
    double.control.faults({"kind": "rest_500", "count": 1})
    text = queue(city, kind="notice")
    send_text(city.rt, text)
    city.settle()
    assert on_list(double) == []
    assert (stands(city, text).state, stands(city, text).error) == ("failed", "unknown")


def test_a_refused_text_is_given_up_and_the_next_one_goes(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "rest_refuse", "count": 1, "code": 21211})
    first, second = queue(city, "one"), queue(city, "two")
    send_text(city.rt, first)
    assert (stands(city, first).state, stands(city, first).error) == ("failed", "21211")
    city.work()
    arrived(city, second)
    assert on_list(double) == ["two"]


# --- opting out


def test_a_block_at_the_carrier_is_kept_as_an_opt_out_that_lies_there(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "rest_refuse", "count": 1})
    first, second = queue(city, "one"), queue(city, "two")
    send_text(city.rt, first)
    assert [row.opt_out for row in city.rows(contacts)] == ["carrier"]
    assert [(row.what, row.lies_with) for row in city.rows(consents)] == [("opt_out", "carrier")]
    city.settle()
    assert [(row.state, row.error) for row in city.rows(outbound)] == [("failed", "21610"), ("dropped", "opted_out")]
    assert on_list(double) == []
    assert stands(city, second).attempts <= 1


def test_a_block_that_is_reported_twice_is_kept_once(city: Line, double: RunningDouble, receiver: Receiver) -> None:
    double.control.faults({"kind": "undelivered", "code": 21610}, {"kind": "callback_double"})
    text = queue(city)
    send_text(city.rt, text)
    sid = double.control.messages().texts[0].sid
    until(lambda: receiver.statuses(sid).count("undelivered") == 2 and stands(city, text).error == "21610")
    assert [row.lies_with for row in city.rows(consents)] == ["carrier"]
    assert [row.opt_out for row in city.rows(contacts)] == ["carrier"]


def opt_out_meanwhile(line: Line) -> Line:
    """The line, with a STOP that is committed after the sender has read what to send."""

    def now() -> datetime:
        with line.rt.database.write() as conn:
            contact_rows.set_opt_out(conn, 1, "ours")
        return line.clock()

    return line.with_parts(now=now)


@pytest.mark.parametrize(
    ("kind", "made_by", "goes"),
    [
        ("staff", "staff", False),
        ("reply", "answers.hours", False),
        ("follow-up", "", False),
        ("notice", "", False),
        ("reply", "phrases.stopped", True),
        ("emergency", "phrases.emergency", True),
    ],
)
def test_a_stop_that_arrives_before_the_post_holds_the_text_back(
    city: Line, double: RunningDouble, kind: str, made_by: str, goes: bool
) -> None:
    city = by_day(city)
    text = queue(city, kind=kind, made_by=made_by)
    send_text(opt_out_meanwhile(city).rt, text)
    assert on_list(double) == ([WORDS] if goes else [])
    assert stands(city, text).state == "dropped" or goes


# --- reports


def hurried(double: RunningDouble, *rules: str) -> None:
    double.control.faults(*({"kind": rule} for rule in rules))


@pytest.mark.parametrize(
    "rules",
    [(), ("callback_double",), ("callback_reverse",), ("callback_double", "callback_reverse")],
    ids=["in order", "doubled", "reversed", "both"],
)
@pytest.mark.parametrize("early", [False, True], ids=["after the answer", "before the answer"])
def test_reports_in_any_order_end_as_delivered(
    city: Line, double: RunningDouble, rules: tuple[str, ...], early: bool
) -> None:
    hurried(double, *rules)
    if early:
        double.control.faults({"kind": "rest_hang", "seconds": 0.3})
    text = queue(city)
    send_text(city.rt, text)
    row = arrived(city, text)
    until(lambda: double.control.messages().texts[0].status == "delivered")
    assert stands(city, text) == row
    assert row.sid == double.control.messages().texts[0].sid
    assert on_list(double) == [WORDS]


def test_a_text_that_did_not_arrive_says_why(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "undelivered", "code": 30006})
    text = queue(city)
    send_text(city.rt, text)
    until(lambda: stands(city, text).state == "undelivered")
    assert stands(city, text).error == "30006"


@pytest.mark.parametrize("token", ["", "0" * 32, "%00", "x" * 500, "'; DROP TABLE outbound; --"])
def test_a_report_for_an_unknown_token_is_taken_and_changes_nothing(city: Line, token: str) -> None:
    text = queue(city)
    pairs = [("MessageSid", "SM1"), ("AccountSid", city.rt.settings.twilio_account_sid), ("MessageStatus", "failed")]
    path = f"/sms/status?t={token}".replace(" ", "%20")
    assert city.post(pairs, path).status_code == 204
    assert city.post(pairs, path, signed="wrong").status_code == 403
    assert stands(city, text).state == "queued"


# --- order


@pytest.mark.parametrize("order", [sorted, lambda ids: sorted(ids, reverse=True)], ids=["in order", "reversed"])
@pytest.mark.parametrize("fault", [None, "rest_429", "rest_500_after", "rest_500"])
def test_texts_to_one_phone_go_out_in_their_order(
    city: Line, double: RunningDouble, order: Callable[[list[int]], list[int]], fault: str | None
) -> None:
    if fault:
        double.control.faults({"kind": fault, "count": 1})
    texts = [f"text {number}" for number in range(5)]
    for text in order([queue(city, body) for body in texts]):
        send_text(city.rt, text)
    city.settle()
    assert on_list(double) == texts


def test_many_workers_at_once_send_each_text_once_and_in_order(city: Line, double: RunningDouble) -> None:
    phones = [f"+1602555{number}" for number in range(2000, 2003)]
    ids = [queue(city, f"text {number}", phone) for number in range(4) for phone in phones]
    again = ids * 3
    random.Random(7).shuffle(again)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: send_text(city.rt, text), again))
    city.settle()
    assert {phone: on_list(double, phone) for phone in phones} == {
        phone: [f"text {number}" for number in range(4)] for phone in phones
    }
