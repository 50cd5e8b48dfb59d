"""Sending notices to a real double that counts on its own."""

import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from tests.rig.line import account
from tests.rig.office import Shelf, riverbend
from tests.rig.recipients import phone, prepared, residents
from tests.rig.sender_desk import FAST, Desk
from tests.rig.twilio_double import RunningDouble, until
from textbot.actions.notices.deliver import deliver
from textbot.actions.notices.post_texts import AT_HAND
from textbot.actions.notices.resend_unknown import resend_unknown
from textbot.actions.send_text import send_text
from textbot.actions.turns import let_posts_end
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.receive_text import receive_text
from textbot.core.notices.senders import Sender
from textbot.runtime import Runtime, open_redis, open_runtime
from textbot.store import contacts, notices, outbound, recipients, staff, subscriptions
from textbot.store.recipients import Progress

# What says the same on both databases is tried on one.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDouble]:
    senders = ("--senders", "+16025550101=400")
    running = RunningDouble(tmp_path_factory.mktemp("double"), "http://127.0.0.1:9/sms", senders)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def desk(double, settings, database_url, valkey, redis_client) -> Iterator[Desk]:
    double.control.reset()
    double.control.settings(callback_delay=[3600, 3600])
    own = account(settings.textbot_data, TWILIO_API_URL=double.base, TEXTBOT_SENDER_RATE=str(FAST))
    opened = open_runtime(replace(own, database_url=database_url), redis=open_redis(valkey))
    runtime = replace(opened, shelf=Shelf(riverbend().playbook))  # type: ignore[arg-type]
    yield Desk(runtime, double)
    runtime.close()


def test_everybody_gets_it_once_with_its_validity_and_then_it_is_done(desk):
    notice_id = desk.notice(60)
    assert desk.send() == 60
    assert sorted(desk.sent()) == [phone(each) for each in range(60)]
    assert all(0 < int(str(each)) <= 36_000 for each in desk.column("validity"))
    assert desk.progress(notice_id) == Progress(sent=60)
    assert desk.state(notice_id) == "done"


def test_who_left_the_topic_opted_out_or_cannot_be_reached_since_then_does_not_get_it(desk):
    notice_id = desk.notice(6)
    with desk.rt.database.write() as conn:
        contacts.set_opt_out(conn, 1, "ours")
        subscriptions.end(conn, 2, None, datetime.now(UTC))
        conn.execute(update(contacts.contacts).where(contacts.contacts.c.id == 3).values(suspended_at=func.now()))
    desk.send()
    assert sorted(desk.sent()) == [phone(each) for each in (3, 4, 5)]
    assert desk.progress(notice_id) == Progress(sent=3, opted_out=1, left_out={"no_consent": 1, "suspended": 1})


@on_sqlite
def test_late_texts_expire_and_night_lets_them_wait(desk):
    late = desk.notice(3, key="late", valid=timedelta(seconds=-1))
    night = desk.notice(3, first=10, key="night")
    with desk.rt.database.write() as conn:
        away = conn.execute(
            select(recipients.recipients.c.contact_id).where(recipients.recipients.c.notice_id == night)
        )
        ids = list(away.scalars())
        east = (2 - datetime.now(UTC).hour) % 24  # where it is two in the morning
        zone = f"Etc/GMT-{east}" if east <= 14 else f"Etc/GMT+{24 - east}"
        conn.execute(update(contacts.contacts).where(contacts.contacts.c.id.in_(ids)).values(zone=zone))
    assert desk.send(5) == 0
    assert desk.progress(late).expired == 3
    assert desk.progress(night).waiting == 3
    assert desk.state(night) == "sending"


@on_sqlite
def test_a_warning_goes_first_and_two_notices_share(desk):
    slow = desk.with_senders(rate=60)
    one, two = slow.notice(60, key="one"), slow.notice(60, first=100, key="two")
    sender = threading.Thread(target=slow.send, args=(120,))
    sender.start()
    until(slow.sent)
    slow.notice(30, first=200, key="urgent", class_="emergency")
    sender.join()
    order = ["w" if each > phone(199) else "n" for each in slow.sent()]
    assert order.count("w") == 30
    begins, ends = order.index("w"), len(order) - order[::-1].index("w")
    assert ends - begins < 30 + 15, "once it began, hardly anything else went out"
    shares = [slow.progress(each).sent for each in (one, two)]
    assert abs(shares[0] - shares[1]) <= 30, shares


