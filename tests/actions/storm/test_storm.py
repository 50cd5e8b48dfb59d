"""Storm mode in the record: one incident for many, one all-clear, reports that wait, and its end."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import event, select

from tests.rig.office import Office, riverbend
from tests.rig.rehearsal import Rehearsal
from tests.rig.storms import BANNERS
from textbot.actions.playbook.publish import publish
from textbot.actions.requests.move_request import move_request
from textbot.actions.requests.tell_update import tell_update
from textbot.actions.storm.close_incident import close_incident
from textbot.actions.storm.switch_storm import Choice, end_storm, end_when_over, renew_storm, start_storm
from textbot.actions.storm.tell_held import tell_held
from textbot.runtime import Runtime
from textbot.store import (
    audit_events,
    contacts,
    incidents,
    outbound,
    request_people,
    request_updates,
    requests,
    storms,
)
from textbot.store.outbound import OutboundRow

MANY = 24
CLEAR = {"en": "Riverbend: power is back.", "es": "Riverbend: ya hay luz."}
NIGHT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)  # 10:30 PM in Arizona


def stormy(desk: Office) -> Runtime:
    """The parts once every process has seen the switch."""
    with desk.rt.database.read() as conn:
        storm = storms.current(conn)
    return replace(desk.rt, shelf=replace(desk.rt.shelf, storm=storm))  # type: ignore[type-var]


def on(desk: Office) -> Runtime:
    assert start_storm(desk.rt, desk.member, Choice(BANNERS)).done
    return stormy(desk)


def says(rt: Runtime, number: int, text: str) -> str:
    return Rehearsal(rt, f"+1602555{number:04}", rt.now()).text(text).us


def told(rt: Runtime) -> list[OutboundRow]:
    """Every text of ours by REST, after all that is due was written."""
    with rt.database.read() as conn:
        due = request_updates.due(conn, rt.now())
    for each in due:
        tell_update(rt, each.id)
    statement = select(outbound.outbound.c.id).where(outbound.outbound.c.via == "rest").order_by(outbound.outbound.c.id)
    with rt.database.read() as conn:
        found = [outbound.by_id(conn, each) for each in conn.execute(statement).scalars()]
    return [row for row in found if row is not None]


def sent(rt: Runtime) -> None:
    """The sender is through with what waits."""
    with rt.database.write() as conn:
        conn.execute(outbound.outbound.update().where(outbound.outbound.c.state == "queued").values(state="delivered"))


def test_many_texts_are_one_incident_and_hear_one_all_clear(desk: Office) -> None:
    rt = on(desk)
    replies = [says(rt, number, "power out" if number % 2 else "no hay luz") for number in range(MANY)]
    with rt.database.read() as conn:
        rows = conn.execute(select(requests.requests.c.id)).scalars().all()
        (incident,) = incidents.open_ones(conn)
        crowd, request = incidents.crowd(conn, incident.id), requests.by_id(conn, incident.request_id)
        people = request_people.of_request(conn, incident.request_id)
    assert request is not None
    assert len(rows) == 1
    assert (crowd.texts, crowd.people) == (MANY, MANY)
    assert sum(each.role == "follower" for each in people) == MANY
    assert all(request.reference in reply for reply in replies)
    assert replies[1].startswith(BANNERS["en"])
    assert replies[0].startswith(BANNERS["es"])
    done = close_incident(rt, desk.member, incident.id, CLEAR)
    assert done.english == "Closed. The all-clear goes to 24 people."
    assert len(told(rt)) == 1, "one a second at the city's pace"
    desk.clock.pass_by(timedelta(seconds=MANY / 0.9))
    assert not close_incident(rt, desk.member, incident.id, CLEAR).done
    assert len(told(rt)) == 20, "the others wait until these went out"
    sent(rt)
    desk.clock.pass_by(timedelta(seconds=5))
    texts = told(rt)
    assert Counter(row.body for row in texts) == {CLEAR["en"]: MANY / 2, CLEAR["es"]: MANY / 2}
    assert {row.kind for row in texts} == {"follow-up"}
    sent(rt)
    desk.clock.pass_by(timedelta(minutes=5))
    assert len(told(rt)) == MANY


def line_up(desk: Office, rt: Runtime, number: int) -> int:
    """An incident that so many follow, one of whom said STOP since; what it is asked for by."""
    says(rt, 1, "power out")
    with rt.database.write() as conn:
        (incident,) = incidents.open_ones(conn)
        new = [{"phone": f"+1602666{each:04}", "first_seen": rt.now()} for each in range(number - 1)]
        conn.execute(contacts.contacts.insert(), new)
        ids = conn.execute(select(contacts.contacts.c.id).where(contacts.contacts.c.phone.like("+1602666%"))).scalars()
        for each in ids.all():
            request_people.follow(conn, incident.request_id, each, "en", rt.now())
        contacts.set_opt_out(conn, each, "ours")
    return incident.id


def test_thousands_are_told_at_the_pace_of_the_citys_numbers_and_not_who_said_stop_since(desk: Office) -> None:
    rt, statements = on(desk), []
    rt = replace(rt, settings=replace(rt.settings, textbot_sender_rate=100.0))
    incident_id = line_up(desk, rt, 2000)
    event.listen(rt.database.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    done = close_incident(rt, desk.member, incident_id, CLEAR)
    assert done.values["number"] == 1999
    assert len(statements) < 50, "nobody waits for a transaction of thousands of statements"
    with rt.database.read() as conn:
        due = sorted(each.due_at - rt.now() for each in request_updates.due(conn, rt.now() + timedelta(1), 5000))
    assert len(due) == 2000
    assert due[0] == timedelta(0)
    assert due[-1] == timedelta(seconds=1999 / 5)
    assert max(Counter(int(each.total_seconds()) for each in due).values()) == 5


def test_an_all_clear_waits_for_the_day_and_for_the_words_of_staff(desk: Office) -> None:
    rt = on(desk)
    says(rt, 1, "power out")
    desk.clock.at = NIGHT
    with rt.database.write() as conn:
        (incident,) = incidents.open_ones(conn)
        move_request(conn, incident.request_id, "in_progress", at=rt.now(), now=rt.now(), source="city")
    assert told(rt) == []
    with rt.database.write() as conn:
        move_request(conn, incident.request_id, "closed", at=rt.now(), now=rt.now(), source="city")
    assert told(rt) == [], "the city's system closed it: nobody wrote what to say yet"
    assert close_incident(rt, desk.member, incident.id, CLEAR).done
    assert told(rt) == [], "it is night"
    desk.clock.at = NIGHT + timedelta(hours=10)
    assert [row.body for row in told(rt)] == [CLEAR["en"]]


def test_a_report_that_waited_goes_on_after_one_text(desk: Office) -> None:
    publish(desk.rt.database, riverbend(), desk.clock())
    rt = on(desk)
    talk, alone = (Rehearsal(rt, f"+1602555017{number}", rt.now()) for number in (7, 8))
    assert "pothole" in talk.text("pothole at elm and 5th").us
    alone.text("pothole at elm and 5th")
    assert tell_held(rt) == 0
    assert end_storm(desk.rt, desk.member).done
    alone.rt = talk.rt = desk.rt
    alone.text("continue")
    assert tell_held(desk.rt) == 1, "one went on by themselves"
    assert tell_held(desk.rt) == 0
    assert "CONTINUE" in told(desk.rt)[-1].body
    assert talk.text("continue").session.frame is not None


def test_it_ends_by_itself_unless_renewed(desk: Office) -> None:
    rt = on(desk)
    desk.clock.pass_by(timedelta(hours=11))
    assert not end_when_over(rt)
    assert renew_storm(rt, desk.member).done
    desk.clock.pass_by(timedelta(hours=11, minutes=59))
    assert not end_when_over(rt)
    assert says(stormy(desk), 5, "hi").startswith(BANNERS["en"])
    desk.clock.pass_by(timedelta(minutes=1))
    assert not says(stormy(desk), 6, "hi").startswith(BANNERS["en"]), "nobody needs to end it"
    assert end_when_over(rt)
    assert not end_when_over(rt)
    assert not renew_storm(rt, desk.member).done
    with rt.database.read() as conn:
        assert storms.last(conn)[0].ended_by == "time"
        whats = {each.what for each in audit_events.since(conn)}
    assert {"storm.started", "storm.renewed", "storm.ended"} <= whats


def test_only_operators_switch_it_and_only_with_words_that_fit(desk: Office) -> None:
    agent = desk.colleague("Ben", "agent")
    assert not start_storm(desk.rt, agent, Choice(BANNERS)).done
    assert not start_storm(desk.rt, desk.member, Choice({"en": BANNERS["en"]})).done
    assert not start_storm(desk.rt, desk.member, Choice(BANNERS, pauses=("no-such-report",))).done
    assert not start_storm(desk.rt, desk.member, Choice(BANNERS, hours=13)).done
    assert start_storm(desk.rt, desk.member, Choice(BANNERS, hours=2)).english == "Storm mode is on."
    assert start_storm(desk.rt, desk.member, Choice(BANNERS)).english == "Storm mode is changed."
    with desk.rt.database.read() as conn:
        row = storms.running(conn)
    assert row is not None
    assert row.until == desk.clock() + timedelta(hours=2), "a change does not renew it"
