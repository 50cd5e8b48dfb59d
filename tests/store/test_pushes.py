"""Pushes, orders and the health of connectors on both databases: who goes first, who waits, who is left alone."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from textbot.store import connectors, pushes, requests, work_orders

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def request(conn: Connection, number: int) -> int:
    return requests.add(
        conn, reference=f"2026-1123-{number:04}", contact_id=None, inbound_id=None, flow="pothole",
        service_code="pothole", slots={}, language="en", photo_sids=[], created_at=NOW, updated_at=NOW,
    )  # fmt: skip


def test_of_each_request_only_the_first_push_is_due(conn: Connection) -> None:
    one, other = request(conn, 1), request(conn, 2)
    first = pushes.add(conn, one, "works", "create", NOW)
    second = pushes.add(conn, one, "works", "comment", NOW)
    third = pushes.add(conn, other, "works", "create", NOW)
    elsewhere = pushes.add(conn, one, "desk", "create", NOW)
    assert pushes.due(conn, NOW) == (first, third, elsewhere)
    assert pushes.claim(conn, second, NOW, LATER) is None
    assert pushes.settle(conn, first, NOW)
    assert not pushes.settle(conn, first, NOW)
    assert pushes.due(conn, NOW) == (second, third, elsewhere)


def test_a_claimed_push_is_nobody_elses_until_its_time_is_up(conn: Connection) -> None:
    push_id = pushes.add(conn, request(conn, 1), "works", "create", NOW)
    was = pushes.claim(conn, push_id, NOW, LATER)
    assert was is not None
    assert (was.state, was.tries) == ("waiting", 0)
    assert pushes.claim(conn, push_id, NOW, LATER) is None
    assert pushes.due(conn, NOW) == ()
    again = pushes.claim(conn, push_id, LATER, LATER + timedelta(minutes=1))
    assert again is not None
    assert (again.state, again.tries) == ("sending", 1)


def test_who_took_too_long_changes_nothing_any_more(conn: Connection) -> None:
    push_id = pushes.add(conn, request(conn, 1), "works", "create", NOW)
    slow = pushes.claim(conn, push_id, NOW, LATER)
    assert slow is not None
    assert pushes.keep(conn, slow, LATER)
    quick = pushes.claim(conn, push_id, LATER, LATER + timedelta(minutes=1))
    assert quick is not None
    assert not pushes.keep(conn, slow, LATER + timedelta(hours=1))
    assert not pushes.give_back(conn, slow, state="refused", last_error="too late")
    assert pushes.settle(conn, push_id, LATER)
    assert not pushes.give_back(conn, quick, state="unsure")
    assert [row.state for row in pushes.of_request(conn, quick.request_id)] == ["sent"]


def test_a_system_that_is_left_alone_gets_one_trial_after_its_rest(conn: Connection) -> None:
    push_id = pushes.add(conn, request(conn, 1), "works", "create", NOW)
    connectors.put(conn, "works", failures=3, open_until=LATER)
    assert pushes.due(conn, NOW) == ()
    assert not connectors.admit(conn, "works", NOW, LATER)
    assert pushes.due(conn, LATER) == (push_id,)
    until = LATER + timedelta(seconds=30)
    assert connectors.admit(conn, "works", LATER, until)
    assert not connectors.admit(conn, "works", LATER, until)
    assert connectors.admit(conn, "desk", LATER, until)


def test_what_waits_is_due_when_its_system_is_back_and_what_may_be_there_once_it_settled(conn: Connection) -> None:
    waiting = pushes.add(conn, request(conn, 1), "works", "create", NOW)
    unsure = pushes.add(conn, request(conn, 2), "works", "create", NOW)
    pushes.change(conn, waiting, next_at=NOW + timedelta(hours=1))
    pushes.change(conn, unsure, state="unsure", next_at=NOW + timedelta(hours=1))
    assert pushes.wake(conn, "works", NOW, LATER) == 2
    assert pushes.due(conn, NOW) == (waiting,)
    assert pushes.due(conn, LATER) == (waiting, unsure)


def test_an_order_is_known_by_its_own_name_or_ours(conn: Connection) -> None:
    request_id = request(conn, 7)
    work_orders.put(conn, request_id, "works", NOW, external_id="0")
    work_orders.put(conn, request_id, "works", NOW, external_id="0", number="#1")
    by_id = work_orders.by_external(conn, "works", "0")
    assert by_id is not None
    assert (by_id.reference, by_id.number) == ("2026-1123-0007", "#1")
    assert work_orders.by_external(conn, "works", "", "2026-1123-0007") == by_id
    assert work_orders.by_external(conn, "desk", "0") is None
    assert work_orders.by_external(conn, "works", "") is None


def test_our_own_number_says_which_of_two_is_meant(conn: Connection) -> None:
    for number in (1, 2):  # the system joined them, and says so by one id
        work_orders.put(conn, request(conn, number), "works", NOW, external_id="7")
    meant = work_orders.by_external(conn, "works", "7", "2026-1123-0002")
    assert meant is not None
    assert meant.reference == "2026-1123-0002"
    elsewhere = work_orders.by_external(conn, "works", "7", "another name")
    assert elsewhere is not None
    assert elsewhere.reference == "2026-1123-0001"


def test_orders_that_were_over_long_ago_are_not_asked_for(conn: Connection) -> None:
    for number in (1, 2, 3):
        work_orders.put(conn, request(conn, number), "works", NOW, external_id=str(number))
    for number, done_at in ((1, NOW - timedelta(days=60)), (2, NOW - timedelta(days=1))):
        order = work_orders.by_external(conn, "works", str(number))
        assert order is not None
        work_orders.change(conn, order.id, done_at=done_at)
    watched = work_orders.watched(conn, "works", NOW - timedelta(days=30))
    assert [order.external_id for order in watched] == ["3", "2"]