@on_sqlite
def test_a_pause_is_heard_within_two_seconds_and_a_cancelled_notice_waits_for_nobody(desk):
    slow = desk.with_senders(rate=50)
    notice_id = slow.notice(400)
    sender = threading.Thread(target=slow.send, args=(120,))
    sender.start()
    until(slow.sent)
    before = len(slow.sent())
    with slow.rt.database.write() as conn:
        notices.move(conn, notice_id, ("sending",), "cancelled", datetime.now(UTC))
        recipients.cancel_waiting(conn, notice_id, datetime.now(UTC))
    sender.join()
    then = len(slow.sent())
    assert then - before <= 2 * 50, "as many as go out in two seconds"
    assert slow.progress(notice_id).cancelled == 400 - then


def test_half_of_all_posts_throttled_loses_and_doubles_nothing(desk):
    desk.double.control.faults({"kind": "rest_429", "probability": 0.5, "count": 40})
    notice_id = desk.notice(80)
    ended = time.monotonic() + 300
    while desk.state(notice_id) != "done" and time.monotonic() < ended:
        desk.send(10)
    assert Counter(desk.sent()) == Counter(phone(each) for each in range(80))
    assert desk.progress(notice_id) == Progress(sent=80)


def test_a_sender_that_is_killed_leaves_nobody_with_two_and_unknown_at_most_what_it_had_at_hand(desk):
    desk.double.control.settings(latency=0.1)
    desk = desk.with_senders(rate=120)
    notice_id = desk.notice(300)
    own = multiprocessing.get_context("fork")
    parts = (0.01, 0.5, 0.99)
    for part in parts:
        process = own.Process(target=_send_in_a_process_of_its_own, args=(desk.rt,))
        process.start()
        ended = time.monotonic() + 300
        while len(desk.sent()) < 300 * part and process.is_alive() and time.monotonic() < ended:
            time.sleep(0.01)
        process.kill()
        process.join()
        _time_passes(desk, notice_id)
    desk.send()
    with desk.rt.database.read() as conn:
        left = list(conn.execute(select(outbound.outbound.c.id).where(outbound.OPEN)).scalars())
    later = replace(desk.rt, now=lambda: datetime.now(UTC) + timedelta(minutes=5))
    for each in left:
        send_text(later, each)
    desk.send()
    assert max(Counter(desk.sent()).values()) == 1
    found = desk.progress(notice_id)
    assert found.sent + found.unknown == 300
    # Mostly none. However busy the machine, no kill strands more than had not left the process.
    assert found.unknown <= AT_HAND * len(parts) and found.unknown == 300 - len(desk.sent())
    assert desk.state(notice_id) == "done"


def _send_in_a_process_of_its_own(rt: Runtime) -> None:
    own = open_runtime(rt.settings, redis=rt.redis)
    deliver(replace(own, shelf=rt.shelf), 60)


def _time_passes(desk: Desk, notice_id: int) -> None:
    """The lease of what the killed one had claimed ends."""
    rows = recipients.recipients
    with desk.rt.database.write() as conn:
        mine = (rows.c.notice_id == notice_id, rows.c.state == "claimed")
        conn.execute(update(rows).where(*mine).values(claimed_until=datetime.now(UTC) - timedelta(seconds=1)))


def test_no_text_begins_after_stop_was_answered(desk, monkeypatch):
    monkeypatch.setattr(let_posts_end, "SECONDS", 60.0)  # as long as a busy machine may take for a post
    desk.double.control.settings(latency=0.1)
    slow = desk.with_senders(rate=150)
    slow.notice(300)
    sender = threading.Thread(target=slow.send, args=(120,))
    sender.start()
    answered: dict[str, float] = {}

    def stop(number: int) -> None:
        receive_text(slow.rt, InboundText(f"SM{number:032}", phone(number), "STOP"))
        answered[phone(number)] = time.time()

    until(slow.sent)
    # The last ones have time enough to say it before it is their turn; the others meet their text on its way.
    numbers = (*range(290, 300), *range(0, 160, 8))
    threads = [threading.Thread(target=stop, args=(each,)) for each in numbers]
    for thread in threads:
        thread.start()
        time.sleep(0.03)
    for thread in (*threads, sender):
        thread.join()
    begun = dict(zip(map(str, slow.column("recipient")), slow.column("created"), strict=True))
    assert len(answered) == 30
    assert [who for who, at in answered.items() if float(str(begun.get(who, 0))) > at] == []
    assert any(who not in begun for who in answered), "some STOP came before the text"


