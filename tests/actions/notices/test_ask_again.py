"""Who joined and was not heard of for a year is asked once more, by day; YES keeps it, NO and silence end it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.rig.line import RESIDENT, Line
from textbot.actions.notices.ask_again import ask_again
from textbot.store import contacts as contact_rows
from textbot.store import delivery_wishes, subscriptions
from textbot.store.consents import consents
from textbot.store.outbound import outbound

A_YEAR = timedelta(days=366)


@pytest.fixture
def noon(quick: Line) -> Line:
    """The line at noon in Arizona."""
    now = quick.clock()
    quick.clock.shift = now.replace(hour=19, minute=0) - now
    return quick


def subscriber(line: Line, phone: str = RESIDENT, *, seen: timedelta | None = A_YEAR, since: timedelta = A_YEAR) -> int:
    now = line.clock()
    with line.rt.database.write() as conn:
        contact_id = contact_rows.add(conn, phone, now - since)
        if seen is not None:
            values = {"last_seen": now - seen}
            conn.execute(contact_rows.contacts.update().where(contact_rows.contacts.c.id == contact_id).values(values))
        for topic in ("trash-reminders", "water-alerts"):
            subscriptions.put(conn, contact_id, topic, "on", now - since, "import")
    return contact_id


def topics(line: Line, contact_id: int) -> dict[str, str]:
    with line.rt.database.read() as conn:
        return {row.topic: row.state for row in subscriptions.of_contact(conn, contact_id)}


def asked_again(line: Line) -> int:
    """A round, and what it wrote is sent."""
    number = ask_again(line.rt)
    line.work()
    line.all_delivered()
    return number


def said(line: Line) -> list[str]:
    return [row.body for row in line.rows(outbound)]


def test_they_are_asked_once_about_all_of_it(noon: Line) -> None:
    subscriber(noon)
    assert [ask_again(noon.rt), ask_again(noon.rt)] == [1, 0]
    (text,) = said(noon)
    assert text.startswith("Riverbend: you joined trash reminders, water alerts over a year ago. Still want these")
    assert [row.kind for row in noon.rows(outbound)] == ["follow-up"]
    noon.clock.pass_by(20 * 24 * 3600)
    assert ask_again(noon.rt) == 0


@pytest.mark.parametrize("wish", [{"after": "18:00"}, {"muted_until": "tomorrow"}], ids=["evenings only", "muted"])
def test_the_question_too_comes_when_they_want_notices(noon: Line, wish: dict[str, object]) -> None:
    contact_id, now = subscriber(noon), noon.clock()
    wish = {**wish, **({"muted_until": now + timedelta(hours=7)} if "muted_until" in wish else {})}
    with noon.rt.database.write() as conn:
        delivery_wishes.put(conn, contact_id, "", **wish)  # type: ignore[arg-type]
    assert ask_again(noon.rt) == 0
    noon.clock.pass_by(7 * 3600)
    assert ask_again(noon.rt) == 1


@pytest.mark.parametrize(
    ("reply", "state", "what"),
    [("yes", "on", "topic_on"), ("Yes!", "on", "topic_on"), ("no", "ended", "topic_off"), ("sí", "on", "topic_on")],
)
def test_yes_keeps_and_no_ends_them_days_later(noon: Line, reply: str, state: str, what: str) -> None:
    contact_id = subscriber(noon)
    asked_again(noon)
    asked = said(noon)[0]
    noon.clock.pass_by(5 * 24 * 3600)
    answer = " ".join(noon.hears(reply))
    assert "trash reminders" in answer or "recordatorios de basura" in answer
    assert set(topics(noon, contact_id).values()) == {state}
    kept = [row for row in noon.rows(consents) if row.what == what]
    assert [row.topic for row in kept] == ["trash-reminders", "water-alerts"]
    if reply == "yes":
        assert kept[0].shown == asked
    assert ask_again(noon.rt) == 0
    noon.clock.pass_by(31 * 24 * 3600)
    ask_again(noon.rt)
    assert set(topics(noon, contact_id).values()) == {state}


def test_silence_ends_them_after_a_month_and_that_is_on_record(noon: Line) -> None:
    contact_id = subscriber(noon)
    ask_again(noon.rt)
    noon.clock.pass_by(29 * 24 * 3600)
    ask_again(noon.rt)
    assert set(topics(noon, contact_id).values()) == {"on"}
    noon.clock.pass_by(2 * 24 * 3600)
    ask_again(noon.rt)
    assert set(topics(noon, contact_id).values()) == {"ended"}
    assert {(row.what, row.how) for row in noon.rows(consents)} == {("topic_off", "silence")}
    assert len(said(noon)) == 1


def test_who_writes_about_something_else_is_heard_of(noon: Line) -> None:
    contact_id = subscriber(noon)
    asked_again(noon)
    noon.hears("how do i adopt a dog")
    noon.clock.pass_by(40 * 24 * 3600)
    ask_again(noon.rt)
    assert set(topics(noon, contact_id).values()) == {"on"}


@pytest.mark.parametrize(
    "given",
    [{"seen": timedelta(days=300)}, {"since": timedelta(days=300)}, {"seen": None, "since": timedelta(days=300)}],
    ids=["texted since", "joined since", "imported since"],
)
def test_who_was_heard_of_within_the_year_is_not_asked(noon: Line, given: dict[str, timedelta]) -> None:
    subscriber(noon, **given)
    assert ask_again(noon.rt) == 0


def test_nobody_is_asked_at_night_who_opted_out_or_cannot_be_reached(noon: Line) -> None:
    first, second = subscriber(noon, "+16025550143"), subscriber(noon, "+16025550144")
    subscriber(noon, "+18085550145")  # 9 AM in Honolulu at noon in Arizona: by day, too
    with noon.rt.database.write() as conn:
        contact_rows.set_opt_out(conn, first, "ours")
        suspended = contact_rows.contacts.update().where(contact_rows.contacts.c.id == second)
        conn.execute(suspended.values(suspended_at=noon.clock(), unreachable=3))
    noon.clock.pass_by(-4 * 3600)
    assert ask_again(noon.rt) == 0  # 8 AM here, 5 AM there
    noon.clock.pass_by(4 * 3600)
    assert ask_again(noon.rt) == 1
    with noon.rt.database.read() as conn:
        asked = conn.execute(select(subscriptions.subscriptions.c.contact_id).where(
            subscriptions.subscriptions.c.asked_again_at.is_not(None))).scalars().all()  # fmt: skip
    assert set(asked).isdisjoint({first, second})


def test_a_report_begun_a_year_ago_does_not_take_the_yes(noon: Line) -> None:
    noon.learn_places()
    noon.hears("report a pothole")
    noon.clock.shift += A_YEAR
    with noon.rt.database.write() as conn:
        row = contact_rows.by_phone(conn, RESIDENT)
        assert row is not None
        subscriptions.put(conn, row.id, "events", "on", noon.clock() - A_YEAR, "text")
    assert asked_again(noon) == 1
    assert "You keep getting event news" in " ".join(noon.hears("yes"))
