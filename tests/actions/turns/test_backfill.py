"""Texts that only the provider's list has are taken in: all of them, once, and marked late."""

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from tests.rig.line import RESIDENT, Line
from tests.rig.rehearsal import PaperChannel
from tests.rig.twilio_double import NUMBER, RunningDouble
from textbot.actions.turns.backfill import backfill
from textbot.channels.channel import NotSent, Received
from textbot.store.conversations import conversations
from textbot.store.inbound import inbound
from textbot.store.media import media
from textbot.store.outbound import outbound

HOURS = "What are your hours?"


@dataclass
class Listed(PaperChannel):
    """A provider with texts on its list, newest first; `away`: it does not answer."""

    texts: list[Received] = field(default_factory=list)
    away: bool = False
    asked: list[datetime] = field(default_factory=list)

    def received(self, since: datetime) -> tuple[Received, ...]:
        self.asked.append(since)
        if self.away:
            raise NotSent("Twilio could not be reached")
        return tuple(text for text in sorted(self.texts, key=lambda each: each.at, reverse=True) if text.at >= since)

    def media_urls(self, sid: str) -> tuple[tuple[str, str], ...]:
        return (("https://api.twilio.com/media/1", "image/jpeg"),)


@pytest.fixture
def provider() -> Listed:
    return Listed()


@pytest.fixture
def away(quick: Line, provider: Listed) -> Line:
    """A line that heard nothing by webhook."""
    return quick.with_parts(channel=provider)


def listed(line: Line, body: str = HOURS, *, age: float = 60, sender: str = RESIDENT, photos: int = 0) -> Received:
    sent_at = line.clock() - timedelta(seconds=age)
    return Received(f"SMlate{abs(hash((body, age, sender))):x}"[:34], sender, NUMBER, body, sent_at, photos)


def test_a_text_that_never_reached_us_is_taken_in_late_and_answered_with_an_apology(
    away: Line, provider: Listed
) -> None:
    away.hears("hi")
    away.all_delivered()
    provider.texts = [listed(away)]
    assert backfill(away.rt) == 1
    row = away.rows(inbound)[-1]
    assert (row.sid, row.body, row.turn) == (provider.texts[0].sid, HOURS, None)
    assert row.sent_at == provider.texts[0].at
    away.work()
    ((to, said),) = provider.sent
    assert to == RESIDENT
    assert said.startswith("Sorry this is late")
    assert [each.turn for each in away.rows(inbound)] == [1, 2]


def test_reading_the_list_again_changes_nothing(away: Line, provider: Listed) -> None:
    provider.texts = [listed(away), listed(away, "hi", age=90)]
    assert [backfill(away.rt) for _ in range(3)] == [2, 0, 0]
    assert len(away.rows(inbound)) == 2


def test_texts_are_taken_in_the_order_they_were_sent(line: Line, provider: Listed) -> None:
    away = line.with_parts(channel=provider)
    provider.texts = [listed(away, f"{HOURS} {number}", age=500 - number) for number in (3, 1, 4, 0, 2)]
    backfill(away.rt)
    assert [row.body for row in away.rows(inbound)] == [f"{HOURS} {number}" for number in range(5)]
    away.work()
    assert [row.turn for row in away.rows(inbound)] == [1, 2, 3, 4, 5]


def test_what_the_webhook_brought_is_not_taken_in_again(away: Line, provider: Listed) -> None:
    away.hears(HOURS)
    (row,) = away.rows(inbound)
    provider.texts = [replace(listed(away), sid=row.sid)]
    assert backfill(away.rt) == 0


def test_a_text_that_may_still_be_on_its_way_is_left_alone(away: Line, provider: Listed) -> None:
    provider.texts = [listed(away, age=10)]
    assert backfill(away.rt) == 0
    away.clock.pass_by(15)
    assert backfill(away.rt) == 1