@on_sqlite
def test_a_notice_stops_itself_when_its_first_texts_do_not_arrive(desk):
    desk.double.control.faults({"kind": "rest_refuse", "code": 21614, "probability": 0.3})
    slow = desk.with_senders(rate=100)
    notice_id = slow.notice(400)
    slow.send(120)
    with slow.rt.database.read() as conn:
        row = notices.by_id(conn, notice_id)
    assert row is not None
    assert row.state == "halted"
    assert "did not arrive" in row.why
    assert slow.progress(notice_id).waiting > 0


@on_sqlite
def test_what_is_wrong_with_our_account_stops_a_notice_and_costs_nobody_their_text(desk):
    desk.double.control.faults({"kind": "rest_refuse", "code": 21606})
    slow = desk.with_senders(rate=20)
    notice_id = slow.notice(100)
    slow.send(120)
    assert slow.state(notice_id) == "halted"
    assert slow.progress(notice_id).waiting == 100


@on_sqlite
def test_a_days_limit_ends_sending_for_the_day_and_survives_redis(desk):
    limited = desk.with_senders(daily=40)
    notice_id = limited.notice(60)
    assert limited.send(120) == 36, "a tenth is kept for replies"
    desk.rt.redis.flushall()
    assert limited.send(120) == 0
    assert limited.progress(notice_id).waiting == 24


def test_each_number_sends_its_share_and_a_resident_hears_the_one_they_texted(desk):
    two = desk.with_senders(Sender("+16025550101", FAST))
    ids = residents(two.rt.database, 40)
    with two.rt.database.write() as conn:
        contacts.set_sender(conn, phone(0), "+16025550101")
        contacts.set_sender(conn, phone(1), "+16025550100")
    prepared(two.rt.database, ids)
    two.send()
    by = dict(zip(two.column("recipient"), two.column("sender"), strict=True))
    assert (by[phone(0)], by[phone(1)]) == ("+16025550101", "+16025550100")
    assert 10 <= Counter(by.values())["+16025550101"] <= 30


def test_texts_nobody_knows_about_go_out_again_when_a_member_says_so(desk):
    notice_id = desk.notice(5)
    desk.double.control.faults({"kind": "rest_reset", "count": 2})
    desk.send()
    later = replace(desk.rt, now=lambda: datetime.now(UTC) + timedelta(minutes=5))
    with desk.rt.database.read() as conn:
        unsure = list(conn.execute(select(outbound.outbound.c.id).where(outbound.OPEN)).scalars())
        member = staff.by_email(conn, "operator@riverbend.example")
    for each in unsure:
        send_text(later, each)
    assert desk.progress(notice_id) == Progress(sent=3, unknown=2)
    desk.send()
    assert desk.state(notice_id) == "done"
    assert member is not None
    assert resend_unknown(desk.rt, member, notice_id).values == {"number": 2}
    assert not resend_unknown(desk.rt, member, notice_id).done
    desk.send()
    assert desk.progress(notice_id) == Progress(sent=5)
    assert Counter(desk.sent()) == Counter(phone(each) for each in range(5))


@on_sqlite
def test_a_reply_counts_for_the_number_that_was_texted_and_that_number_is_heard_from_now_on(desk):
    two = desk.with_senders(Sender("+16025550101", FAST))
    ids = residents(two.rt.database, 1)
    texted = InboundText("SM" + "7" * 32, phone(0), "hello", form={"To": "+16025550101"})
    assert receive_text(two.rt, texted), "answered at once, whatever the pace"
    two.rt.buckets.flush()
    assert two.rt.redis.exists("textbot:bucket:+16025550101")
    assert not two.rt.redis.exists("textbot:bucket:+16025550100")
    prepared(two.rt.database, ids)
    two.send()
    assert two.column("sender") == ["+16025550101"]


@on_sqlite
def test_no_reply_waits_behind_a_notice_that_is_on_its_way(desk):
    notice_id = desk.notice(1)
    desk.double.control.faults({"kind": "rest_reset"})
    desk.send()
    assert desk.progress(notice_id).sending == 1
    assert receive_text(desk.rt, InboundText("SM" + "8" * 32, phone(0), "hello"))
