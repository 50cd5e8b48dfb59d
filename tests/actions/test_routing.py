"""Requests and conversations go where the city's rules say, and other departments are told under one reference."""

from dataclasses import replace

import pytest

from tests.rig.line import Line
from tests.rig.office import Office, Shelf
from tests.rig.reports import DAY, now_is, report
from textbot.actions.conversations.assign_conversation import send_to_department
from textbot.actions.conversations.route_conversation import route_conversation
from textbot.actions.requests import tell_department as mailing
from textbot.core.routing import HAND_OFF, Rule
from textbot.store import arrivals, conversations, request_copies
from textbot.store.request_copies import request_copies as copies
from textbot.store.request_events import request_events

RULES = (
    Rule("tell", notify=("police",), types=("pothole",)),
    Rule("west", department="parks", assignee="ana@riverbend.example", districts=("District 2",), notify=("fire",)),
    Rule("angry", department="court", assignee="ana@riverbend.example", kinds=(HAND_OFF,), words=("judge",)),
)


def with_rules(line: Line) -> Line:
    return line.with_parts(shelf=Shelf(replace(line.rt.playbook, routing=RULES)))


def test_a_request_goes_where_the_rules_say_and_others_are_told_once(line: Line) -> None:
    line = with_rules(now_is(line, DAY))
    row = report(line)
    assert (row.department, row.assignee) == ("parks", "ana@riverbend.example")
    assert [(each.department, each.rule) for each in line.rows(copies)] == [("police", "tell"), ("fire", "west")]
    assert [(each.kind, each.source) for each in line.rows(request_events)] == [
        ("received", "resident"), ("routed", "rule:west"),
    ]  # fmt: skip


def test_without_a_rule_it_stays_with_its_own_department(quick: Line) -> None:
    quick = quick.with_parts(shelf=Shelf(replace(quick.rt.playbook, routing=())))
    assert report(now_is(quick, DAY)).department == "streets"


def test_the_mail_names_the_request_and_nobody(quick: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = with_rules(now_is(quick, DAY)).with_settings(smtp_url="smtp://localhost:1")
    row = report(quick, name="Ana Ruiz", slots={"details": "my house"})
    sent: list[str] = []
    monkeypatch.setattr(mailing, "hand_over", lambda url, mail: sent.append(mail.as_string()))
    quick.time_passes(5)
    quick.work("slow")
    assert len(sent) == 2
    assert all(row.reference in mail and "Ana" not in mail and "my house" not in mail for mail in sent)
    with quick.rt.database.read() as conn:
        assert all(each.mailed_at for each in request_copies.of_request(conn, row.id))


def test_a_conversation_goes_where_the_rules_say(desk: Office) -> None:
    object.__setattr__(desk.rt, "shelf", Shelf(replace(desk.rt.playbook, routing=RULES)))
    contact = desk.resident()
    with desk.rt.database.write() as conn:
        waits = arrivals.to_inbox(
            conn, contact, desk.clock(), reason="asked", priority="normal", about="the judge!", department=""
        )
    route_conversation(desk.rt, waits)
    with desk.rt.database.read() as conn:
        found = conversations.by_id(conn, waits)
    assert found is not None
    assert (found.department, found.assignee_id, found.status) == ("court", desk.member.id, "waiting")


def test_where_staff_sent_a_conversation_there_it_stays(desk: Office) -> None:
    object.__setattr__(desk.rt, "shelf", Shelf(replace(desk.rt.playbook, routing=RULES)))
    contact = desk.resident()
    with desk.rt.database.write() as conn:
        waits = arrivals.to_inbox(
            conn, contact, desk.clock(), reason="asked", priority="normal", about="the judge!", department=""
        )
    send_to_department(desk.rt, waits, desk.member, "water")
    before = desk.conversation(waits)
    route_conversation(desk.rt, waits)  # its worker was held up
    assert desk.conversation(waits) == before