@pytest.mark.parametrize(
    ("age", "reason", "answered"),
    [(3600, [], True), (3 * 3600, ["late"], False)],
    ids=["under two hours", "over two hours"],
)
def test_an_old_text_goes_to_staff_instead_of_being_answered(
    away: Line, provider: Listed, age: float, reason: list[str], answered: bool
) -> None:
    backfill(away.rt)
    provider.texts = [listed(away, age=0)]
    away.clock.pass_by(age)
    backfill(away.rt)
    away.work()
    assert [thread.reason for thread in away.rows(conversations)] == reason
    assert bool(provider.sent) == answered


@pytest.mark.parametrize("body", ["STOP", "there is a fire in the building"])
def test_a_late_stop_and_a_late_emergency_are_heard_all_the_same(away: Line, provider: Listed, body: str) -> None:
    backfill(away.rt)
    provider.texts = [listed(away, body, age=0)]
    away.clock.pass_by(5 * 3600)
    backfill(away.rt)
    away.work()
    assert len(provider.sent) == 1
    assert not provider.sent[0][1].startswith("Sorry")


def test_after_a_failed_reading_the_next_one_starts_from_the_same_moment(away: Line, provider: Listed) -> None:
    backfill(away.rt)
    provider.texts = [listed(away, age=0)]
    provider.away = True
    for _ in range(3):
        away.clock.pass_by(3600)
        with pytest.raises(NotSent):
            backfill(away.rt)
    provider.away = False
    assert backfill(away.rt) == 1
    assert provider.asked[-1] == provider.asked[-2] <= provider.texts[0].at


def test_the_photos_of_a_late_text_are_fetched(away: Line, provider: Listed) -> None:
    provider.texts = [listed(away, "pothole", photos=1)]
    backfill(away.rt)
    assert [row.photos for row in away.rows(inbound)] == [1]
    assert [row.url for row in away.rows(media)] == ["https://api.twilio.com/media/1"]


@pytest.mark.parametrize("sender", ["77222", "RIVERBEND", NUMBER], ids=["short code", "a name", "us"])
def test_a_late_text_of_a_machine_gets_no_answer(away: Line, provider: Listed, sender: str) -> None:
    provider.texts = [listed(away, sender=sender)]
    backfill(away.rt)
    away.work()
    assert [(row.by_machine, row.turn) for row in away.rows(inbound)] == [(True, 1)]
    assert provider.sent == []


def test_one_odd_text_does_not_hold_up_the_others(line: Line, provider: Listed) -> None:
    away = line.with_parts(channel=provider)
    provider.texts = [
        listed(away, "first", age=100),
        listed(away, "odd \x00 \ud800 " + "x" * 5000, age=90, sender="rcs:" + "a" * 60 + "\x00"),
        listed(away, "last", age=80),
    ]
    backfill(away.rt)
    assert [row.body[:4] for row in away.rows(inbound)] == ["firs", "odd ", "last"]


def test_more_than_a_page_of_texts_is_read_from_the_list(city: Line, double: RunningDouble) -> None:
    number = 1_050
    double.control.faults({"kind": "webhook_refuse"})
    double.control.text(RESIDENT, HOURS)
    multiply(double, number - 1)
    city.clock.pass_by(60)
    assert backfill(city.rt) == number
    assert len({row.sid for row in city.rows(inbound)}) == number
    assert backfill(city.rt) == 0
    assert city.rows(outbound) == []


def multiply(double: RunningDouble, times: int) -> None:
    """Put copies of the double's only text on its list: quicker than sending each."""
    with sqlite3.connect(next(double.data.glob("*.db")), timeout=30) as kept:
        kept.row_factory = sqlite3.Row
        row = dict(kept.execute("SELECT * FROM messages").fetchone())
        del row["seq"]
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        copies = [row | {"sid": f"SM{number:032x}", "rev": row["rev"] + number} for number in range(1, times + 1)]
        kept.executemany(f"INSERT INTO messages ({names}) VALUES ({marks})", copies)
    kept.close()
