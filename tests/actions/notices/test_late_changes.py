"""What changes between the moment a recipient is claimed, or written down, and the POST still counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from tests.rig.notices import SWEEPING, NoticeDesk, notice_desk
from tests.rig.office import Office
from textbot.actions.notices.hand_over import hand_over
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.read_csv import remove_list, upload_list
from textbot.actions.notices.resend_unknown import resend_unknown
from textbot.actions.notices.start_notice import prepare_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.take_batch import take_batch
from textbot.store import contacts, deliveries, delivery_wishes, notices, outbound, subscriptions
from textbot.store.recipients import recipients

NOON = datetime.fromisoformat("2026-11-24T12:00:00-07:00")


@pytest.fixture
def two(desk: Office) -> Iterator[NoticeDesk]:
    desk.clock.at = NOON
    yield notice_desk(desk)


def states(two: NoticeDesk) -> list[tuple[str, str]]:
    with two.office.rt.database.read() as conn:
        return [tuple(row) for row in conn.execute(select(recipients.c.state, recipients.c.error).order_by("id"))]


def going(two: NoticeDesk, **draft: object) -> notices.NoticeRow:
    row = two.writes(replace(SWEEPING, **draft))
    two.puts(row.id, state="preparing")
    prepare(two.office.rt, row.id)
    return two.notice(row.id)


@pytest.mark.parametrize(
    "wish",
    [{"muted_until": NOON + timedelta(days=2)}, {"after": "18:00"}, {"muted_until": NOON + timedelta(hours=2)}],
    ids=["muted", "evenings only", "muted for two hours"],
)
@pytest.mark.parametrize("topic", ["", SWEEPING.topic], ids=["all", "the topic"])
def test_a_wish_said_after_the_claim_is_heard(two: NoticeDesk, wish: dict[str, object], topic: str) -> None:
    (contact,) = two.readers(1)
    notice = going(two)
    claimed = take_batch(two.office.rt, notice, 10, None)
    assert len(claimed) == 1
    with two.office.rt.database.write() as conn:
        delivery_wishes.put(conn, contact, topic, **wish)  # type: ignore[arg-type]
    assert hand_over(two.office.rt, [(each, "notice") for each in claimed]) == []
    assert take_batch(two.office.rt, notice, 10, None) == []
    assert states(two)[0][0] in ("waiting", "left_out", "expired")


@pytest.mark.parametrize("change", ["leaves", "mutes", "says STOP", "nothing"])
def test_a_text_whose_post_begins_late_looks_again(two: NoticeDesk, change: str) -> None:
    (contact,) = two.readers(1)
    rt, notice = two.office.rt, going(two)
    (handed,) = hand_over(rt, [(each, "notice") for each in take_batch(rt, notice, 10, None)])
    with rt.database.write() as conn:
        if change == "leaves":
            subscriptions.end(conn, contact, (SWEEPING.topic,), two.office.clock())
        elif change == "mutes":
            delivery_wishes.put(conn, contact, "", muted_until=NOON + timedelta(days=1))
        elif change == "says STOP":
            contacts.set_opt_out(conn, contact, "ours")
        assert deliveries.is_stopped(conn, handed.row) == (change != "nothing")


def test_nobody_else_claims_who_is_being_handed_over(two: NoticeDesk, database_url: str) -> None:
    """A sender so slow that its claim ends while its transaction is open."""
    if not database_url.startswith("postgresql"):
        pytest.skip("one writer at a time")
    two.readers(1)
    claimed = take_batch(two.office.rt, going(two), 10, None)
    later = two.office.clock() + timedelta(minutes=2)
    database = two.office.rt.database
    with database.write() as slow, database.write() as other:
        deliveries.facts(slow, [each.id for each in claimed])
        other.execute(text("SET LOCAL lock_timeout = '100ms'"))
        with pytest.raises(OperationalError):
            deliveries.release_expired(other, later)
        other.rollback()


def test_who_may_have_got_what_was_wrong_does_not_get_it_after_its_correction(two: NoticeDesk) -> None:
    two.readers(1)
    rt, notice = two.office.rt, going(two)
    (handed,) = hand_over(rt, [(each, "notice") for each in take_batch(rt, notice, 10, None)])
    with rt.database.write() as conn:
        outbound.settle(conn, handed.id, "failed", error="unknown")
    two.puts(notice.id, state="done")
    correction = two.writes(replace(SWEEPING, corrects_id=notice.id), key="right")
    two.puts(correction.id, state="sending", started_at=two.office.clock())
    outcome = resend_unknown(rt, two.ana, notice.id)
    assert (outcome.done, outcome.english[:17]) == (False, "It was corrected:")

    two.puts(correction.id, state="cancelled", started_at=None)
    assert resend_unknown(rt, two.ana, notice.id).values == {"number": 1}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_was_not_to_get_it_does_not_when_their_list_is_gone_by_its_time(two: NoticeDesk) -> None:
    two.readers(4)
    rt, clock = two.office.rt, two.office.clock
    kept_out = upload_list(rt, two.ana, "not these", b"phone\n6025552000\n6025552001\n").list_id
    audience = {"any": [{"topic": SWEEPING.topic}], "except": [{"list": kept_out}]}
    notice = two.writes(replace(SWEEPING, audience=audience, not_before=clock() + timedelta(hours=1)))
    assert submit_notice(rt, two.ana, notice.id).done
    assert remove_list(rt, two.ana, int(str(kept_out)))
    clock.pass_by(timedelta(hours=1))
    prepare_notice(rt, notice.id)

    held = two.notice(notice.id)
    assert (held.state, held.why[:17]) == ("draft", "There is no list ")
    assert states(two) == []
